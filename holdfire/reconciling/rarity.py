"""Rarity: how seldom texts hold a word or a run of letters, by those met so far over a background."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from holdfire.reconciling.similarity import Bags, Features, Weights

BACKGROUND_TEXTS = 50.0
"""As many texts as the background counts for: in a record of one war its own words soon tell nothing."""
_MOST = 0.999


class Rarities:
    """The rarities of features, `-log` of the share of texts that hold them.

    They depend on the texts counted before alone, so that what is published later never changes how alike two
    earlier texts are.
    """

    def __init__(self) -> None:
        self._held: NDArray[np.int32] = np.zeros(1024, np.int32)
        self._texts = 0

    def count(self, distinct: Features) -> None:
        """Counts a text in by its distinct features, in rising order."""
        if len(distinct) and distinct[-1] >= len(self._held):
            self._held = np.pad(self._held, (0, int(distinct[-1]) + 1))
        self._held[distinct] += 1
        self._texts += 1

    def learned(self, bags: Bags, shares: Weights) -> Weights:
        """Counts texts in one after another, and gives the rarity of each of their features as it was when
        its own text was counted; `shares` is the background's share of texts that hold it."""
        held = np.empty(len(bags.features), np.int32)
        for begin, end in pairwise(bags.bounds):
            own = bags.features[begin:end]
            self.count(own)
            held[begin:end] = self._held[own]
        counted = self._texts - len(bags.totals) + 1 + bags.owners
        return _rarity((shares * BACKGROUND_TEXTS + held) / (BACKGROUND_TEXTS + counted))

    def of(self, features: Features, shares: Weights) -> Weights:
        """The rarity of each feature by what was counted so far."""
        held = self._held.take(features, mode="clip")
        held[features >= len(self._held)] = 0
        return _rarity((shares * BACKGROUND_TEXTS + held) / (BACKGROUND_TEXTS + self._texts))


def by_background(shares: Weights) -> Weights:
    """The rarity of features of which the background alone tells how many texts hold them: where nothing was
    met that could tell which matter, they are weighed more evenly."""
    return 1.0 + _rarity(shares)


def _rarity(share: Weights) -> Weights:
    rarity: Weights = -np.log(np.minimum(share, _MOST))
    return rarity
