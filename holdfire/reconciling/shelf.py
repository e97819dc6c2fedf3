"""A shelf: texts indexed by their words, letters and names, to be asked what is like what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from holdfire.reconciling.background import background
from holdfire.reconciling.letters import letters
from holdfire.reconciling.rarity import Rarities
from holdfire.reconciling.similarity import Features, Index, Numbering, Overlap, Vector, Weights, best
from holdfire.reconciling.words import WordKind, content_stems, words_of

_TELLING = frozenset({WordKind.NAME, WordKind.NUMBER, WordKind.MONTH, WordKind.WEEKDAY, WordKind.LABEL})


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text as weighted words, runs of letters, and names with numbers and dates."""

    words: Vector
    letters: Vector
    names: Vector


class TextPair:
    """Two texts to be compared; every answer depends on the two alone."""

    def __init__(self, left: Shelved, right: Shelved, sense: float | None = None) -> None:
        """`sense` is how like they are by the embeddings model of the case, None without one."""
        self.left, self.right, self.sense = left, right, sense

    @cached_property
    def words(self) -> Overlap:
        """The words they share."""
        return Overlap(self.left.words, self.right.words)

    @cached_property
    def names(self) -> Overlap:
        """The names, numbers and dates they share."""
        return Overlap(self.left.names, self.right.names)

    @property
    def both_named(self) -> bool:
        """Whether each of them has a name, a number or a date."""
        return bool(self.left.names.total and self.right.names.total)

    @property
    def shortest(self) -> int:
        """The content words of the shorter one."""
        return min(self.left.words.total, self.right.words.total)


@dataclass(frozen=True, slots=True)
class _Features:
    """What a text holds, repeats included, each with the background's share of texts that hold it."""

    words: tuple[Features, Weights]
    letters: tuple[Features, Weights]
    names: tuple[Features, Weights]


@dataclass(frozen=True, slots=True)
class _Sights:
    """What was met so far in the texts of one language."""

    words: Rarities = field(default_factory=Rarities)
    letters: Rarities = field(default_factory=Rarities)
    names: Rarities = field(default_factory=Rarities)

    def count(self, held: _Features) -> None:
        """Counts a text in."""
        self.words.count(held.words[0])
        self.letters.count(held.letters[0])
        self.names.count(held.names[0])

    def weighed(self, held: _Features) -> Shelved:
        """The text weighed by what was met so far."""
        return Shelved(
            words=Vector.of(held.words[0], self.words.of(*held.words)),
            letters=Vector.of(held.letters[0], self.letters.of(*held.letters)),
            names=Vector.of(held.names[0], self.names.of(*held.names)),
        )


_NOTHING_MET = _Sights(words=Rarities(even=1.0), letters=Rarities(even=1.0), names=Rarities(even=1.0))


class Shelf:
    """Texts in a fixed order, found by their words and letters from an index."""

    def __init__(self, texts: Sequence[tuple[str, str | None]], *, learning: bool = False) -> None:
        """`texts` are (text, language). A `learning` shelf tells how rare a word is from the texts that stand
        before: what all tell of says little, and a text set behind them changes nothing among them. One that
        does not knows the background alone, so that how alike two texts are is a matter of the two."""
        self._stems, self._names = Numbering(), Numbering()
        self._met: dict[str | None, _Sights] = {}
        held = [(self._features(text, language), language) for text, language in texts]
        self.alone = tuple(_NOTHING_MET.weighed(features) for features, _ in held)
        self.items = tuple(self._learned(*each) for each in held) if learning else self.alone

    @cached_property
    def _by_words(self) -> Index:
        return Index([item.words for item in self.items])

    @cached_property
    def _by_letters(self) -> Index:
        return Index([item.letters for item in self.items])

    def shelve(self, text: str, language: str | None) -> Shelved:
        """A text made ready to be asked about, as if it stood behind all others; it is not counted in."""
        return self._met.get(language, _NOTHING_MET).weighed(self._features(text, language))

    def _learned(self, held: _Features, language: str | None) -> Shelved:
        met = self._met.setdefault(language, _Sights())
        met.count(held)
        return met.weighed(held)

    def _features(self, text: str, language: str | None) -> _Features:
        common = background(language)
        words = words_of(text, language)
        stems = content_stems(text, language)
        telling = tuple(word.value or word.folded for word in words if word.kind in _TELLING)
        runs = letters(" ".join(word.folded for word in words))
        return _Features(
            words=(self._stems.of(stems), common.shares(stems)),
            letters=(runs, common.letters[runs]),
            names=(self._names.of(telling), common.shares(telling)),
        )

    def before(self, place: int, *, floor: float) -> tuple[tuple[int, float], ...]:
        """Places before this one whose words are alike by more than `floor`, the most alike first, each with
        its cosine."""
        scores = self._by_words.likeness(self.items[place].words)[:place].round(9)
        near = np.flatnonzero(scores > floor)
        order = near[np.lexsort((near, -scores[near]))]
        return tuple(zip(order.tolist(), scores[order].tolist(), strict=True))

    def pair(self, first: int, second: int, sense: float | None = None) -> TextPair:
        """Two shelved texts, to be compared."""
        return TextPair(self.items[first], self.items[second], sense)

    def pair_alone(self, first: int, second: int) -> TextPair:
        """The same two, weighed by the background alone."""
        return TextPair(self.alone[first], self.alone[second])

    def nearest(self, item: Shelved, most: int) -> tuple[int, ...]:
        """The places of the `most` nearest by words and the `most` nearest by letters."""
        by_words = best(self._by_words.likeness(item.words), most)
        by_letters = best(self._by_letters.likeness(item.letters), most)
        return tuple(sorted({*by_words, *by_letters}))
