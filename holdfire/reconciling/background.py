"""The background: how rare a word or a run of letters is in the news at large, whatever the record holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from holdfire.lexicon.tables import Lexicon
from holdfire.reconciling.letters import BUCKETS, letters
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import fold, stem

HOW_COMMON = {"most": 0.12, "much": 0.03, "some": 0.008}
"""About the share of news sentences that hold a word of each class: a rounded judgement, not a count."""
UNLISTED = 0.0008
"""The share taken for a word the table does not list: it is rare, as most words are."""
RAREST = 1.0 - log(UNLISTED)
_GRAMMAR, _UNLISTED_LETTERS = 0.3, 0.004


@dataclass(frozen=True, slots=True)
class Background:
    """A language's rarities, `1 - log(share)`: `words` by stem, `letters` by bucket of a run of letters."""

    words: Mapping[str, float]
    letters: NDArray[np.float64]

    def rarity(self, word: str) -> float:
        """How rare a word is, given its stem."""
        return self.words.get(word, RAREST)


@cache
def background(language: str | None) -> Background:
    """The background of a language (an ISO 639-1 code); where it has no table each word is as rare as any.

    It never depends on the reports in the record: whether two are alike is a matter of the two alone."""
    lexicon = Lexicon(language=language or "")
    rows = lexicon.table("common_words") if language and lexicon.has("common_words") else ()
    shares = {fold(row["word"]): HOW_COMMON[row["how_common"]] for row in rows}
    words: dict[str, float] = {}
    for word, share in shares.items():
        root = stem(word, language)
        words[root] = min(words.get(root, RAREST), 1.0 - log(share))
    runs = np.full(BUCKETS, _UNLISTED_LETTERS)
    for word, share in (dict.fromkeys(sorted(vocabulary(language).grammar), _GRAMMAR) | shares).items():
        runs[np.unique(letters(word))] += share
    return Background(words, 1.0 - np.log(np.minimum(runs, 1.0)))
