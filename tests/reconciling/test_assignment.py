"""Assignment: one to one, and no other choice is worth more."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from holdfire.reconciling.assignment import assign

tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


def best_total(worth: list[list[int]]) -> int:
    if len(worth) > len(worth[0]):
        worth = [list(column) for column in zip(*worth, strict=True)]
    columns = range(len(worth[0]))
    return max(
        sum(worth[row][column] for row, column in enumerate(order))
        for order in permutations(columns, len(worth))
    )


@given(tables)
def test_no_other_choice_is_worth_more(worth) -> None:
    assert sum(worth[row][column] for row, column in assign(worth)) == best_total(worth)


@given(tables)
def test_each_row_and_column_is_used_once_and_only_where_it_is_worth_something(worth) -> None:
    pairs = assign(worth)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(worth[row][column] > 0 for row, column in pairs)


def test_nothing_is_assigned_to_nothing() -> None:
    assert assign([]) == assign([[]]) == ()
