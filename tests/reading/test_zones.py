"""Zones are read as news names them, follow their rules by date, and fit the clocks that would agree."""

from datetime import datetime, timedelta

import pytest

from holdfire.reading.moments.time_words import TimeWords, time_words
from holdfire.reading.moments.zones import clock_of, iana_name, offset_words, places_where, read_zone, to_utc
from holdfire.reading.word_stream import words_of
from tests.reading.timed import utc


def english() -> TimeWords:
    book = time_words("en")
    assert book is not None
    return book


def readings(text: str, *, in_brackets: bool = False) -> tuple[str, ...] | None:
    found = read_zone(words_of(text, 0, len(text)), 0, english(), in_brackets=in_brackets)
    return found[0].readings if found else None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Damascus time", "Asia/Damascus"),
        ("time of Damascus", "Asia/Damascus"),
        ("time in Damascus", "Asia/Damascus"),
        ("in Kyiv", "Europe/Kyiv"),
        ("Moscow standard time", "Europe/Moscow"),
        ("Asia/Baku", "Asia/Baku"),
        ("GMT", "+00:00"),
        ("GMT+3", "+03:00"),
        ("UTC -04:30", "-04:30"),
        ("UTC+0530", "+05:30"),
        ("Eastern European Summer Time", "+03:00"),
        ("MSK", "Europe/Moscow"),
    ],
)
def test_a_zone_is_read(text: str, zone: str) -> None:
    assert readings(text) == (zone,)


@pytest.mark.parametrize("text", ["Damascus", "est", "West Bank", "cat", "the time", "Asia/Nowhere"])
def test_other_words_are_no_zone(text: str) -> None:
    assert readings(text) is None


def test_a_bare_place_is_a_zone_in_brackets_only() -> None:
    assert readings("Damascus", in_brackets=True) == ("Asia/Damascus",)


def test_local_time_names_no_zone_of_its_own() -> None:
    assert readings("local time") == ()


def test_every_reading_of_an_ambiguous_abbreviation_is_given_the_usual_ones_first() -> None:
    assert readings("IST") == ("Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin")


def test_the_offset_of_damascus_follows_the_rules_of_the_date() -> None:
    clock = clock_of("Asia/Damascus")
    assert to_utc(datetime(2016, 2, 27), clock) == utc("2016-02-26T22:00")
    assert to_utc(datetime(2016, 4, 30), clock) == utc("2016-04-29T21:00")
    assert to_utc(datetime(2016, 9, 12, 19), clock) == utc("2016-09-12T16:00")


def test_every_zone_of_the_table_exists() -> None:
    for readings_of_word in english().zones.values():
        for reading in readings_of_word:
            assert clock_of(reading.zone).utcoffset(datetime(2016, 2, 27)) is not None


@pytest.mark.parametrize(
    ("zone", "name"),
    [("+02:00", "Etc/GMT-2"), ("-05:00", "Etc/GMT+5"), ("+00:00", "Etc/UTC"), ("+05:30", None)],
)
def test_an_offset_of_whole_hours_has_an_iana_name(zone: str, name: str | None) -> None:
    assert iana_name(zone) == name


def test_offsets_are_written_as_people_write_them() -> None:
    assert offset_words(timedelta(hours=-4, minutes=-30)) == "UTC-4:30"
    assert offset_words(timedelta(hours=2)) == "UTC+2"


def test_a_place_that_the_text_names_comes_first_among_those_that_fit() -> None:
    three_ahead, instant = timedelta(hours=3), utc("2016-02-26T22:00")
    assert places_where(three_ahead, instant, english(), ())[0] == "Moscow"
    assert places_where(three_ahead, instant, english(), ("Riyadh",))[0] == "Riyadh"
    assert places_where(timedelta(hours=3, minutes=17), instant, english(), ()) == ()
