"""What counts as a published count, of which unit, and what is only told as an event or a part."""

import pytest

from tests.reading.tallied import claimant, only, tallies


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("The mission logged 45 separate Israeli air and ground violations.", 45, "violations"),
        ("The mission documented 21 cases of firing at the posts.", 21, "shellings"),
        ("The mission noted 13 facts of violation of the regime of silence.", 13, "violations"),
        ("The mission knows of 6 occasions on which the truce was broken.", 6, "violations"),
        ("Rebels violated the ceasefire 30 times, the mission said.", 30, "violations"),
        ("On 17 occasions in March the army opened fire, the mission said.", 17, "shellings"),
        ("The navy crossed the line twice in May, the mission said.", 2, "crossings"),
        ("The number of violations rose to 240, the mission said.", 240, "violations"),
        ("The mission put the number of violations at 416.", 416, "violations"),
        ("Violations: 14 (Homs 8, Hama 6).", 14, "violations"),
    ],
)
def test_a_count_is_told_by_noun_by_times_or_by_measure(text: str, number: int, unit: str) -> None:
    tally = only(text)
    assert (tally.total.low, tally.unit) == (number, unit)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("14", 14, 14),
        ("at least 14", 14, None),
        ("more than 14", 14, None),
        ("about 50", 50, 50),
        ("nearly 50", 50, 50),
        ("as many as 50", 50, 50),
        ("fewer than ten", 0, 9),
        ("dozens of", 24, None),
    ],
)
def test_the_number_is_kept_as_published(words: str, low: int, high: int | None) -> None:
    tally = only(f"The mission recorded {words} violations on Monday.")
    assert (tally.total.low, tally.total.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "The mission recorded 9 violations by the army and 5 by the rebels.",
        "The army committed 9 violations on Sunday and 5 on Monday, the mission said.",
        "The mission recorded 9 violations; the opposition recorded 5.",
        "The mission recorded 9 violations, the opposition 5.",
        "The mission accused the army of 9 violations, and the opposition accused it of 5.",
        "The mission recorded 9 violations on Monday, compared with 5 the day before.",
        "The mission recorded 9 violations. The opposition counted 5.",
    ],
)
def test_two_numbers_without_a_total_are_two_counts(text: str) -> None:
    assert [(tally.total.low, tally.unit) for tally in tallies(text)] == [
        (9, "violations"),
        (5, "violations"),
    ]


def test_the_bare_number_belongs_to_whoever_is_named_before_it() -> None:
    first, second = tallies(
        "The mission recorded 9 violations last week, the other side 5: 3 in Homs, 2 in Hama."
    )
    assert (claimant(first), claimant(second)) == ("mission", "other side")
    assert first.parts == ()
    assert [part.count.low for part in second.parts] == [3, 2]


@pytest.mark.parametrize(
    "text",
    [
        "The army fired 12 shells at three launchers, a spokesman said.",
        "Three air strikes hit the town on Monday and killed 12 people, the mission said.",
        "Residents heard four explosions on Tuesday morning.",
        "The mission has 700 observers and 40 cameras along the line.",
        "The strikes on the village began at about 06:30, according to the mission.",
        "Shelling of one place within an hour is counted as one breach.",
        "It was the third violation this week, the mission said.",
        "The town changed hands twice in March.",
        "There were twice as many attacks as before, the mission said.",
        "The company deals with hundreds of violations.",
        "The mission said 33 cases of looting were recorded.",
    ],
)
def test_events_stocks_and_rounds_are_no_count(text: str) -> None:
    assert tallies(text) == ()


def test_the_numbers_of_the_next_sentence_that_add_up_are_parts_and_no_counts() -> None:
    tally = only(
        "The mission recorded seven violations. Four violations were in Homs, two in Hama and one in Daraa."
    )
    assert [part.count.low for part in tally.parts] == [4, 2, 1]


@pytest.mark.parametrize(
    ("text", "parts", "fault"),
    [
        (", namely 33 by artillery and 28 from the air", [33, 28], None),
        (", made up of 33 raids and 31 arrests", [33, 31], "the parts sum to 64, the page says 61"),
        (" (twice in Homs, 59 times in Hama)", [2, 59], None),
        (", Homs alone accounting for 40", [40], None),
        (": Homs direction - 33, Hama direction - 28", [33, 28], None),
        (", including 18 raids and 25 sorties", [18, 25], None),
        (" and has sent 5 letters to the governor", [], None),
        (", twice as many as before", [], None),
        (", firing 512 shells", [], None),
    ],
)
def test_a_breakdown_ends_where_another_clause_begins(text: str, parts: list[int], fault: str | None) -> None:
    tally = only(f"The mission recorded 61 violations{text}.")
    assert ([part.count.low for part in tally.parts], tally.arithmetic) == (parts, fault)


def test_whose_deed_it_is_stands_accused() -> None:
    assert [
        actor.name for actor in only("The rebels broke the truce 9 times, the mission said.").accused
    ] == ["rebels"]
    assert [actor.name for actor in only("The mission blamed the rebels for 9 violations.").accused] == [
        "rebels"
    ]
