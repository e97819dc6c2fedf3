"""The window of a count: whole days, since and until, nights, and never the day on which someone spoke."""

import pytest

from tests.reading.tallied import only, tallies, window


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in the past 24 hours", "03-08 00:00", "03-08 23:59"),
        ("over 24 hours", "03-08 00:00", "03-08 23:59"),
        ("on Saturday", "03-05 00:00", "03-05 23:59"),
        ("on Saturday and Sunday", "03-05 00:00", "03-06 23:59"),
        ("on 3 and 4 March", "03-03 00:00", "03-04 23:59"),
        ("from 1 to 7 March", "03-01 00:00", "03-07 23:59"),
        ("in February", "02-01 00:00", "02-29 23:59"),
        ("this month", "03-01 00:00", "03-08 23:59"),
        ("since 27 February", "02-27 00:00", "03-08 23:59"),
        ("since midnight", "03-08 00:00", "03-08 23:59"),
        ("since dawn on 27 February", "02-27 00:00", "03-08 23:59"),
        ("since the truce came into force on 27 February", "02-27 00:00", "03-08 23:59"),
        ("since the start of the year", "01-01 00:00", "03-08 23:59"),
        ("until 6 March", None, "03-06 23:59"),
        ("until Sunday", None, "03-06 23:59"),
        ("between 20:00 and 23:30 on Monday", "03-07 20:00", "03-07 23:30"),
        ("since the truce began", None, "03-08 23:59"),
        ("by noon on Monday", None, "03-07 12:00"),
        ("on Sunday night", "03-06 18:00", "03-07 05:59"),
        ("in the night of 3 to 4 March", "03-03 18:00", "03-04 05:59"),
        ("from 08:00 on Sunday to 08:00 on Monday", "03-06 08:00", "03-07 08:00"),
        ("between January and February", "01-01 00:00", "02-29 23:59"),
        ("in the first ten days of February", "02-01 00:00", "02-10 23:59"),
        ("in the last two weeks of February", "02-16 00:00", "02-29 23:59"),
        ("in the first two months of the year", "01-01 00:00", "02-29 23:59"),
        ("in the three months to the end of February", "12-01 00:00", "02-29 23:59"),
        ("in the seven days up to 6 March", "02-29 00:00", "03-06 23:59"),
        ("from 00:01 on 1 March until the end of 6 March", "03-01 00:01", "03-06 23:59"),
        ("after midnight", "03-08 00:00", "03-08 23:59"),
        ("since the 27 February agreement", "02-27 00:00", "03-08 23:59"),
        ("over two weeks of calm, from 20 February to 5 March", "02-20 00:00", "03-05 23:59"),
        ("of the 16-day holiday truce", None, None),
        ("during the day", "03-08 00:00", "03-08 23:59"),
        ("in the first 24 hours of the truce", None, None),
        ("", None, None),
    ],
)
def test_the_window_is_what_the_words_cover(words: str, first: str | None, last: str | None) -> None:
    assert window(only(f"The mission recorded 14 violations {words}.")) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The mission said on Monday that 14 violations were recorded.",
        "14 violations were recorded, the mission said in a statement on Monday.",
        "The mission recorded 14 violations of the truce of 27 February.",
        "The mission told reporters in Hama on Monday that it had recorded 14 violations.",
        "The opposition on Monday accused government forces of 14 violations.",
    ],
)
def test_the_day_of_the_words_and_of_the_truce_is_no_window(text: str) -> None:
    assert only(text).window is None


def test_a_month_to_come_is_the_one_of_last_year() -> None:
    when = only("The mission recorded 14 violations in June.").window
    assert when is not None
    assert when.earliest is not None
    assert (when.earliest.year, window(only("The mission recorded 14 violations in June."))) == (
        2015,
        ("06-01 00:00", "06-30 23:59"),
    )


def test_a_count_has_the_time_told_after_it_and_shares_one_told_for_all() -> None:
    text = "The mission listed 16 attacks on Thursday and Friday, and 6 bombardments on Saturday."
    assert [window(tally) for tally in tallies(text)] == [
        ("03-03 00:00", "03-04 23:59"),
        ("03-05 00:00", "03-05 23:59"),
    ]
    shared = tallies("Last week the mission lodged 12 protests; the opposition lodged 13.")
    assert [window(tally) for tally in shared] == [("02-29 00:00", "03-06 23:59")] * 2


def test_a_clause_of_its_own_does_not_take_the_time_of_another() -> None:
    _, second = tallies(
        "The mission recorded 60 violations since Friday; the army says it answered seven attempts."
    )
    assert second.window is None


def test_a_summary_named_afterwards_dates_the_count_before_it() -> None:
    text = "In total, 85 violations. So says the summary of the mission for 7 March."
    assert window(only(text)) == ("03-07 00:00", "03-07 23:59")


def test_without_a_report_day_the_window_stays_open() -> None:
    assert window(only("The mission recorded 14 violations in the past 24 hours.", day=None)) == (None, None)


def test_a_day_among_the_parts_is_theirs_and_not_the_window_of_the_whole() -> None:
    text = "Since the deal took hold the mission has recorded 14 violations, of which 9 in February alone."
    assert window(only(text)) == (None, "03-08 23:59")


def test_a_time_right_before_a_bare_number_is_its_own() -> None:
    first, second = tallies("The mission recorded 14 violations on Saturday, but on Sunday 9.")
    assert (window(first), window(second)) == (
        ("03-05 00:00", "03-05 23:59"),
        ("03-06 00:00", "03-06 23:59"),
    )


def test_the_time_of_what_a_count_is_set_against_is_not_its_window() -> None:
    counted = tallies("In February they made 126 raids, up from 3 in January, the mission reported.")
    assert window(counted[0]) == ("02-01 00:00", "02-29 23:59")
