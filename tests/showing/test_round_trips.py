"""All that a format can say of an incident comes back from it as the record has it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.lexicon.act_codes import act_codes
from holdfire.model.act import Act
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.capture import Capture, MediaType
from holdfire.model.csv_text import listed, written
from holdfire.model.incident import Incident
from holdfire.model.listing import TableKind
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.reading.read import Reader
from holdfire.reading.tables.parties import NOBODY
from holdfire.showing.annotations import annotations_of_incidents, annotations_of_statements
from holdfire.showing.dataset_tables import acled_table, ged_table
from holdfire.showing.exports import json_lines
from holdfire.showing.follow_the_money import entities
from holdfire.showing.geojson import features
from holdfire.showing.incident_facts import Facts, facts, names_of
from holdfire.showing.incident_table import lines_of
from holdfire.showing.parquet import incident_row, statement_row
from holdfire.showing.plover import plover_records, rows_of_plover
from tests.showing.test_exchange import CASE, MANY, back, day, facts_told, statement

READER = Reader(CASE)
DAMASCUS = ZoneInfo("Asia/Damascus")
Pairs = list[tuple[Incident, Reading]]


def imported(lines: Iterable[str]) -> list[Reading]:
    """What is read of a table given as its lines, each line a record."""
    heading, *rows = lines
    return [
        READER.read(Capture(data=f"{heading}\n{row}".encode(), origin=f"t.csv#{n}", media_type=MediaType.ROW))
        for n, row in enumerate(rows, 2)
    ]


def as_told(names: Iterable[str]) -> list[str]:
    """Names as a cell can hold them: without what would part them, each once, nobody left out."""
    parts = [name.strip() for name in listed(names).split(";")]
    kept = [name for name in parts if name and name.casefold() not in NOBODY]
    return list({name.casefold(): name for name in reversed(kept)}.values())[::-1]


def named(refs: Iterable[ActorRef]) -> list[str]:
    return as_told(ref.name for ref in refs)


def check_place(mention: Mention, told: Facts) -> None:
    point = told.point
    if point is None:
        assert mention.place is None
        return
    assert mention.place
    if point.id:
        assert mention.place.place == point.id
        return
    assert mention.place.name.strip() == point.name.strip()


def check_people(reading: Reading, told: Facts) -> None:
    (mention, *_) = reading.mentions
    assert named(mention.actors) == as_told(names_of(told.incident.actors))
    assert named(mention.targets) == as_told(names_of(told.incident.targets))
    claimants = [each.claimant for each in reading.mentions if each.claimant]
    assert named(claimants) == as_told(told.sources)


@settings(deadline=None)
@given(MANY)
def test_acled_tables_that_we_wrote_come_back_with_all_that_they_can_say(pairs: Pairs) -> None:
    rows = facts_told(pairs)
    kept = [told for told in rows if told.days and act_codes()[told.incident.act].acled_event]
    for reading, told in zip(imported(acled_table(rows)), kept, strict=True):
        mention, row = reading.mentions[0], reading.report.row
        assert row
        assert (row.kind, row.event, mention.act) == (TableKind.ACLED, told.incident.id, told.incident.act)
        assert [count.low for count in mention.harm] == [told.killed_low] * bool(told.killed_low)
        assert mention.when
        assert mention.when.earliest
        assert told.days
        if told.days[0] == told.days[1]:
            assert mention.when.earliest.astimezone(DAMASCUS).date() == told.days[0]
        assert dict(row.cells)["notes"] == " | ".join(told.texts).strip()
        check_people(reading, told)
        check_place(mention, told)


@settings(deadline=None)
@given(MANY)
def test_ucdp_tables_that_we_wrote_come_back_with_all_that_they_can_say(pairs: Pairs) -> None:
    rows = facts_told(pairs)
    by_id = {told.incident.id: told for told in rows}
    for reading in imported(ged_table(rows, CASE)):
        mention, row = reading.mentions[0], reading.report.row
        assert row
        told = by_id[row.event]
        assert (row.kind, mention.act) == (TableKind.UCDP_GED, told.incident.act)
        (count,) = mention.harm
        assert (count.low, count.high) == (told.killed_low, told.killed_high or told.killed_low)
        assert mention.when
        assert mention.when.earliest
        assert mention.when.latest
        span = (mention.when.earliest, mention.when.latest)
        assert tuple(moment.astimezone(DAMASCUS).date() for moment in span) == told.days
        check_people(reading, told)


@settings(deadline=None)
@given(MANY)
def test_plover_records_come_back_through_an_own_table_with_all_that_they_can_say(pairs: Pairs) -> None:
    rows = facts_told(pairs)
    lines = lines_of(rows_of_plover("\n".join(json_lines(plover_records(rows))), "e.jsonl"))
    kept = [told for told in rows if told.first]
    for reading, told in zip(imported(lines), rows, strict=True):
        mention, row = reading.mentions[0], reading.report.row
        assert row
        assert (row.event, mention.act) == (told.incident.id, told.incident.act)
        assert named(mention.actors) == as_told(names_of(told.incident.actors))
        assert named(mention.targets) == as_told(names_of(told.incident.targets))
        if told in kept:
            assert mention.when
            assert (mention.when.earliest, mention.when.latest) == (told.first, told.last)
        assert dict(row.cells)["note"] == " | ".join(told.texts).strip()
        if len(told.points) == 1:
            check_place(mention, told)


def moment(written_so: str | None) -> datetime | None:
    return datetime.fromisoformat(written_so) if written_so else None


@settings(deadline=None)
@given(MANY)
def test_geojson_says_of_each_incident_what_the_record_says(pairs: Pairs) -> None:
    for feature, told in zip(back(features(facts_told(pairs))), facts_told(pairs), strict=True):
        incident, said = told.incident, feature["properties"]
        assert (feature["type"], feature["id"]) == ("Feature", incident.id)
        assert said["act"] == incident.act
        assert (moment(said["earliest"]), moment(said["latest"])) == (told.first, told.last)
        assert tuple(said["actors"]) == names_of(incident.actors)
        assert tuple(said["targets"]) == names_of(incident.targets)
        assert (said["killed_low"], said["killed_high"]) == (told.killed_low, told.killed_high)
        assert (said["evidence"], said["attribution"]) == (incident.evidence, incident.attribution)
        assert said["origins"] == len(incident.origins)
        assert [(p["name"], p["id"], p["radius_km"]) for p in said["places"]] == [
            (point.name, point.id, point.radius_km) for point in told.points
        ]


@settings(deadline=None)
@given(MANY)
def test_ftm_events_say_of_each_incident_what_the_record_says(pairs: Pairs) -> None:
    rows = facts_told(pairs)
    by_id = {entity["id"]: entity for entity in back(entities(rows, CASE))}
    for told in rows:
        incident, said = told.incident, by_id[told.incident.id]["properties"]
        for name, at in (("startDate", told.first), ("endDate", told.last)):
            found = [datetime.fromisoformat(each).replace(tzinfo=UTC) for each in said.get(name, [])]
            assert found == [at] * (at is not None)
        assert said["keywords"] == [incident.act, incident.evidence, incident.attribution]
        assert tuple(said.get("description", [])) == told.texts
        notes = said.get("notes", [])
        for words, names in (("done", incident.actors), ("suffered", incident.targets)):
            start = f"said to have {words} it: "
            assert tuple(n.removeprefix(start) for n in notes if n.startswith(start)) == names_of(names)
        figures = {"lowest": told.killed_low, "highest": told.killed_high}
        for which, figure in figures.items():
            assert (f"killed, {which} figure: {figure}" in notes) is (figure is not None)
        where = [by_id[address]["properties"] for address in said.get("addressEntity", [])]
        assert [
            (one["full"][0], *(float(one[name][0]) for name in ("latitude", "longitude") if name in one))
            for one in where
        ] == [
            (point.name, *((point.lat, point.lon) if point.lat is not None else ())) for point in told.points
        ]


@settings(deadline=None)
@given(MANY)
def test_annotations_say_of_which_line_they_are_and_what_it_says(pairs: Pairs) -> None:
    readings = {reading.report.id: reading for _, reading in pairs}
    of_incidents = back(annotations_of_incidents([incident for incident, _ in pairs], readings))
    for annotation, (incident, reading) in zip(of_incidents, pairs, strict=True):
        (mention,) = reading.mentions
        assert [body["value"] for body in annotation["body"]] == [
            f"incident: {incident.id}",
            f"act: {mention.act}",
            f"modality: {mention.modality}",
        ]
        assert annotation["target"]["source"] == f"urn:sha256:{reading.report.capture}"
        place, quote = annotation["target"]["selector"]
        assert (place["start"], place["end"]) == (mention.clause.start, mention.clause.end)
        assert quote["exact"] == mention.clause.text
    said = [statement(reading) for reading in readings.values()]
    for annotation, one in zip(back(annotations_of_statements(said, readings)), said, strict=True):
        assert [body["value"] for body in annotation["body"]] == [
            f"statement: {one.id}",
            f"speaker: {one.speaker_name}",
            "siglum: A",
        ]
        assert annotation["target"]["selector"][1]["exact"] == one.renderings[0].words


@settings(deadline=None)
@given(MANY)
def test_rows_of_parquet_say_of_each_line_what_the_record_says(pairs: Pairs) -> None:
    for told, (incident, reading) in zip(facts_told(pairs), pairs, strict=True):
        row = incident_row(told)
        assert (row["id"], row["act"], row["evidence"]) == (incident.id, incident.act, incident.evidence)
        assert (row["earliest"], row["latest"]) == (told.first, told.last)
        assert row["places"] == list(dict.fromkeys(point.name for point in told.points))
        assert (row["mentions"], row["reports"]) == ([reading.mentions[0].id], [reading.report.id])
        assert row["texts"] == [reading.mentions[0].clause.text]
        said = statement(reading)
        assert statement_row(said)["words"] == [rendering.words for rendering in said.renderings]


OWN = st.dictionaries(
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
    .map(lambda name: f"x {name}"),
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=12).map(str.strip),
    max_size=4,
)
NEEDED: Mapping[TableKind, Mapping[str, str]] = {
    TableKind.OWN: {"incident_id": "1", "date": "2016-02-28", "act": "siege"},
    TableKind.ACLED: {
        "event_id_cnty": "SYR1",
        "event_date": "2016-02-28",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Band",
    },
    TableKind.UCDP_GED: {
        "id": "1",
        "type_of_violence": "3",
        "side_a": "Band",
        "side_b": "Civilians",
        "date_start": "2016-02-28",
        "date_end": "2016-02-28",
        "best": "1",
        "high": "1",
        "low": "1",
    },
}


@settings(deadline=None)
@given(st.sampled_from(TableKind), OWN)
def test_columns_that_nobody_knows_are_kept_as_they_are_in_every_table(
    kind: TableKind, more: Mapping[str, str]
) -> None:
    cells = {**NEEDED[kind], **{name: value for name, value in more.items() if not value.startswith("'")}}
    (reading,) = imported([written(list(cells)), written(list(cells.values()))])
    assert reading.report.row
    assert reading.report.row.kind is kind
    assert dict(reading.report.row.cells) == cells


def test_a_name_that_would_part_in_two_stays_one_and_a_formula_is_taken_back() -> None:
    band = ActorRef(name="=Gunmen; left|right", basis=RefBasis.DESCRIPTION)
    incident = Incident(
        id="=1",
        act=Act.SHELLING,
        accounts=(),
        actors=(band,),
        when=day(datetime(2016, 2, 27, 22, tzinfo=UTC)),
    )
    (line,) = list(acled_table([facts(incident, CASE, {})]))[1:]
    assert line.startswith("'=1,")
    (reading,) = imported(acled_table([facts(incident, CASE, {})]))
    assert reading.report.row
    assert reading.report.row.event == "=1"
    assert [ref.name for ref in reading.mentions[0].actors] == ["=Gunmen, left,right"]
