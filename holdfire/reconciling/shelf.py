"""A shelf: many texts indexed by their words, their letters and their names, to be asked what is like what."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from holdfire.reconciling.similarity import Features, Index, Numbering, containment, letters
from holdfire.reconciling.words import WordKind, content_stems, words_of

_TELLING = frozenset({WordKind.NAME, WordKind.NUMBER, WordKind.MONTH, WordKind.WEEKDAY, WordKind.LABEL})
NO_NAMES = 0.3
"""What the likeness of names counts as where a text has none."""


@dataclass(frozen=True, slots=True)
class Likenesses:
    """How alike two texts are: cosines of words, letters and names; how much of the first's rare words
    stands in the second and back; and the number of content words of the shorter."""

    words: float
    letters: float
    names: float
    held_by_second: float
    held_by_first: float
    shortest: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text as features of the shelf's three indexes."""

    words: Features
    letters: Features
    names: Features


class Shelf:
    """Texts in a fixed order; answers never depend on anything but the texts given."""

    def __init__(self, texts: Sequence[tuple[str, str | None]]) -> None:
        """`texts` are (text, language)."""
        self._stems, self._names = Numbering(), Numbering()
        self.items = tuple(self.shelve(text, language) for text, language in texts)
        self._by_words = Index([item.words for item in self.items])
        self._by_letters = Index([item.letters for item in self.items])
        self._by_names = Index([item.names for item in self.items])

    def shelve(self, text: str, language: str | None) -> Shelved:
        """A text made ready to be asked about; it need not stand on the shelf."""
        words = words_of(text, language)
        telling = (word.value or word.folded for word in words if word.kind in _TELLING)
        return Shelved(
            words=self._stems.of(content_stems(text, language)),
            letters=letters(" ".join(word.folded for word in words)),
            names=self._names.of(telling),
        )

    def like(self, item: Shelved, *, floor: float) -> dict[int, Likenesses]:
        """Every shelved text whose words or letters are alike by more than `floor`, from the index."""
        by_words, by_letters, by_names = self._cosines(item)
        near = np.flatnonzero((by_words > floor) | (by_letters > floor))
        return {
            int(place): self._likenesses(item, int(place), by_words, by_letters, by_names) for place in near
        }

    def nearest(self, item: Shelved, most: int) -> dict[int, Likenesses]:
        """The `most` nearest by words and the `most` nearest by letters."""
        by_words, by_letters, by_names = self._cosines(item)
        near = sorted({*_best(by_words, most), *_best(by_letters, most)})
        return {place: self._likenesses(item, place, by_words, by_letters, by_names) for place in near}

    def between(self, first: int, second: int) -> Likenesses:
        """How alike two shelved texts are."""
        one, other = self.items[first], self.items[second]
        return Likenesses(
            words=self._by_words.vectors[first].dot(self._by_words.vectors[second]),
            letters=self._by_letters.vectors[first].dot(self._by_letters.vectors[second]),
            names=self._by_names.vectors[first].dot(self._by_names.vectors[second])
            if len(one.names) and len(other.names)
            else NO_NAMES,
            held_by_second=containment(one.words, other.words, self._by_words),
            held_by_first=containment(other.words, one.words, self._by_words),
            shortest=min(len(one.words), len(other.words)),
        )

    def _cosines(self, item: Shelved) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        return (
            self._by_words.likeness(self._by_words.vector(item.words)),
            self._by_letters.likeness(self._by_letters.vector(item.letters)),
            self._by_names.likeness(self._by_names.vector(item.names)),
        )

    def _likenesses(
        self,
        item: Shelved,
        place: int,
        by_words: NDArray[np.float64],
        by_letters: NDArray[np.float64],
        by_names: NDArray[np.float64],
    ) -> Likenesses:
        other = self.items[place]
        both_named = len(item.names) and len(other.names)
        return Likenesses(
            words=float(by_words[place]),
            letters=float(by_letters[place]),
            names=float(by_names[place]) if both_named else NO_NAMES,
            held_by_second=containment(item.words, other.words, self._by_words),
            held_by_first=containment(other.words, item.words, self._by_words),
            shortest=min(len(item.words), len(other.words)),
        )


def _best(scores: NDArray[np.float64], most: int) -> list[int]:
    order = np.lexsort((np.arange(len(scores)), -scores.round(9)))[:most]
    return [int(place) for place in order if scores[place] > 0]


def length_of(likenesses: Likenesses) -> float:
    """The logarithm of the shorter text's content words, one added."""
    return log(likenesses.shortest + 1)
