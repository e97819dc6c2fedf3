"""Pages of lists and counts by day, each found by the index: a page costs what a page costs."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import RowMapping, Table, and_, func, select

from holdfire.model.act import Act
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import AttributionState, EvidenceState, Incident
from holdfire.model.page import DayCount, IncidentOrder, IncidentsWanted, Page, StateCount, ToldIn
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.record.batches import batches
from holdfire.record.facets import about, from_outlet, in_place, told_in, with_actor
from holdfire.record.incidents_by_words import incidents_with
from holdfire.record.index_tables import EVERY, SIDES, UNKNOWN, incident_index, line_index, report_index
from holdfire.record.lines import CASE, FINDING, INCIDENT, STATEMENT, STORY, LineKind, T
from holdfire.record.rows import decode
from holdfire.record.schema import lines, readings
from holdfire.record.selection import RANK, Key, Selection, count_of, stands
from holdfire.record.state import State

_IN_TIME = (Key("earliest"), Key("incident"))
_ORDERS: Mapping[IncidentOrder, Sequence[Key]] = {
    IncidentOrder.FIRST: _IN_TIME,
    IncidentOrder.LATEST: (Key("earliest", falling=True), Key("incident", falling=True)),
    IncidentOrder.EVIDENCE: (Key(RANK, falling=True), *_IN_TIME),
    IncidentOrder.KILLED: (Key("killed", falling=True), *_IN_TIME),
}


def incidents(state: State, wanted: IncidentsWanted, skip: int, most: int) -> Page[Incident]:
    """The incidents wanted, at most so many after `skip`. Raises UnknownIdError for an actor or a place that
    the case does not know."""
    selection = _selection(state, wanted)
    total = state.counted(("incidents", replace(wanted, order=IncidentOrder.FIRST)), selection.count)
    if not total:
        _refuse_unknown(state, wanted)
    numbers = selection.numbers("line", _ORDERS[wanted.order], skip, most)
    return Page(items=_lines(state, INCIDENT, numbers), total=total, skip=skip)


def timeline(state: State, wanted: IncidentsWanted) -> tuple[DayCount, ...]:
    """How many of the incidents wanted began on each day, by act, in order of day and act; those of unknown
    time at the end. Raises as `incidents` does."""
    rows = _selection(state, wanted).tallied("day", "act")
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
    asked = ("states", replace(wanted, order=IncidentOrder.FIRST))
    rows = state.counted(asked, lambda: _tallied(state, wanted))
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
    return tuple(_things_with(state, kind, [about(each) for each in ids]).values())


def _tallied(state: State, wanted: IncidentsWanted) -> Sequence[RowMapping]:
    return _selection(state, wanted).tallied("act", "evidence", "attribution", "outcome")


def things_told_in(state: State, kind: LineKind[T], report_ids: Collection[str]) -> tuple[T, ...]:
    """The lines of a kind of which any of these reports is a witness, in order of id."""
    found: dict[str, T] = {}
    for batch in batches([told_in(report) for report in report_ids]):
        found |= _things_with(state, kind, batch)
    return tuple(found[key] for key in sorted(found))


def made_of_report(state: State, report_id: str) -> ToldIn:
    """What the record made of a report."""
    return ToldIn(
        incidents=things_told_in(state, INCIDENT, (report_id,)),
        statements=things_told_in(state, STATEMENT, (report_id,)),
        stories=things_told_in(state, STORY, (report_id,)),
    )


def page_of_lines(state: State, kind: LineKind[T], facet: str, skip: int, most: int) -> Page[T]:
    """The lines of a kind with a facet, the newest on record first."""
    index = line_index.c
    condition = and_(index.kind == kind.name, index.facet == facet, stands(state, line_index))
    question = select(index.line).where(condition).order_by(index.line.desc()).offset(skip).limit(most)
    numbers = [row["line"] for row in state.rows(question)]
    if facet == EVERY:
        total = count_of(state, kind.name, EVERY)
    else:
        (counted,) = state.rows(select(func.count().label("count")).select_from(line_index).where(condition))
        total = counted["count"]
    return Page(items=_lines(state, kind, numbers), total=total, skip=skip)


def reports(
    state: State, *, outlet: str | None, since: datetime | None, until: datetime | None, skip: int, most: int
) -> Page[Report]:
    """Reports of an outlet and a time, in order of publication and id, those of unknown date at the end."""
    facet = from_outlet(outlet) if outlet else EVERY
    selection = Selection(state, report_index, (facet,), {}, (since, until))
    numbers = selection.numbers("reading", (Key("earliest"), Key("report")), skip, most)
    bodies = _bodies(state, readings, numbers)
    items = tuple(decode(Reading, bodies[number]).report for number in numbers)
    return Page(items=items, total=selection.count(), skip=skip)


def _selection(state: State, wanted: IncidentsWanted) -> Selection:
    facets = (wanted.place and in_place(wanted.place), wanted.actor and with_actor(wanted.actor))
    said = {name: getattr(wanted, name) for name in SIDES if name != "day"}
    return Selection(
        state,
        incident_index,
        tuple(facet for facet in facets if facet) or (EVERY,),
        {name: value.value for name, value in said.items() if value is not None},
        (wanted.since, wanted.until),
        incidents_with(state, wanted.words).ids if wanted.words else None,
    )


def _things_with(state: State, kind: LineKind[T], facets: Sequence[str]) -> dict[str, T]:
    """The lines of a kind with any of these facets, by id, in its order."""
    question = (
        select(lines.c.id, lines.c.body)
        .join(line_index, line_index.c.line == lines.c.number)
        .where(line_index.c.kind == kind.name, line_index.c.facet.in_(facets), stands(state, line_index))
        .order_by(lines.c.id)
    )
    return {row["id"]: decode(kind.type, row["body"]) for row in state.rows(question)}


def _lines(state: State, kind: LineKind[T], numbers: Sequence[int]) -> tuple[T, ...]:
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
