"""Counts told in ways no table lists: unlisted nouns, breakdowns that miss, years, sources after a dash."""

import pytest

from tests.reading.tallied import claimant, only, tallies


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


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Moscow spoke of 9 violations on Monday and Ankara of at least 15.",
            [("Moscow", 9), ("Ankara", 15)],
        ),
        (
            "Tripoli claimed 66 shellings, and Misrata 61 attacks, on Monday.",
            [("Tripoli", 66), ("Misrata", 61)],
        ),
        ("Ankara: rebels broke the truce 17 times, the army 9 times.", [("Ankara", 17), ("Ankara", 9)]),
        ("The mission received 32 complaints and examined 11.", [("mission", 32), ("mission", 11)]),
        (
            "The east, an envoy said, broke the truce: the rebels 43 times and the army 51 times.",
            [("envoy", 43), ("envoy", 51)],
        ),
    ],
)
def test_what_a_second_count_leaves_out_is_taken_from_the_first(
    text: str, read: list[tuple[str, int]]
) -> None:
    assert [(claimant(tally), tally.total.low) for tally in tallies(text)] == read


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("14 clashes were reported to the joint committee in February.", "joint committee"),
        ("Haftar denied the 14 violations of which Tripoli accuses him.", "Tripoli"),
        ("Troops repulsed 14 assaults on Monday, the media centre wrote.", "media centre"),
        ("Jets entered the airspace 14 times, a spokesman said.", "spokesman"),
        (
            "The panel on violations of the deal registered 14 raids.",
            "panel on violations of the deal",
        ),
        ("In the reporting period UNMHA recorded 14 violations.", "UNMHA"),
        ("Radio Hama: 14 violations by the army registered on Monday.", "Radio Hama"),
        ("Summary of the joint staff, 8 March. 14 violations: nine in Hama, five in Homs.", "joint staff"),
    ],
)
def test_the_claimant_is_who_counts_and_not_who_acts_or_denies(text: str, who: str) -> None:
    assert claimant(only(text)) == who


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The army made 14 attacks, the mission says, 9 on Saturday and 5 on Sunday.", [9, 5]),
        ("They broke the truce 14 times; 9 of the violations came on Saturday and 5 on Sunday.", [9, 5]),
        ("The mission recorded 14 violations from 1 to 7 March: 9 raids and 5 ambushes.", [9, 5]),
        ("The mission recorded 14 violations, 2 fewer than in January.", []),
    ],
)
def test_a_breakdown_is_found_wherever_it_stands(text: str, parts: list[int]) -> None:
    assert [part.count.low for part in only(text).parts] == parts


def test_rounds_that_one_event_took_are_no_count_of_their_own() -> None:
    spent = tallies("They broke the truce 200 times on Monday, firing 1,800 shots, the mission said.")
    assert [tally.total.low for tally in spent] == [200]
    assert not tallies("Hama was hit by eleven rockets on Monday, the mission said.")


def test_a_single_violation_is_one_and_not_a_single_one_is_none() -> None:
    assert only("The mission reported a single violation for Saturday.").total.low == 1
    assert only("The mission did not record a single violation on Saturday.").total.high == 0


def test_over_after_a_protest_is_no_lower_bound() -> None:
    assert only("The mission protested to the committee over 14 breaches.").total.high == 14
