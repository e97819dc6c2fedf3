"""Clock times told by the part of the hour: half past six, ten to eight, a quarter to noon."""

from typing import NamedTuple

from holdfire.reading.moments.clock import HOURS_A_DAY, Clock
from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.word_stream import Words, digits_at, is_at

MINUTES_AN_HOUR = 60
SIGN_REACH = 6
"""Within how many words "past" or "to" follows: "twenty-one minutes past"."""
_QUARTER, _HALF = 15, 30
_NOON = 12
_MOST_HOURS = 5
"""Hours before noon or after midnight that a clock time is told by: "an hour before midnight"."""


class _Minutes(NamedTuple):
    """Minutes of an hour; `sure` where the words cannot count anything else."""

    number: int
    stop: int
    sure: bool


class _Hour(NamedTuple):
    """An hour of the clock face, or of the day where it is noon or midnight."""

    number: int
    stop: int
    is_moment: bool


def read_spoken_clock(words: Words, at: int, book: TimeWords) -> tuple[Clock, int] | None:
    """Such a clock at word `at`, and where it stops. "Ten to seven" may count things, and is a clock only
    after "at" and before a mark or more of a time."""
    if book.hour_signs.isdisjoint([word.key for word in words[at + 1 : at + SIGN_REACH]]):
        return None
    minutes = _minutes(words, at, book)
    if not minutes:
        return None
    past, after = (book.role(role).stop(words, minutes.stop) for role in ("past_hour", "after_hour"))
    hour_at = past or after or book.role("to_hour").stop(words, minutes.stop)
    hour = _hour(words, hour_at, book) if hour_at else None
    if not hour or (minutes.number >= MINUTES_AN_HOUR and not hour.is_moment):
        return None
    half, stop = (
        (None, hour.stop) if hour.is_moment else book.halves.longest(words, hour.stop) or (None, hour.stop)
    )
    stop = book.role("oclock").stop(words, stop) or stop
    sure = past or minutes.sure or hour.is_moment or stop > hour.stop
    if not sure and not (book.role("at_hour").ends_before(words, at) and _goes_on_as_time(words, stop, book)):
        return None
    sign = 1 if past or after else -1
    face = hour.number % _NOON + (_NOON if half == "pm" else 0) if half else hour.number
    on_the_hour, minute = divmod(face * MINUTES_AN_HOUR + sign * minutes.number, MINUTES_AN_HOUR)
    if not half and not hour.is_moment:
        on_the_hour = on_the_hour or _NOON
    return Clock(hour=on_the_hour % HOURS_A_DAY, minute=minute, to_the_minute=True), stop


def _minutes(words: Words, at: int, book: TimeWords) -> _Minutes | None:
    half_of = book.role("half_of_unit").stop(words, at)
    half = book.units.longest(words, half_of) if half_of else None
    if half and half[0] == "hour":
        return _Minutes(_HALF, half[1], sure=True)
    for role, number in (("quarter_hour", _QUARTER), ("half_hour", _HALF)):
        part = book.role(role).stop(words, at)
        if part:
            return _Minutes(number, part, sure=True)
    found = number_at(words, at, book)
    if not found or not 1 <= found[0] < MINUTES_AN_HOUR:
        return None
    unit = book.units.longest(words, found[1])
    if not unit:
        return _Minutes(found[0], found[1], sure=False)
    length = {"minute": 1, "hour": MINUTES_AN_HOUR}.get(unit[0], 0) * found[0]
    return _Minutes(length, unit[1], sure=True) if 0 < length <= _MOST_HOURS * MINUTES_AN_HOUR else None


def number_at(words: Words, at: int, book: TimeWords) -> tuple[int, int] | None:
    """A small number in figures or words at word `at`, and where it stops."""
    figure = digits_at(words, at, 1, 3)
    if figure is not None:
        return figure, at + 1
    found = book.numbers.longest(words, at)
    if not found or found[0] < 20 or found[0] % 10:
        return found
    units = book.numbers.longest(words, found[1] + is_at(words, found[1], "-"))
    return (found[0] + units[0], units[1]) if units and 1 <= units[0] <= 9 else found


def _hour(words: Words, at: int, book: TimeWords) -> _Hour | None:
    moment = book.parts.longest(words, at)
    if moment and moment[0].moment:
        return _Hour(moment[0].from_hour or HOURS_A_DAY, moment[1], is_moment=True)
    found = number_at(words, at, book)
    return _Hour(found[0], found[1], is_moment=False) if found and 1 <= found[0] <= _NOON else None


def _goes_on_as_time(words: Words, at: int, book: TimeWords) -> bool:
    """Whether a mark, the end, or more of a time stands at word `at`, and nothing that is counted."""
    if at >= len(words) or not words[at].text[0].isalpha():
        return True
    joined = book.role("join").stop(words, at) or at
    begun = book.begun_at(words, book.role("the").stop(words, joined) or joined)
    return bool(begun and (begun.weekday or begun.relative_day or begun.part_of_day or begun.date))
