"""Rates and ratios are ranges: they hold what was counted, and more breaches never look calmer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.change_point import LEAST_SIDE, strongest_change
from holdfire.judging.intervals import dispersion, rate, ratio, share

COUNTS = st.integers(min_value=0, max_value=500)
DAYS = st.floats(min_value=0.5, max_value=60)
SCATTER = st.floats(min_value=1, max_value=8)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.39), (100, 81.36, 121.6)]
)
def test_the_interval_of_a_rate_is_garwoods(count: int, low: float, high: float) -> None:
    found = rate(count, 1)
    assert (found.low, found.high) == (pytest.approx(low, rel=1e-3), pytest.approx(high, rel=1e-3))


def test_the_interval_of_a_share_is_that_of_clopper_and_pearson() -> None:
    assert share(8, 10) == (pytest.approx(0.4439, rel=1e-3), pytest.approx(0.9748, rel=1e-3))
    assert share(0, 0) == (0, 1)


def test_a_ratio_follows_from_the_share_of_both_counts() -> None:
    found = ratio(rate(8, 3), rate(2, 3))
    assert found.high is not None
    assert (found.low, found.high) == (pytest.approx(0.798, rel=1e-2), pytest.approx(38.67, rel=1e-2))
    assert ratio(rate(0, 3), rate(0, 28)).words == "not bounded: too little was counted"


@given(COUNTS, DAYS, SCATTER)
def test_an_interval_holds_what_was_counted(count: int, days: float, scatter: float) -> None:
    found = rate(count, days, scatter)
    assert found.low <= count / days <= found.high


@given(COUNTS, st.integers(min_value=1, max_value=500), DAYS, DAYS, SCATTER)
def test_a_ratio_holds_what_was_counted(ours: int, theirs: int, late: float, early: float, by: float) -> None:
    found = ratio(rate(ours, late), rate(theirs, early), by)
    assert found.high is not None
    assert found.low - 1e-9 <= (ours / late) / (theirs / early) <= found.high + 1e-9


@given(COUNTS, COUNTS, SCATTER)
def test_one_more_of_late_moves_both_ends_up(ours: int, theirs: int, scatter: float) -> None:
    fewer, more = (ratio(rate(count, 3), rate(theirs, 28), scatter) for count in (ours, ours + 1))
    assert more.low >= fewer.low
    assert (more.high or float("inf")) >= (fewer.high or float("inf"))
    assert rate(ours + 1, 3).low > rate(ours, 3).low


@given(COUNTS, DAYS, SCATTER)
def test_scatter_never_makes_an_interval_narrower(count: int, days: float, scatter: float) -> None:
    plain, wide = rate(count, days), rate(count, days, scatter)
    assert wide.low <= plain.low + 1e-9
    assert wide.high >= plain.high - 1e-9


def test_scatter_is_measured_on_a_week_and_never_below_one() -> None:
    assert dispersion([3, 3, 3, 3, 3, 3, 3]) == 1
    assert dispersion([0, 0, 0, 21, 0, 0, 0]) == pytest.approx(21)
    assert dispersion([0, 9, 0]) == 1


def test_a_clear_change_is_found_where_it_is() -> None:
    found = strongest_change([1, 0, 2, 1, 1, 0, 1, 9, 8, 11, 10, 9, 12])
    assert found is not None
    assert (found.after, found.chance) == (7, 0.001)


def test_the_same_days_show_no_change_and_too_few_are_not_looked_at() -> None:
    even = strongest_change([4] * 20)
    assert even is not None
    assert even.chance == 1
    assert strongest_change([1, 9, 9]) is None
    assert strongest_change([0] * 30) is None


@given(st.lists(st.integers(min_value=0, max_value=30), min_size=10, max_size=40))
def test_a_change_leaves_days_on_both_sides_and_a_chance(daily: list[int]) -> None:
    found = strongest_change(daily)
    if found is not None:
        assert LEAST_SIDE <= found.after <= len(daily) - LEAST_SIDE
        assert 0 < found.chance <= 1
        assert strongest_change(daily) == found
