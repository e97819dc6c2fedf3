"""Time is an interval with a zone; what cannot be ordered is unknown."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.truth import Truth
from holdfire.model.when import Precision, TimeBasis, When

MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def interval(earliest: datetime | None, latest: datetime | None) -> When:
    return When(
        earliest=earliest, latest=latest, wall="then", precision=Precision.RANGE, basis=TimeBasis.STATED
    )


@st.composite
def intervals(draw: st.DrawFn) -> When:
    ends = sorted([draw(MOMENTS), draw(MOMENTS)])
    return interval(draw(st.sampled_from([ends[0], None])), draw(st.sampled_from([ends[1], None])))


@given(intervals(), intervals())
def test_what_lies_before_does_not_overlap(one: When, other: When) -> None:
    assert not (one.before(other) is Truth.YES and one.overlaps(other))


@given(intervals(), intervals())
def test_overlapping_is_mutual(one: When, other: When) -> None:
    assert one.overlaps(other) == other.overlaps(one)


def test_midnight_in_damascus_in_february_2016_is_22_hours_utc_of_the_day_before() -> None:
    midnight = datetime(2016, 2, 27, tzinfo=timezone(timedelta(hours=2)))
    assert When.at(midnight, wall="00:00").earliest == datetime(2016, 2, 26, 22, tzinfo=UTC)


def test_an_interval_that_touches_the_start_is_neither_before_nor_after() -> None:
    start = datetime(2016, 2, 26, 22, tzinfo=UTC)
    truce = interval(start, None)
    night = interval(start - timedelta(hours=2), start + timedelta(hours=2))
    assert night.before(truce) is Truth.UNKNOWN
    assert interval(start - timedelta(hours=2), start - timedelta(minutes=1)).before(truce) is Truth.YES


def test_a_time_that_is_not_utc_is_refused() -> None:
    with pytest.raises(ValueError, match="not in UTC"):
        interval(datetime(2016, 2, 27, tzinfo=timezone(timedelta(hours=2))), None)


def test_a_time_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        interval(datetime(2016, 2, 28, tzinfo=UTC), datetime(2016, 2, 27, tzinfo=UTC))
