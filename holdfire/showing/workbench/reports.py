"""Reports: what was read, by outlet and time, a page at a time."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from holdfire.model.report import Report
from holdfire.showing.page_coverage import side_of
from holdfire.showing.teller import Teller, direction
from holdfire.showing.workbench.days import last_moment, midnight
from holdfire.showing.workbench.listed import reports_listed
from holdfire.showing.workbench.paged import LINES, Paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsAsked:
    """Reports of an outlet (by id), published from the day `since` to the day `until`, both included, as the
    case's zone counts days; a report of unknown date was published on no day."""

    outlet: str = ""
    since: date | None = None
    until: date | None = None
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report: who published it, for which side, in which language, when, and in how many passages
    something was read."""

    id: str
    title: str
    lang: str | None
    direction: str
    outlet: str
    side: str
    language: str
    published: str
    passages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPage:
    """A page of reports in order of publication, and the outlets whose alone may be asked for."""

    outlet: str
    since: date | None
    until: date | None
    outlets: tuple[tuple[str, str], ...]
    lines: tuple[ReportLine, ...]
    paging: Paging


def reports(teller: Teller, asked: ReportsAsked) -> ReportsPage:
    """The list of reports."""
    zone = ZoneInfo(teller.clock.zone)
    since = midnight(asked.since, zone) if asked.since else None
    until = last_moment(asked.until, zone) if asked.until else None
    found, shown = reports_listed(teller.dossier.view, asked.outlet, since, until, asked)
    teller.dossier.view.recall([report.id for report in found])
    outlets = ((outlet.id, outlet.name) for outlet in teller.dossier.case.outlets)
    return ReportsPage(
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
        outlets=tuple(sorted(outlets, key=lambda pair: pair[1].casefold())),
        lines=tuple(_line(teller, report) for report in found),
        paging=shown,
    )


def _line(teller: Teller, report: Report) -> ReportLine:
    read = teller.dossier.readings[report.id]
    found = (read.quotations, read.mentions, read.tallies, read.term_claims, read.positions)
    return ReportLine(
        id=report.id,
        title=report.title,
        lang=report.language,
        direction=direction(report.language),
        outlet=teller.outlet(report),
        side=side_of(teller, report),
        language=teller.language(report.language),
        published=teller.published(report),
        passages=sum(map(len, found)),
    )
