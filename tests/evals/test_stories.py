"""Scoring of stories: B-cubed counts for each report what it stands with, and what it ought to."""

import pytest

from evals.tasks.stories import b_cubed

GOLD = {"a": "x", "b": "x", "c": "y", "d": "y"}


def grouped(*groups: str) -> dict[str, str]:
    return {key: group for group in groups for key in group}


def test_the_right_groups_score_one_whatever_they_are_called() -> None:
    assert b_cubed(GOLD, grouped("ab", "cd")) == 1.0


@pytest.mark.parametrize(
    "found", [grouped("abcd"), grouped("a", "b", "c", "d")], ids=["one heap", "each alone"]
)
def test_a_heap_costs_precision_and_singles_cost_recall(found: dict[str, str]) -> None:
    assert b_cubed(GOLD, found) == pytest.approx(2 * 0.5 * 1.0 / 1.5)


def test_one_report_astray_costs_its_neighbours_too() -> None:
    found = grouped("a", "bcd")
    precision, recall = (1 + 1 / 3 + 2 / 3 + 2 / 3) / 4, (0.5 + 0.5 + 1 + 1) / 4
    assert b_cubed(GOLD, found) == pytest.approx(2 * precision * recall / (precision + recall))


def test_nothing_scores_nothing() -> None:
    assert b_cubed({}, {}) == 0.0
