"""Rarity: how seldom texts hold a word or a run of letters, by those met so far over a background."""

import numpy as np
from numpy.typing import NDArray

from holdfire.reconciling.similarity import Features, Weights

BACKGROUND_TEXTS = 50.0
"""As many texts as the background counts for: in a record of one war its own words soon tell nothing."""
_MOST = 0.999


class Rarities:
    """The rarities of features, `-log` of the share of texts that hold them.

    They depend on the texts counted before alone, so that what is published later never changes how alike two
    earlier texts are.
    """

    def __init__(self, even: float = 0.0) -> None:
        """`even` is what every feature weighs besides its rarity: where nothing was met that could tell which
        words matter, they are weighed more evenly."""
        self._even = even
        self._held: NDArray[np.int32] = np.zeros(1024, np.int32)
        self._texts = 0

    def count(self, distinct: Features) -> None:
        """Counts a text in by its distinct features, in rising order."""
        if len(distinct) and distinct[-1] >= len(self._held):
            self._held = np.pad(self._held, (0, int(distinct[-1]) + 1))
        self._held[distinct] += 1
        self._texts += 1

    def of(self, features: Features, shares: Weights) -> Weights:
        """The rarity of each feature, of which `shares` is the background's share of texts that hold it."""
        if not self._texts:
            rarity: Weights = self._even - np.log(np.minimum(shares, _MOST))
            return rarity
        held = self._held.take(features, mode="clip")
        held[features >= len(self._held)] = 0
        share = (shares * BACKGROUND_TEXTS + held) / (BACKGROUND_TEXTS + self._texts)
        learned: Weights = self._even - np.log(np.minimum(share, _MOST))
        return learned
