"""Likeness of texts by weighted words or letters, answered from an inverted index, never pair by pair."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Features = NDArray[np.int32]
Places = NDArray[np.intp]
Weights = NDArray[np.float64]
ShortWeights = NDArray[np.float32]
"""As they are kept: a hundred thousand texts of six hundred runs of letters must fit in memory."""


class Numbering:
    """Numbers words in the order they are first met; a private dictionary of one shelf."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.words: list[str] = []

    def of(self, words: Iterable[str]) -> Features:
        """The numbers of these words."""
        return np.array([self.number(word) for word in words], dtype=np.int32)

    def number(self, word: str) -> int:
        """The number of this word."""
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self.words)
            self.words.append(word)
        return number


class Vector(NamedTuple):
    """A weighed text: its distinct features in rising order with their sublinear counts, how many there are
    with repeats, their weights, counts times rarity over their length, `norm` (so that they have length one
    unless empty), and the sum of the rarities."""

    features: Features
    counts: ShortWeights
    total: int
    weights: ShortWeights
    norm: float
    rarity: float

    @classmethod
    def bare(cls, features: Features, weights: ShortWeights) -> "Vector":
        """Distinct features in rising order with weights of another making, to be looked up by."""
        return cls(features, weights, len(features), weights, 1.0, 0.0)

    def rarities(self, places: Places) -> Weights:
        """The rarities of the features at these places."""
        rarities: Weights = self.weights[places] * (self.norm / self.counts[places])
        return rarities

    def heaviest(self, most: int) -> Places:
        """The places of the heaviest features, all where there are no more than `most`."""
        if len(self.weights) <= most:
            return np.arange(len(self.weights))
        return np.sort(np.lexsort((self.features, -self.weights))[:most])


@dataclass(frozen=True, slots=True)
class Bags:
    """What several texts hold, one behind the other: distinct features in rising order with their sublinear
    counts, and the place of the text that holds each. A text's begin and end at its `bounds`; `totals` are
    how many features it has with repeats."""

    features: Features
    counts: ShortWeights
    owners: Places
    bounds: "array[int]"
    totals: "array[int]"

    @classmethod
    def of(cls, owners: Places, features: Features, many: int) -> "Bags":
        """Counts the features of so many texts, repeats included, each given beside its text's place."""
        span = int(features.max(initial=0)) + 1
        in_order = np.sort(owners * span + features)
        first = np.ones(len(in_order), dtype=bool)
        np.not_equal(in_order[1:], in_order[:-1], out=first[1:])
        starts = first.nonzero()[0]
        counts = np.diff(starts, append=len(in_order))
        held, distinct = np.divmod(in_order[starts], span)
        return cls(
            features=distinct.astype(np.int32),
            counts=(1.0 + np.log(counts)).astype(np.float32),
            owners=held,
            bounds=array("i", np.searchsorted(held, np.arange(many + 1)).tolist()),
            totals=array("i", np.bincount(owners, minlength=many).tolist()),
        )

    def weighed(self, rarities: Weights) -> "Weighed":
        """The texts weighed by the rarities of their features."""
        many = len(self.totals)
        weights = self.counts * rarities
        norms = np.sqrt(np.bincount(self.owners, weights * weights, many))
        norms[norms == 0.0] = 1.0
        short = (weights / norms[self.owners]).astype(np.float32)
        sums = np.bincount(self.owners, rarities, many)
        columns = (array("d", column.tolist()) for column in (norms, sums))
        return Weighed(self.features, self.counts, short, self.bounds, self.totals, *columns)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Several texts weighed, kept one behind the other: a vector is made of one when it is asked for, since
    as objects of their own they would weigh more than what they hold."""

    features: Features
    counts: ShortWeights
    weights: ShortWeights
    bounds: "array[int]"
    totals: "array[int]"
    norms: "array[float]"
    rarities: "array[float]"

    def __getitem__(self, place: int) -> Vector:
        """The text at this place."""
        held = slice(self.bounds[place], self.bounds[place + 1])
        return Vector(
            self.features[held],
            self.counts[held],
            self.totals[place],
            self.weights[held],
            self.norms[place],
            self.rarities[place],
        )

    def bare(self) -> "Weighed":
        """The same without the counts, for vectors that are asked for their cosines alone."""
        return replace(self, counts=self.weights)


class Overlap(NamedTuple):
    """What two vectors have in common: how many distinct features, their cosine, and how much of the rarity
    of either stands in the other too, from 0 to 1."""

    size: int
    cosine: float
    of_left: float
    of_right: float


class Comparer:
    """Compares one vector with many at once."""

    def __init__(self) -> None:
        self._slots: Features = np.empty(0, np.int32)
        self._weights: ShortWeights = np.empty(0, np.float32)

    def cosines(self, left: Vector, rights: Sequence[Vector]) -> Weights:
        """The cosine of `left` with each of the others."""
        features = np.concatenate([item.features for item in rights])
        weights = np.concatenate([item.weights for item in rights])
        top = _top(left)
        if top > len(self._weights):
            self._weights = np.zeros(2 * top, np.float32)
        self._weights[left.features] = left.weights
        products = np.multiply(self._weights.take(features, mode="clip"), weights, dtype=float)
        self._weights[left.features] = 0.0
        return np.bincount(_owners(rights), products, len(rights)).astype(float)

    def overlaps(self, left: Vector, rights: Sequence[Vector]) -> Iterator[Overlap]:
        """What `left` has in common with each of the others."""
        here, there, owners = self._shared(left, rights)
        many = len(rights)
        weights = np.concatenate([item.weights for item in rights])[there].astype(float)
        counts = np.concatenate([item.counts for item in rights])[there]
        norms = np.array([item.norm / (item.rarity or 1.0) for item in rights])
        sizes = np.bincount(owners, minlength=many)
        cosines = np.bincount(owners, left.weights[here] * weights, many)
        of_left = np.bincount(owners, left.rarities(here) / (left.rarity or 1.0), many)
        of_right = np.bincount(owners, weights / counts, many) * norms
        columns = (sizes.tolist(), cosines.tolist(), of_left.tolist(), of_right.tolist())
        return map(Overlap, *columns)

    def _shared(self, left: Vector, rights: Sequence[Vector]) -> tuple[Places, Places, Places]:
        """Every feature shared: its place in `left`, in the others one after another, and whose it is."""
        features = np.concatenate([item.features for item in rights])
        top = _top(left)
        if top > len(self._slots):
            self._slots = np.zeros(2 * top, np.int32)
        self._slots[left.features] = np.arange(1, len(left.features) + 1)
        slots = self._slots.take(features, mode="clip")
        self._slots[left.features] = 0
        there = slots.nonzero()[0]
        owners = _owners(rights)
        return slots[there].astype(np.intp) - 1, there, owners[there]


def _top(vector: Vector) -> int:
    """How long a table must be to hold a vector's features and end in a place that none has: features beyond
    it are looked up there."""
    return int(vector.features[-1]) + 2 if len(vector.features) else 1


def _owners(vectors: Sequence[Vector]) -> Places:
    """For each feature of some vectors, one after another, whose it is."""
    return np.repeat(np.arange(len(vectors)), [len(item.features) for item in vectors])


class Index:
    """Posting lists of vectors, which may grow: which items hold a feature, and how heavily."""

    def __init__(self, vectors: Iterable[Vector] = ()) -> None:
        self.size = 0
        self._owners: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        self._weights: defaultdict[int, array[float]] = defaultdict(lambda: array("f"))
        for vector in vectors:
            self.add(vector)

    def add(self, vector: Vector) -> None:
        """Sets one more item behind the others."""
        for feature, weight in zip(vector.features.tolist(), vector.weights.tolist(), strict=True):
            self._owners[feature].append(self.size)
            self._weights[feature].append(weight)
        self.size += 1

    def forget(self, before: int) -> None:
        """Keeps nothing of the items before a place; they are not to be asked for again."""
        for feature, held in list(self._owners.items()):
            last = bisect_left(held, before)
            if last == len(held):
                del self._owners[feature], self._weights[feature]
            elif last:
                self._owners[feature], self._weights[feature] = held[last:], self._weights[feature][last:]

    def likeness(
        self, vector: Vector, *, since: int = 0, until: int | None = None, heaviest: int | None = None
    ) -> Weights:
        """Cosine of `vector` with every item from `since` to before `until`, in the items' order; with
        `heaviest`, as far as so many of its heaviest features tell."""
        until = self.size if until is None else min(until, self.size)
        owners, weights, lengths, own = [], [], [], []
        for place in vector.heaviest(len(vector.features) if heaviest is None else heaviest).tolist():
            feature = int(vector.features[place])
            held = self._owners.get(feature)
            if held is None or held[-1] < since:
                continue
            first, last = bisect_left(held, since), bisect_left(held, until)
            owners.append(np.frombuffer(held, np.int32)[first:last])
            weights.append(np.frombuffer(self._weights[feature], np.float32)[first:last])
            lengths.append(last - first)
            own.append(vector.weights[place])
        if not owners:
            return np.zeros(until - since)
        products = np.repeat(np.array(own, float), lengths) * np.concatenate(weights)
        return np.bincount(np.concatenate(owners) - since, products, until - since).astype(float)


def best(scores: Weights, most: int, floor: float = 0.0) -> Places:
    """Places of the `most` highest scores above `floor`, best first, ties in order of place; scores count to
    the ninth digit."""
    near = np.flatnonzero(scores > floor)
    if len(near) > most:
        least = np.partition(scores[near], -most)[-most]
        near = near[scores[near] >= least - 1e-9]
    rounded = scores[near].round(9)
    near, rounded = near[rounded > floor], rounded[rounded > floor]
    return near[np.lexsort((near, -rounded))][:most]
