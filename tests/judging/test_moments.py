"""Moments are wall times with zones; what they mean in UTC is computed, not remembered."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.moments import (
    TICK,
    conflict_minutes,
    read_duration,
    read_length,
    read_moment,
    write_duration,
    write_moment,
)
from holdfire.model.errors import CaseError
from holdfire.model.when import Precision, TimeBasis, When

ZONES = ["Asia/Damascus", "Europe/Kyiv", "Asia/Gaza", "Africa/Khartoum", "America/Bogota", "UTC"]


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("2016-02-27 00:00 Asia/Damascus", "2016-02-26T22:00"),
        ("2016-02-26 12:00 Asia/Damascus", "2016-02-26T10:00"),
        ("2016-04-30 00:01 Asia/Damascus", "2016-04-29T21:01"),
        ("2016-04-30 01:00 Asia/Damascus", "2016-04-29T22:00"),
        ("2016-09-12 19:00 Asia/Damascus", "2016-09-12T16:00"),
        ("2016-12-30 00:00 Asia/Damascus", "2016-12-29T22:00"),
        ("2015-02-15 00:00 Europe/Kyiv", "2015-02-14T22:00"),
        ("2020-11-10 00:00 Europe/Moscow", "2020-11-09T21:00"),
        ("2018-12-18 00:00 Asia/Aden", "2018-12-17T21:00"),
        ("2022-04-02 19:00 Asia/Aden", "2022-04-02T16:00"),
        ("2023-05-22 21:45 Africa/Khartoum", "2023-05-22T19:45"),
        ("2024-11-27 04:00 Asia/Beirut", "2024-11-27T02:00"),
        ("2025-01-19 08:30 Asia/Gaza", "2025-01-19T06:30"),
        ("2025-01-19 11:15 Asia/Gaza", "2025-01-19T09:15"),
        ("2020-10-23 11:15 Europe/Zurich", "2020-10-23T09:15"),
        ("1953-07-27 22:00 +09:00", "1953-07-27T13:00"),
    ],
)
def test_the_starts_of_real_truces_come_out_in_utc(wall: str, utc: str) -> None:
    assert read_moment(wall, "UTC").earliest == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_local_means_the_zone_of_the_agreement() -> None:
    assert read_moment("2016-02-27 00:00 local", "Asia/Damascus").earliest == datetime(
        2016, 2, 26, 22, tzinfo=UTC
    )


def test_a_month_reaches_to_its_last_day() -> None:
    month = read_moment("2016-02", "UTC")
    assert month.precision is Precision.MONTH
    assert month.latest == datetime(2016, 3, 1, tzinfo=UTC) - TICK


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("27 February", "a day"),
        ("2016-02-30", "a day that exists"),
        ("2016-02-27 25:00 UTC", "a clock time from 00:00"),
        ("2016-02-27 00:00", "a clock time without a zone"),
        ("2016-02-27 00:00 MSK", "an IANA zone"),
        ("2016-03-27 03:30 Europe/Kyiv", "an offset"),
        ("2016-10-30 03:30 Europe/Kyiv", "an offset"),
    ],
)
def test_what_names_no_moment_is_refused_with_what_was_expected(wall: str, expected: str) -> None:
    with pytest.raises(CaseError, match=expected):
        read_moment(wall, "UTC")


@given(
    st.dates(min_value=datetime(1950, 1, 2).date(), max_value=datetime(2040, 1, 1).date()),
    st.sampled_from(ZONES),
)
def test_days_follow_one_another_without_gap_or_overlap(day, zone: str) -> None:  # type: ignore[no-untyped-def]
    today = read_moment(day.isoformat(), zone)
    tomorrow = read_moment((day + timedelta(days=1)).isoformat(), zone)
    assert today.latest is not None
    assert today.latest + TICK == tomorrow.earliest


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2037, 1, 1)), st.sampled_from(ZONES))
def test_a_clock_time_read_in_a_zone_shows_that_clock_time_there(wall: datetime, zone: str) -> None:
    wall = wall.replace(second=0, microsecond=0)
    try:
        moment = read_moment(f"{wall:%Y-%m-%d %H:%M} {zone}", "UTC")
    except CaseError as skipped:
        assert "the clocks of" in str(skipped)  # noqa: PT017
        return
    assert moment.earliest is not None
    assert moment.earliest.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == wall


def test_the_conflict_of_two_clocks_is_their_distance() -> None:
    clocks = (
        read_moment("2016-02-27 00:00 Asia/Damascus", "UTC"),
        read_moment("2016-02-27 01:00 UTC", "UTC"),
    )
    assert conflict_minutes(clocks) == 180


@pytest.mark.parametrize(
    ("text", "length"),
    [("48 hours", timedelta(hours=48)), ("1 day", timedelta(days=1)), ("2 weeks", timedelta(weeks=2))],
)
def test_lengths_are_read_in_words(text: str, length: timedelta) -> None:
    assert read_duration(text) == length


@pytest.mark.parametrize("text", ["2 months", "soon", "days", "-3 days"])
def test_a_length_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(CaseError, match="a length such as"):
        read_duration(text)


@given(
    instant=st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2030, 1, 1)),
    zone=st.sampled_from(ZONES),
)
def test_a_minute_that_is_written_is_read_as_the_same_minute(instant: datetime, zone: str) -> None:
    told = When.at(instant.replace(second=0, microsecond=0, tzinfo=UTC), wall="then")
    written = write_moment(told, zone)
    assert written is not None
    assert read_moment(written, "UTC").earliest == told.earliest


@given(
    day=st.dates(min_value=date(1990, 1, 2), max_value=date(2030, 1, 1)),
    zone=st.sampled_from(ZONES),
    whole=st.sampled_from(["%Y-%m-%d", "%Y-%m"]),
)
def test_a_whole_day_or_month_that_is_written_is_read_as_the_same(day: date, zone: str, whole: str) -> None:
    told = read_moment(f"{day:{whole}}", zone)
    assert write_moment(told, zone) == f"{day:{whole}}"


def test_a_day_said_without_a_zone_is_written_as_that_day() -> None:
    anywhere = When(
        earliest=datetime(2031, 3, 11, 10, tzinfo=UTC),
        latest=datetime(2031, 3, 13, 12, tzinfo=UTC),
        wall="12 March 2031",
        precision=Precision.DAY,
        basis=TimeBasis.STATED,
    )
    assert write_moment(anywhere, "UTC") == "2031-03-12"


def test_a_stretch_that_the_file_has_no_words_for_is_not_written() -> None:
    first = datetime(2031, 3, 11, 10, tzinfo=UTC)
    stretch = When(
        earliest=first,
        latest=first + timedelta(hours=5),
        wall="that afternoon",
        precision=Precision.PART_OF_DAY,
        basis=TimeBasis.STATED,
    )
    assert write_moment(stretch, "UTC") is None


@given(st.integers(min_value=1, max_value=100_000))
def test_a_length_that_is_written_is_read_as_the_same_length(minutes: int) -> None:
    written = write_duration(timedelta(minutes=minutes))
    assert written is not None
    assert read_duration(written) == timedelta(minutes=minutes)


def test_a_length_of_no_whole_minutes_is_not_written() -> None:
    assert write_duration(timedelta(seconds=90)) is None


@pytest.mark.parametrize(
    ("text", "since", "zone", "until"),
    [
        ("48 hours", "2016-03-26T10:00", "Europe/Kyiv", "2016-03-28T10:00"),
        ("2 days", "2016-03-26T10:00", "Europe/Kyiv", "2016-03-28T09:00"),
        ("2 months", "2022-04-02T16:00", "Asia/Aden", "2022-06-02T16:00"),
        ("1 month", "2015-01-31T10:00", "UTC", "2015-02-28T10:00"),
        ("1 year", "2016-02-29T10:00", "UTC", "2017-02-28T10:00"),
        ("6 months", "2020-11-09T21:00", "Europe/Moscow", "2021-05-09T21:00"),
    ],
)
def test_hours_pass_and_days_and_months_keep_the_clock(text: str, since: str, zone: str, until: str) -> None:
    first, last = (datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in (since, until))
    assert read_length(text).after(first, zone) == last


@given(
    number=st.integers(1, 400),
    unit=st.sampled_from(["hour", "day", "week", "month", "year"]),
    moment=st.datetimes(datetime(1950, 1, 1), datetime(2090, 1, 1)),
    zone=st.sampled_from(ZONES),
)
def test_a_length_always_leads_forward(number: int, unit: str, moment: datetime, zone: str) -> None:
    since = moment.replace(tzinfo=UTC)
    assert read_length(f"{number} {unit}s").after(since, zone) > since


@pytest.mark.parametrize("text", ["a while", "14", "days", "-3 days", "1.5 days"])
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(CaseError):
        read_length(text)
