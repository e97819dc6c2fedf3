"""The calendar as iCalendar: lines as RFC 5545 has them, texts that come back, days that stay days."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.calendar import CalendarEntry, CalendarKind
from holdfire.model.when import When
from holdfire.record.view import View
from holdfire.showing.icalendar import OCTETS, calendar_as_ics, escaped, folded
from tests.showing.factories import NOW, FakeView, day, judgement

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n,;\\"))
AT_NINE = When.at(datetime(2016, 2, 28, 7, tzinfo=UTC), wall="at nine", zone="Asia/Damascus")


def sent(*entries: CalendarEntry, days: int | None = None) -> list[str]:
    """The lines sent of a calendar with these entries."""
    told = replace(judgement(), calendar=entries)
    return unfolded(calendar_as_ics(cast(View, FakeView(the_judgement=told)), days))


def entry(about: str, at: When | None, text: str = "Lists are handed over.") -> CalendarEntry:
    return CalendarEntry(
        kind=CalendarKind.OBLIGATION, about=about, text=text, zone="Asia/Damascus", at=at, owners=("hnc",)
    )


def unfolded(given: str) -> list[str]:
    assert given.endswith("\r\n")
    return given.replace("\r\n ", "").split("\r\n")[:-1]


def read(value: str) -> str:
    """A value with its signs read back, as a calendar would."""
    found, signs = "", iter(value)
    for sign in signs:
        after = next(signs) if sign == "\\" else ""
        found += "\n" if after in {"n", "N"} else after or sign
    return found


@given(st.lists(TEXTS.map(lambda text: f"SUMMARY:{escaped(text)}"), min_size=1))
def test_no_line_is_too_long_and_all_come_back(lines: list[str]) -> None:
    given_out = folded(lines)
    assert all(len(line.encode()) <= OCTETS for line in given_out.split("\r\n"))
    assert unfolded(given_out) == lines


@given(TEXTS)
def test_a_text_comes_back_as_it_was_and_takes_one_line(text: str) -> None:
    assert "\n" not in escaped(text)
    assert read(escaped(text)) == text


def test_control_characters_are_left_out() -> None:
    assert escaped("a\x00b\rc\td") == "ab\\nc\td"


def test_a_day_is_a_day_of_the_agreements_zone_and_an_instant_is_told_in_utc() -> None:
    lines = sent(entry("lists", day(29)), entry("talks", AT_NINE))
    assert [line for line in lines if line.startswith("DT") and "STAMP" not in line] == [
        "DTSTART;VALUE=DATE:20160229",
        "DTEND;VALUE=DATE:20160301",
        "DTSTART:20160228T070000Z",
    ]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    assert "DTSTAMP:20160229T160000Z" in lines


def test_what_has_no_date_is_no_event_and_days_ahead_are_counted_from_the_moment_judged_at() -> None:
    late = When.at(NOW + timedelta(days=9), wall="later")
    entries = entry("lists", None), entry("talks", late)
    assert sent(*entries).count("BEGIN:VEVENT") == 1
    assert sent(*entries, days=8).count("BEGIN:VEVENT") == 0


@pytest.mark.parametrize("text", ["Lists are handed over.", "Other lists."])
def test_an_event_keeps_its_id_while_it_is_the_same(text: str) -> None:
    def ids(*entries: CalendarEntry) -> set[str]:
        return {line for line in sent(*entries) if line.startswith("UID:")}

    one, other = entry("lists", day(29)), entry("lists", day(29), text)
    assert (ids(one) == ids(other)) is (one == other)
    assert len(ids(one, entry("lists", day(28)))) == 2
