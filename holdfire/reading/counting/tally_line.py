"""A sentence that may hold a tally, with the times, actors and places found in it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.place import PlaceRef
from holdfire.model.span import Span
from holdfire.model.when import TimeRef
from holdfire.reading.counting.tally_words import Vocabulary
from holdfire.reading.found import Found
from holdfire.reading.stretches import starting_in
from holdfire.reading.word_stream import Stretch, Words, words_of

_START_OF = attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence with what was found in it. `dated` are the words that tell a time, `harmed` the spans of
    counts of people; `breaks` are the words at which another clause begins that
    is set against the one before."""

    words: Words
    text: str
    times: tuple[TimeRef, ...]
    actors: tuple[tuple[Span, ActorRef], ...]
    places: tuple[PlaceRef, ...]
    harmed: tuple[Span, ...]
    dated: frozenset[int]
    breaks: tuple[int, ...]
    vocabulary: Vocabulary

    def index_at(self, offset: int) -> int:
        """The first word that starts at or after a character."""
        return _word_at(self.words, offset)

    def is_at(self, role: str, at: int) -> int | None:
        """Where a phrase of this role stops that begins at word `at`."""
        return self.vocabulary.stop(role, self.words, at)

    def is_before(self, role: str, at: int) -> int | None:
        """Where a phrase of this role begins that stops just before word `at`."""
        return self.vocabulary.ends(role, self.words, at)

    def has(self, role: str, start: int, stop: int) -> bool:
        """Whether a phrase of this role begins in a stretch of words."""
        return self.vocabulary.roles[role].starts_among(self.words, start, stop)

    def is_and(self, at: int) -> bool:
        """Whether word `at` joins two things."""
        return self.vocabulary.counts.roles["and"].stop(self.words, at) is not None

    def is_mark(self, at: int) -> bool:
        """Whether word `at` is a mark, or lies beyond the sentence."""
        return not 0 <= at < len(self.words) or not self.words[at].text[0].isalnum()

    def span(self, start: int, stop: int) -> Span:
        """The characters of a stretch of words."""
        return Span.of(self.text, self.words[start].start, self.words[stop - 1].end)

    def segment(self, at: int) -> tuple[int, int]:
        """The clause around word `at`, between the breaks."""
        start = max((brk for brk in self.breaks if brk <= at), default=0)
        return start, min((brk for brk in self.breaks if brk > at), default=len(self.words))


class Lines:
    """The sentences of a report as lines, each made when first asked for."""

    def __init__(self, text: str, sentences: Sequence[Stretch], found: Found, vocabulary: Vocabulary) -> None:
        self._text, self._sentences, self._vocabulary = text, sentences, vocabulary
        self._harmed = [count.span for count in found.counts if _is_of_people(count, vocabulary)]
        self._actors = [(actor.span, actor) for actor in found.actors if actor.span]
        self._times, self._places = found.times, found.places
        self._made: dict[int, Line] = {}

    def may_hold_a_tally(self, number: int) -> bool:
        """Whether words stand in the sentence without which there is no tally: a unit and a number."""
        sentence, book = self._sentences[number], self._vocabulary
        words = words_of(self._text, sentence.start, sentence.end)
        keys = [word.key for word in words]
        if book.openers.isdisjoint(keys) and not [key for key in keys if key.endswith(book.endings)]:
            return False
        return bool(book.counts.openings.among(words)) or book.multiples.starts_among(words, 0, len(words))

    def line(self, number: int) -> Line:
        """One sentence with what was found in it."""
        if number not in self._made:
            self._made[number] = self._make(self._sentences[number])
        return self._made[number]

    def beside(self, number: int, step: int) -> Line | None:
        """The sentence after (1) or before (-1) it, where it is in the same paragraph."""
        other = number + step
        if not 0 <= other < len(self._sentences):
            return None
        same = self._sentences[other].paragraph == self._sentences[number].paragraph
        return self.line(other) if same else None

    def _make(self, sentence: Stretch) -> Line:
        words = words_of(self._text, sentence.start, sentence.end)
        start, end = sentence.start, sentence.end
        times = tuple(starting_in(self._times, start, end, lambda time: time.span.start))
        contrast = self._vocabulary.roles["contrast"]
        return Line(
            words=words,
            text=self._text,
            times=times,
            actors=tuple(starting_in(self._actors, start, end, lambda pair: pair[0].start)),
            places=tuple(starting_in(self._places, start, end, lambda place: place.span.start)),
            harmed=tuple(starting_in(self._harmed, start, end, lambda span: span.start)),
            dated=_dated(words, times, self._vocabulary),
            breaks=tuple(at for at in contrast.places(words) if at and contrast.stop(words, at)),
            vocabulary=self._vocabulary,
        )


def _word_at(words: Words, offset: int) -> int:
    """The first word that starts at or after a character."""
    return bisect_left(words, offset, key=_START_OF)


def _dated(words: Words, times: Sequence[TimeRef], vocabulary: Vocabulary) -> frozenset[int]:
    """The words that tell a time, "the reporting period" and the like among them."""
    told = [range(_word_at(words, time.span.start), _word_at(words, time.span.end)) for time in times]
    stops = ((at, vocabulary.stop("period", words, at)) for at in range(len(words)))
    return frozenset().union(*told, *(range(at, stop) for at, stop in stops if stop))


def _is_of_people(count: Count, vocabulary: Vocabulary) -> bool:
    """Whether people are counted, and not what was done to them ("31 arrests")."""
    words = words_of(count.span.text, 0, len(count.span.text))
    if words and vocabulary.units.longest(words, len(words) - 1):
        return False
    return count.who is not None or count.what in vocabulary.fates
