"""Likeness of texts by weighted words or letters, answered from an inverted index, never pair by pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Features = NDArray[np.int64]
Weights = NDArray[np.float64]


class Numbering:
    """Numbers words in the order they are first met; a private dictionary of one shelf."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, words: Iterable[str]) -> Features:
        """The numbers of these words."""
        numbers = self._numbers
        return np.fromiter((numbers.setdefault(word, len(numbers)) for word in words), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Vector:
    """Distinct features in rising order, their weights (of length one together unless empty) and their
    rarities, which sum to `rarity`; `total` counts the features with repeats."""

    features: Features
    weights: Weights
    rarities: Weights
    rarity: float
    total: int

    @classmethod
    def of(cls, features: Features, rarities: Weights) -> "Vector":
        """Sublinear counts times rarity; `rarities` go with `features`, repeats included."""
        distinct, first, counts = np.unique(features, return_index=True, return_counts=True)
        weights = (1.0 + np.log(counts)) * rarities[first]
        norm = float(np.sqrt(weights @ weights)) or 1.0
        held = rarities[first]
        return cls(distinct, weights / norm, held, float(held.sum()), len(features))

    def dot(self, other: "Vector") -> float:
        """The cosine of the two."""
        return Overlap(self, other).cosine


class Overlap:
    """What two vectors have in common, looked up once."""

    def __init__(self, left: Vector, right: Vector) -> None:
        self._left, self._right = left, right
        if len(left.features) and len(right.features):
            places = np.minimum(right.features.searchsorted(left.features), len(right.features) - 1)
            self._here = (right.features[places] == left.features).nonzero()[0]
            self._there = places[self._here]
        else:
            self._here = self._there = np.empty(0, np.int64)

    @property
    def size(self) -> int:
        """How many distinct features both have."""
        return len(self._here)

    @property
    def cosine(self) -> float:
        """The cosine of the two vectors."""
        return float(self._left.weights[self._here] @ self._right.weights[self._there])

    @property
    def of_left(self) -> float:
        """How much of the left one's rarity stands in the right one too, from 0 to 1."""
        return float(self._left.rarities[self._here].sum()) / (self._left.rarity or 1.0)

    @property
    def of_right(self) -> float:
        """How much of the right one's rarity stands in the left one too, from 0 to 1."""
        return float(self._right.rarities[self._there].sum()) / (self._right.rarity or 1.0)


class Index:
    """Posting lists of vectors: which items hold a feature, and how heavily."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.vectors = tuple(vectors)
        self.size = len(self.vectors)
        held = np.concatenate([item.features for item in self.vectors]) if vectors else np.empty(0, np.int64)
        weights = np.concatenate([item.weights for item in self.vectors]) if vectors else np.empty(0)
        owners = np.repeat(np.arange(self.size), [len(item.features) for item in self.vectors])
        order = np.argsort(held, kind="stable")
        self._owners, self._weights = owners[order], weights[order]
        top = int(held.max()) + 1 if len(held) else 0
        self._starts = np.searchsorted(held[order], np.arange(top + 1))

    def likeness(self, vector: Vector) -> Weights:
        """Cosine of `vector` with every item, in the items' order."""
        scores = np.zeros(self.size)
        for feature, weight in zip(vector.features, vector.weights, strict=True):
            if feature >= len(self._starts) - 1:
                break
            here = slice(self._starts[feature], self._starts[feature + 1])
            scores[self._owners[here]] += weight * self._weights[here]
        return scores


def best(scores: Weights, most: int) -> list[int]:
    """Places of the `most` highest scores above 0, best first, ties in order of place."""
    near = np.flatnonzero(scores > 0)
    if len(near) > most:
        least = np.partition(scores[near], -most)[-most]
        near = near[scores[near] >= least - 1e-9]
    order = np.lexsort((near, -scores[near].round(9)))
    return [int(place) for place in near[order][:most]]
