"""Copies: whether a report goes back to another's words, from shingles, whole sentences and long runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from holdfire.reconciling.scoring import Scale, weighted
from holdfire.reconciling.shingles import containment, shingles
from holdfire.reconciling.words import TOKEN, fold

LONG_SHINGLE = 8
LONG_RUN = 60
"""Words in common at one stretch beyond which more says nothing more."""
_SEED = 4  # words: how a common run is found
_SHORTEST_TWIN = 8  # words: shorter sentences recur by chance


def bare_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without marks."""
    return tuple(chain.from_iterable(map(_bare_words, text.split())))


@lru_cache(maxsize=131072)
def _bare_words(piece: str) -> tuple[str, ...]:
    """The words of what stands between two spaces; most was met before."""
    return tuple([word for token in TOKEN.findall(piece) if (word := fold(token))[:1].isalnum()])


@dataclass(frozen=True, slots=True)
class Wording:
    """A report's words as a copy keeps them: folded, without marks, in order and by sentence."""

    words: tuple[str, ...]
    sentences: frozenset[tuple[str, ...]]
    long_shingles: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, sentences: Sequence[str]) -> "Wording":
        """The wording of a report given sentence by sentence."""
        split = [bare_words(text) for text in sentences]
        words = tuple(word for sentence in split for word in sentence)
        return cls(
            words=words,
            sentences=frozenset(sentence for sentence in split if len(sentence) >= _SHORTEST_TWIN),
            long_shingles=shingles(words, LONG_SHINGLE),
        )


@dataclass(frozen=True, slots=True)
class WordingPair:
    """Two wordings to be compared."""

    left: Wording
    right: Wording


def runs_of_eight_words(pair: WordingPair) -> float:
    """How many runs of eight words of one stand in the other?"""
    left, right = pair.left.long_shingles, pair.right.long_shingles
    return max(containment(left, right), containment(right, left))


def whole_sentences(pair: WordingPair) -> float:
    """How many whole sentences of one stand in the other?"""
    shared = len(pair.left.sentences & pair.right.sentences)
    fewest = min(len(pair.left.sentences), len(pair.right.sentences))
    return shared / fewest if fewest else 0.0


def longest_run(pair: WordingPair) -> float:
    """How long is the longest stretch both have word for word?"""
    return min(longest_common_run(pair.left.words, pair.right.words), LONG_RUN) / LONG_RUN


IS_COPY: Scale[WordingPair] = weighted(
    ((runs_of_eight_words, 7.5), (whole_sentences, 1.0), (longest_run, 7.4)), bias=-6.7
)
"""Rounded from a fit on cut, retitled, edited and padded copies against independent translations."""

COPY_FLOOR = 0.5


def longest_common_run(left: Sequence[str], right: Sequence[str]) -> int:
    """Words in the longest stretch both have, 0 where it is shorter than four."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place in range(len(left) - _SEED + 1):
        places.setdefault(tuple(left[place : place + _SEED]), []).append(place)
    longest = 0
    before: Mapping[int, int] = {}
    for place in range(len(right) - _SEED + 1):
        now: dict[int, int] = {}
        for other in places.get(tuple(right[place : place + _SEED]), ()):
            now[other] = before.get(other - 1, _SEED - 1) + 1
            longest = max(longest, now[other])
        before = now
    return longest


def copy_score(left: Wording, right: Wording) -> float:
    """How sure it is that one is a copy of the other, from 0 to 1; 0.5 and above is taken for a copy."""
    return IS_COPY.score(WordingPair(left, right))
