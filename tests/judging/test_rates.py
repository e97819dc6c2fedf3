"""Rates are read where their words give numbers, and kept as words where they do not."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.rates import read_rate

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "count", "unit", "per"),
    [
        ("600 trucks a day", 600, "trucks", DAY),
        ("2 a week", 2, None, 7 * DAY),
        ("2 flights per week", 2, "flights", 7 * DAY),
        ("18 ships every 2 months", 18, "ships", 60 * DAY),
        ("1,500 tons of fuel each month", 1500, "tons of fuel", 30 * DAY),
        ("every 30 days", 1, None, 30 * DAY),
        ("every day", 1, None, DAY),
        ("weekly", 1, None, 7 * DAY),
        ("at once and sustained", None, None, None),
        ("standing", None, None, None),
    ],
)
def test_a_rate_is_so_much_in_so_long(
    text: str, count: int | None, unit: str | None, per: timedelta | None
) -> None:
    rate = read_rate(text)
    assert (rate.text, rate.count, rate.unit, rate.per) == (text, count, unit, per)


@given(st.text())
def test_any_words_make_a_rate_with_both_numbers_or_neither(text: str) -> None:
    rate = read_rate(text)
    assert rate.text == text
    assert (rate.count is None) == (rate.per is None)
