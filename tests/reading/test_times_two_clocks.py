"""Two clocks given for one instant are held together wherever the second stands in the sentence."""

import pytest

from tests.reading.timed import WEDNESDAY, only, times, utc

FIRST = "It starts at 00:00 Damascus time on 27 February 2016"
APART = [
    "; in New York it was then 4 p.m. on the 26th.",
    ", when it was 4 p.m. in New York.",
    ", while in Moscow it was 2 a.m.",
    " (it was then 4 p.m. in New York).",
    "; clocks in Moscow showed 2 a.m.",
    ", 23:00 GMT on the 26th.",
    ", i.e. 23:00 GMT the previous day.",
    ", which corresponds to 23:00 GMT on 26 February.",
    ", which would be 2 a.m. in Moscow.",
    ", by which time it was 2 a.m. in Moscow.",
    " - 2 a.m. in Moscow.",
    " — 2 a.m. Moscow time — by the text.",
    " (Moscow: 2 a.m.).",
    " (Moscow 02:00).",
    " (UTC+3).",
    ", Moscow time 2 a.m.",
]


@pytest.mark.parametrize("second", APART)
def test_a_second_clock_in_another_clause_is_held_against_the_first(second: str) -> None:
    _, when = only(FIRST + second, WEDNESDAY, "Asia/Damascus")
    assert when.earliest == utc("2016-02-26T22:00")
    assert when.conflict_minutes == 60


AGREEING = ["; in New York it was then 5 p.m. on the 26th.", ", while in Moscow it was 1 a.m.", " (UTC+2)."]


@pytest.mark.parametrize("second", AGREEING)
def test_clocks_that_agree_in_another_clause_are_no_conflict(second: str) -> None:
    _, when = only(FIRST + second, WEDNESDAY, "Asia/Damascus")
    assert (when.earliest, when.conflict_minutes) == (utc("2016-02-26T22:00"), None)


def test_the_widest_gap_of_three_clocks_is_told() -> None:
    _, when = only("It starts at 06:00 in Damascus (0400 GMT; 09:00 Moscow) on 12 March 2016.", WEDNESDAY)
    assert when.conflict_minutes == 120


def test_a_clock_of_something_else_after_a_comma_is_a_time_of_its_own() -> None:
    text = "The army shelled at 10:00 Kyiv time, and at 15:00 Moscow time the talks began."
    assert [found.when.conflict_minutes for found in times(text) if found.when] == [None, None]


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("Kathmandu", "5 May 2015", 15),  # 5:45 ahead
        ("Pyongyang", "5 May 2016", 30),  # 8:30 ahead from August 2015 to May 2018
        ("Pyongyang", "5 May 2019", 60),
        ("Caracas", "5 May 2010", 30),
        ("Juba", "5 May 2015", 60),
        ("Juba", "5 May 2022", 60),
    ],
)
def test_the_rules_of_the_year_give_the_size_of_the_gap(zone: str, day: str, minutes: int) -> None:
    whole_hours = {"Kathmandu": "04:00", "Pyongyang": "01:00", "Caracas": "14:00", "Juba": "08:00"}
    told = {"5 May 2016": "01:00", "5 May 2019": "02:00", "5 May 2015": whole_hours[zone]}
    second = told.get(day, {"Caracas": "15:00", "Juba": "09:00"}.get(zone, ""))
    _, when = only(f"It starts at 10:00 {zone} time on {day} ({second} GMT).", WEDNESDAY)
    assert when.conflict_minutes == minutes
