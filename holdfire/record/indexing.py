"""Keeps the index in step with what runs append, and makes it anew from the rows that are there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    select,
    update,
)

from holdfire.model.case import Case
from holdfire.model.incident import KILLED, most_at_least
from holdfire.model.reading import Reading
from holdfire.record.batches import batches
from holdfire.record.dialects import append
from holdfire.record.facets import (
    WITH_FACETS,
    Gazetteer,
    Happening,
    Judged,
    about,
    facets_of,
    from_outlet,
    time_of,
)
from holdfire.record.index_tables import (
    EVERY,
    NEVER,
    NOT_TOLD,
    incident_index,
    index_metadata,
    index_totals,
    line_index,
    report_index,
)
from holdfire.record.last_of_each import last_of_each
from holdfire.record.lines import CASE, FINDING, INCIDENT
from holdfire.record.rows import decode
from holdfire.record.schema import lines, readings
from holdfire.record.totals import Totals

Row = Mapping[str, Any] | RowMapping


class Indexer:
    """Takes what one run appends, in the order of its numbers; `close` when it is all there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._totals = Totals(connection)
        self._touched: set[str] = set()
        self._other_case = False

    def take_readings(self, run: int, kept: Sequence[tuple[int, Reading]]) -> None:
        """Indexes readings with their numbers; those before of the same capture or report count no longer."""
        for batch in batches(kept):
            first = batch[0][0]
            for column, values in (
                (readings.c.capture, [reading.report.capture for _, reading in batch]),
                (readings.c.report, [reading.report.id for _, reading in batch]),
            ):
                before = self._last(readings, column, values, readings.c.number < first)
                self._end(report_index, run, report_index.c.reading, before.values())
            of_report = {reading.report.id: number for number, reading in batch}
            of_capture = {reading.report.capture: number for number, reading in batch}
            rows = [
                row
                for number, reading in batch
                if of_report[reading.report.id] == of_capture[reading.report.capture] == number
                for row in _report_rows(run, number, reading)
            ]
            self._append(report_index, rows)

    def take_lines(self, run: int, kept: Iterable[Row]) -> None:
        """Indexes lines as they were appended, and ends those they stand in for."""
        by_kind: dict[str, list[Row]] = defaultdict(list)
        for row in kept:
            by_kind[row["kind"]].append(row)
        self._other_case |= CASE.name in by_kind
        self._touched.update(row["id"] for row in by_kind[INCIDENT.name])
        for kind in sorted(WITH_FACETS & by_kind.keys()):
            for batch in batches(by_kind[kind]):
                self._take(run, kind, batch)

    def close(self, run: int) -> None:
        """Indexes the incidents that the run touched, all where the case is another, and counts what came
        and went."""
        every = select(incident_index.c.incident).where(
            incident_index.c.facet == EVERY, incident_index.c.ended == NEVER
        )
        also = self._connection.scalars(every).all() if self._other_case else ()
        touched = sorted(self._touched.union(also))
        if touched:
            gazetteer = Gazetteer(self._case(run))
            for batch in batches(touched):
                self._take_incidents(run, gazetteer, batch)
        self._totals.close(run)
        self._touched, self._other_case = set(), False

    def _take(self, run: int, kind: str, batch: Sequence[Row]) -> None:
        earlier = (lines.c.kind == kind, lines.c.number < batch[0]["number"])
        before = self._last(lines, lines.c.id, [row["id"] for row in batch], *earlier).values()
        rows = [
            {"line": row["number"], "kind": kind, "facet": facet, "run": run, "ended": NEVER}
            for row in batch
            if row["body"] is not None
            for facet in facets_of(kind, row["body"])
        ]
        if kind == FINDING.name:
            facets = {*self._facets_standing(before), *(str(row["facet"]) for row in rows)}
            self._touched.update(facet.removeprefix(about("")) for facet in facets)
        self._end(line_index, run, line_index.c.line, before)
        self._append(line_index, rows)

    def _take_incidents(self, run: int, gazetteer: Gazetteer, ids: Sequence[str]) -> None:
        last = self._last(lines, lines.c.id, ids, lines.c.kind == INCIDENT.name, lines.c.run <= run)
        standing = select(lines.c.number, lines.c.body).where(
            lines.c.number.in_(last.values()), lines.c.body.is_not(None)
        )
        judged = (
            select(lines.c.body)
            .join(line_index, line_index.c.line == lines.c.number)
            .where(
                line_index.c.kind == FINDING.name,
                line_index.c.facet.in_([about(each) for each in ids]),
                line_index.c.ended == NEVER,
            )
            .order_by(lines.c.id.desc())
        )
        findings = (decode(Judged, body) for body in self._connection.scalars(judged))
        outcomes = {finding.incident: finding.outcome.value for finding in findings}
        rows = [
            row
            for number, body in self._connection.execute(standing)
            for row in _incident_rows(run, number, decode(Happening, body), outcomes, gazetteer)
        ]
        listed = incident_index.c.facet == EVERY, incident_index.c.ended == NEVER
        stood = last_of_each(self._connection, incident_index.c.run, incident_index.c.incident, ids, *listed)
        if stood:
            self._end_those(incident_index, run, incident_index.c.incident.in_(stood))
        self._append(incident_index, rows)

    def _case(self, run: int) -> Case | None:
        question = select(lines.c.body).where(lines.c.kind == CASE.name, lines.c.run <= run)
        body = self._connection.scalar(question.order_by(lines.c.number.desc()).limit(1))
        return decode(Case, body) if body else None

    def _last(
        self, table: Table, column: Column[Any], values: Sequence[str], *but: ColumnElement[bool]
    ) -> dict[str, int]:
        return last_of_each(self._connection, table.c.number, column, values, *but)

    def _facets_standing(self, numbers: Iterable[int]) -> Iterator[str]:
        for batch in batches(numbers):
            standing = line_index.c.line.in_(batch) & (line_index.c.ended == NEVER)
            yield from self._connection.scalars(select(line_index.c.facet).where(standing))

    def _end(self, table: Table, run: int, key: Column[int], before: Iterable[int]) -> None:
        """Ends what stands of the versions with these numbers."""
        for batch in batches(before):
            self._end_those(table, run, key.in_(batch))

    def _end_those(self, table: Table, run: int, condition: ColumnElement[bool]) -> None:
        standing = condition & (table.c.ended == NEVER)
        self._totals.take_away(table, standing)
        self._connection.execute(update(table).where(standing).values(ended=run))

    def _append(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        self._totals.add(table, rows)
        append(self._connection, table, rows)


def index_what_exists(connection: Connection) -> None:
    """Makes the index anew from the rows that are there."""
    for table in reversed(index_metadata.sorted_tables):
        connection.execute(table.delete())
    indexer = Indexer(connection)
    for run, rows in _by_run(connection, readings):
        for batch in batches(rows):
            indexer.take_readings(run, [(row["number"], decode(Reading, row["body"])) for row in batch])
        indexer.close(run)
    for run, rows in _by_run(connection, lines):
        for batch in batches(rows):
            indexer.take_lines(run, batch)
        indexer.close(run)


def index_the_killed(connection: Connection) -> None:
    """Adds to an index of before how many are said to be killed; makes all of it where there is none yet."""
    if connection.scalar(select(index_totals.c.run).limit(1)) is None:
        index_what_exists(connection)
        return
    every = select(incident_index.c.line).where(incident_index.c.facet == EVERY).distinct()
    for batch in batches(connection.scalars(every).all()):
        question = select(lines.c.number, lines.c.id, lines.c.body).where(lines.c.number.in_(batch))
        for number, incident, body in connection.execute(question).all():
            killed = most_at_least(decode(Happening, body).accounts, KILLED)
            if killed is not None:
                of_line = (incident_index.c.incident == incident) & (incident_index.c.line == number)
                connection.execute(update(incident_index).where(of_line).values(killed=killed))


def _by_run(connection: Connection, table: Table) -> Iterator[tuple[int, Iterator[Row]]]:
    columns = (table.c[name] for name in ("number", "run", "kind", "id", "body") if name in table.c)
    question = select(*columns).order_by(table.c.number)
    rows = connection.execute(question, execution_options={"yield_per": 500}).mappings()
    return groupby(iter(rows), key=lambda row: int(row["run"]))


def _report_rows(run: int, number: int, reading: Reading) -> Iterator[Mapping[str, Any]]:
    report = reading.report
    time = time_of(report.published)
    for facet in (EVERY, *((from_outlet(report.outlet),) if report.outlet else ())):
        yield {
            "reading": number,
            "facet": facet,
            "report": report.id,
            **time,
            "run": run,
            "ended": NEVER,
        }


def _incident_rows(
    run: int, number: int, happening: Happening, outcomes: Mapping[str, str], gazetteer: Gazetteer
) -> Iterator[Mapping[str, Any]]:
    time, killed = time_of(happening.when), most_at_least(happening.accounts, KILLED)
    for facet in sorted(gazetteer.facets_of(happening)):
        yield {
            "incident": happening.id,
            "facet": facet,
            "line": number,
            "act": happening.act.value,
            **time,
            "day": gazetteer.day_of(happening.when),
            "evidence": happening.evidence.value,
            "attribution": happening.attribution.value,
            "work": happening.work.value,
            "outcome": outcomes.get(happening.id, ""),
            "killed": NOT_TOLD if killed is None else killed,
            "run": run,
            "ended": NEVER,
        }
