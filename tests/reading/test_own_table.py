"""Rows of an own table: what each column says, and every fault of a row at once."""

import pytest

from holdfire.model.act import Act, Modality
from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.quotation import Tier
from tests.reading.rows import CASE, faults, mention, reading

NEEDED = "incident_id,date,act"
ROW = "V-1,2016-02-28,shelling"


def told(columns: str, cells: str):
    return mention(f"{NEEDED},{columns}", f"{ROW},{cells}")


def test_the_text_of_a_row_is_its_heading_and_itself_and_spans_point_into_it() -> None:
    row = 'V-1,2016-02-28,mortar fire,"Arda, the mill",Northern Army,3-5'
    found = reading(f"{NEEDED},place,actor,killed", row)
    assert found.report.text == f"{NEEDED},place,actor,killed\n{row}"
    (one,) = found.mentions
    spans = [one.trigger, one.clause, one.place.span, one.actors[0].span, one.harm[0].span]
    assert [found.report.text[span.start : span.end] for span in spans] == [span.text for span in spans]
    assert (one.trigger.text, one.clause.text, one.place.name) == ("mortar fire", row, "Arda, the mill")
    assert found.report.title == "V-1"
    assert one.tier is Tier.A


def test_a_row_has_an_id_from_its_content_alone() -> None:
    first, again = reading(NEEDED, ROW), reading(NEEDED, ROW, origin="other.csv#9")
    assert first == again
    assert first.report.id != reading(NEEDED, "V-2,2016-02-28,shelling").report.id


def test_the_row_keeps_all_its_columns_and_the_id_its_table_gives() -> None:
    row = reading("ID,date,type,my own,table", "7,2016-02-28,airstrike,=SUM(1),north").report.row
    assert row is not None
    assert (row.table, row.event, row.key) == ("north", "7", "north:7")
    assert row.cells == (
        ("incident_id", "7"),
        ("date", "2016-02-28"),
        ("act", "airstrike"),
        ("my own", "=SUM(1)"),
        ("table", "north"),
    )


def test_actors_and_targets_are_found_by_id_name_and_in_words() -> None:
    one = told("actor,target", "front; Northern Army artillery,SF; three farmers; unknown")
    assert [(ref.actor, ref.name) for ref in one.actors] == [
        ("front", "Southern Front"),
        ("north-army", "Northern Army"),
    ]
    assert [(ref.actor, ref.name) for ref in one.targets] == [
        ("front", "Southern Front"),
        (None, "three farmers"),
    ]


@pytest.mark.parametrize("nobody", ["", "unknown", "Unidentified"])
def test_nobody_is_named_where_nobody_is_known(nobody: str) -> None:
    assert told("actor,note", f"{nobody},x").actors == ()


def test_each_source_tells_an_account_of_its_own() -> None:
    mentions = reading(f"{NEEDED},source", f"{ROW},WW; Valley Observatory; a farmer").mentions
    assert [(one.claimant.name, one.claimant.actor) for one in mentions] == [
        ("World Wire", None),
        ("Valley Observatory", "observatory"),
        ("a farmer", None),
    ]
    assert {one.modality for one in mentions} == {Modality.ALLEGED}
    assert len({one.id for one in mentions}) == 3


def test_without_a_source_the_table_tells_in_its_own_voice() -> None:
    one = mention(NEEDED, ROW)
    assert (one.claimant, one.modality) == (None, Modality.ACTUAL)


@pytest.mark.parametrize(
    ("cells", "low", "high", "rough"),
    [
        ("3,", 3, 3, False),
        ("3,5", 3, 5, False),
        ("3-5,", 3, 5, False),
        ("3+,", 3, None, False),
        ("at least 3,", 3, None, False),
        ("about 50,", 50, 50, True),
        ("0,", 0, 0, False),
        (",5", 0, 5, False),
    ],
)
def test_harm_is_a_range(cells: str, low: int, high: int | None, rough: bool) -> None:
    (count,) = told("killed_low,killed_high,harmed", f"{cells},civilians").harm
    assert (count.low, count.high, count.rough, count.what, count.who) == (
        low,
        high,
        rough,
        "killed",
        "civilians",
    )


def test_the_injured_are_counted_apart() -> None:
    killed, injured = told("killed,injured", "2,7").harm
    assert [(count.what, count.low) for count in (killed, injured)] == [("killed", 2), ("wounded", 7)]


def test_a_place_of_the_case_is_found_by_name_and_by_id() -> None:
    assert told("place", "Arda").place.place == "arda"
    assert told("place", "arda").place.place == "arda"
    near = told("place,latitude,longitude", "Arda,36.01,37.01").place
    assert (near.place, near.given) == ("arda", None)


def test_a_place_the_case_does_not_know_says_itself_where_it_lies() -> None:
    place = told("place,lat,lon,radius,area", "Marzaf,36.5,37.5,2,the Valley").place
    assert place.given is not None
    assert place.place == place.given.id
    assert (place.given.within, place.given.country, place.given.radius_km) == ("valley", "SY", 2.0)


def test_a_point_near_places_of_one_country_lies_in_it() -> None:
    assert told("lat,lon", "36.1,37.1").place.given.country == "SY"
    assert told("lat,lon", "50.0,10.0").place.given.country is None


def test_a_point_among_places_of_one_area_lies_in_it_and_that_is_said() -> None:
    alone = told("lat,lon", "36.15,37.1").place
    assert (alone.given.within, alone.note) == (None, None)
    among = told("lat,lon", "35.9,37.0").place
    assert among.given.within == "valley"
    assert among.note == "taken to lie in valley, as the places of the case within 25 km do"
    astride = told("lat,lon", "35.7,37.0").place
    assert astride.given.within is None


def test_a_point_far_from_the_place_of_that_name_is_another_place() -> None:
    place = told("place,lat,lon", "Arda,36.5,37.0").place
    assert place.place != "arda"
    assert place.note == "the point lies 56 km from Arda"


def test_who_held_the_place_is_a_claim_for_this_row_alone() -> None:
    place = told("place,held_by,held_by_source", "Arda,Southern Front,the council").place.given
    assert place is not None
    assert (place.within, [(claim.holder, claim.source, claim.disputed) for claim in place.control]) == (
        "arda",
        [("front", "the council", False)],
    )
    disputed = told("place,held_by", "Arda,front; north-army").place.given
    assert disputed is not None
    assert all(claim.disputed for claim in disputed.control)
    assert CASE.place("arda").control == ()


def test_what_was_settled_is_kept_with_who_settled_it() -> None:
    listing = told(
        "evidence,evidence_by,attribution,self_defence,ruling,ruling_by,origin",
        "Verified,A. Reader,self-claimed,yes,a breach,the commission,World Wire",
    ).listing
    assert listing is not None
    assert (listing.evidence, listing.stated_by) == (EvidenceState.VERIFIED, "A. Reader")
    assert listing.attribution is AttributionState.SELF_CLAIMED
    assert listing.self_defence is True
    assert (listing.ruling, listing.ruled_by) == ("a breach", "the commission")
    assert listing.origin is not None
    assert listing.origin.name == "World Wire"


def test_a_last_day_makes_a_range() -> None:
    when = told("time,end_date,end_time", "20:00,2016-02-29,06:00").when
    assert when is not None
    assert (f"{when.earliest:%d %H:%M}", f"{when.latest:%d %H:%M}") == ("28 18:00", "29 04:00")


def test_all_faults_of_a_row_are_told_at_once_with_their_columns() -> None:
    columns = f"{NEEDED},latitude,evidence,killed_low,killed_high,zone,held_by,modality,self_defence"
    found = faults(columns, ",2016-02-30,sheling,95,verified,many,2,Moon,somebody,perhaps,so so")
    assert {name: number for name, (number, _) in found.items()} == {
        "incident_id": 1,
        "date": 2,
        "act": 3,
        "latitude": 4,
        "longitude": 1,
        "evidence_by": 1,
        "killed_low": 6,
        "zone": 8,
        "held_by": 9,
        "modality": 10,
        "self_defence": 11,
    }
    assert "shelling?" in found["act"][1]


def test_who_held_a_place_must_be_somebody_the_case_knows() -> None:
    assert "held_by" in faults(f"{NEEDED},place,held_by", f"{ROW},Arda,somebody")


def test_a_cell_without_a_column_is_a_fault() -> None:
    assert "cell 4" in faults(NEEDED, f"{ROW},too much")
    assert faults(NEEDED, f"{ROW},,") == {}


def test_an_act_may_be_told_in_plain_words() -> None:
    assert mention(NEEDED, "V-1,2016-02-28,Drone strike").act is Act.AIR_STRIKE


@pytest.mark.parametrize(("row", "lacking"), [("a breach,", "ruling_by"), (",the commission", "ruling")])
def test_a_ruling_names_what_and_who(row: str, lacking: str) -> None:
    assert lacking in faults(f"{NEEDED},ruling,ruling_by", f"{ROW},{row}")
