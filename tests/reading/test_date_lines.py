"""Dates on pages: what is one, what it says, and what is left alone because it may mean two days."""

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.reading.pages.date_lines import find_days, find_moment, is_date_line, is_page_clock


@pytest.mark.parametrize(
    ("text", "language", "day", "clock", "zone"),
    [
        ("22 February 2016, 20:40 GMT", "en", (22, 2, 2016), time(20, 40), "+00:00"),
        ("Feb. 23, 2016, 5:20 p.m. EST", "en", (23, 2, 2016), time(17, 20), "-05:00"),
        ("25.02.2016 13:47 (мск)", "ru", (25, 2, 2016), time(13, 47), "Europe/Moscow"),
        ("27 February 2016, 01:40 (UTC+2)", "en", (27, 2, 2016), time(1, 40), "+02:00"),
        ("15:02 25.02.2016", "en", (25, 2, 2016), time(15, 2), None),
        ("2016-02-25", "en", (25, 2, 2016), None, None),
        ("12:05 a.m., 1 March 2016", "en", (1, 3, 2016), time(0, 5), None),
        ("الأحد 28 شباط 2016", "ar", (28, 2, 2016), None, None),
    ],
)
def test_a_moment_is_read_with_its_clock_and_zone(
    text: str, language: str, day: tuple[int, int, int], clock: time | None, zone: str | None
) -> None:
    found = find_moment(text, language)
    assert found is not None
    assert (found.day.day, found.day.month, found.day.year) == day
    assert (found.clock, found.zone) == (clock, zone)


@pytest.mark.parametrize("text", ["02/03/2016", "31 February 2016", "version 1.2.2016.7", "25.13.2016"])
def test_what_may_mean_two_days_or_none_is_left_alone(text: str) -> None:
    assert find_days(text, "en") == ()


@pytest.mark.parametrize(
    "text",
    ["23 February 2016, 09:15", "Sunday 28 February 2016 06.10 GMT", "Thursday, March 3, 2016 | 48°F Orvel"],
)
def test_a_line_that_gives_a_date_and_little_else(text: str) -> None:
    assert is_date_line(text, "en")


@pytest.mark.parametrize(
    "text", ["On 5 March the convoy left", "Shells fell on 5 March", "The 13th", "no date"]
)
def test_a_line_that_says_more_than_a_date(text: str) -> None:
    assert not is_date_line(text, "en")


def test_a_clock_with_an_offset_is_the_pages_own() -> None:
    assert is_page_clock("11:40 GMT +419 August 2014")
    assert not is_page_clock("22 February 2016, 20:40 GMT")


@given(st.text(alphabet="0123456789 .:/-+GMTapmFebruaryмарта", max_size=60))
def test_days_are_in_order_and_real(text: str) -> None:
    days = find_days(text, "en")
    assert all(before.end <= after.start for before, after in pairwise(days))
    assert all(1 <= day.day <= 31 and 1 <= day.month <= 12 for day in days)
    find_moment(text, "en")
