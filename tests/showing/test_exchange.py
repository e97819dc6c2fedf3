"""What goes out in formats of others comes back the same, as far as a format has a place for it."""

import csv
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.lexicon.act_codes import act_codes
from holdfire.lexicon.casebook import read_case
from holdfire.lexicon.event_tables import acled_acts
from holdfire.lexicon.spelling import likeness
from holdfire.model.act import Act, Modality
from holdfire.model.actor import Actor, ActorKind, ActorRef, Name, RefBasis
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.csv_text import unguarded
from holdfire.model.errors import FileFaultsError
from holdfire.model.incident import Account, AttributionState, EvidenceState, Incident
from holdfire.model.mention import Mention
from holdfire.model.place import Place, PlaceRef
from holdfire.model.quotation import Quotation, QuotationKind, SpeechModality
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.statement import Rendering, RenderingFit, Statement
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.read import Reader
from holdfire.showing.annotations import annotations_of_incidents, annotations_of_statements
from holdfire.showing.dataset_tables import acled_table, ged_table
from holdfire.showing.exports import json_lines
from holdfire.showing.follow_the_money import entities
from holdfire.showing.geojson import features
from holdfire.showing.incident_facts import Facts, facts, names_of
from holdfire.showing.incident_table import lines_of
from holdfire.showing.parquet import (
    INCIDENTS,
    STATEMENTS,
    incident_row,
    read_parquet,
    statement_row,
    write_parquet,
)
from holdfire.showing.plover import plover_records, rows_of_plover
from holdfire.showing.points import coarse

WORDS = st.text(st.characters(categories=["L", "N", "Zs", "P"]), min_size=1, max_size=12).filter(str.strip)
SPAN = Span(start=0, end=1, text="x")
ACTORS = (
    Actor(id="north", kind=ActorKind.STATE, names=(Name(text="The North"), Name(text="Север"))),
    Actor(id="ann", kind=ActorKind.PERSON, names=(Name(text="Ann"),)),
    Actor(id="band", kind=ActorKind.ARMED_GROUP, names=(Name(text="Band"),)),
    Actor(id="folk", kind=ActorKind.PEOPLE, names=(Name(text="The folk"),)),
)
PLACES = (
    Place(id="marat", names=(Name(text="Marat"),), country="SY", lat=35.5, lon=36.25, radius_km=3.0),
    Place(id="hill", names=(Name(text="Hill"),), country="SY", lat=-12.125, lon=-179.9, radius_km=20.0),
    Place(id="vale", names=(Name(text="Vale"),), country="SY"),
)
CASE = Case(name="Valley", zone="Asia/Damascus", actors=ACTORS, places=PLACES)
MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2016, 12, 31), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=0)
)
KNOWN = [name.text for actor in ACTORS for name in actor.names]
STRANGERS = WORDS.filter(lambda words: all(likeness(words, name).score < 0.7 for name in KNOWN))
"""Names that nobody takes for another spelling of an actor's: those would come back as that actor."""

REFS = st.lists(
    st.one_of(
        st.sampled_from(ACTORS).map(
            lambda actor: ActorRef(name=actor.name, basis=RefBasis.ALIAS, actor=actor.id)
        ),
        STRANGERS.map(lambda name: ActorRef(name=name, basis=RefBasis.DESCRIPTION)),
    ),
    max_size=3,
).map(tuple)
WHERE = st.lists(
    st.one_of(
        st.sampled_from(PLACES).map(lambda place: PlaceRef(span=SPAN, name=place.name, place=place.id)),
        WORDS.map(lambda name: PlaceRef(span=SPAN, name=name)),
    ),
    max_size=3,
).map(tuple)
KILLED = st.lists(
    st.tuples(st.integers(0, 90), st.one_of(st.none(), st.integers(0, 9))).map(
        lambda pair: Count(
            low=pair[0], high=None if pair[1] is None else pair[0] + pair[1], what="killed", span=SPAN
        )
    ),
    max_size=2,
).map(tuple)


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    first = draw(MOMENTS)
    last = first + timedelta(minutes=draw(st.integers(0, 20000)))
    return When(earliest=first, latest=last, wall="then", precision=Precision.RANGE, basis=TimeBasis.STATED)


@st.composite
def told(draw: st.DrawFn) -> tuple[Incident, Reading]:
    """An incident of one account, and the reading of the report that tells it."""
    before, clause, after = draw(WORDS), draw(WORDS), draw(WORDS)
    text = f"{before}{clause}{after}"
    number = draw(st.integers(0, 10**6))
    report, mention = f"report-{number}", f"mention-{number}"
    span = Span(start=len(before), end=len(before) + len(clause), text=clause)
    act = draw(st.sampled_from(Act))
    reading = Reading(
        report=Report(
            id=report,
            capture=f"{number:064x}",
            text=text,
            blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        ),
        mentions=(
            Mention(id=mention, report=report, act=act, trigger=span, clause=span, modality=Modality.ALLEGED),
        ),
        quotations=(
            Quotation(id=f"quotation-{number}", report=report, kind=QuotationKind.DIRECT, contents=(span,)),
        ),
    )
    incident = Incident(
        id=f"incident-{number}",
        act=act,
        accounts=(
            Account(
                mention=mention,
                report=report,
                origin="o",
                modality=Modality.ALLEGED,
                outlet=draw(WORDS),
                harm=draw(KILLED),
            ),
        ),
        when=draw(whens()),
        places=draw(WHERE),
        actors=draw(REFS),
        targets=draw(REFS),
        evidence=draw(st.sampled_from(EvidenceState)),
        attribution=draw(st.sampled_from(AttributionState)),
        origins=("o",),
    )
    return incident, reading


def facts_told(pairs: list[tuple[Incident, Reading]], coarsen_km: float = 0) -> list[Facts]:
    return [facts(incident, CASE, {reading.report.id: reading}, coarsen_km) for incident, reading in pairs]


MANY = st.lists(told(), max_size=4, unique_by=lambda pair: pair[0].id)


def back(items: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in json_lines(items)]  # type: ignore[arg-type]


@settings(deadline=None)
@given(MANY)
def test_geojson_tells_every_incident_with_its_points_and_unknown_places_as_null(
    pairs: list[tuple[Incident, Reading]],
) -> None:
    given_out = back(features(facts_told(pairs)))
    assert [feature["id"] for feature in given_out] == [incident.id for incident, _ in pairs]
    for feature, (incident, _) in zip(given_out, pairs, strict=True):
        known = {
            (place.lon, place.lat)
            for ref in incident.places
            if ref.place and (place := CASE.place(ref.place)) and place.lat is not None
        }
        geometry = feature["geometry"]
        drawn = [] if geometry is None else geometry["coordinates"]
        points = [drawn] if geometry and geometry["type"] == "Point" else drawn
        assert {tuple(point) for point in points} == known
        assert {place["name"] for place in feature["properties"]["places"]} == {
            p.name for p in incident.places
        }
        for place in feature["properties"]["places"]:
            assert (place["radius_km"] is None) is not place["known"]


@given(
    lat=st.floats(-89, 89),
    lon=st.floats(-179, 179),
    km=st.sampled_from([1.0, 5.0, 20.0]),
    off=st.floats(0, 1),
)
def test_a_coarse_point_is_as_near_as_its_radius_says_and_tells_no_more(
    lat: float, lon: float, km: float, off: float
) -> None:
    moved = coarse(lat, lon, km)
    assert coarse(*moved, km) == moved
    here = Place(id="a", names=(Name(text="a"),), lat=lat, lon=lon)
    there = Place(id="b", names=(Name(text="b"),), lat=moved[0], lon=moved[1])
    distance = here.distance_km(there)
    assert distance is not None
    assert distance <= km / 2**0.5 * 1.03 + 0.01


@settings(deadline=None)
@given(MANY)
def test_no_exact_point_leaves_where_points_are_made_coarse(pairs: list[tuple[Incident, Reading]]) -> None:
    rows = facts_told(pairs, coarsen_km=10)
    text = "\n".join(
        [*json_lines(features(rows)), *json_lines(plover_records(rows)), *json_lines(entities(rows, CASE))]
    )
    assert "35.5," not in text
    assert "36.25," not in text
    assert "-12.125" not in text


@settings(deadline=None)
@given(MANY)
def test_plover_records_come_back_as_rows_of_the_same_acts_places_and_people(
    pairs: list[tuple[Incident, Reading]],
) -> None:
    rows = rows_of_plover("\n".join(json_lines(plover_records(facts_told(pairs)))), "e.jsonl")
    assert [(row["incident_id"], row["act"]) for row in rows] == [(i.id, i.act) for i, _ in pairs]
    for row, (incident, _) in zip(rows, pairs, strict=True):
        assert row.get("actor", "") == "; ".join(n.replace(";", ",") for n in names_of(incident.actors))
        assert row.get("target", "") == "; ".join(n.replace(";", ",") for n in names_of(incident.targets))
        assert row.get("place") == (incident.places[0].name if incident.places else None)
        assert json.loads(row["plover:holdfire_incident"])["evidence"] == incident.evidence
        if incident.when and incident.when.earliest:
            assert datetime.fromisoformat(row["date"]) == incident.when.earliest


def test_a_truce_broken_or_kept_is_told_by_its_cameo_code_where_plover_has_none() -> None:
    lines = [{"id": "1", "event": ["ASSAULT"], "cameo": "196"}, {"id": "2", "event_type": "AID"}]
    rows = rows_of_plover(json.dumps(lines[0]), "e.jsonl")
    assert rows[0]["act"] == Act.TRUCE_VIOLATED
    with pytest.raises(FileFaultsError, match="aid_delivered, supply_delivered"):
        rows_of_plover(json.dumps(lines[1]), "e.jsonl")
    for act, codes in act_codes().items():
        record = {"id": "1", "event": [codes.plover], "mode": [codes.plover_mode], "holdfire_act": act}
        assert rows_of_plover(json.dumps(record), "e.jsonl")[0]["act"] == act


def test_records_at_fault_are_told_with_their_lines_and_unknown_keys_are_kept() -> None:
    good = {"id": "7", "holdfire_act": "siege", "event_scale": -5, "source": [{"entity_text": "Band"}]}
    (row,) = rows_of_plover(json.dumps(good), "e.jsonl")
    assert row == {"incident_id": "7", "act": "siege", "actor": "Band", "plover:event_scale": "-5"}
    with pytest.raises(FileFaultsError) as refused:
        rows_of_plover('{"holdfire_act": "siege"}\n\nno json\n[1]\n', "e.jsonl")
    assert [fault.line for fault in refused.value.faults] == [1, 3, 4]


def test_rows_of_plover_are_read_as_an_own_table() -> None:
    record = {
        "id": "7",
        "holdfire_act": "siege",
        "date": "2016-02-28T09:00:00Z",
        "event_loc": [{"extracted_place": "Marat", "lat": 35.5, "lon": 36.25, "radius_km": 3.0}],
        "comment": "=1+1",
    }
    text = "\n".join(lines_of(rows_of_plover(json.dumps(record), "e.jsonl")))
    reader = Reader(read_case({"holdfire.yaml": "name: Valley\nzone: Asia/Damascus\n"}))
    reading = reader.read(Capture(data=text.encode(), origin="t.csv#2", media_type=MediaType.ROW))
    (mention,) = reading.mentions
    assert mention.act is Act.SIEGE
    assert mention.when
    assert mention.when.earliest == datetime(2016, 2, 28, 9, tzinfo=UTC)


def cells(lines: list[str]) -> list[Mapping[str, str]]:
    rows = csv.DictReader("\n".join(lines).splitlines(keepends=True))
    return [{name: unguarded(value) for name, value in row.items()} for row in rows]


@settings(deadline=None)
@given(MANY)
def test_acled_rows_are_those_acled_has_a_code_for_and_read_back_as_it_codes_them(
    pairs: list[tuple[Incident, Reading]],
) -> None:
    rows = cells(list(acled_table(facts_told(pairs))))
    coded = [i for i, _ in pairs if i.when and act_codes()[i.act].acled_event]
    assert [(row["event_id_cnty"], row["holdfire_act"]) for row in rows] == [(i.id, i.act) for i in coded]
    for row in rows:
        assert (row["event_type"].casefold(), row["sub_event_type"].casefold()) in acled_acts()


@settings(deadline=None)
@given(MANY)
def test_ucdp_rows_are_incidents_with_dead_whose_sides_are_known(
    pairs: list[tuple[Incident, Reading]],
) -> None:
    rows = cells(list(ged_table(facts_told(pairs), CASE)))
    by_id = {incident.id: incident for incident, _ in pairs}
    for row in rows:
        killed = [count.low for count in by_id[row["id"]].accounts[0].harm]
        assert int(row["low"]) == min(killed) > 0
        assert row["type_of_violence"] in {"1", "2", "3"}


def test_a_day_in_a_table_is_the_day_where_it_happened() -> None:
    pair = Incident(id="i", act=Act.SHELLING, accounts=(), when=day(datetime(2016, 2, 27, 22, tzinfo=UTC)))
    (row,) = cells(list(acled_table([facts(pair, CASE, {})])))
    assert (row["event_date"], row["time_precision"]) == ("2016-02-28", "1")


def day(start: datetime) -> When:
    return When(
        earliest=start,
        latest=start + timedelta(days=1),
        wall="28 February",
        precision=Precision.DAY,
        basis=TimeBasis.STATED,
        zone="Asia/Damascus",
    )


@settings(deadline=None)
@given(MANY)
def test_ftm_entities_stand_once_and_every_reference_leads_to_one(
    pairs: list[tuple[Incident, Reading]],
) -> None:
    given_out = back(entities(facts_told(pairs), CASE))
    by_id = {entity["id"]: entity for entity in given_out}
    assert len(by_id) == len(given_out)
    for incident, _ in pairs:
        event = by_id[incident.id]
        assert event["schema"] == "Event"
        properties = event["properties"]
        assert incident.act in properties["keywords"]
        schemata = {by_id[other]["schema"] for other in properties.get("involved", ())}
        assert schemata <= {"Person", "PublicBody", "Organization", "LegalEntity"}
        assert {by_id[other]["schema"] for other in properties.get("addressEntity", ())} <= {"Address"}
        people = {i.name for i in (*incident.actors, *incident.targets) if i.actor != "folk"}
        names = {
            name for other in properties.get("involved", ()) for name in by_id[other]["properties"]["name"]
        }
        assert names == people
    for entity in given_out:
        assert all(isinstance(v, str) for values in entity["properties"].values() for v in values)


@settings(deadline=None)
@given(MANY)
def test_annotations_lead_back_to_their_words_by_place_and_by_quotation(
    pairs: list[tuple[Incident, Reading]],
) -> None:
    readings = {reading.report.id: reading for _, reading in pairs}
    statements = [statement(reading) for reading in readings.values()]
    given_out = back(annotations_of_incidents([incident for incident, _ in pairs], readings))
    given_out += back(annotations_of_statements(statements, readings))
    by_capture = {f"urn:sha256:{r.report.capture}": r.report.text for r in readings.values()}
    assert len(given_out) == 2 * len(pairs)
    assert len({annotation["id"] for annotation in given_out}) == len(given_out)
    for annotation in given_out:
        text = by_capture[annotation["target"]["source"]]
        place, quote = annotation["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def statement(reading: Reading) -> Statement:
    quotation = reading.quotations[0]
    rendering = Rendering(
        siglum="A",
        quotation=quotation.id,
        report=quotation.report,
        words=quotation.words,
        fit=RenderingFit.BASE,
    )
    return Statement(
        id=f"statement-{quotation.id}",
        speaker=None,
        speaker_name="Ann",
        modality=SpeechModality.SAID,
        renderings=(rendering,),
    )


@settings(deadline=None)
@given(MANY)
def test_what_was_written_as_parquet_is_read_back_equal(
    tmp_path_factory: pytest.TempPathFactory, pairs: list[tuple[Incident, Reading]]
) -> None:
    pytest.importorskip("pyarrow")
    path = tmp_path_factory.mktemp("parquet") / "x.parquet"
    rows = [incident_row(row) for row in facts_told(pairs)]
    write_parquet(INCIDENTS, rows, path)
    assert read_parquet(path) == rows
    said = [statement_row(statement(reading)) for _, reading in pairs]
    write_parquet(STATEMENTS, said, path)
    assert read_parquet(path) == said


def test_the_columns_of_parquet_are_those_of_its_rows() -> None:
    pair = Incident(id="i", act=Act.SHELLING, accounts=())
    assert tuple(incident_row(facts(pair, CASE, {}))) == tuple(INCIDENTS)
