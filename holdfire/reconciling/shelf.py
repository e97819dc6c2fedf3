"""A shelf: texts indexed by their words, letters and names, to be asked what is like what."""

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
    """How alike two texts are: cosines of words, letters and names, and the content words of the shorter."""

    words: float
    letters: float
    names: float
    shortest: int


@dataclass(frozen=True, slots=True)
class Closeness(Likenesses):
    """The same for two utterances, and how much of either's rare words stands in the other."""

    held_by_second: float
    held_by_first: float


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text as features of the shelf's three indexes; `distinct` its words once each, in rising order."""

    words: Features
    distinct: Features
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
        stems = self._stems.of(content_stems(text, language))
        return Shelved(
            words=stems,
            distinct=np.unique(stems),
            letters=letters(" ".join(word.folded for word in words)),
            names=self._names.of(telling),
        )

    def alike(self, place: int, *, floor: float) -> tuple[int, ...]:
        """Places after this one whose words are alike by more than `floor`, from the index."""
        scores = self._by_words.likeness(self._by_words.vectors[place])
        return tuple(int(other) for other in np.flatnonzero(scores > floor) if other > place)

    def likenesses(self, first: int, second: int) -> Likenesses:
        """How alike two shelved texts are as wholes."""
        return Likenesses(*self._between(first, second))

    def nearest(self, item: Shelved, most: int) -> dict[int, Closeness]:
        """The `most` nearest by words and the `most` nearest by letters."""
        cosines = self._cosines(item)
        near = sorted({*_best(cosines[0], most), *_best(cosines[1], most)})
        return {
            place: Closeness(*self._likenesses(item, place, cosines), *self._held(item, self.items[place]))
            for place in near
        }

    def between(self, first: int, second: int) -> Closeness:
        """How alike two shelved utterances are."""
        held = self._held(self.items[first], self.items[second])
        return Closeness(*self._between(first, second), *held)

    def _between(self, first: int, second: int) -> tuple[float, float, float, int]:
        one, other = self.items[first], self.items[second]
        named = len(one.names) and len(other.names)
        return (
            self._by_words.vectors[first].dot(self._by_words.vectors[second]),
            self._by_letters.vectors[first].dot(self._by_letters.vectors[second]),
            self._by_names.vectors[first].dot(self._by_names.vectors[second]) if named else NO_NAMES,
            min(len(one.words), len(other.words)),
        )

    def _held(self, item: Shelved, other: Shelved) -> tuple[float, float]:
        return (
            containment(item.distinct, other.distinct, self._by_words),
            containment(other.distinct, item.distinct, self._by_words),
        )

    def _cosines(self, item: Shelved) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        return (
            self._by_words.likeness(self._by_words.vector(item.words)),
            self._by_letters.likeness(self._by_letters.vector(item.letters)),
            self._by_names.likeness(self._by_names.vector(item.names)),
        )

    def _likenesses(
        self, item: Shelved, place: int, cosines: tuple[NDArray[np.float64], ...]
    ) -> tuple[float, float, float, int]:
        other = self.items[place]
        both_named = len(item.names) and len(other.names)
        return (
            float(cosines[0][place]),
            float(cosines[1][place]),
            float(cosines[2][place]) if both_named else NO_NAMES,
            min(len(item.words), len(other.words)),
        )


def _best(scores: NDArray[np.float64], most: int) -> list[int]:
    """Places of the highest scores above 0, ties in order of place."""
    near = np.flatnonzero(scores > 0)
    if len(near) > most:
        least = np.partition(scores[near], -most)[-most]
        near = near[scores[near] >= least - 1e-9]
    order = np.lexsort((near, -scores[near].round(9)))
    return [int(place) for place in near[order][:most]]


def length_of(likenesses: Likenesses) -> float:
    """The logarithm of the shorter text's content words, one added."""
    return log(likenesses.shortest + 1)
