"""Pages and timelines answer as one who loads everything and filters it by hand, as of every moment."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, Table, select

from holdfire.model.act import Act, Modality
from holdfire.model.actor import Actor, ActorKind, ActorRef, Name, RefBasis
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Outcome
from holdfire.model.incident import Account, AttributionState, EvidenceState, Incident, WorkState
from holdfire.model.page import IncidentOrder, IncidentsWanted, Page
from holdfire.model.place import Place, PlaceRef
from holdfire.model.quotation import SpeechModality
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Disagreement, DisagreementKind, Reconciled
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.statement import Rendering, RenderingFit, Statement
from holdfire.model.status import Judgement
from holdfire.model.story import Story
from holdfire.model.when import When
from holdfire.record.copying import copy_record
from holdfire.record.database import open_record
from holdfire.record.index_tables import index_metadata
from holdfire.record.indexing import index_what_exists
from holdfire.record.view import View
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
    WEDNESDAY,
    capture_of,
    judgement_of,
    reading_of,
)

T = TypeVar("T")

ACTS = (Act.SHELLING, Act.AIR_STRIKE, Act.ABDUCTION)
ACTORS = ("north", "south", "east")
OUTCOMES = (Outcome.APPARENT_BREACH, Outcome.CANNOT_DETERMINE)
WITHIN = {"land": None, "hills": "land", "marat": "hills", "port": "land", "abroad": None}
MOMENTS = (MONDAY, TUESDAY, WEDNESDAY)
FIRST = datetime(2016, 2, 27, 21, 30, tzinfo=UTC)


def case_of(zone: str, within: dict[str, str | None]) -> Case:
    return Case(
        name="A truce",
        zone=zone,
        actors=tuple(Actor(id=each, kind=ActorKind.STATE, names=(Name(text=each),)) for each in ACTORS),
        places=tuple(
            Place(id=place, names=(Name(text=place),), within=outer) for place, outer in within.items()
        ),
    )


CASES = (
    case_of("Asia/Damascus", WITHIN),
    case_of("Asia/Damascus", WITHIN),
    case_of("America/New_York", WITHIN | {"port": "abroad"}),
)
"""The case of each run: the last one moves the port, and counts days elsewhere."""


def incident_of(number: int, random: Random) -> Incident:
    span = Span(start=0, end=1, text="S")
    refs = [
        ActorRef(name=each, basis=RefBasis.ALIAS, actor=each)
        for each in random.sample(ACTORS, k=random.randint(0, 2))
    ]
    begun = FIRST + timedelta(hours=random.randint(0, 90))
    when = When.at(begun, wall="then")
    lasted = replace(when, latest=begun + timedelta(hours=random.choice((0, 1, 30))))
    opened = replace(when, earliest=None) if random.random() < 0.5 else replace(when, latest=None)
    given = Place(id="mill", names=(Name(text="mill"),), within=random.choice(("hills", None)))
    known = [
        PlaceRef(span=span, name=each, place=each)
        for each in random.sample(tuple(WITHIN), k=random.randint(0, 2))
    ]
    return Incident(
        id=f"incident-{number:02}",
        act=random.choice(ACTS),
        accounts=tuple(
            Account(mention="m", report="r", origin="o", modality=Modality.ACTUAL, harm=harm_of(random))
            for _ in range(random.randint(1, 2))
        ),
        when=random.choice((lasted, lasted, opened, None)),
        actors=tuple(refs[:1]),
        targets=tuple(refs[1:]),
        places=(*known, PlaceRef(span=span, name="mill", place="mill", given=given)),
        evidence=random.choice((EvidenceState.ALLEGED, EvidenceState.CONTESTED, EvidenceState.CORROBORATED)),
        attribution=random.choice((AttributionState.NONE, AttributionState.DENIED)),
        work=random.choice((WorkState.NEW, WorkState.CLOSED)),
    )


def harm_of(random: Random) -> tuple[Count, ...]:
    return tuple(
        Count(
            low=random.randint(0, 4),
            high=None,
            what=random.choice(("killed", "wounded")),
            span=Span(start=0, end=1, text="S"),
            background=random.random() < 0.3,
        )
        for _ in range(random.randint(0, 2))
    )


def statement_of(number: int, random: Random) -> Statement:
    rendering = Rendering(
        siglum="A", quotation="q", report="r", words=str(random.random()), fit=RenderingFit.BASE
    )
    return Statement(
        id=f"statement-{number:02}",
        speaker=random.choice((*ACTORS, None)),
        speaker_name=random.choice(("A man", "A woman")),
        modality=SpeechModality.SAID,
        renderings=(rendering,),
    )


def judged(incidents: tuple[Incident, ...], now: datetime, random: Random) -> Judgement:
    """Findings for most of the incidents."""
    judgement = judgement_of(Reconciled(incidents=incidents), now)
    findings = (replace(item, outcome=random.choice(OUTCOMES)) for item in judgement.findings)
    return replace(judgement, findings=tuple(item for item in findings if random.random() < 0.8))


@pytest.fixture
def filled(keeper: Keeper) -> Keeper:
    """Three runs: lines come, change and go, outcomes change alone, and the case changes last."""
    incidents = {number: incident_of(number, Random(number)) for number in range(40)}
    statements = {number: statement_of(number, Random(number)) for number in range(15)}
    for at, (now, case) in enumerate(zip(MOMENTS, CASES, strict=True)):
        random = Random(f"run {at}")
        for number in random.sample(range(40), k=12):
            incidents[number] = incident_of(number, random)
        for number in random.sample(range(15), k=4):
            statements[number] = statement_of(number, random)
        standing = tuple(incident for incident in incidents.values() if random.random() < 0.9)
        reconciled = Reconciled(
            incidents=standing,
            statements=tuple(item for item in statements.values() if random.random() < 0.9),
            stories=tuple(Story(id=f"story-{n}", label=f"{at}", reports=()) for n in range(at, at + 4)),
            disagreements=tuple(
                Disagreement(kind=DisagreementKind.TIME, about=item.id, detail=f"{now}")
                for item in standing[::5]
            ),
        )
        with keeper.writer.run(now=now, by="ann", version="1") as run:
            run.keep_case_files(FILES, case, AGREEMENT)
            run.keep_joined(reconciled)
            run.keep_judged(judged(standing, now, random))
    return keeper


def outcomes_of(view: View) -> dict[str, Outcome]:
    judgement = view.judgement()
    return {finding.incident: finding.outcome for finding in judgement.findings} if judgement else {}


def inside(place: str, case: Case) -> set[str]:
    within = {each.id: each.within for each in case.places}
    return {each for each in within if place in (each, within[each], within.get(within[each] or ""))}


def meets(incident: Incident, wanted: IncidentsWanted, case: Case, outcome: Outcome | None) -> bool:
    """The slow way: what the words of IncidentsWanted say, said again."""
    when = incident.when
    first = (when.earliest or when.latest) if when else None
    last = (when.latest or when.earliest) if when else None
    places = inside(wanted.place, case) if wanted.place else set()
    refs = (*incident.actors, *incident.targets)
    return (
        wanted.act in (None, incident.act)
        and wanted.evidence in (None, incident.evidence)
        and wanted.attribution in (None, incident.attribution)
        and wanted.work in (None, incident.work)
        and wanted.outcome in (None, outcome)
        and (wanted.actor is None or any(ref.actor == wanted.actor for ref in refs))
        and (
            wanted.place is None
            or any(
                ref.place in places or (ref.given and ref.given.within in places) for ref in incident.places
            )
        )
        and (wanted.since is None or (last is not None and last >= wanted.since))
        and (wanted.until is None or (first is not None and first <= wanted.until))
    )


def slowly(view: View, wanted: IncidentsWanted) -> list[Incident]:
    outcomes, case = outcomes_of(view), view.case()

    def order(incident: Incident) -> tuple[int, datetime, str]:
        when = incident.when
        first = (when.earliest or when.latest) if when else None
        heavy = {
            IncidentOrder.EVIDENCE: incident.evidence.rank,
            IncidentOrder.KILLED: max((count.low for count in killed(incident)), default=-1),
        }
        return -heavy.get(wanted.order, 0), first or datetime.max.replace(tzinfo=UTC), incident.id

    def killed(incident: Incident) -> list[Count]:
        told = [count for account in incident.accounts for count in account.harm]
        return [count for count in told if count.what == "killed" and not count.background]

    found = [item for item in view.reconciled().incidents if meets(item, wanted, case, outcomes.get(item.id))]
    return sorted(found, key=order, reverse=wanted.order is IncidentOrder.LATEST)


HOURS = st.one_of(st.none(), st.integers(0, 120).map(lambda hours: FIRST + timedelta(hours=hours)))
WANTED = st.builds(
    IncidentsWanted,
    actor=st.sampled_from((None, None, *ACTORS)),
    place=st.sampled_from((None, None, *WITHIN)),
    act=st.sampled_from((None, None, *ACTS)),
    since=HOURS,
    until=HOURS,
    evidence=st.sampled_from((None, None, EvidenceState.ALLEGED)),
    attribution=st.sampled_from((None, None, AttributionState.DENIED)),
    work=st.sampled_from((None, None, WorkState.CLOSED)),
    outcome=st.sampled_from((None, None, *OUTCOMES)),
    order=st.sampled_from(IncidentOrder),
)
ON_ONE_RECORD = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ON_ONE_RECORD
@given(wanted=WANTED, as_of=st.sampled_from(MOMENTS), skip=st.integers(0, 12), most=st.integers(1, 9))
def test_a_page_of_incidents_is_what_filtering_all_of_them_gives(
    filled: Keeper, wanted: IncidentsWanted, as_of: datetime, skip: int, most: int
) -> None:
    view = filled.view(as_of=as_of)
    all_of_them = slowly(view, wanted)
    page = view.incidents(wanted, skip=skip, most=most)
    assert page.total == len(all_of_them)
    assert page.items == tuple(all_of_them[skip : skip + most])
    assert page.skip == skip


@ON_ONE_RECORD
@given(wanted=WANTED, as_of=st.sampled_from(MOMENTS))
def test_a_timeline_counts_the_same_incidents_on_the_days_of_the_cases_zone(
    filled: Keeper, wanted: IncidentsWanted, as_of: datetime
) -> None:
    view = filled.view(as_of=as_of)
    zone = ZoneInfo(view.case().zone or "UTC")

    def day(incident: Incident) -> date | None:
        first = (incident.when.earliest or incident.when.latest) if incident.when else None
        return first.astimezone(zone).date() if first else None

    told = Counter((day(incident), incident.act) for incident in slowly(view, wanted))
    counted = view.timeline(wanted)
    assert {(row.day, row.act): row.count for row in counted} == told
    keys = [(row.day or date.max, row.act.value) for row in counted]
    assert keys == sorted(keys)


@ON_ONE_RECORD
@given(wanted=WANTED, as_of=st.sampled_from(MOMENTS))
def test_the_numbers_of_a_selection_count_the_same_incidents_by_act_states_and_outcome(
    filled: Keeper, wanted: IncidentsWanted, as_of: datetime
) -> None:
    view = filled.view(as_of=as_of)
    found = slowly(view, wanted)
    findings = view.findings_of([incident.id for incident in found])
    outcomes = {incident: finding.outcome for incident, finding in findings.items()}
    told = Counter((each.act, each.evidence, each.attribution, outcomes.get(each.id)) for each in found)
    counted = view.counts(wanted)
    assert {(row.act, row.evidence, row.attribution, row.outcome): row.count for row in counted} == told


@pytest.mark.parametrize("as_of", MOMENTS)
def test_one_line_is_had_without_the_others(filled: Keeper, as_of: datetime) -> None:
    view = filled.view(as_of=as_of)
    reconciled, judgement = view.reconciled(), view.judgement()
    assert judgement is not None
    findings = {finding.incident: finding for finding in judgement.findings}
    for incident in reconciled.incidents:
        assert view.incident(incident.id) == incident
        if incident.id in findings:
            assert view.finding_of(incident.id) == findings[incident.id]
        assert view.disagreements_about(incident.id) == tuple(
            item for item in reconciled.disagreements if item.about == incident.id
        )
    assert view.findings_of([item.id for item in reconciled.incidents]) == findings
    for statement in reconciled.statements:
        assert view.statement(statement.id) == statement


def test_what_was_withdrawn_is_no_line_any_more(filled: Keeper) -> None:
    before, now = filled.view(as_of=MONDAY).reconciled(), filled.view().reconciled()
    gone = {item.id for item in before.incidents} - {item.id for item in now.incidents}
    assert gone
    for line_id in gone:
        with pytest.raises(UnknownIdError, match=line_id):
            filled.view().incident(line_id)
        with pytest.raises(UnknownIdError, match=line_id):
            filled.view().finding_of(line_id)
    with pytest.raises(UnknownIdError, match="no statement s"):
        filled.view().statement("s")


def leaf_through(page_from: Iterator[Page[T]]) -> list[T]:
    pages = list(page_from)
    items = [item for page in pages for item in page.items]
    assert {page.total for page in pages} == {len(items)}
    return items


@pytest.mark.parametrize("as_of", MOMENTS)
def test_statements_and_stories_are_leafed_through_whole_and_by_speaker(
    filled: Keeper, as_of: datetime
) -> None:
    view = filled.view(as_of=as_of)
    reconciled = view.reconciled()
    for speaker in (None, *ACTORS, "A man"):
        asked = {
            item.id: item
            for item in reconciled.statements
            if speaker in (None, item.speaker or item.speaker_name)
        }
        leafed = leaf_through(view.statements(skip=skip, most=4, speaker=speaker) for skip in range(0, 16, 4))
        assert {item.id: item for item in leafed} == asked
        assert len(leafed) == len(asked)
    stories = leaf_through(view.stories(skip=skip, most=3) for skip in range(0, 6, 3))
    assert sorted(stories, key=lambda item: item.id) == list(reconciled.stories)


def report_of(text: str, published: datetime | None, outlet: str) -> Reading:
    reading = reading_of(text, outlet)
    when = When.at(published, wall="published") if published else None
    return replace(reading, report=replace(reading.report, published=when))


def ids(page: Page[Report]) -> list[str]:
    assert page.total == len(page.items)
    return [report.id for report in page.items]


def test_reports_are_leafed_through_by_outlet_and_time_as_last_read(keeper: Keeper) -> None:
    early, late = report_of(SHELLED, MONDAY, "agency"), report_of(DENIED, TUESDAY, "paper")
    undated = report_of(SHELLED.replace("hit", "fell on"), None, "paper")
    every = (early, late, undated)
    read_anew = report_of(SHELLED, WEDNESDAY, "wire")
    for now, version, readings in ((MONDAY, "1", every), (TUESDAY, "2", (read_anew,))):
        with keeper.writer.run(now=now, by="ann", version=version) as run:
            run.keep_case_files(FILES, CASES[0], AGREEMENT)
            for reading in readings:
                run.keep_capture(capture_of(reading.report.text))
                run.keep_reading(reading)
    then, now_ = keeper.view(as_of=MONDAY), keeper.view()
    first, second, last = (item.report.id for item in every)
    assert ids(then.reports_page()) == [first, second, last]
    assert ids(now_.reports_page()) == [second, first, last]
    assert now_.reports_page(skip=1, most=1).items == (read_anew.report,)
    assert ids(then.reports_page(outlet="agency")) == [first]
    assert ids(now_.reports_page(outlet="agency")) == []
    assert ids(now_.reports_page(outlet="paper")) == [second, last]
    assert ids(now_.reports_page(since=TUESDAY)) == [second, first]
    assert ids(now_.reports_page(until=TUESDAY)) == [second]
    assert ids(now_.reports_page(since=MONDAY, until=MONDAY)) == []


def test_an_actor_or_place_that_the_case_does_not_know_is_refused(filled: Keeper) -> None:
    view = filled.view()
    for wanted in (IncidentsWanted(actor="nobody"), IncidentsWanted(place="nowhere")):
        with pytest.raises(UnknownIdError, match=r"nobody|nowhere"):
            view.incidents(wanted)
        with pytest.raises(UnknownIdError, match=r"nobody|nowhere"):
            view.timeline(wanted)


def standing_once(table: Table) -> Select[tuple[object, ...]]:
    return select(table).where(table.c.run < table.c.ended) if "ended" in table.c else select(table)


def index_of(keeper: Keeper) -> dict[str, list[tuple[object, ...]]]:
    """What the index says, but for what stood at no moment."""
    with keeper.record.connection() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(standing_once(table))), key=repr)
            for table in index_metadata.sorted_tables
        }


def test_the_index_made_anew_is_the_index_as_it_was_kept(filled: Keeper) -> None:
    readings = (reading_of(SHELLED), reading_of(DENIED))
    filled.run(WEDNESDAY, SHELLED, DENIED)
    filled.run(WEDNESDAY + timedelta(days=1), SHELLED)
    with filled.writer.run(now=WEDNESDAY + timedelta(days=2), by="ann", version="2") as run:
        run.keep_case_files(FILES, CASES[0], AGREEMENT)
        run.keep_reading(replace(readings[0], tallies=()))
    kept = index_of(filled)
    assert all(kept.values())
    with filled.record.transaction() as connection:
        index_what_exists(connection)
    assert index_of(filled) == kept


def test_a_copy_is_indexed_too(filled: Keeper, tmp_path: object) -> None:
    place = f"sqlite:///{tmp_path}/copy.db"
    with filled.record.connection() as connection:
        copy_record(connection, place)
    copy = open_record(place)
    try:
        view = View(copy, filled.vault)
        assert view.incidents(most=99) == filled.view().incidents(most=99)
        assert view.timeline() == filled.view().timeline()
    finally:
        copy.close()
