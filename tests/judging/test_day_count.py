"""Days are counted as the agreement counts them, in its own zone, over changes of clocks too."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.day_count import due_after
from holdfire.judging.moments import TICK, read_moment
from holdfire.model.length import Length
from holdfire.model.truce_life import DayCount
from holdfire.model.when import Precision, When

ZONES = ("Asia/Damascus", "Europe/Kyiv", "Asia/Baku", "Asia/Beirut", "Australia/Lord_Howe", "UTC")
moments = st.datetimes(
    min_value=datetime(2010, 1, 1), max_value=datetime(2024, 12, 1), timezones=st.just(UTC)
).map(lambda moment: moment.replace(second=0, microsecond=0))


def days(number: int) -> Length:
    return Length(text=f"{number} days", days=number)


def due(moment: datetime, number: int, convention: DayCount, zone: str) -> When:
    found = due_after(When.at(moment, wall="then"), days(number), convention, zone)
    assert found is not None
    return found


def day_of(moment: datetime, zone: str) -> date:
    return moment.astimezone(ZoneInfo(zone)).date()


def naive_last_day(moment: datetime, number: int, first_is_one: bool, zone: str) -> date:
    """Walks from hour to hour and turns a leaf whenever the local date changes."""
    counted, today = (1 if first_is_one else 0), day_of(moment, zone)
    while counted < number:
        moment += timedelta(hours=1)
        if day_of(moment, zone) != today:
            counted, today = counted + 1, day_of(moment, zone)
    return today


@given(moments, st.integers(1, 60), st.booleans(), st.sampled_from(ZONES))
def test_whole_days_agree_with_leaves_torn_off_a_local_calendar(
    moment: datetime, number: int, inclusive: bool, zone: str
) -> None:
    convention = DayCount.INCLUSIVE if inclusive else DayCount.EXCLUSIVE
    found = due(moment, number, convention, zone)
    assert found.earliest
    assert found.latest
    last = naive_last_day(moment, number, inclusive, zone)
    assert (day_of(found.earliest, zone), day_of(found.latest, zone)) == (last, last)
    assert day_of(found.latest + TICK, zone) == last + timedelta(days=1)
    assert day_of(found.earliest - TICK, zone) == last - timedelta(days=1)


@given(moments, st.integers(1, 60), st.sampled_from(ZONES))
def test_days_of_24_hours_are_hours_that_pass(moment: datetime, number: int, zone: str) -> None:
    found = due(moment, number, DayCount.HOURS, zone)
    assert found.earliest == found.latest == moment + timedelta(hours=24 * number)


@given(moments, st.integers(1, 60), st.sampled_from(ZONES))
def test_the_day_of_the_event_counts_or_the_next_one_does(moment: datetime, number: int, zone: str) -> None:
    with_first = due(moment, number + 1, DayCount.INCLUSIVE, zone)
    without = due(moment, number, DayCount.EXCLUSIVE, zone)
    assert (with_first.earliest, with_first.latest) == (without.earliest, without.latest)


@given(moments, st.integers(1, 400), st.sampled_from(ZONES))
def test_hours_pass_whatever_the_convention(moment: datetime, hours: int, zone: str) -> None:
    length = Length(text=f"{hours} hours", rest=timedelta(hours=hours))
    for convention in (None, *DayCount):
        found = due_after(When.at(moment, wall="then"), length, convention, zone)
        assert found is not None
        assert found.latest == moment + timedelta(hours=hours)


def test_days_by_no_convention_have_no_deadline() -> None:
    assert due_after(read_moment("2016-02-27", "UTC"), days(3), None, "UTC") is None


def test_an_event_known_to_the_day_gives_a_deadline_known_to_the_day() -> None:
    event = read_moment("2016-03-24", "Asia/Damascus")
    found = due_after(event, days(2), DayCount.EXCLUSIVE, "Asia/Damascus")
    expected = read_moment("2016-03-26", "Asia/Damascus")
    assert found is not None
    assert (found.earliest, found.latest, found.precision) == (
        expected.earliest,
        expected.latest,
        Precision.DAY,
    )


@pytest.mark.parametrize(
    ("convention", "last"),
    [(DayCount.INCLUSIVE, "2020-02-28"), (DayCount.EXCLUSIVE, "2020-02-29")],
)
def test_a_month_runs_to_the_end_of_its_last_day(convention: DayCount, last: str) -> None:
    event = read_moment("2020-01-31 10:00 UTC", "UTC")
    found = due_after(event, Length(text="1 month", months=1), convention, "UTC")
    assert found is not None
    assert found.latest == read_moment(last, "UTC").latest
