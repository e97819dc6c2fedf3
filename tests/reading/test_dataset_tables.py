"""Rows as ACLED and UCDP GED code them; every row here is made up."""

from datetime import UTC, datetime

import pytest

from holdfire.lexicon.event_tables import columns_of
from holdfire.model.act import Act, Modality
from holdfire.model.listing import TableKind
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.when import Precision
from tests.reading.rows import faults, reading

ACLED = {
    "event_id_cnty": "VAL1",
    "event_date": "28 February 2016",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Northern Army",
    "inter1": "State forces",
    "country": "Syria",
    "admin1": "the Valley",
    "location": "Marzaf",
    "latitude": "36.4",
    "longitude": "37.2",
    "geo_precision": "2",
    "source": "World Wire; Valley Observatory",
    "notes": "Coder's note: the Southern Front denied an air strike that killed 40.",
    "fatalities": "4",
    "timestamp": "1456800000",
}
GED = {
    "id": "7001",
    "type_of_violence": "3",
    "side_a": "Northern Army",
    "side_b": "Civilians",
    "source_original": "Valley Observatory",
    "source_office": "World Wire",
    "where_prec": "1",
    "where_coordinates": "Arda town",
    "adm_1": "the Valley province",
    "latitude": "36.01",
    "longitude": "37.0",
    "country": "Syria",
    "date_prec": "1",
    "date_start": "2016-02-28 00:00:00.000",
    "date_end": "2016-02-28 00:00:00.000",
    "deaths_civilians": "5",
    "best": "6",
    "high": "9",
    "low": "5",
}


def row(kind: TableKind, held: dict[str, str], **changed: str) -> tuple[str, str]:
    """A row with every column the table has, and those of `changed` behind them."""
    cells = {column.name: "" for column in columns_of(kind) if column.status != "gone"} | held | changed
    return ",".join(cells), ",".join(f'"{cell}"' for cell in cells.values())


def acled(**changed: str) -> Reading:
    return reading(*row(TableKind.ACLED, ACLED, **changed))


def ged(**changed: str) -> Reading:
    return reading(*row(TableKind.UCDP_GED, GED, **changed))


def ids(mention: Mention) -> tuple[list[str | None], list[str | None]]:
    return [ref.actor for ref in mention.actors], [ref.actor for ref in mention.targets]


def test_a_row_of_acled_tells_what_its_codes_tell() -> None:
    found = acled()
    one, other = found.mentions
    assert [mention.claimant.name for mention in (one, other) if mention.claimant] == [
        "World Wire",
        "Valley Observatory",
    ]
    assert (one.act, one.modality, ids(one)) == (Act.SHELLING, Modality.ALLEGED, (["north-army"], []))
    assert one.when is not None
    assert one.when.earliest == datetime(2016, 2, 27, 22, tzinfo=UTC)
    assert one.place is not None
    assert one.place.given is not None
    assert (one.place.given.within, one.place.given.country, one.place.given.radius_km) == (
        "valley",
        "SY",
        25.0,
    )
    assert [(count.low, count.high) for count in one.harm] == [(4, 4)]
    assert found.report.row is not None
    assert found.report.row.key == "acled:VAL1"


def test_every_span_of_a_row_holds_what_stands_there() -> None:
    for found in (acled(), ged()):
        for mention in found.mentions:
            assert mention.place is not None
            spans = [
                mention.trigger,
                mention.clause,
                mention.place.span,
                *(count.span for count in mention.harm),
            ]
            assert [found.report.text[span.start : span.end] for span in spans] == [
                span.text for span in spans
            ]


def test_the_coders_notes_are_kept_and_not_read_as_news() -> None:
    found = acled()
    assert len(found.mentions) == 2
    assert (found.quotations, found.tallies) == ((), ())
    assert ("notes", ACLED["notes"]) in found.report.row.cells


def test_columns_nobody_knows_are_kept() -> None:
    assert ("assessment", "=high") in acled(assessment="=high").report.row.cells


@pytest.mark.parametrize(
    ("precision", "days", "kind"),
    [("1", 1, Precision.DAY), ("2", 7, Precision.WEEK), ("3", 29, Precision.MONTH)],
)
def test_the_precision_of_time_widens_it(precision: str, days: int, kind: Precision) -> None:
    when = acled(time_precision=precision).mentions[0].when
    assert when is not None
    assert ((when.latest - when.earliest).days + 1, when.precision) == (days, kind)


@pytest.mark.parametrize(
    ("changed", "doers", "done_to"),
    [
        ({"actor2": "Civilians (Valley)", "inter2": "Civilians"}, ["north-army"], [None]),
        (
            {
                "actor1": "Civilians (Valley)",
                "inter1": "7",
                "actor2": "Southern Front",
                "inter2": "2",
            },
            ["front"],
            [None],
        ),
        ({"actor2": "Southern Front", "inter2": "Rebel group"}, [], []),
        (
            {"actor2": "Southern Front", "event_type": "Battles", "sub_event_type": "Armed clash"},
            ["north-army", "front"],
            [],
        ),
        (
            {
                "actor2": "Southern Front",
                "inter2": "Rebel group",
                "event_type": "Battles",
                "sub_event_type": "Non-state actor overtakes territory",
            },
            ["front"],
            ["north-army"],
        ),
    ],
)
def test_who_did_it_is_told_only_where_the_codes_tell_it(
    changed: dict[str, str], doers: list[str | None], done_to: list[str | None]
) -> None:
    found = acled(**changed)
    assert ids(found.mentions[0]) == (doers, done_to)
    assert bool(found.report.notes) is (doers == [])


def test_zero_dead_may_mean_that_nothing_is_known() -> None:
    assert acled(fatalities="0").mentions[0].harm == ()


def test_a_figure_that_stands_for_a_word_is_rough() -> None:
    (count,) = acled(fatalities="10").mentions[0].harm
    assert count.rough
    assert count.qualifier


@pytest.mark.parametrize("event", ["Battles", "Riots", "Protests", "Rains"])
def test_a_sub_event_type_must_be_one_of_its_event_type(event: str) -> None:
    heading, cells = row(TableKind.ACLED, ACLED, event_type=event)
    assert "sub_event_type" in faults(heading, cells)


def test_a_missing_id_is_a_fault_that_names_its_column() -> None:
    assert "event_id_cnty" in faults(*row(TableKind.ACLED, ACLED, event_id_cnty=""))
    assert "id" in faults(*row(TableKind.UCDP_GED, GED, id=""))


def test_a_row_of_ged_tells_what_its_codes_tell() -> None:
    found = ged()
    (one,) = found.mentions
    assert (one.act, ids(one)) == (Act.ATTACK_UNSPECIFIED, (["north-army"], [None]))
    assert one.claimant is not None
    assert one.claimant.actor == "observatory"
    assert one.place is not None
    assert one.place.place == "arda"
    assert one.when is not None
    assert (one.when.earliest, one.when.precision) == (datetime(2016, 2, 27, 22, tzinfo=UTC), Precision.DAY)
    assert [(count.low, count.high, count.who) for count in one.harm] == [(5, 9, None), (5, 5, "civilians")]
    assert one.harm[0].qualifier == "best estimate 6"
    assert found.report.row is not None
    assert found.report.row.key == "ucdp_ged:7001"


def test_whom_the_information_comes_from_goes_before_who_printed_it() -> None:
    (one,) = ged(source_original="").mentions
    assert one.claimant is not None
    assert one.claimant.name == "World Wire"


def test_of_fighting_it_is_not_told_who_attacked() -> None:
    found = ged(type_of_violence="1", side_b="Southern Front")
    assert ids(found.mentions[0]) == ([], [])
    assert "Northern Army and Southern Front" in found.report.notes[0]


def test_several_days_are_a_range_and_wide_places_are_wide() -> None:
    (one,) = ged(date_end="2016-03-02", where_prec="4", where_coordinates="Northland").mentions
    assert one.when is not None
    assert one.when.precision is Precision.RANGE
    assert one.place is not None
    assert one.place.wide


@pytest.mark.parametrize(
    "changed", [{"best": "12"}, {"type_of_violence": "4"}, {"where_prec": "9"}, {"date_end": "2016-02-01"}]
)
def test_what_the_codebook_does_not_allow_is_a_fault(changed: dict[str, str]) -> None:
    (name,) = changed
    assert name in faults(*row(TableKind.UCDP_GED, GED, **changed))
