"""Nights belong to two days, lists of days run on, and names that hold a day tell no time."""

import pytest

from tests.reading.timed import WEDNESDAY, only, times, utc

NIGHTS = [
    "Overnight into Sunday there was firing.",
    "There was firing overnight to Sunday.",
    "There was firing overnight into Sunday morning.",
    "There was firing in the night to Sunday.",
    "There was firing on the night leading to Sunday.",
    "There was firing through the night into 21 February.",
    "There was firing on the night from Saturday to Sunday.",
    "There was firing on the night between 20 and 21 February.",
    "There was firing overnight between Saturday and Sunday.",
    "There was firing during the night of 20 to 21 February.",
    "There was firing on Saturday-Sunday night.",
    "There was firing the night before Sunday.",
]


@pytest.mark.parametrize("text", NIGHTS)
def test_a_night_between_two_days_is_that_of_the_first(text: str) -> None:
    _, when = only(text, WEDNESDAY, "UTC")
    assert (when.earliest, when.latest) == (utc("2016-02-20T21:00"), utc("2016-02-21T05:59:59"))


def test_overnight_with_no_day_is_the_night_before_the_report() -> None:
    _, when = only("There was firing overnight.", WEDNESDAY, "UTC")
    assert when.earliest == utc("2016-02-23T21:00")


DAYS = [
    ("It fell on the eve of 5 February.", "2016-02-04", "2016-02-04"),
    ("It fell the day before Sunday.", "2016-02-20", "2016-02-20"),
    ("It fell on 3 and 4 February.", "2016-02-03", "2016-02-04"),
    ("It fell on 3, 4 and 5 February.", "2016-02-03", "2016-02-05"),
    ("It was shut from February 3 through 7.", "2016-02-03", "2016-02-07"),
    ("It was shut between the 2nd and the 8th of February.", "2016-02-02", "2016-02-08"),
    ("It was shut from Monday, 1 February, to Sunday, 7 February.", "2016-02-01", "2016-02-07"),
    ("It fell on 05-Feb-2016.", "2016-02-05", "2016-02-05"),
    ("It fell on 05.02.16.", "2016-02-05", "2016-02-05"),
    ("It fell on 2016/02/05.", "2016-02-05", "2016-02-05"),
    ("It fell on February the 5th.", "2016-02-05", "2016-02-05"),
    ("It fell on the 5th of this month.", "2016-02-05", "2016-02-05"),
    ("It fell on the 12th of last month.", "2016-01-12", "2016-01-12"),
    ("It fell on 5 March last year.", "2015-03-05", "2015-03-05"),
    ("It fell in March of last year.", "2015-03-01", "2015-03-31"),
    ("It fell on the last day of February.", "2016-02-29", "2016-02-29"),
    ("It fell in the first week of February.", "2016-02-01", "2016-02-07"),
    ("It fell in the summer of 2015.", "2015-06-01", "2015-08-31"),
    ("It fell the week before last.", "2016-02-08", "2016-02-14"),
    ("They will meet on Friday of next week.", "2016-03-04", "2016-03-04"),
    ("By Friday the army had left.", "2016-02-19", "2016-02-19"),
    ("By Friday, the ministry said, all groups leave.", "2016-02-26", "2016-02-26"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS)
def test_days_run_from_the_first_to_the_last_named(text: str, first: str, last: str) -> None:
    _, when = only(text, WEDNESDAY, "UTC")
    assert (when.earliest, when.latest) == (utc(f"{first}T00:00"), utc(f"{last}T23:59:59"))


def test_days_that_do_not_run_on_are_two_times() -> None:
    first, second = times("It fell on 3 and 7 February.", WEDNESDAY, "UTC")
    assert first.when is not None
    assert second.when is not None
    assert (first.when.earliest, second.when.earliest) == (utc("2016-02-03T00:00"), utc("2016-02-07T00:00"))


@pytest.mark.parametrize(
    "text",
    [
        "The Bloody Sunday inquiry sat.",
        "The Good Friday Agreement was read out.",
        "The 17 February Brigade pulled out.",
        "The April 6 Movement called a march.",
        "The Sunday Times wrote it.",
        "Shells hit the October 7 Hospital.",
    ],
)
def test_a_day_inside_a_name_is_no_time(text: str) -> None:
    assert times(text) == ()


def test_a_day_before_the_name_of_a_unit_is_one() -> None:
    _, when = only("On Friday the 5th Brigade pulled out.", WEDNESDAY, "UTC")
    assert when.earliest == utc("2016-02-19T00:00")
