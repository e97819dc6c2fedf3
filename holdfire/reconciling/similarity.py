"""Likeness of texts by weighted words or letters, answered from an inverted index, never pair by pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LETTERS_AT_A_TIME = 4
_HASH_BITS = 20
_MIX = np.array([2654435761, 2246822519, 3266489917, 668265263], dtype=np.uint64)
"""Odd multipliers that spread four code points over the buckets (Knuth's and the xxHash primes)."""

Features = NDArray[np.int64]


def letters(text: str) -> Features:
    """Hashed runs of four letters of the folded text, one space between words, repeats kept."""
    points = np.frombuffer(f" {text} ".encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(points) < LETTERS_AT_A_TIME:
        return np.empty(0, dtype=np.int64)
    length = len(points) - LETTERS_AT_A_TIME + 1
    mixed = np.zeros(length, dtype=np.uint64)
    for place, factor in enumerate(_MIX):
        mixed = (mixed ^ points[place : place + length]) * factor
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(64 - 2 * _HASH_BITS) & np.uint64((1 << _HASH_BITS) - 1)).astype(np.int64)


class Numbering:
    """Numbers words in the order they are first met; a private dictionary of one index."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, words: Iterable[str]) -> Features:
        """The numbers of these words."""
        numbers = self._numbers
        return np.fromiter((numbers.setdefault(word, len(numbers)) for word in words), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Vector:
    """Distinct features in rising order with their weights; of length one unless empty."""

    features: Features
    weights: NDArray[np.float64]

    def dot(self, other: "Vector") -> float:
        """The cosine of the two."""
        _, here, there = np.intersect1d(
            self.features, other.features, assume_unique=True, return_indices=True
        )
        return float(self.weights[here] @ other.weights[there])


class Index:
    """Items by their weighted features: sublinear counts times smoothed inverse document frequency."""

    def __init__(self, items: Sequence[Features]) -> None:
        counted = [np.unique(item, return_counts=True) for item in items]
        self.size = len(items)
        top = max((int(features[-1]) for features, _ in counted if len(features)), default=-1) + 1
        held = np.concatenate([features for features, _ in counted]) if items else np.empty(0, np.int64)
        frequency = np.bincount(held, minlength=top)
        self._rarity = np.log((1 + self.size) / (1 + frequency)) + 1.0
        self._unseen = float(np.log(1.0 + self.size)) + 1.0
        self.vectors = tuple(self._weighted(features, counts) for features, counts in counted)
        self._post(held)

    def _post(self, held: Features) -> None:
        """Posting lists: for each feature the items that hold it and their weights."""
        owners = np.repeat(np.arange(self.size), [len(vector.features) for vector in self.vectors])
        weights = np.concatenate([vector.weights for vector in self.vectors]) if self.vectors else np.empty(0)
        order = np.argsort(held, kind="stable")
        self._owners, self._weights = owners[order], weights[order]
        self._starts = np.searchsorted(held[order], np.arange(len(self._rarity) + 1))

    def _weighted(self, features: Features, counts: NDArray[np.int64]) -> Vector:
        weights = (1.0 + np.log(counts)) * self.rarity(features)
        norm = float(np.sqrt(weights @ weights)) or 1.0
        return Vector(features, weights / norm)

    def rarity(self, features: Features) -> NDArray[np.float64]:
        """How rare each feature is among the items; the most for one that none holds."""
        known = features < len(self._rarity)
        rarity = np.full(len(features), self._unseen)
        rarity[known] = self._rarity[features[known]]
        return rarity

    def vector(self, features: Features) -> Vector:
        """The weighted vector of something that need not be in the index."""
        distinct, counts = np.unique(features, return_counts=True)
        return self._weighted(distinct, counts)

    def likeness(self, vector: Vector) -> NDArray[np.float64]:
        """Cosine of `vector` with every item, in the items' order."""
        scores = np.zeros(self.size)
        for feature, weight in zip(vector.features, vector.weights, strict=True):
            if feature >= len(self._rarity):
                continue
            here = slice(self._starts[feature], self._starts[feature + 1])
            scores[self._owners[here]] += weight * self._weights[here]
        return scores

    def nearest(self, vector: Vector, most: int, floor: float = 0.0) -> tuple[int, ...]:
        """At most `most` items with a cosine above `floor`, best first, ties in the items' order."""
        scores = self.likeness(vector)
        near = np.flatnonzero(scores > floor)
        order = np.lexsort((near, -scores[near].round(9)))
        return tuple(int(place) for place in near[order][:most])


def containment(part: Features, whole: Features, index: Index) -> float:
    """How much of `part`'s rarity stands in `whole` too, from 0 to 1; both distinct and in rising order."""
    if not len(part) or not len(whole):
        return 0.0
    rarity = index.rarity(part)
    places = np.minimum(np.searchsorted(whole, part), len(whole) - 1)
    return float(rarity[whole[places] == part].sum() / rarity.sum())
