"""A shelf: texts indexed by their words, letters and names, to be asked what is like what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from holdfire.reconciling.background import Background, background
from holdfire.reconciling.gist import gist
from holdfire.reconciling.letters import letters
from holdfire.reconciling.rarity import Rarities
from holdfire.reconciling.similarity import (
    Bag,
    Comparer,
    Features,
    Index,
    Numbering,
    Overlap,
    Vector,
    Weights,
    best,
)

HEAVIEST = 30
"""By how many of its heaviest words a text is looked up: the others stand in too many to find any."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """A text as weighted words, runs of letters, and names with numbers and dates."""

    words: Vector
    letters: Vector
    names: Vector


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts compared: the words, the names with numbers and dates, and the runs of letters they share
    (these as a cosine); every answer depends on the two alone. `sense` is how alike they are by the
    embeddings model of the case, None without one."""

    left: Shelved
    right: Shelved
    words: Overlap
    names: Overlap
    letters: float
    sense: float | None = None

    @property
    def both_named(self) -> bool:
        """Whether each of them has a name, a number or a date."""
        return bool(self.left.names.total and self.right.names.total)

    @property
    def shortest(self) -> int:
        """The content words of the shorter one."""
        return min(self.left.words.total, self.right.words.total)


@dataclass(frozen=True, slots=True)
class _Bags:
    """What a text holds, each with the background's share of texts that hold it."""

    words: tuple[Bag, Weights]
    letters: tuple[Bag, Weights]
    names: tuple[Bag, Weights]


@dataclass(frozen=True, slots=True)
class _Sights:
    """What was met so far in the texts of one language."""

    words: Rarities = field(default_factory=Rarities)
    letters: Rarities = field(default_factory=Rarities)
    names: Rarities = field(default_factory=Rarities)

    def count(self, held: _Bags) -> None:
        """Counts a text in."""
        self.words.count(held.words[0].features)
        self.letters.count(held.letters[0].features)
        self.names.count(held.names[0].features)

    def weighed(self, held: _Bags) -> Shelved:
        """The text weighed by what was met so far."""
        return Shelved(
            words=_vector(held.words, self.words),
            letters=_vector(held.letters, self.letters),
            names=_vector(held.names, self.names),
        )


def _vector(held: tuple[Bag, Weights], met: Rarities) -> Vector:
    bag, shares = held
    return Vector.of(bag, met.of(bag.features, shares))


_NOTHING_MET = _Sights(words=Rarities(even=1.0), letters=Rarities(even=1.0), names=Rarities(even=1.0))


class _Shares:
    """The background's shares of numbered words, each looked up once."""

    def __init__(self, known: Background, numbering: Numbering) -> None:
        self._known, self._numbering = known, numbering
        self._shares: Weights = np.empty(0)

    def of(self, features: Features) -> Weights:
        """The share of texts that hold each of these words."""
        if len(self._numbering.words) > len(self._shares):
            words = self._numbering.words
            new = self._known.shares(words[len(self._shares) :])
            self._shares = np.concatenate([self._shares, new])
        return self._shares[features]


class Shelf:
    """Texts in a fixed order, found by their words from an index; more may be set behind them."""

    def __init__(self, texts: Iterable[tuple[str, str | None]] = (), *, learning: bool = False) -> None:
        """`texts` are (text, language). A `learning` shelf tells how rare a word is from the texts that stand
        before: what all tell of says little, and a text set behind them changes nothing among them. One that
        does not knows the background alone, so that how alike two texts are is a matter of the two."""
        self._learning = learning
        self._stems, self._names = Numbering(), Numbering()
        self._shares: dict[str | None, tuple[_Shares, _Shares]] = {}
        self._met: dict[str | None, _Sights] = {}
        self._comparer = Comparer()
        self._by_words = Index()
        self.alone: list[Shelved] = []
        self.items: list[Shelved] = []
        for text, language in texts:
            self.add(text, language)

    def add(self, text: str, language: str | None) -> None:
        """Sets a text behind all others."""
        held = self._bags(text, language)
        alone = _NOTHING_MET.weighed(held)
        self.alone.append(alone)
        self.items.append(self._learned(held, language) if self._learning else alone)

    def _learned(self, held: _Bags, language: str | None) -> Shelved:
        met = self._met.setdefault(language, _Sights())
        met.count(held)
        return met.weighed(held)

    def _bags(self, text: str, language: str | None) -> _Bags:
        common = background(language)
        if language not in self._shares:
            self._shares[language] = (_Shares(common, self._stems), _Shares(common, self._names))
        of_words, of_names = self._shares[language]
        told = gist(text, language)
        words, names = Bag.of(self._stems.of(told.stems)), Bag.of(self._names.of(told.telling))
        runs = Bag.of(letters(told.folded))
        return _Bags(
            words=(words, of_words.of(words.features)),
            letters=(runs, common.letters[runs.features]),
            names=(names, of_names.of(names.features)),
        )

    def before(
        self, place: int, *, floor: float, most: int | None = None, since: int = 0
    ) -> tuple[tuple[int, float], ...]:
        """Places from `since` to before this one whose words are alike by more than `floor`, as far as its
        HEAVIEST words tell, the most alike first, each with its cosine; `most` of them where given."""
        while self._by_words.size < place:
            self._by_words.add(self.items[self._by_words.size].words)
        asked = self.items[place].words
        scores = self._by_words.likeness(asked, since=since, until=place, heaviest=HEAVIEST).round(9)
        near = best(scores, len(scores) if most is None else most, floor)
        return tuple((since + other, float(scores[other])) for other in near)

    def pair(self, first: int, second: int) -> TextPair:
        """Two shelved texts, compared."""
        return self.pairs(first, [second])[0]

    def pairs(self, first: int, others: Sequence[int]) -> list[TextPair]:
        """A shelved text compared with each of these."""
        return self.compared(self.items[first], [self.items[other] for other in others])

    def each(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], TextPair]]:
        """Each of these pairs of places compared, the later one as the left, beside the places as given."""
        ordered = sorted(pairs, key=lambda pair: (max(pair), min(pair)))
        for late, held in groupby(ordered, key=max):
            given = list(held)
            yield from zip(given, self.pairs(late, [min(pair) for pair in given]), strict=True)

    def pairs_alone(self, first: int, others: Sequence[int]) -> list[TextPair]:
        """The same, weighed by the background alone."""
        return self.compared(self.alone[first], [self.alone[other] for other in others])

    def cosines(self, first: int, others: Sequence[int]) -> list[float]:
        """How alike the words of a shelved text are to those of each of these."""
        rights = [self.items[other].words for other in others]
        return self._comparer.cosines(self.items[first].words, rights).round(9).tolist() if rights else []

    def compared(self, left: Shelved, rights: Sequence[Shelved]) -> list[TextPair]:
        """A text of this shelf compared with each of the others."""
        if not rights:
            return []
        words = self._comparer.overlaps(left.words, [item.words for item in rights])
        names = self._comparer.overlaps(left.names, [item.names for item in rights])
        runs = self._comparer.cosines(left.letters, [item.letters for item in rights]).tolist()
        return [TextPair(left, *each) for each in zip(rights, words, names, runs, strict=True)]
