"""Counts told in ways no table lists: unlisted nouns, breakdowns that miss, years, sources after a dash."""

import pytest

from tests.reading.tallied import claimant, tallies


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The observers noted 17 armed altercations in April.", "altercation"),
        ("The office documented eleven armed confrontations since Monday.", "confrontations"),
    ],
)
def test_a_noun_of_deeds_that_no_table_has_is_a_unit_where_someone_counts(text: str, unit: str) -> None:
    (tally,) = tallies(text)
    assert tally.unit.startswith(unit)


@pytest.mark.parametrize(
    "text",
    [
        "The mission recorded 15 settlements and 12 hospitals in April.",
        "The council adopted 12 resolutions over two days, its head said.",
        "The agency registered 300 applications in April.",
    ],
)
def test_what_is_no_deed_is_no_unit(text: str) -> None:
    assert tallies(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The mission recorded 33 attacks in April (north: 20; south: 10).",
        "The mission recorded 33 attacks in April - 20 in the north, 10 in the south.",
        "The mission noted 33 breaches in April; 20 were attributed to the rebels and ten to the army.",
        "The mission listed 33 breaches in April, twenty in Hama, ten in Homs.",
        "The mission recorded 33 attacks in April. Twenty were in the north and ten in the south.",
        "33 breaches were noted in April, the mission said: the rebels were blamed for 20, the army for 10.",
    ],
)
def test_a_breakdown_that_misses_its_whole_is_still_its_breakdown(text: str) -> None:
    (tally,) = tallies(text)
    assert tally.arithmetic == "the parts sum to 30, the page says 33"


def test_a_source_may_stand_after_a_dash() -> None:
    (tally,) = tallies("Over the past day there took place 120 combat clashes - General Staff")
    assert claimant(tally) == "General Staff"


def test_a_bare_year_is_a_window() -> None:
    (tally,) = tallies("The monitors counted 206 bombardments during 2014.")
    assert tally.window is not None
    assert tally.window.wall == "2014"


def test_a_fall_from_one_number_to_another_gives_the_second_its_own_month() -> None:
    tally = tallies("The number of violations fell from 90 in January to 45 in February, the mission said.")[
        0
    ]
    assert (tally.total.low, tally.window.wall if tally.window else None) == (45, "February")
