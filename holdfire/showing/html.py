"""Pages as HTML: the one door of the template engine, with everything escaped that a report brings."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from holdfire.showing.interface import ENGLISH, interface_in
from holdfire.showing.page_incident import IncidentPage
from holdfire.showing.page_report import ReportPage
from holdfire.showing.pages import Bulletin, Pages


@cache
def _templates(language: str) -> Environment:
    """The templates in a language of the interface: what they import is made once, and holds nothing of a
    page."""
    made = Environment(
        loader=PackageLoader("holdfire.showing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
    )
    made.globals |= {"t": interface_in(language).text, "language": language}
    return made


def _told(template: str, told_in: str = ENGLISH, /, **shown: object) -> str:
    """A template with what it shows. What the template defines is let go with the page: it would hold all of
    it until Python next searches for reference cycles."""
    made = _templates(told_in).get_template(template)
    context = made.new_context(shown)
    try:
        return "".join(made.root_render_func(context))
    finally:
        context.vars.clear()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What a page shows to all who ask in one language, as HTML; the layout around it is theirs."""

    title: str
    main: str


def shared_html(template: str, *, language: str, **shown: object) -> Shared:
    """A page of the workbench without its layout. It is told nothing of who asks, and its template fails
    where it wants to know."""
    made = _templates(interface_in(language).language).get_template(f"workbench/{template}")
    context = made.new_context(shown)
    try:
        "".join(made.root_render_func(context))  # makes known what the blocks import
        title, main = ("".join(made.blocks[name](context)) for name in ("title", "main"))
    finally:
        context.vars.clear()
    return Shared(title=title, main=main)


def style() -> str:
    """The style sheet of all pages."""
    return (files("holdfire.showing") / "static" / "bulletin.css").read_text(encoding="utf-8")


def bulletin_html(bulletin: Bulletin) -> str:
    """The bulletin, with its style inside: it can be mailed as one file."""
    return _told("bulletin.html", page=bulletin, root="", style=style())


def statements_html(bulletin: Bulletin) -> str:
    """Every statement on record, also those that one report alone gives."""
    return _told("statements.html", page=bulletin, root="", style=None)


def relations_html(bulletin: Bulletin) -> str:
    """Every pair of actors the record knows anything of."""
    return _told("relations.html", page=bulletin, root="", style=None)


def incident_html(page: IncidentPage, pages: Pages) -> str:
    """The page of one incident."""
    return _told("incident.html", page=page, bulletin=pages.bulletin, root="../", style=None)


def whole_page(template: str, **shown: object) -> str:
    """A page with its style inside: it can be mailed, printed, and set as PDF."""
    return _told(template, style=style(), **shown)


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


def workbench_html(template: str, *, language: str, **shown: object) -> str:
    """A page of the workbench, told in a language of the interface; in English where it is none."""
    known = interface_in(language).language
    return _told(f"workbench/{template}", known, language=known, **shown)


def report_html(page: ReportPage, pages: Pages) -> str:
    """The page of one report, as it was read."""
    return _told("report.html", page=page, bulletin=pages.bulletin, root="../", style=None)
