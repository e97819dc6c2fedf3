"""What a dispatch tells of: the incidents, reports and statements of a time, asked of the record by index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.statement import Statement
from holdfire.showing.dispatches.counted import AT_ONCE, Told, told_between
from holdfire.showing.dossier import Dossier
from holdfire.showing.teller import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From `first` to `last` (UTC): `told` are the incidents whose time may lie in it, `readings` the reports
    published in it, in order of publication, `statements` those first published in it, with the moment."""

    first: datetime
    last: datetime
    told: tuple[Told, ...]
    readings: tuple[Reading, ...]
    statements: tuple[tuple[datetime, Statement], ...]

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports published in it."""
        return tuple(reading.report.id for reading in self.readings)


def window_of(teller: Teller, first: datetime, last: datetime) -> Window:
    """What a dossier tells of between two moments (UTC). All reports that are cited of it are read in one
    question: nothing else should be recalled of the view before it is told."""
    told = told_between(teller, first, last)
    published = tuple(_published(teller.dossier, first, last))
    statements = _first_rendered(teller.dossier, published, first, last)
    cited = {account.report for item in told for account in item.incident.accounts}
    cited |= {rendering.report for _, statement in statements for rendering in statement.renderings}
    teller.dossier.view.recall(cited | {report.id for report in published})
    return Window(
        first=first,
        last=last,
        told=told,
        readings=tuple(teller.dossier.readings[report.id] for report in published),
        statements=statements,
    )


def statements_first_published(
    dossier: Dossier, first: datetime, last: datetime
) -> tuple[tuple[datetime, Statement], ...]:
    """The statements first published between two moments (UTC), each with the moment."""
    return _first_rendered(dossier, _published(dossier, first, last), first, last)


def _first_rendered(
    dossier: Dossier, reports: Iterable[Report], first: datetime, last: datetime
) -> tuple[tuple[datetime, Statement], ...]:
    """Of the statements that these reports render, those first published between two moments."""
    statements = dossier.statements_told(dossier.view.statements_of([report.id for report in reports]))
    dossier.view.recall({rendering.report for one in statements for rendering in one.renderings})
    return tuple(
        (moment, statement)
        for statement in statements
        if (moment := _first_published(dossier, statement)) and first <= moment <= last
    )


def _published(dossier: Dossier, first: datetime, last: datetime) -> Iterator[Report]:
    """Reports published between two moments."""
    skip = 0
    while items := dossier.view.reports_page(since=first, until=last, skip=skip, most=AT_ONCE).items:
        yield from filter(dossier.tells_of, items)
        skip += AT_ONCE


def _first_published(dossier: Dossier, statement: Statement) -> datetime | None:
    """When the first of the reports that render it was published, None where none says when."""
    moments = [
        reading.report.published.earliest
        for rendering in statement.renderings
        if (reading := dossier.readings.get(rendering.report))
        and reading.report.published
        and reading.report.published.earliest
    ]
    return min(moments, default=None)
