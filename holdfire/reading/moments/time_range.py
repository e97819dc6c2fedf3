"""Times that reach from one to another, and nights, which belong to two days."""

from dataclasses import replace

from holdfire.reading.moments.calendar_words import DAYS_IN_LONGEST_MONTH, after_between, day_stop
from holdfire.reading.moments.clock import HOURS_A_DAY, Clock, clock_in_part
from holdfire.reading.moments.said_time import Phrase, Range
from holdfire.reading.moments.spoken_clock import number_at
from holdfire.reading.moments.time_phrase import read_phrase, skip_joins
from holdfire.reading.moments.time_words import DASHES, TimeWords
from holdfire.reading.word_stream import Words, is_at


def read_time(words: Words, at: int, book: TimeWords, *, of_night: bool = False) -> Phrase | Range | None:
    """The time phrase or the range of times that begins at word `at`; `of_night` where a night is already
    said, and only its days are asked for."""
    between = after_between(words, at, book)
    first = read_phrase(words, at, book)
    if first.is_empty:
        return _range_from_bare_number(words, at, book, between=between)
    if not of_night and first.leaves_day_open and (first.is_night or first.is_midnight):
        night = _night_of_two_days(words, first, book)
        if night:
            return night
    to_at = _range_word(words, first.end, book, between=between)
    last = read_phrase(words, skip_joins(words, to_at, book), book) if to_at else None
    if last and to_at and _can_close(first, last):
        nights = last.is_night and not first.part and words[to_at - 1].key in DASHES
        return _night_between(first, last) if nights else Range(first=first, last=last)
    return first if _stands_alone(words, first, book) else None


def _night_of_two_days(words: Words, night: Phrase, book: TimeWords) -> Phrase | Range | None:
    """ "overnight into Sunday", "the night between 5 and 6 March", "in the night from Friday to Saturday" """
    into = book.role("night_into").stop(words, night.end) if night.is_night else None
    if into:
        last = read_phrase(words, skip_joins(words, into, book), book)
        named = last.names_a_day and not last.clock
        return replace(last, start=night.start, part=night.part, day_before=True) if named else None
    days_at = skip_joins(words, night.end, book)
    days_at = book.role("between").stop(words, days_at) or days_at
    if days_at == night.end:
        return None
    days = read_time(words, skip_joins(words, days_at, book), book, of_night=True)
    if not isinstance(days, Range) or days.first.clock or not days.last.names_a_day:
        return None
    if night.clock:  # the midnight between two days opens the second
        return replace(
            days.last,
            start=night.start,
            clock=replace(night.clock, moment=False, to_the_minute=True),
            zone=night.zone,
        )
    return Range(first=replace(days.first, start=night.start, part=night.part), last=days.last)


def _night_between(first: Phrase, last: Phrase) -> Range:
    """ "Saturday-Sunday night": the night that begins on the first day."""
    return Range(first=replace(first, part=last.part), last=replace(last, part=None))


def _range_word(words: Words, at: int, book: TimeWords, *, between: bool) -> int | None:
    """Where the word that leads to the end of a range stops, a comma before it passed over."""
    at += is_at(words, at, ",")
    return book.role("span_and").stop(words, at) if between else book.role("span_to").stop(words, at)


def _can_close(first: Phrase, last: Phrase) -> bool:
    """Whether the two say the same sort of thing: two clocks, or two days."""
    if first.clock:
        return bool(last.clock) or (first.names_a_day and last.names_a_day and not last.part)
    return last.names_a_day and first.names_a_day


def _range_from_bare_number(words: Words, at: int, book: TimeWords, *, between: bool) -> Range | None:
    """ "27 to 29 February", "between 6 and 9 p.m.", "from nine to eleven in the morning": the first number
    takes its meaning from the second."""
    found = number_at(words, at, book)
    if not found:
        return None
    number = found[0]
    after = day_stop(words, at, book) if words[at].digits else found[1]
    to_at = _range_word(words, after, book, between=between)
    if to_at is None:
        return None
    last_at = skip_joins(words, to_at, book)
    last = read_phrase(words, last_at, book)
    if last.date and last.date.month and last.date.day and 1 <= number <= DAYS_IN_LONGEST_MONTH:
        if number >= last.date.day or not words[at].digits:
            return None
        bare = Phrase(start=at, end=after, date=replace(last.date, day=number, last_day=None))
        return Range(first=bare, last=last)
    if not last.clock:
        last = _hour_of_part(words, last_at, book) or last
    if last.clock and (last.clock.half or last.zone) and number <= HOURS_A_DAY:
        return Range(first=Phrase(start=at, end=after, clock=Clock(hour=number)), last=last)
    return None


def _hour_of_part(words: Words, at: int, book: TimeWords) -> Phrase | None:
    """ "nine on Sunday evening" after "from six until": the part of the day makes the number an hour."""
    number = number_at(words, at, book)
    if not number or not 1 <= number[0] <= HOURS_A_DAY // 2:
        return None
    part = read_phrase(words, skip_joins(words, number[1], book), book)
    if not part.part or part.clock:
        return None
    return replace(part, start=at, clock=clock_in_part(Clock(hour=number[0]), part.part))


def _stands_alone(words: Words, phrase: Phrase, book: TimeWords) -> bool:
    """A bare part of the day is a time only after a word like "at" or "in the"."""
    if phrase.clock or phrase.names_a_day:
        return True
    return any(book.role(role).ends_before(words, phrase.start) for role in ("clock_lead", "part_lead"))
