"""Puts clock, zone, date, weekday and part of day that stand together into a phrase, two into a range."""

from dataclasses import dataclass, replace

from holdfire.reading.moments.calendar_words import (
    DAYS_IN_LONGEST_MONTH,
    SaidDate,
    SaidWeekday,
    day_stop,
    read_date,
    read_weekday,
)
from holdfire.reading.moments.clock import HOURS_A_DAY, Clock, read_clock
from holdfire.reading.moments.time_words import PartOfDay, RelativeDay, TimeWords
from holdfire.reading.moments.zones import SaidZone, read_offset, read_zone
from holdfire.reading.word_stream import Words, digits_at, is_at

MOST_JOINS = 4
"""Small words and commas that may stand between two parts of one phrase."""

BRACKET_REACH = 8
"""How many words after a second clock its bracket may close."""

PAGE_CLOCK_REACH = 12
"""Within how many words a page clock has its plus."""

_OPENING = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a phrase says of a time, from word `start` to before word `end`. `other` is a second clock
    given for the same instant; `eve_of_another` where it is the eve of something ("on the eve of talks")."""

    start: int
    end: int
    clock: Clock | None = None
    zone: SaidZone | None = None
    date: SaidDate | None = None
    weekday: SaidWeekday | None = None
    relative: RelativeDay | None = None
    part: PartOfDay | None = None
    other: "Phrase | None" = None
    eve_of_another: bool = False

    @property
    def names_a_day(self) -> bool:
        """Whether it says which day."""
        return bool(self.date or self.weekday or self.relative)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a time was found."""
        return not (self.clock or self.part or self.names_a_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one phrase to another."""

    first: Phrase
    last: Phrase

    @property
    def start(self) -> int:
        """The first word."""
        return self.first.start

    @property
    def end(self) -> int:
        """Before which word it ends."""
        return self.last.end


def read_time(words: Words, at: int, book: TimeWords) -> Phrase | Range | None:
    """The time phrase or the range of times that begins at word `at`."""
    between = book.role("between").ends_before(words, at)
    first = read_phrase(words, at, book)
    if first.is_empty:
        return _range_from_bare_number(words, at, book, between=between)
    to_at = _range_word(words, first.end, book, between=between)
    last = read_phrase(words, _skip_joins(words, to_at, book), book) if to_at else None
    if last and _can_close(first, last):
        return Range(first=first, last=last)
    return first if _stands_alone(words, first, book) else None


def read_phrase(words: Words, at: int, book: TimeWords, *, in_brackets: bool = False) -> Phrase:
    """The parts of one phrase from word `at` on; empty where none stands there."""
    phrase = _page_clock(words, at, book) or Phrase(start=at, end=at)
    while True:
        longer = _with_next_part(words, phrase, phrase.end, book, in_brackets=in_brackets)
        if not longer and not phrase.is_empty:
            longer = _with_other_clock(words, phrase, book, in_brackets=in_brackets)
        if not longer and not phrase.is_empty:
            joined = _skip_joins(words, phrase.end, book)
            longer = _with_next_part(words, phrase, joined, book, in_brackets=in_brackets)
        if not longer:
            return phrase
        phrase = longer


def _with_next_part(
    words: Words, phrase: Phrase, at: int, book: TimeWords, *, in_brackets: bool
) -> Phrase | None:
    """The phrase with the part that stands at word `at`, if it still lacks such a part."""
    begun = book.begun_at(words, at)
    if not begun:
        return None
    if begun.date and not phrase.date and (date := read_date(words, at, book)):
        return replace(phrase, date=date[0], end=date[1])
    if begun.weekday and not phrase.weekday and (weekday := read_weekday(words, at, book)):
        return replace(phrase, weekday=weekday[0], end=weekday[1])
    may_be_relative = begun.relative_day and not phrase.names_a_day and not phrase.part
    if may_be_relative and (day := book.relative_days.longest(words, at)):
        of_another = day[0].eve and book.role("of_noun").stop(words, day[1]) is not None
        return replace(phrase, relative=day[0], part=day[0].part, end=day[1], eve_of_another=of_another)
    if begun.part_of_day and (part := _part(words, phrase, at, book)):
        return replace(phrase, part=part[0], end=part[1])
    if begun.clock and not phrase.clock and (clock := _clock(words, at, book)):
        return replace(phrase, clock=clock[0], end=clock[1])
    if not begun.zone or phrase.zone or phrase.is_empty:
        return None
    zone = read_offset(words, at, stamped=phrase.clock.stamped) if phrase.clock else None
    zone = zone or read_zone(words, at, book, in_brackets=in_brackets)
    return replace(phrase, zone=zone[0], end=zone[1]) if zone else None


def _part(words: Words, phrase: Phrase, at: int, book: TimeWords) -> tuple[PartOfDay, int] | None:
    found = book.parts.longest(words, at) if not phrase.part or phrase.part.edge else None
    if not found or found[0].moment:
        return None
    if not found[0].edge:
        return found
    day_at = _skip_joins(words, found[1], book)
    return found if phrase.is_empty and _is_a_day(words, day_at, book) else None


def _is_a_day(words: Words, at: int, book: TimeWords) -> bool:
    date = read_date(words, at, book)
    return bool(
        (date and date[0].day) or read_weekday(words, at, book) or book.relative_days.longest(words, at)
    )


def _clock(words: Words, at: int, book: TimeWords) -> tuple[Clock, int] | None:
    """A clock time, where the words around it make sure that it is one."""
    stamped = is_at(words, at, "t", glued=True)
    found = read_clock(words, at + stamped, book)
    if not found:
        return None
    clock, stop = found
    if stamped:
        return replace(clock, stamped=True), stop
    in_a_place = book.role("zone_near").stop(words, stop)  # "4 in Homs" counts something
    if clock.certain or (not in_a_place and read_zone(words, stop, book)):
        return found
    if clock.packed or book.role("not_clock").stop(words, stop):
        return None
    if clock.to_the_minute:
        return found if book.role("clock_lead").ends_before(words, at) else None
    return _whole_hour(words, at, found, book)


def _whole_hour(words: Words, at: int, found: tuple[Clock, int], book: TimeWords) -> tuple[Clock, int] | None:
    """ "à 10 heures", "a las 10": a bare hour after words that lead to one, unless it counts a noun."""
    stop = found[1]
    if not book.role("hour_lead").ends_before(words, at):
        return None
    if stop >= len(words) or stop > at + 1 or not (words[stop].glued or words[stop].text[0].isalpha()):
        return found
    ends = words[stop].key in (",", ".", ";", ")") and not (stop + 1 < len(words) and words[stop + 1].glued)
    joined = book.role("join").stop(words, stop) and not book.role("span_to").stop(words, stop)
    goes_on = joined or book.parts.stop(words, stop)
    return found if ends or (goes_on and not words[stop].glued) else None


def _with_other_clock(words: Words, phrase: Phrase, book: TimeWords, *, in_brackets: bool) -> Phrase | None:
    """The phrase with what stands in brackets after it, or after a word like "or" or "that is"."""
    at = phrase.end
    if at >= len(words) or phrase.other:
        return None
    closing = _OPENING.get(words[at].key)
    if closing:
        return _bracketed(words, phrase, book, closing)
    if not phrase.clock:
        return None
    comma = is_at(words, at, ",") or (in_brackets and is_at(words, at, ";"))
    strict = book.role("same_clock").stop(words, at + comma)
    loose = book.role("other_clock").stop(words, at + comma) or (at + 1 if comma else None)
    start = strict or loose
    if start is None or not (phrase.zone or strict):
        return None
    other = read_phrase(words, _skip_joins(words, start, book), book, in_brackets=True)
    if not other.clock or not other.zone or other.zone == phrase.zone:
        return None
    if phrase.names_a_day or not other.names_a_day:
        return replace(phrase, other=other, end=other.end)
    apart = replace(other, date=None, weekday=None, relative=None)  # the day is the first clock's
    return replace(
        phrase,
        date=other.date,
        weekday=other.weekday,
        relative=other.relative,
        other=apart,
        end=other.end,
    )


def _bracketed(words: Words, phrase: Phrase, book: TimeWords, closing: str) -> Phrase | None:
    start = _skip_joins(words, phrase.end + 1, book)
    start = book.role("same_clock").stop(words, start) or book.role("other_clock").stop(words, start) or start
    zone = read_zone(words, start, book, in_brackets=True)
    if zone and is_at(words, zone[1], closing):
        return replace(phrase, zone=phrase.zone or zone[0], end=zone[1] + 1)
    inside = read_phrase(words, start, book, in_brackets=True)
    reach = range(inside.end, min(inside.end + BRACKET_REACH, len(words)))
    stop = next((place for place in reach if words[place].key == closing), None)
    if inside.is_empty or stop is None:
        return None
    if phrase.clock and inside.clock:
        return replace(phrase, other=inside, end=stop + 1)
    if stop > inside.end:
        return None
    if inside.names_a_day and not phrase.names_a_day and not inside.clock:
        return replace(
            phrase, date=inside.date, weekday=inside.weekday, relative=inside.relative, end=inside.end + 1
        )
    return None


def _skip_joins(words: Words, at: int, book: TimeWords) -> int:
    for _ in range(MOST_JOINS):
        if is_at(words, at, ","):
            at += 1
            continue
        stop = book.role("join").stop(words, at) or book.role("hedge").stop(words, at)
        if stop is None:
            break
        at = stop
    return at


def _page_clock(words: Words, at: int, book: TimeWords) -> Phrase | None:
    """ "11:40 GMT +419 August 2014": a page clock whose offset runs into the day of the month."""
    if "+" not in [word.key for word in words[at : at + PAGE_CLOCK_REACH]]:
        return None
    clock = read_clock(words, at, book)
    if not clock or not is_at(words, clock[1] + 1, "+"):
        return None
    run_on = digits_at(words, clock[1] + 2, 2, 3)
    zone = read_zone(words, clock[1], book)
    if run_on is None or not zone:
        return None
    digits = str(run_on)
    day = int(digits[1:])
    date = read_date(words, clock[1] + 3, book) or _rest_of_date(words, clock[1] + 3, book, day)
    if not date or not 1 <= day <= DAYS_IN_LONGEST_MONTH:
        return None
    offset = SaidZone(words=f"GMT+{digits[0]}", readings=(f"+0{digits[0]}:00",))
    return Phrase(start=at, end=date[1], clock=clock[0], zone=offset, date=replace(date[0], day=day))


def _rest_of_date(words: Words, at: int, book: TimeWords, day: int) -> tuple[SaidDate, int] | None:
    month = book.months.longest(words, at)
    return (SaidDate(day=day, month=month[0].number), month[1]) if month else None


def _range_word(words: Words, at: int, book: TimeWords, *, between: bool) -> int | None:
    return book.role("span_and").stop(words, at) if between else book.role("span_to").stop(words, at)


def _can_close(first: Phrase, last: Phrase) -> bool:
    """Whether the two say the same sort of thing: two clocks, or two days."""
    if first.clock:
        return bool(last.clock)
    return last.names_a_day and first.names_a_day


def _range_from_bare_number(words: Words, at: int, book: TimeWords, *, between: bool) -> Range | None:
    """ "27 to 29 February", "between 6 and 9 p.m.": the first number takes its meaning from the second."""
    number = digits_at(words, at, 1, 2)
    if number is None:
        return None
    after = day_stop(words, at, book)
    to_at = _range_word(words, after, book, between=between)
    if to_at is None:
        return None
    last = read_phrase(words, _skip_joins(words, to_at, book), book)
    if last.date and last.date.month and last.date.day and 1 <= number <= DAYS_IN_LONGEST_MONTH:
        if number >= last.date.day:
            return None
        bare = Phrase(start=at, end=after, date=replace(last.date, day=number, last_day=None))
        return Range(first=bare, last=last)
    if last.clock and (last.clock.half or last.zone) and number <= HOURS_A_DAY:
        return Range(first=Phrase(start=at, end=at + 1, clock=Clock(hour=number)), last=last)
    return None


def _stands_alone(words: Words, phrase: Phrase, book: TimeWords) -> bool:
    """A bare part of the day is a time only after a word like "at" or "in the"."""
    if phrase.clock or phrase.names_a_day:
        return True
    return any(book.role(role).ends_before(words, phrase.start) for role in ("clock_lead", "part_lead"))
