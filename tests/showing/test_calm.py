"""How soon it was calm again: breaches of an area follow on one another until a day passes without one."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from holdfire.showing.dispatches.weekly import CALM_AFTER, rows_of

BEGUN = datetime(2016, 2, 27, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 20_000), max_size=30).map(
    lambda minutes: [BEGUN + timedelta(minutes=minute) for minute in sorted(minutes)]
)


@given(MOMENTS)
def test_rows_hold_every_moment_once_and_lie_at_least_a_day_apart(moments: list[datetime]) -> None:
    rows = list(rows_of(moments))
    assert sum(row.number for row in rows) == len(moments)
    for row, after in pairwise(rows):
        assert after.begins - row.ends >= CALM_AFTER
    inside = pairwise(moments)
    assert len(rows) == bool(moments) + sum(later - sooner >= CALM_AFTER for sooner, later in inside)
