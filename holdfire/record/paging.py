"""Pages of lists and counts by day, each found by the index: a page costs what a page costs."""

from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, func, select

from holdfire.model.act import Act
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import AttributionState, EvidenceState, Incident
from holdfire.model.page import DayCount, IncidentsWanted, Page, StateCount
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.record.batches import batches
from holdfire.record.facets import about, from_outlet, in_place, told_in, with_actor
from holdfire.record.index_tables import EVERY, UNKNOWN, incident_index, line_index, report_index
from holdfire.record.lines import CASE, FINDING, INCIDENT, LineKind, T
from holdfire.record.rows import decode
from holdfire.record.schema import lines, readings, stored_moment
from holdfire.record.state import State


def incidents(state: State, wanted: IncidentsWanted, skip: int, most: int) -> Page[Incident]:
    """The incidents wanted, at most so many after `skip`. Raises UnknownIdError for an actor or a place that
    the case does not know."""
    condition = _wanted(state, wanted)
    total = _count(state, incident_index, condition, replace(wanted, latest_first=False))
    if not total:
        _refuse_unknown(state, wanted)
    order = (incident_index.c.earliest, incident_index.c.incident)
    question = select(incident_index.c.line).where(condition).offset(skip).limit(most)
    in_order = question.order_by(*((column.desc() for column in order) if wanted.latest_first else order))
    return Page(items=_lines(state, INCIDENT, in_order), total=total, skip=skip)


def timeline(state: State, wanted: IncidentsWanted) -> tuple[DayCount, ...]:
    """How many of the incidents wanted began on each day, by act, in order of day and act; those of unknown
    time at the end. Raises as `incidents` does."""
    day, act = incident_index.c.day, incident_index.c.act
    question = select(day, act, func.count().label("count")).where(_wanted(state, wanted))
    rows = state.rows(question.group_by(day, act).order_by(day, act))
    if not rows:
        _refuse_unknown(state, wanted)
    return tuple(
        DayCount(
            day=None if row["day"] == UNKNOWN else date.fromisoformat(row["day"]),
            act=Act(row["act"]),
            count=row["count"],
        )
        for row in rows
    )


def counts(state: State, wanted: IncidentsWanted) -> tuple[StateCount, ...]:
    """How many of the incidents wanted are of each act, state and outcome. Raises as `incidents` does."""
    return state.counted(("states", replace(wanted, latest_first=False)), lambda: _counts(state, wanted))


def _counts(state: State, wanted: IncidentsWanted) -> tuple[StateCount, ...]:
    sides = [incident_index.c[name] for name in ("act", "evidence", "attribution", "outcome")]
    question = select(*sides, func.count().label("count")).where(_wanted(state, wanted))
    rows = state.rows(question.group_by(*sides).order_by(*sides))
    if not rows:
        _refuse_unknown(state, wanted)
    return tuple(
        StateCount(
            act=Act(row["act"]),
            evidence=EvidenceState(row["evidence"]),
            attribution=AttributionState(row["attribution"]),
            outcome=Outcome(row["outcome"]) if row["outcome"] else None,
            count=row["count"],
        )
        for row in rows
    )


def findings_of(state: State, incident_ids: Collection[str]) -> dict[str, Finding]:
    """The finding of each of these incidents that has one, by the incident's id."""
    found: dict[str, Finding] = {}
    for batch in batches(incident_ids):
        for finding in things_about(state, FINDING, *batch):
            found.setdefault(finding.incident, finding)
    return found


def things_about(state: State, kind: LineKind[T], *ids: str) -> tuple[T, ...]:
    """The lines of a kind that are about any of these, in order of id."""
    return _things_with(state, kind, [about(each) for each in ids])


def things_told_in(state: State, kind: LineKind[T], report_id: str) -> tuple[T, ...]:
    """The lines of a kind of which a report is a witness, in order of id."""
    return _things_with(state, kind, [told_in(report_id)])


def page_of_lines(state: State, kind: LineKind[T], facet: str, skip: int, most: int) -> Page[T]:
    """The lines of a kind with a facet, the newest on record first."""
    condition = and_(line_index.c.kind == kind.name, line_index.c.facet == facet, _stands(state, line_index))
    question = select(line_index.c.line).where(condition).order_by(line_index.c.line.desc())
    total = _count(state, line_index, condition, (kind.name, facet))
    return Page(items=_lines(state, kind, question.offset(skip).limit(most)), total=total, skip=skip)


def reports(
    state: State, *, outlet: str | None, since: datetime | None, until: datetime | None, skip: int, most: int
) -> Page[Report]:
    """Reports of an outlet and a time, in order of publication and id, those of unknown date at the end."""
    condition = and_(
        report_index.c.facet == (from_outlet(outlet) if outlet else EVERY),
        _stands(state, report_index),
        *_in_time(report_index, since, until),
    )
    order = (report_index.c.earliest, report_index.c.report)
    question = select(report_index.c.reading).where(condition).order_by(*order).offset(skip).limit(most)
    numbers = [row["reading"] for row in state.rows(question)]
    bodies = _bodies(state, readings, numbers)
    items = tuple(decode(Reading, bodies[number]).report for number in numbers)
    total = _count(state, report_index, condition, ("reports", outlet, since, until))
    return Page(items=items, total=total, skip=skip)


def _wanted(state: State, wanted: IncidentsWanted) -> ColumnElement[bool]:
    index = incident_index.c
    facets = [
        facet
        for facet in (wanted.place and in_place(wanted.place), wanted.actor and with_actor(wanted.actor))
        if facet
    ]
    said = {
        index.act: wanted.act,
        index.evidence: wanted.evidence,
        index.attribution: wanted.attribution,
        index.work: wanted.work,
        index.outcome: wanted.outcome,
    }
    also = incident_index.alias()
    return and_(
        index.facet == (facets[0] if facets else EVERY),
        _stands(state, incident_index),
        *(column == value.value for column, value in said.items() if value is not None),
        *_in_time(incident_index, wanted.since, wanted.until),
        *(
            select(also.c.run)
            .where(also.c.incident == index.incident, also.c.facet == facet, _stands(state, also))
            .exists()
            for facet in facets[1:]
        ),
    )


def _things_with(state: State, kind: LineKind[T], facets: Sequence[str]) -> tuple[T, ...]:
    question = (
        select(lines.c.body)
        .join(line_index, line_index.c.line == lines.c.number)
        .where(line_index.c.kind == kind.name, line_index.c.facet.in_(facets), _stands(state, line_index))
        .order_by(lines.c.id)
    )
    return tuple(decode(kind.type, row["body"]) for row in state.rows(question))


def _stands(state: State, table: FromClause) -> ColumnElement[bool]:
    """That a row of the index is of a version which stood at that moment."""
    return and_(table.c.run <= state.last_run, table.c.ended > state.last_run)


def _in_time(table: Table, since: datetime | None, until: datetime | None) -> Sequence[ColumnElement[bool]]:
    bounds = []
    if since or until:
        bounds.append(table.c.earliest < UNKNOWN)
    if since:
        bounds.append(table.c.latest >= stored_moment(since))
    if until:
        bounds.append(table.c.earliest <= stored_moment(until))
    return bounds


def _count(state: State, table: Table, condition: ColumnElement[bool], question: Hashable) -> int:
    """How many rows of the index meet a condition, which the question stands for."""

    def count() -> int:
        (row,) = state.rows(select(func.count().label("count")).select_from(table).where(condition))
        return int(row["count"])

    return state.counted(("lines", question), count)


def _lines(state: State, kind: LineKind[T], question: Select[tuple[int]]) -> tuple[T, ...]:
    """The lines whose numbers answer a question, in its order."""
    numbers = [row["line"] for row in state.rows(question)]
    bodies = _bodies(state, lines, numbers)
    return tuple(decode(kind.type, bodies[number]) for number in numbers)


def _bodies(state: State, table: Table, numbers: Sequence[int]) -> dict[int, str]:
    return {
        row["number"]: row["body"]
        for batch in batches(numbers)
        for row in state.rows(select(table.c.number, table.c.body).where(table.c.number.in_(batch)))
    }


def _refuse_unknown(state: State, wanted: IncidentsWanted) -> None:
    case = state.thing(CASE, CASE.name)
    if wanted.actor and not (case and case.actor(wanted.actor)):
        raise UnknownIdError(f"no actor {wanted.actor} is in actors.yaml; name one by its id there")
    if wanted.place and not (case and case.place(wanted.place)):
        raise UnknownIdError(f"no place {wanted.place} is in places.yaml; name one by its id there")
