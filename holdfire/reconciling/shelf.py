"""A shelf: texts indexed by their words, letters and names, to be asked what is like what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from holdfire.reconciling.background import background
from holdfire.reconciling.letters import letters
from holdfire.reconciling.rarity import Rarities
from holdfire.reconciling.similarity import Index, Numbering, Overlap, Vector, best
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

    def __init__(self, left: Shelved, right: Shelved) -> None:
        self.left, self.right = left, right

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
class _Sights:
    """What was met so far in the texts of one language."""

    words: Rarities = field(default_factory=Rarities)
    letters: Rarities = field(default_factory=Rarities)
    names: Rarities = field(default_factory=Rarities)


class Shelf:
    """Texts in a fixed order, found by their words and letters from an index."""

    def __init__(self, texts: Sequence[tuple[str, str | None]], *, learning: bool = False) -> None:
        """`texts` are (text, language). A `learning` shelf tells how rare a word is from the texts that stand
        before: what all tell of says little, and a text set behind them changes nothing among them. One that
        does not knows the background alone, so that how alike two texts are is a matter of the two."""
        self._stems, self._names = Numbering(), Numbering()
        self._sights: dict[str | None, _Sights] = {}
        self.items = tuple(self.shelve(text, language, counted=learning) for text, language in texts)

    @cached_property
    def _by_words(self) -> Index:
        return Index([item.words for item in self.items])

    @cached_property
    def _by_letters(self) -> Index:
        return Index([item.letters for item in self.items])

    def shelve(self, text: str, language: str | None, *, counted: bool = False) -> Shelved:
        """A text made ready to be asked about; only one from which the shelf is to learn is `counted`."""
        common = background(language)
        seen = self._sights.setdefault(language, _Sights())
        words = words_of(text, language)
        stems = content_stems(text, language)
        telling = tuple(word.value or word.folded for word in words if word.kind in _TELLING)
        of_stems, of_names = self._stems.of(stems), self._names.of(telling)
        runs = letters(" ".join(word.folded for word in words))
        if counted:
            seen.words.count(of_stems)
            seen.names.count(of_names)
            seen.letters.count(runs)
        return Shelved(
            words=Vector.of(of_stems, seen.words.of(of_stems, common.shares(stems))),
            letters=Vector.of(runs, seen.letters.of(runs, common.letters[runs])),
            names=Vector.of(of_names, seen.names.of(of_names, common.shares(telling))),
        )

    def before(self, place: int, *, floor: float) -> tuple[tuple[int, float], ...]:
        """Places before this one whose words are alike by more than `floor`, the most alike first, each with
        its cosine."""
        scores = self._by_words.likeness(self.items[place].words)[:place].round(9)
        near = np.flatnonzero(scores > floor)
        order = near[np.lexsort((near, -scores[near]))]
        return tuple(zip(order.tolist(), scores[order].tolist(), strict=True))

    def pair(self, first: int, second: int) -> TextPair:
        """Two shelved texts, to be compared."""
        return TextPair(self.items[first], self.items[second])

    def nearest(self, item: Shelved, most: int) -> tuple[int, ...]:
        """The places of the `most` nearest by words and the `most` nearest by letters."""
        by_words = best(self._by_words.likeness(item.words), most)
        by_letters = best(self._by_letters.likeness(item.letters), most)
        return tuple(sorted({*by_words, *by_letters}))
