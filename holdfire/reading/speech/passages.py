"""A passage: one paragraph of a report as words with their places, classes and quotation marks."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Protocol

from holdfire.model.report import BlockKind
from holdfire.reading.speech.grammar import Grammar, WordClass
from holdfire.reading.speech.insertions import DASHES, Quoted, names_a_thing, parted, spoken_line
from holdfire.reading.speech.marks import Stretch, quoted_stretches

_WORD = re.compile(
    r"[A-Za-zА-Яа-яЁё][a-zа-яё]+(?=[\s,;])"  # most words; the rest only says so of others
    r"|(?:[A-Za-z]\.){2,}"  # U.S. a.m.
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Jr|Sr|St|Lt|Col|Sgt|Capt|Cmdr|Maj|Rev|Prof|Pres|Inc|Corp|Co|Ltd)\.(?=\s)"
    r"|[A-ZА-ЯЁ]\.(?=\s*[A-ZА-ЯЁ][\w’'.-])"  # an initial
    r"|''|``|\.\.+"
    r"|\d+(?:[.,:]\d+)*"
    r"|[’'](?:s|re|ve|ll|d|m|t|S)(?![^\W_])"  # 's, 're
    r"|[^\W_]+(?:[-&./@][^\W_]+)*"
    r"|[^\s]"
)
_FIRST, _SECOND = itemgetter(0), itemgetter(1)
_first_of, _last_of = attrgetter("first"), attrgetter("last")
QUOTATION_MARKS = frozenset({"“", "”", "„", "‟", "«", "»", "″", '"', "''", "``", "'", "‘", "’", "`"})


_BEFORE_A_NOUN = frozenset({WordClass.OF, WordClass.DETERMINER, WordClass.POSSESSIVE})


LONGEST_SENTENCE = 400
"""Words; a longer stretch without a full stop is a list or a broken page, and is read in pieces."""


class Inside(IntEnum):
    """Where a word stands to the quotation marks."""

    NO = 0
    WORDS = 1
    OPENING = 2
    CLOSING = 3


class Sentence(Protocol):
    """What a passage needs to know of a sentence: `text[start:end]`, its kind of block and its paragraph."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> BlockKind: ...
    @property
    def paragraph(self) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph in parallel tuples, one place a word. Ranges of words are half open."""

    grammar: Grammar
    kind: BlockKind
    words: tuple[str, ...]
    lower: tuple[str, ...]
    base: tuple[str, ...]  # dictionary forms, where a table tells them
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    classes: tuple[WordClass, ...]
    inside: list[Inside]
    quoted: tuple[Quoted, ...]
    quoted_at: dict[int, Quoted]
    sentences: tuple[tuple[int, int], ...]
    sentence_of: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def without_marks(self) -> "Passage":
        """The same passage read as if it had no quotation marks."""
        outside = [Inside.NO] * len(self)
        return replace(self, inside=outside, quoted=(), quoted_at={})

    @property
    def is_left_open(self) -> bool:
        """Whether its last quotation goes on in the next paragraph; a line of dialogue ends with its own."""
        return bool(self.quoted) and not self.quoted[-1].closed and self.words[0] not in DASHES

    def sentence_at(self, word: int) -> tuple[int, int]:
        """The range of words of the sentence that holds this word."""
        return self.sentences[self.sentence_of[word]]

    def opens_quote(self, word: int) -> bool:
        """Whether the word is an opening quotation mark."""
        return 0 <= word < len(self.words) and self.inside[word] is Inside.OPENING

    def closes_quote(self, word: int) -> bool:
        """Whether the word is a closing quotation mark."""
        return 0 <= word < len(self.words) and self.inside[word] is Inside.CLOSING

    def is_word(self, at: int, words: str) -> bool:
        """Whether the word at this place exists and is one of the characters of `words`."""
        return 0 <= at < len(self.words) and self.words[at] in words

    def last_sign(self, quoted: Quoted) -> str:
        """The last sign of the quoted words themselves, closing marks passed over."""
        at = quoted.last - 1 if quoted.closed else quoted.last
        while at > quoted.first and self.words[at] in QUOTATION_MARKS:
            at -= 1
        return self.words[at]

    def quoted_in(self, first: int, end: int) -> Iterator[Quoted]:
        """The quotations that begin among the words `first:end`, in order."""
        at = first
        while at < end:
            quoted = self.quoted_at.get(at)
            if quoted is not None and quoted.first >= first:
                yield quoted
            at = quoted.last + 1 if quoted is not None else at + 1

    def quoted_within(self, first: int, end: int) -> Sequence[Quoted]:
        """The quotations that hold any of the words `first:end`, in order."""
        if not self.quoted:
            return ()
        begins = bisect_left(self.quoted, first, key=_last_of)
        return self.quoted[begins : bisect_left(self.quoted, end, begins, key=_first_of)]

    def whole_quotes(self, first: int, end: int) -> tuple[int, int]:
        """The range widened so that it cuts no quotation in half."""
        holding_first, holding_last = self.quoted_at.get(first), self.quoted_at.get(end - 1)
        if holding_first is not None and self.inside[first] is not Inside.OPENING:
            first = holding_first.first
        if holding_last is not None and self.inside[end - 1] is not Inside.CLOSING:
            end = holding_last.last + 1
        return first, end

    def trimmed(self, first: int, end: int) -> tuple[int, int]:
        """The range without stops, commas and dashes at its edges; may be empty."""
        while end > first and self.words[end - 1][0] in ".,،;:—–-" and not self.inside[end - 1]:
            end -= 1
        while first < end and self.words[first][0] in ",،;:—–-" and not self.inside[first]:
            first += 1
        return first, end


def passages_of(text: str, sentences: Iterable[Sentence], grammar: Grammar) -> tuple[Passage, ...]:
    """The paragraphs of the sentences given, as passages, in order; empty ones are left out."""
    made: list[Passage] = []
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        passage = _passage(text, tuple(group), grammar, goes_on=bool(made) and made[-1].is_left_open)
        if len(passage):
            made.append(passage)
    return tuple(made)


def _passage(text: str, sentences: tuple[Sentence, ...], grammar: Grammar, *, goes_on: bool) -> Passage:
    start, end = sentences[0].start, sentences[-1].end
    found = [match.span() for match in _WORD.finditer(text, start, end)]
    starts, ends = tuple(map(_FIRST, found)), tuple(map(_SECOND, found))
    words = tuple([text[begin:stop] for begin, stop in found])
    lower = _in_small_letters(words, grammar)
    classes = _classes(words, grammar)
    quoted = tuple(
        _quoted(
            _in_words(quoted_stretches(text, start, end, goes_on=goes_on), found), words, classes, grammar
        )
    )
    ranges = tuple(_sentence_ranges(sentences, starts))
    return Passage(
        grammar=grammar,
        kind=sentences[0].kind,
        words=words,
        lower=lower,
        base=tuple(map(grammar.base_forms.get, lower, lower)) if grammar.is_inflected else lower,
        starts=starts,
        ends=ends,
        classes=classes,
        inside=_inside(quoted, len(words)),
        quoted=quoted,
        quoted_at={at: stretch for stretch in quoted for at in range(stretch.first, stretch.last + 1)},
        sentences=ranges,
        sentence_of=_sentence_numbers(ranges),
    )


def _in_small_letters(words: Sequence[str], grammar: Grammar) -> tuple[str, ...]:
    """The words as `Grammar.small` gives them, all at once."""
    if not words:
        return ()
    joined = "\n".join(words).lower().replace("’", "'")
    if grammar.letters:
        joined = joined.translate(grammar.letters)
    return tuple(joined.split("\n"))


def _quoted(
    stretches: Iterable[Quoted], words: Sequence[str], classes: Sequence[WordClass], grammar: Grammar
) -> Iterator[Quoted]:
    """The quotations of a paragraph: what stands between marks, or all of a line of dialogue that a dash
    opens; reporting words inserted between dashes are left out, and names in marks are no quotations."""
    spoken = spoken_line(words, classes)
    if spoken:
        yield from spoken
        return
    name_marks = grammar.helper("name mark")
    for stretch in stretches:
        if words[stretch.first] not in name_marks or not names_a_thing(stretch, words, classes):
            yield from parted(stretch, words, classes)


def _classes(words: Sequence[str], grammar: Grammar) -> tuple[WordClass, ...]:
    """The class of each word; after "of" or "the" a reporting verb is a noun ("secretary of state")."""
    classes = grammar.word_classes(words)
    verbs = [at for at, found in enumerate(classes) if found is WordClass.SPEECH_VERB and at]
    for at in verbs:
        if classes[at - 1] in _BEFORE_A_NOUN:
            classes[at] = WordClass.NOUN
    return tuple(classes)


def _in_words(stretches: Sequence[Stretch], found: Sequence[tuple[int, int]]) -> Iterator[Quoted]:
    """Quoted stretches as ranges of words; one walk over both."""
    at, count = 0, len(found)
    for stretch in stretches:
        while at < count and found[at][0] < stretch.start:
            at += 1
        first = at
        while at < count and found[at][1] <= stretch.end:
            at += 1
        if at - 1 > first:
            yield Quoted(first, at - 1, stretch.closed)


def _inside(quoted: Iterable[Quoted], count: int) -> list[Inside]:
    states = [Inside.NO] * count
    for stretch in quoted:
        states[stretch.first : stretch.last + 1] = [Inside.WORDS] * (stretch.last + 1 - stretch.first)
        states[stretch.first] = Inside.OPENING
        if stretch.closed:
            states[stretch.last] = Inside.CLOSING
    return states


def _sentence_ranges(sentences: Sequence[Sentence], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences as ranges of words; together they hold every word of the passage. What is longer than
    any sentence is cut, so that the work on a passage grows with its length alone."""
    first = 0
    for sentence in sentences:
        at = bisect_left(starts, sentence.end, first)
        while at > first:
            end = min(at, first + LONGEST_SENTENCE)
            yield first, end
            first = end
    if first < len(starts):
        yield first, len(starts)


def _sentence_numbers(ranges: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """For each word the number of its sentence."""
    numbers: list[int] = []
    for number, (first, end) in enumerate(ranges):
        numbers += [number] * (end - first)
    return tuple(numbers)
