"""Pairs judged one or two: precision, recall and F1 of joining."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

MOMENT = datetime(2021, 3, 1, tzinfo=UTC)
"""The day labelled records are set on."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a pair is one by its label, and whether it was joined."""

    same: bool
    joined: bool


def ratios(pairs: Iterable[Judged]) -> dict[str, float]:
    """Precision, recall and F1, each between 0 and 1."""
    judged = list(pairs)
    right = sum(pair.same and pair.joined for pair in judged)
    joined, same = sum(pair.joined for pair in judged), sum(pair.same for pair in judged)
    return {
        "precision": right / joined if joined else 0.0,
        "recall": right / same if same else 0.0,
        "f1": 2 * right / (joined + same) if joined + same else 0.0,
    }
