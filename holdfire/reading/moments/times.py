"""Finds the times a report names and reads them as intervals in UTC, with what had to be assumed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from holdfire.model.case import Case
from holdfire.model.span import Span
from holdfire.model.when import TimeRef
from holdfire.reading.moments.said_time import Phrase, Range
from holdfire.reading.moments.tense import tense_around
from holdfire.reading.moments.time_phrase import read_phrase, skip_joins
from holdfire.reading.moments.time_range import read_time
from holdfire.reading.moments.time_span_words import SaidSpan, read_span
from holdfire.reading.moments.time_words import TimeWords, time_words
from holdfire.reading.moments.timing import Setting, Timed, time_of_phrase, time_of_range
from holdfire.reading.moments.timing_spans import time_of_span, window_ending
from holdfire.reading.word_stream import Stretch, Words, words_of

START_REACH = 4
"""How many words after a length ("a 48-hour pause starting at ...") its beginning may be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a report's times are read against: its own date (never a page clock's) and the IANA zone of its
    case or outlet; None where it is not known. The days that the `case` is about tell the year of a day
    given without one, where the report's own date is not known, and the day its truce began those counted
    from it. `moment` (with its offset) is when the report came out, where that is known to the hour."""

    date: date | None
    zone: str | None
    case: Case | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A time expression from word `start` to before word `end`; `timed` is None for a day that no calendar
    has, whose words are then read no further."""

    start: int
    end: int
    timed: Timed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence as the reader of times goes through it."""

    text: str
    words: Words
    book: TimeWords

    def wall(self, start: int, end: int) -> str:
        """The words from word `start` to before word `end`, as they stand."""
        return self.text[self.words[start].start : self.words[end - 1].end]


def find_times(
    text: str, sentences: Sequence[Stretch], reference: Reference, language: str = "en"
) -> tuple[TimeRef, ...]:
    """The time expressions in these sentences of `text`, in order.

    Days without a date of their own are counted from `reference.date`, clocks without a zone are read in
    `reference.zone`, and what had to be assumed stands in `note`. Bounds are UTC and both included; a day
    ends one second before midnight. Without a reference date, what needs one stays open on both sides.
    A language without tables gives nothing.
    """
    book = time_words(language)
    if book is None:
        return ()
    times: list[TimeRef] = []
    day_before: date | None = None
    paragraph: int | None = None
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            day_before, paragraph = None, sentence.paragraph
        words = words_of(text, sentence.start, sentence.end)
        line = Line(text=text, words=words, book=book)
        for found, timed in _found_in(line, reference, day_before):
            day_before = timed.day or day_before
            times.append(_time_ref(line, found, timed))
    return tuple(times)


def _time_ref(line: Line, found: Expression, timed: Timed) -> TimeRef:
    start, end = line.words[found.start].start, line.words[found.end - 1].end
    span = Span(start=start, end=end, text=line.text[start:end])
    return TimeRef(span=span, when=timed.when, duration=timed.duration, note=timed.note)


def _found_in(
    line: Line, reference: Reference, day_before: date | None
) -> Iterator[tuple[Expression, Timed]]:
    read_to = 0
    length: tuple[timedelta, int] | None = None
    for at in line.book.openings.among(line.words):
        found = _found_at(line, at, reference, day_before) if at >= read_to else None
        if found is None:
            continue
        read_to = found.end
        if found.timed is None:
            continue
        timed = _with_length(line, found.start, found.timed, length)
        day_before = timed.day or day_before
        length = (timed.duration, found.end) if timed.duration and not timed.when else None
        yield found, timed


def _found_at(line: Line, at: int, reference: Reference, day_before: date | None) -> Expression | None:
    said = read_time(line.words, at, line.book)
    begun = line.book.begun_at(line.words, at)
    span = read_span(line.words, at, line.book) if begun and begun.length else None
    end = said.end if said else 0
    if span and span[1] > end:
        end = span[1]
    if not end:
        return None
    setting = _setting(line, at, end, reference, day_before)
    is_clock = isinstance(said, Phrase) and said.clock is not None
    if span and (span[1] > (said.end if said else 0) or (span[1] == end and not is_clock)):
        window = _window_to(line, at, span[1], span[0], setting)
        timed = time_of_span(span[0], line.wall(at, span[1]), setting)
        return window or Expression(start=at, end=span[1], timed=timed)
    if said is None:
        return None
    timed = _time_of(said, line.wall(at, said.end), setting)
    return Expression(start=at, end=said.end, timed=timed)


def _setting(line: Line, at: int, end: int, reference: Reference, day_before: date | None) -> Setting:
    return Setting(
        today=reference.date,
        zone=reference.zone,
        day_before=day_before,
        tense=tense_around(line.words, at, end, line.book),
        book=line.book,
        words=line.words,
        case=reference.case,
        moment=reference.moment,
    )


def _time_of(said: Phrase | Range, wall: str, setting: Setting) -> Timed | None:
    if isinstance(said, Range):
        return time_of_range(said, wall, setting) or time_of_phrase(said.first, wall, setting)
    return time_of_phrase(said, wall, setting)


def _window_to(line: Line, start: int, at: int, span: SaidSpan, setting: Setting) -> Expression | None:
    """ "the 24 hours to 10:00 on 8 March": a length and the time it stops at."""
    noun = line.book.role("truce_noun").stop(line.words, at)
    lead = line.book.role("by_hours").stop(line.words, noun or at)
    if lead is None:
        return None
    ending = read_phrase(line.words, skip_joins(line.words, lead, line.book), line.book)
    if ending.is_empty:
        return None
    closing = replace(setting, tense=replace(setting.tense, closes=True))
    timed = time_of_phrase(ending, line.wall(lead, ending.end), closing)
    window = window_ending(span, timed, line.wall(start, ending.end)) if timed else None
    return Expression(start=start, end=ending.end, timed=window) if window else None


def _with_length(line: Line, start: int, timed: Timed, length: tuple[timedelta, int] | None) -> Timed:
    """ "a 48-hour pause starting at 9 a.m.": the time it starts carries how long it lasts."""
    if length is None or timed.when is None or start - length[1] > START_REACH:
        return timed
    if not line.book.role("from_hours").ends_before(line.words, start):
        return timed
    return replace(timed, when=replace(timed.when, duration=length[0]))
