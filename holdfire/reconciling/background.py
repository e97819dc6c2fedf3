"""The background: about how many texts hold a word or a run of letters in the news at large."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from holdfire.lexicon.tables import Lexicon
from holdfire.reconciling.letters import BUCKETS, letters
from holdfire.reconciling.vocabulary import vocabulary
from holdfire.reconciling.words import fold, stem

HOW_COMMON = {"most": 0.24, "much": 0.06, "some": 0.016}
"""About the share of short news texts that hold a word of each class: a rounded judgement, not a count."""
UNLISTED = 0.0016
"""The share taken for a word the table does not list: it is rare, as most words are."""
_GRAMMAR, _UNLISTED_LETTERS, _MOST = 0.6, 0.008, 0.9


@dataclass(frozen=True, slots=True)
class Background:
    """A language's shares: `words` by stem, `letters` by bucket of a run of letters."""

    words: Mapping[str, float]
    letters: NDArray[np.float64]

    def shares(self, stems: Sequence[str]) -> NDArray[np.float64]:
        """The shares of texts that hold these words, given their stems."""
        return np.array([self.words.get(stem, UNLISTED) for stem in stems])


@cache
def background(language: str | None) -> Background:
    """The background of a language (an ISO 639-1 code); where it has no table each word is as rare as any."""
    lexicon = Lexicon(language=language or "")
    rows = lexicon.table("common_words") if language and lexicon.has("common_words") else ()
    shares = {fold(row["word"]): HOW_COMMON[row["how_common"]] for row in rows}
    words: dict[str, float] = {}
    for word, share in shares.items():
        root = stem(word, language)
        words[root] = max(words.get(root, 0.0), share)
    runs = np.full(BUCKETS, _UNLISTED_LETTERS)
    for word, share in (dict.fromkeys(sorted(vocabulary(language).grammar), _GRAMMAR) | shares).items():
        runs[np.unique(letters(word))] += share
    return Background(words, np.minimum(runs, _MOST))
