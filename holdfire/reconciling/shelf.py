"""A shelf: texts indexed by their words, letters and names, to be asked what is like what."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, groupby, islice
from typing import NamedTuple

import numpy as np

from holdfire.reconciling.background import Background, background
from holdfire.reconciling.gist import Cut, GistReader
from holdfire.reconciling.letters import letters_of
from holdfire.reconciling.rarity import Rarities, by_background
from holdfire.reconciling.similarity import (
    Bags,
    Comparer,
    Features,
    Index,
    Numbering,
    Overlap,
    Vector,
    Weighed,
    Weights,
    best,
)

HEAVIEST = 30
"""By how many of its heaviest words a text is looked up: the others stand in too many to find any."""

AT_ONCE = 64
"""How many texts are made ready at once: numbers are quick to work with by the thousand."""

FORGOTTEN_AT_ONCE = 8192
"""How many texts forgotten leave the index at once: going through it takes a tenth of a second."""

Text = tuple[str, str | None]
"""A text and its language."""


class Alike(NamedTuple):
    """The places of texts that are like one, the most alike first, and their cosines with it: as columns,
    since they are kept for very many."""

    places: "array[int]"
    cosines: "array[float]"

    def pairs(self) -> Iterator[tuple[int, float]]:
        """Each place with its cosine."""
        return zip(self.places, self.cosines, strict=True)


class Shelved(NamedTuple):
    """A text as weighted words, runs of letters, and names with numbers and dates."""

    words: Vector
    letters: Vector
    names: Vector


class TextPair(NamedTuple):
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


_Held = tuple[Bags, Weights]
"""What some texts hold, with the background's share of texts that hold each feature."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Texts of one language made ready at once."""

    words: Weighed
    letters: Weighed
    names: Weighed

    def __getitem__(self, place: int) -> Shelved:
        return Shelved(self.words[place], self.letters[place], self.names[place])


@dataclass(frozen=True, slots=True)
class _Content:
    """What some texts of one language hold."""

    words: _Held
    letters: _Held
    names: _Held

    def alone(self) -> _Batch:
        """The texts weighed by the background alone."""
        words, letters, names = (
            bags.weighed(by_background(shares)) for bags, shares in (self.words, self.letters, self.names)
        )
        return _Batch(words, letters.bare(), names)


@dataclass(frozen=True, slots=True)
class _Sights:
    """What was met so far in the texts of one language."""

    words: Rarities = field(default_factory=Rarities)
    letters: Rarities = field(default_factory=Rarities)
    names: Rarities = field(default_factory=Rarities)

    def learned(self, content: _Content) -> _Batch:
        """Texts counted in, each weighed by what was met up to it."""
        return _Batch(
            content.words[0].weighed(self.words.learned(*content.words)),
            content.letters[0].weighed(self.letters.learned(*content.letters)).bare(),
            content.names[0].weighed(self.names.learned(*content.names)),
        )


class _Shares:
    """The background's shares of numbered words, each looked up once."""

    def __init__(self, known: Background, numbering: Numbering) -> None:
        self._known, self._numbering = known, numbering
        self._shares: Weights = np.empty(1024)
        self._looked_up = 0

    def of(self, features: Features) -> Weights:
        """The share of texts that hold each of these words."""
        words = self._numbering.words
        if len(words) > self._looked_up:
            if len(words) > len(self._shares):
                self._shares = np.append(self._shares, np.empty(len(words)))
            self._shares[self._looked_up : len(words)] = self._known.shares(words[self._looked_up :])
            self._looked_up = len(words)
        return self._shares[features]


class _Tongue:
    """What a shelf knows of one language: how its texts are read, what the background says of them, and what
    was met in them so far."""

    def __init__(self, language: str | None, stems: Numbering, names: Numbering) -> None:
        self._reader = GistReader(language, stems, names)
        self._common = background(language)
        self._of_stems, self._of_names = _Shares(self._common, stems), _Shares(self._common, names)
        self.cut = self._reader.cut
        self.met = _Sights()

    def content(self, cuts: Sequence[Cut]) -> _Content:
        """What some texts hold."""
        told, many = self._reader.gists(cuts), len(cuts)
        words, names = Bags.of(*told.stems, many), Bags.of(*told.telling, many)
        runs = Bags.of(*letters_of([cut.folded for cut in cuts]), many)
        return _Content(
            words=(words, self._of_stems.of(words.features)),
            letters=(runs, self._common.letters[runs.features]),
            names=(names, self._of_names.of(names.features)),
        )


_EMPTY = Vector.bare(np.empty(0, np.int32), np.empty(0, np.float32))


class Shelf:
    """Texts in a fixed order, found by their words from an index; more may be set behind them."""

    def __init__(self, texts: Iterable[Text] = (), *, learning: bool = False) -> None:
        """`texts` are (text, language). A `learning` shelf tells how rare a word is from the texts that stand
        before: what all tell of says little, and a text set behind them changes nothing among them. One that
        does not knows the background alone, so that how alike two texts are is a matter of the two."""
        self._learning = learning
        self._stems, self._names = Numbering(), Numbering()
        self._tongues: dict[str | None, _Tongue] = {}
        self._comparer = Comparer()
        self._by_words = Index()
        self._forgotten = 0
        self._numbers = array("i")
        self._alone: list[_Batch | None] = []
        self._batches: list[_Batch | None] = []
        waiting = iter(texts)
        while some := tuple(islice(waiting, AT_ONCE)):
            self.extend(some)

    def extend(self, texts: Sequence[Text]) -> None:
        """Sets texts behind all others. How they are divided among calls makes no difference."""
        cuts = [(language, self._tongue(language).cut(text)) for text, language in texts]
        batches: dict[str | None, tuple[Iterator[int], _Batch, _Batch]] = {}
        for language in dict.fromkeys(language for _, language in texts):
            tongue = self._tongues[language]
            content = tongue.content([cut for spoken, cut in cuts if spoken == language])
            alone = content.alone()
            batches[language] = (count(), alone, tongue.met.learned(content) if self._learning else alone)
        for language, _ in cuts:
            numbers, alone, batch = batches[language]
            self._numbers.append(next(numbers))
            self._alone.append(alone)
            self._batches.append(batch)

    def __len__(self) -> int:
        """How many texts were set on it."""
        return len(self._numbers)

    def content_words(self, place: int) -> int:
        """How many content words a text has, with repeats; 0 of one forgotten."""
        batch = self._batches[place]
        return batch.words.totals[self._numbers[place]] if batch else 0

    def _words(self, place: int) -> Vector:
        batch = self._batches[place]
        return batch.words[self._numbers[place]] if batch else _EMPTY

    def _tongue(self, language: str | None) -> _Tongue:
        if language not in self._tongues:
            self._tongues[language] = _Tongue(language, self._stems, self._names)
        return self._tongues[language]

    def before(
        self,
        place: int,
        *,
        floor: float,
        most: int | None = None,
        since: int = 0,
        until: int | None = None,
    ) -> Alike:
        """Places from `since` to before `until`, this one where not given, whose words are alike by more than
        `floor`, as far as its HEAVIEST words tell, the most alike first, each with its cosine; `most` of them
        where given."""
        until = place if until is None else until
        while self._by_words.size < until:
            self._by_words.add(self._words(self._by_words.size))
        scores = self._by_words.likeness(self._words(place), since=since, until=until, heaviest=HEAVIEST)
        near = best(scores, len(scores) if most is None else most, floor)
        return Alike(array("i", (since + near).tolist()), array("d", scores[near].round(9).tolist()))

    def forget(self, since: int, until: int) -> None:
        """Keeps nothing of the texts from `since` to before `until`; they are not to be asked for again."""
        self._batches[since:until] = self._alone[since:until] = [None] * (until - since)
        if until >= self._forgotten + FORGOTTEN_AT_ONCE:
            self._by_words.forget(until)
            self._forgotten = until

    def forget_index(self) -> None:
        """Keeps no index; one is made anew where `before` asks for it."""
        self._by_words = Index()

    def pair(self, first: int, second: int) -> TextPair:
        """Two shelved texts, compared."""
        return self.pairs(first, [second])[0]

    def pairs(self, first: int, others: Sequence[int]) -> list[TextPair]:
        """A shelved text compared with each of these."""
        return self._compared(self._batches, first, others)

    def each(self, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], TextPair]]:
        """Each of these pairs of places compared, the later one as the left, beside the places as given."""
        ordered = sorted(pairs, key=lambda pair: (max(pair), min(pair)))
        for late, held in groupby(ordered, key=max):
            given = list(held)
            yield from zip(given, self.pairs(late, [min(pair) for pair in given]), strict=True)

    def pairs_alone(self, first: int, others: Sequence[int]) -> list[TextPair]:
        """The same, weighed by the background alone."""
        return self._compared(self._alone, first, others)

    def cosines(self, first: int, others: Sequence[int]) -> list[float]:
        """How alike the words of a shelved text are to those of each of these."""
        rights = [self._words(other) for other in others]
        return self._comparer.cosines(self._words(first), rights).round(9).tolist() if rights else []

    def _compared(
        self, batches: Sequence[_Batch | None], first: int, others: Sequence[int]
    ) -> list[TextPair]:
        if not others:
            return []
        left, *rights = [
            batch[self._numbers[place]] for place in (first, *others) if (batch := batches[place])
        ]
        words = self._comparer.overlaps(left.words, [item.words for item in rights])
        names = self._comparer.overlaps(left.names, [item.names for item in rights])
        runs = self._comparer.cosines(left.letters, [item.letters for item in rights]).tolist()
        return [TextPair(left, *each) for each in zip(rights, words, names, runs, strict=True)]
