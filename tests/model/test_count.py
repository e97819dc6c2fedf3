"""A count is a range, and two counts agree when some number fits both."""

import pytest

from holdfire.model.count import Count
from holdfire.model.span import Span

WORDS = Span(start=0, end=1, text="x")


def count(low: int, high: int | None) -> Count:
    return Count(low=low, high=high, what="killed", span=WORDS)


def test_at_least_four_agrees_with_seven_but_not_with_three() -> None:
    assert count(4, None).agrees_with(count(7, 7))
    assert not count(4, None).agrees_with(count(3, 3))


@pytest.mark.parametrize(("low", "high"), [(-1, 3), (5, 4)])
def test_a_range_that_cannot_be_is_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="cannot run"):
        count(low, high)
