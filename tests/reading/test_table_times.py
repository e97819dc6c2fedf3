"""Cells that say when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.when import Precision, TimeBasis
from holdfire.reading.tables.times import UnreadableTime, spanning, when_of, zone_of

ZONE = "Asia/Damascus"  # two hours ahead of UTC in February 2016


@pytest.mark.parametrize(
    ("day", "clock", "earliest", "latest", "precision"),
    [
        ("2016-02-28", "", "27T22:00:00", "28T21:59:59", Precision.DAY),
        ("28 February 2016", "", "27T22:00:00", "28T21:59:59", Precision.DAY),
        ("28.02.2016", "", "27T22:00:00", "28T21:59:59", Precision.DAY),
        ("2016-02-28 00:00:00.000", "", "27T22:00:00", "28T21:59:59", Precision.DAY),
        ("2016-02-28T00:00:00Z", "", "28T00:00:00", "28T00:00:00", Precision.MINUTE),
        ("2016-02-28", "13:00", "28T11:00:00", "28T11:00:00", Precision.MINUTE),
        ("2016-02-28T13:00", "", "28T11:00:00", "28T11:00:00", Precision.MINUTE),
        ("2016-02-28 00:00", "", "27T22:00:00", "27T22:00:00", Precision.MINUTE),
        ("2016-02-28T13:00+03:00", "", "28T10:00:00", "28T10:00:00", Precision.MINUTE),
        ("2016-02-28T13:00Z", "", "28T13:00:00", "28T13:00:00", Precision.MINUTE),
        ("2016-02-28", "1:30 pm", "28T11:30:00", "28T11:30:00", Precision.MINUTE),
        ("2016-02-28", "12:15 am", "27T22:15:00", "27T22:15:00", Precision.MINUTE),
        ("2016-02-28", "13:00-15:00", "28T11:00:00", "28T13:00:00", Precision.RANGE),
        ("2016-02-27", "22:00 to 02:00", "27T20:00:00", "28T00:00:00", Precision.RANGE),
        ("2016-02-28", "Morning", "28T04:00:00", "28T09:59:59", Precision.PART_OF_DAY),
        ("2016-02-28", "unknown", "27T22:00:00", "28T21:59:59", Precision.DAY),
        ("2016-02-27 to 2016-02-28", "", "26T22:00:00", "28T21:59:59", Precision.RANGE),
        ("2016-02-27/2016-02-28", "", "26T22:00:00", "28T21:59:59", Precision.RANGE),
    ],
)
def test_a_day_and_a_clock_are_read_in_the_zone_given(
    day: str, clock: str, earliest: str, latest: str, precision: Precision
) -> None:
    when = when_of(day, clock, ZONE)
    assert when.earliest == datetime.fromisoformat(f"2016-02-{earliest}+00:00")
    assert when.latest == datetime.fromisoformat(f"2016-02-{latest}+00:00")
    assert when.precision is precision


def test_months_and_years_are_as_wide_as_they_are() -> None:
    month, year = when_of("2016-02", zone="UTC"), when_of("2016", zone="UTC")
    assert (month.earliest, month.latest) == (
        datetime(2016, 2, 1, tzinfo=UTC),
        datetime(2016, 2, 29, 23, 59, 59, tzinfo=UTC),
    )
    assert (year.latest, year.precision) == (datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC), Precision.YEAR)


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        (Precision.HOUR, datetime(2016, 2, 28, 13), datetime(2016, 2, 28, 13, 59, 59)),
        (Precision.DAY, datetime(2016, 2, 28), datetime(2016, 2, 28, 23, 59, 59)),
        (Precision.WEEK, datetime(2016, 2, 25), datetime(2016, 3, 2, 23, 59, 59)),
        (Precision.MONTH, datetime(2016, 2, 1), datetime(2016, 2, 29, 23, 59, 59)),
    ],
)
def test_a_stated_precision_widens_the_time(precision: Precision, first: datetime, last: datetime) -> None:
    when = when_of("2016-02-28", "13:20", "UTC", precision=precision)
    assert (when.earliest, when.latest) == (first.replace(tzinfo=UTC), last.replace(tzinfo=UTC))


def test_without_a_zone_a_day_may_be_any_zones() -> None:
    when = when_of("2016-02-28")
    assert when.earliest == datetime(2016, 2, 27, 10, tzinfo=UTC)
    assert when.latest == datetime(2016, 2, 29, 11, 59, 59, tzinfo=UTC)


def test_the_zone_of_the_case_stands_in_and_that_is_said() -> None:
    assert when_of("2016-02-28", "", None, ZONE).basis is TimeBasis.ASSUMED_ZONE
    assert when_of("2016-02-28", "", ZONE, "UTC").basis is TimeBasis.STATED


@pytest.mark.parametrize(
    ("day", "clock"),
    [
        ("02/03/2016", ""),
        ("2016-02-30", ""),
        ("soon", ""),
        ("2016-02-28", "25:00"),
        ("2016-02", "13:00"),
        ("2016-02-28T13:00", "14:00"),
    ],
)
def test_what_says_no_time_is_refused(day: str, clock: str) -> None:
    with pytest.raises(UnreadableTime):
        when_of(day, clock, ZONE)


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(UnreadableTime, match="not before"):
        spanning(when_of("2016-02-28", zone=ZONE), when_of("2016-02-27", zone=ZONE))


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("+2:00", "+02:00"),
        ("UTC+02:00", "+02:00"),
        ("-0330", "-03:30"),
        ("GMT", "UTC"),
        (ZONE, ZONE),
        ("Moon", None),
    ],
)
def test_zones_are_iana_names_or_offsets(words: str, zone: str | None) -> None:
    assert zone_of(words) == zone


@given(st.dates(date(1946, 1, 1), date(2100, 1, 1)), st.times(), st.integers(-12, 14))
def test_an_iso_time_with_an_offset_is_that_instant(day: date, clock: object, hours: int) -> None:
    words = f"{day}T{clock:%H:%M}{hours:+03d}:00"
    when = when_of(words)
    assert when.earliest == when.latest == datetime.fromisoformat(words).astimezone(UTC)
    assert when.latest is not None
    assert when.latest.utcoffset() == timedelta(0)
