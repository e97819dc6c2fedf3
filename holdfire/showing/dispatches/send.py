"""Makes a dispatch of a view and writes it: as one page, as PDF, or as plain text for a mail."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from holdfire.model.history import Difference
from holdfire.showing.dispatches.daily import A_DAY, daily_sections
from holdfire.showing.dispatches.document import Dispatch, Line, Occasion, Section
from holdfire.showing.dispatches.flash import LOOKS_BACK, flash_sections
from holdfire.showing.dispatches.kept_back import without_what_is_kept_back
from holdfire.showing.dispatches.weekly import A_WEEK, weekly_sections
from holdfire.showing.dossier import Dossier
from holdfire.showing.html import marked_text, whole_page
from holdfire.showing.page_status import head
from holdfire.showing.pages import passages_in
from holdfire.showing.pdf import as_pdf
from holdfire.showing.redaction import NOTHING_KEPT_BACK, Redaction, redacted, without_the_fresh
from holdfire.showing.teller import Teller

_SECTIONS: Mapping[Occasion, tuple[timedelta, Callable[[Teller, Difference | None], tuple[Section, ...]]]] = {
    Occasion.DAILY: (A_DAY, daily_sections),
    Occasion.WEEKLY: (A_WEEK, weekly_sections),
    Occasion.FLASH: (LOOKS_BACK, flash_sections),
}


def _page(dispatch: Dispatch) -> str:
    return whole_page("dispatches/dispatch.html", dispatch=dispatch)


FORMS: Mapping[str, Callable[[Dispatch], bytes]] = {
    "html": lambda dispatch: _page(dispatch).encode(),
    "pdf": lambda dispatch: as_pdf(_page(dispatch)),
    "markdown": lambda dispatch: marked_text("dispatches/dispatch.md", dispatch=dispatch).encode(),
}
"""How a dispatch can be written; PDF needs the extra `pdf`."""


def dispatch(
    dossier: Dossier,
    occasion: Occasion,
    *,
    since: datetime | None = None,
    redaction: Redaction = NOTHING_KEPT_BACK,
) -> Dispatch:
    """A dispatch of what a dossier holds. `since` (with a zone) is the moment of the record that changes are
    told from, None for its last run.

    Raises RecordError where `since` is no moment of this record."""
    teller = Teller(without_the_fresh(dossier, redaction))
    looks_back, sections = _SECTIONS[occasion]
    answers = head(teller)
    cut_off = teller.dossier.cut_off
    told = Dispatch(
        occasion=occasion,
        title=f"{occasion.value.capitalize()} dispatch",
        case=answers.case,
        agreement=answers.agreement,
        answer=answers.answer,
        cut_off=f"{answers.cut_off} ({answers.zone})",
        cut_off_utc=answers.cut_off_utc,
        window=f"{teller.clock.moment(cut_off - looks_back)} to {answers.cut_off}",
        language=teller.words.language,
        withheld=(),
        sections=sections(teller, dossier.view.difference(since) if since else None),
    )
    told = without_what_is_kept_back(told, teller.dossier.kept_back)
    told = replace(told, sources=_sources(teller, told))
    kept_back = redacted(told, redaction, teller.dossier.case)
    return replace(kept_back, withheld=redaction.told())


def _sources(teller: Teller, told: Dispatch) -> tuple[Line, ...]:
    """Every report that a dispatch cites, in order of first citation."""
    lines = []
    for report_id in dict.fromkeys(passage.report for passage in passages_in(told)):
        reading = teller.dossier.readings.get(report_id)
        if reading is not None:
            report = reading.report
            lines.append(
                Line(
                    lead=f"{teller.outlet(report)}, {teller.published(report)}",
                    text=f"{report.title}. {report_id}, capture SHA-256 {report.capture}",
                    anchor=f"source-{report_id}",
                )
            )
    return tuple(lines)
