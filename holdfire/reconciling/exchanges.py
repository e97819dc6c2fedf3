"""Exchanges: the words that two texts share, as they are or as renderings exchange them, by their rarity."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import hypot, log
from typing import NamedTuple

import numpy as np

from holdfire.reconciling.rarity import Rarities
from holdfire.reconciling.similarity import Features, Numbering, Places, Weights
from holdfire.reconciling.wording import Key

_ELSEWHERE = 0.008
"""The share of other texts taken to hold a word: the pool itself tells what is rare."""
_RARE = -log(0.01)
"""How rare a word is that one text in a hundred holds: rarer ones tell what a text is about."""


class _Sort(NamedTuple):
    """A word of the pool: its features, its own first, and how rare it is."""

    features: tuple[int, ...]
    rarity: float


class InCommon(NamedTuple):
    """What a query shares with one text: the rarity of its words that the text has, how much of the rarity of
    the text's own words it has, and the rarity of the words that both have in one order."""

    shared: float
    of_text: float
    in_order: float


class Exchanges:
    """The words of the texts of a pool, found by what they share with a query.

    Of each text `texts` are its words in order, `distinct` one of each own key, both as places in `sorts`;
    `rarity` is that of these. `owners` are by feature the places of the texts that hold it.
    """

    def __init__(self, texts: Sequence[Sequence[Key]]) -> None:
        self._numbers, self._met = Numbering(), Rarities()
        sorts: dict[Key, int] = {}
        self.texts = [[sorts.setdefault(key, len(sorts)) for key in keys] for keys in texts]
        features = [self._features(key) for key in sorts]
        held = [_distinct(features[sort] for sort in set(text)) for text in self.texts]
        for distinct in held:
            self._met.count(distinct)
        self.owners = _owners(held)
        owns = self.rarities(np.array([own for own, *_ in features], np.int32)).tolist()
        self.sorts = [_Sort(*sort) for sort in zip(features, owns, strict=True)]
        self.distinct = [_by_own(text, self.sorts) for text in self.texts]
        self.rarity = [sum(self.sorts[sort].rarity for sort in text) for text in self.distinct]

    def __len__(self) -> int:
        return len(self.texts)

    def asked(self, query: Sequence[Key]) -> "Asked":
        """A query as it is held against the texts."""
        return Asked(self, [self._features(key) for key in query])

    def rare(self, place: int) -> dict[int, float]:
        """The rare words of a text, by their rarity, as a vector of length one, empty where it has none."""
        sorts = (self.sorts[sort] for sort in self.distinct[place])
        rare = {sort.features[0]: sort.rarity for sort in sorts if sort.rarity > _RARE}
        length = hypot(*rare.values())
        return {word: rarity / length for word, rarity in rare.items()}

    def _features(self, key: Key) -> tuple[int, ...]:
        return tuple(map(self._numbers.number, (key.own, *("=" + group for group in key.groups))))

    def rarities(self, features: Features) -> Weights:
        """How rare each of these features is in the pool."""
        return self._met.of(features, np.full(len(features), _ELSEWHERE))


class Asked:
    """A query held against the texts of a pool. `rarity` is that of its distinct words, `shares` how much of
    it each text has."""

    def __init__(self, pool: Exchanges, words: Sequence[tuple[int, ...]]) -> None:
        self._pool, self._many = pool, len(words)
        self._worth: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._met: dict[int, tuple[tuple[int, float], ...]] = {}
        distinct: dict[int, dict[int, float]] = {}
        for place, features in enumerate(words):
            own, *others = pool.rarities(np.array(features, np.int32)).tolist()
            values = [own, *(min(own, other) for other in others)]
            distinct.setdefault(features[0], dict(zip(features, values, strict=True)))
            for feature, value in zip(features, values, strict=True):
                self._worth[feature][place] = value
        self.rarity = sum(worth[own] for own, worth in distinct.items())
        shared = np.zeros(len(pool))
        for worth in distinct.values():
            best = np.zeros(len(pool))
            for feature, value in sorted(worth.items(), key=lambda entry: entry[1]):
                if (held := pool.owners.get(feature)) is not None:
                    best[held] = value
            shared += best
        self.shares: Weights = shared / (self.rarity or 1.0)

    def with_text(self, place: int) -> InCommon:
        """What the query shares with the text at this place."""
        has = sum(
            max((worth for _, worth in met), default=0.0)
            for sort in self._pool.distinct[place]
            if (met := self._places(sort))
        )
        return InCommon(
            shared=float(self.shares[place]) * self.rarity,
            of_text=min(1.0, has / (self._pool.rarity[place] or 1.0)),
            in_order=self._in_order(self._pool.texts[place]),
        )

    def _places(self, sort: int) -> tuple[tuple[int, float], ...]:
        """The places of the query that hold a word of the pool or one it is exchanged with, the last first,
        and what that is worth."""
        met = self._met.get(sort)
        if met is None:
            found: dict[int, float] = {}
            for feature in self._pool.sorts[sort].features:
                for place, worth in self._worth.get(feature, {}).items():
                    found[place] = max(worth, found.get(place, 0.0))
            met = self._met[sort] = tuple(sorted(found.items(), reverse=True))
        return met

    def _in_order(self, text: Iterable[int]) -> float:
        """The rarity of the words that both have in one order: a heaviest common subsequence."""
        reached = [0.0] * (self._many + 1)
        for sort in text:
            for place, worth in self._places(sort):
                reached[place + 1] = max(reached[place + 1], max(reached[: place + 1]) + worth)
        return max(reached)


def _distinct(features: Iterable[tuple[int, ...]]) -> Features:
    return np.unique(np.array([feature for word in features for feature in word], np.int32))


def _by_own(text: Iterable[int], sorts: Sequence[_Sort]) -> tuple[int, ...]:
    """One word of each key of its own."""
    return tuple({sorts[sort].features[0]: sort for sort in text}.values())


def _owners(held: Sequence[Features]) -> dict[int, Places]:
    """By feature the places of the texts that hold it."""
    if not held:
        return {}
    features = np.concatenate(held)
    owners = np.repeat(np.arange(len(held)), [len(distinct) for distinct in held])
    order = np.argsort(features, kind="stable")
    distinct, starts = np.unique(features[order], return_index=True)
    return dict(zip(distinct.tolist(), np.split(owners[order], starts[1:]), strict=True))
