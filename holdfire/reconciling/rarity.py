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

    def count(self, features: Features) -> None:
        """Counts a text in by its features."""
        distinct = np.unique(features)
        if len(distinct) and distinct[-1] >= len(self._held):
            grown = np.zeros(2 * int(distinct[-1]) + 1, np.int32)
            grown[: len(self._held)] = self._held
            self._held = grown
        self._held[distinct] += 1
        self._texts += 1

    def of(self, features: Features, shares: Weights) -> Weights:
        """The rarity of each feature, of which `shares` is the background's share of texts that hold it."""
        known = features < len(self._held)
        held = np.where(known, self._held[np.where(known, features, 0)], 0)
        share = (shares * BACKGROUND_TEXTS + held) / (BACKGROUND_TEXTS + self._texts)
        rarity: Weights = self._even - np.log(np.minimum(share, _MOST))
        return rarity
