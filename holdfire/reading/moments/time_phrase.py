"""Puts clock, zone, date, weekday and part of day that stand together into a phrase, with a second clock."""

from dataclasses import replace

from holdfire.reading.moments.calendar_words import read_date
from holdfire.reading.moments.clock import clock_in_part
from holdfire.reading.moments.named_after_days import is_part_of_a_name
from holdfire.reading.moments.other_clock_lead import ClockLead, other_clock_lead
from holdfire.reading.moments.page_clock import read_page_clock
from holdfire.reading.moments.said_time import Phrase
from holdfire.reading.moments.sure_clock import read_sure_clock
from holdfire.reading.moments.time_words import DASHES, PartOfDay, RelativeDay, TimeWords
from holdfire.reading.moments.truce_days import read_truce_day
from holdfire.reading.moments.weekday_words import read_weekday
from holdfire.reading.moments.zones import SaidZone, read_offset, read_zone
from holdfire.reading.word_stream import Words, is_at

MOST_JOINS = 4
"""Small words and commas that may stand between two parts of one phrase."""

MOST_INSIDE = 2
"""How deep clocks may stand inside one another: "10:00 (08:00 GMT; 11:00 in Moscow)"."""

BRACKET_REACH = 8
"""How many words after a second clock its bracket may close."""

_OPENING = {"(": ")", "[": "]"}


def read_phrase(words: Words, at: int, book: TimeWords, *, inside: int = 0) -> Phrase:
    """The parts of one phrase from word `at` on; empty where none stands there. `inside` counts the clocks
    and brackets it stands inside of, where the name of a place is enough for a zone."""
    phrase = read_page_clock(words, at, book) or Phrase(start=at, end=at)
    while True:
        longer = _with_next_part(words, phrase, phrase.end, book, in_brackets=inside > 0)
        if not longer and not phrase.is_empty:
            longer = _with_other_clock(words, phrase, book, inside) if inside < MOST_INSIDE else None
        if not longer and not phrase.is_empty:
            joined = skip_joins(words, phrase.end, book)
            longer = _with_next_part(words, phrase, joined, book, in_brackets=inside > 0)
        if not longer:
            return _with_half(phrase)
        phrase = longer


def _with_half(phrase: Phrase) -> Phrase:
    """A clock takes its half of the day from the part named with it, unless it is another zone's."""
    in_greenwich = phrase.zone and phrase.zone.is_offset
    if not phrase.clock or not phrase.part or in_greenwich:
        return phrase
    return replace(phrase, clock=clock_in_part(phrase.clock, phrase.part))


def _with_next_part(
    words: Words, phrase: Phrase, at: int, book: TimeWords, *, in_brackets: bool
) -> Phrase | None:
    """The phrase with the part that stands at word `at`, if it still lacks such a part."""
    begun = book.begun_at(words, at)
    if not begun:
        return None
    if begun.truce_day and not phrase.truce_day and (counted := read_truce_day(words, at, book)):
        return replace(phrase, truce_day=counted[0], part=phrase.part or counted[0].part, end=counted[1])
    if begun.date and not phrase.date and (date := read_date(words, at, book)):
        named = phrase.is_empty and is_part_of_a_name(words, at, date[1], book)
        return None if named else replace(phrase, date=date[0], end=date[1])
    if begun.weekday and not phrase.weekday and (weekday := read_weekday(words, at, book)):
        named = phrase.is_empty and is_part_of_a_name(words, at, weekday[1], book)
        return None if named else replace(phrase, weekday=weekday[0], end=weekday[1])
    may_be_relative = begun.relative_day and not phrase.names_a_day
    if (
        may_be_relative
        and (day := book.relative_days.longest(words, at))
        and not (phrase.part and day[0].part)
    ):
        return _with_relative(words, phrase, day, book)
    if begun.part_of_day and (part := _part(words, phrase, at, book)):
        return replace(phrase, part=part[0], end=part[1])
    if (
        begun.clock
        and not phrase.clock
        and (clock := read_sure_clock(words, at, book, in_brackets=in_brackets))
    ):
        return replace(phrase, clock=clock[0], end=clock[1])
    if not begun.zone or phrase.zone or phrase.is_empty:
        return None
    if not phrase.clock and book.role("zone_near").stop(words, at):
        return None  # "on Monday in Moscow" tells where, "at noon in Moscow" whose noon
    zone = read_offset(words, at, book, stamped=phrase.clock.stamped) if phrase.clock else None
    zone = zone or read_zone(words, at, book, in_brackets=in_brackets)
    return replace(phrase, zone=zone[0], end=zone[1]) if zone else None


def _with_relative(words: Words, phrase: Phrase, found: tuple[RelativeDay, int], book: TimeWords) -> Phrase:
    """ "yesterday", "overnight"; "on the eve of 9 October" and "the day before Sunday" are the one before
    the day named."""
    day, stop = found
    of_another = book.role("of_noun").stop(words, stop) if day.eve else None
    before = day.from_day_before and day.days < 0 and book.role("before_start").ends_before(words, stop, 1)
    named_at = skip_joins(words, of_another, book) if of_another else stop if before else None
    date = read_date(words, named_at, book) if named_at else None
    weekday = read_weekday(words, named_at, book) if named_at else None
    if date and date[0].day:
        return replace(phrase, date=date[0], end=date[1], part=day.part, day_before=True)
    if weekday:
        return replace(phrase, weekday=weekday[0], end=weekday[1], part=day.part, day_before=True)
    return replace(
        phrase, relative=day, part=day.part or phrase.part, end=stop, eve_of_another=of_another is not None
    )


def _part(words: Words, phrase: Phrase, at: int, book: TimeWords) -> tuple[PartOfDay, int] | None:
    found = book.parts.longest(words, at) if not phrase.part or phrase.part.edge else None
    if not found or found[0].moment:
        return None
    if not found[0].edge:
        return found
    day_at = skip_joins(words, found[1], book)
    return found if phrase.is_empty and _is_a_day(words, day_at, book) else None


def _is_a_day(words: Words, at: int, book: TimeWords) -> bool:
    date = read_date(words, at, book)
    return bool(
        (date and date[0].day) or read_weekday(words, at, book) or book.relative_days.longest(words, at)
    )


def skip_joins(words: Words, at: int, book: TimeWords) -> int:
    """Past the commas and small words ("at about", "on the") that may stand between two parts of a time."""
    for _ in range(MOST_JOINS):
        if is_at(words, at, ","):
            at += 1
            continue
        stop = book.role("join").stop(words, at) or book.role("hedge").stop(words, at)
        if stop is None:
            break
        at = stop
    return at


def _with_other_clock(words: Words, phrase: Phrase, book: TimeWords, inside: int) -> Phrase | None:
    """The phrase with what stands in brackets after it, or with the clock of another place: "or 22:00 GMT",
    "; in New York it was then 5 p.m. on the 26th"."""
    at = phrase.end
    if at >= len(words) or (phrase.other and phrase.other.other):
        return None
    closing = _OPENING.get(words[at].key)
    if closing:
        return _bracketed(words, phrase, book, closing, inside)
    listed = phrase.other is not None
    lead = other_clock_lead(words, at, book, listed=listed) if phrase.clock else None
    if lead is None or not (phrase.zone or lead.strict):
        return None
    other = _clock_after(words, lead, book, inside + 1)
    if not other.clock or not other.zone or other.zone == phrase.zone:
        return None
    set_off = words[at].key in DASHES and is_at(words, other.end, words[at].key)  # "— 4 p.m. GMT —"
    stop = other.end + set_off
    if phrase.names_a_day or not other.names_a_day:
        return _beside(phrase, other, stop)
    return _beside(_on_day_of(phrase, other), _without_day(other), stop)


def _beside(phrase: Phrase, other: Phrase, stop: int) -> Phrase:
    """The phrase with one more clock for its instant."""
    others = replace(phrase.other, other=other) if phrase.other else other
    return replace(phrase, other=others, end=stop)


def _clock_after(words: Words, lead: ClockLead, book: TimeWords, inside: int) -> Phrase:
    """The second clock, with the zone that was said before it."""
    other = read_phrase(words, lead.stop, book, inside=inside)
    return replace(other, zone=other.zone or lead.zone) if lead.zone else other


def _on_day_of(phrase: Phrase, other: Phrase) -> Phrase:
    return replace(
        phrase,
        date=other.date,
        weekday=other.weekday,
        relative=other.relative,
        truce_day=other.truce_day,
    )


def _without_day(other: Phrase) -> Phrase:
    """The day that a second clock ends with is the first clock's."""
    return replace(other, date=None, weekday=None, relative=None, truce_day=None)


def _bracketed(words: Words, phrase: Phrase, book: TimeWords, closing: str, inside: int) -> Phrase | None:
    start = skip_joins(words, phrase.end + 1, book)
    zone = read_zone(words, start, book, in_brackets=True)
    if zone and is_at(words, zone[1], closing):
        return _with_zone(replace(phrase, end=zone[1] + 1), zone[0])
    if zone and not phrase.zone and words[zone[1] : zone[1] + 1] and words[zone[1]].key in (",", ";"):
        phrase, start = replace(phrase, zone=zone[0]), zone[1] + 1
    lead = other_clock_lead(words, start, book, in_brackets=True)
    other = _clock_after(words, lead, book, inside + 1) if lead else Phrase(start=start, end=start)
    reach = range(other.end, min(other.end + BRACKET_REACH, len(words)))
    stop = next((place for place in reach if words[place].key == closing), None)
    if other.is_empty or stop is None:
        return None
    if phrase.clock and other.clock:
        return _beside(phrase, other, stop + 1)
    if stop > other.end:
        return None
    if other.names_a_day and not phrase.names_a_day and not other.clock:
        return replace(_on_day_of(phrase, other), end=other.end + 1)
    return None


def _with_zone(phrase: Phrase, zone: SaidZone) -> Phrase:
    """The zone in brackets after a clock; an offset beside a zone said before is a second clock of the same
    face ("00:00 Damascus time (UTC+3)")."""
    if not phrase.zone or (phrase.zone.is_local and not zone.is_offset):
        return replace(phrase, zone=zone)
    if not phrase.clock or not zone.is_written_offset or zone == phrase.zone:
        return phrase
    return replace(phrase, other=Phrase(start=phrase.end, end=phrase.end, clock=phrase.clock, zone=zone))
