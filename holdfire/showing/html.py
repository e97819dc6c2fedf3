"""Pages as HTML: the one door of the template engine, with everything escaped that a report brings."""

import re
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from holdfire.showing.interface import ENGLISH, interface_in
from holdfire.showing.page_incident import IncidentPage
from holdfire.showing.page_report import ReportPage
from holdfire.showing.pages import Bulletin, Pages

_TEMPLATES = Environment(
    loader=PackageLoader("holdfire.showing"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals["t"] = interface_in(ENGLISH).text


def style() -> str:
    """The style sheet of all pages."""
    return (files("holdfire.showing") / "static" / "bulletin.css").read_text(encoding="utf-8")


def bulletin_html(bulletin: Bulletin) -> str:
    """The bulletin, with its style inside: it can be mailed as one file."""
    return _TEMPLATES.get_template("bulletin.html").render(page=bulletin, root="", style=style())


def statements_html(bulletin: Bulletin) -> str:
    """Every statement on record, also those that one report alone gives."""
    return _TEMPLATES.get_template("statements.html").render(page=bulletin, root="", style=None)


def relations_html(bulletin: Bulletin) -> str:
    """Every pair of actors the record knows anything of."""
    return _TEMPLATES.get_template("relations.html").render(page=bulletin, root="", style=None)


def incident_html(page: IncidentPage, pages: Pages) -> str:
    """The page of one incident."""
    return _TEMPLATES.get_template("incident.html").render(
        page=page, bulletin=pages.bulletin, root="../", style=None
    )


def whole_page(template: str, **shown: object) -> str:
    """A page with its style inside: it can be mailed, printed, and set as PDF."""
    return _TEMPLATES.get_template(template).render(style=style(), **shown)


def marked_text(template: str, **shown: object) -> str:
    """Markdown, which reads as plain text too: nothing a report brings can mark it up."""
    return _PLAIN.get_template(template).render(**shown)


def _literal(value: object) -> str:
    """A value with every sign that Markdown reads as mark-up made a plain sign, on one line."""
    return _MARK_UP.sub(r"\\\1", " ".join(str(value).split()))


_MARK_UP = re.compile(r"([\\`*_\[\]<>|#])")

_PLAIN = Environment(
    loader=PackageLoader("holdfire.showing"),
    autoescape=False,  # noqa: S701 - no HTML: Markdown's own signs are made plain instead
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_PLAIN.filters["literal"] = _literal


class _RecordedSentences:
    """Whether a page in another language shows a sentence of the record, which is English, so far."""

    any = False

    def shown(self) -> str:
        """Notes that one is shown; adds nothing to the page."""
        self.any = True
        return ""


def workbench_html(template: str, *, language: str, **shown: object) -> str:
    """A page of the workbench, told in a language of the interface; in English where it is none."""
    texts = interface_in(language)
    return _TEMPLATES.get_template(f"workbench/{template}").render(
        t=texts.text, language=texts.language, recorded_sentences=_RecordedSentences(), **shown
    )


def report_html(page: ReportPage, pages: Pages) -> str:
    """The page of one report, as it was read."""
    return _TEMPLATES.get_template("report.html").render(
        page=page, bulletin=pages.bulletin, root="../", style=None
    )
