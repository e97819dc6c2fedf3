"""Clock times where the words around them make sure that they are clock times and count nothing."""

from dataclasses import replace

from holdfire.reading.moments.calendar_words import read_date
from holdfire.reading.moments.clock import NOON, Clock, read_clock
from holdfire.reading.moments.spoken_clock import read_spoken_clock
from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.moments.weekday_words import read_weekday
from holdfire.reading.moments.zones import read_zone
from holdfire.reading.word_stream import Words, is_at


def read_sure_clock(
    words: Words, at: int, book: TimeWords, *, in_brackets: bool = False
) -> tuple[Clock, int] | None:
    """A clock time at word `at` that is surely one, and where it stops; `in_brackets`, or as a second clock,
    the name of a place beside it is enough ("1200 Moscow", "12.00 in Moscow")."""
    spoken = read_spoken_clock(words, at, book)
    if spoken:
        return spoken
    stamped = is_at(words, at, "t", glued=True)
    found = read_clock(words, at + stamped, book)
    if not found:
        return None
    clock, stop = found
    if stamped:
        return replace(clock, stamped=True), stop
    in_a_place = book.role("zone_near").stop(words, stop)  # "4 in Homs" counts something
    if clock.certain:
        return found
    counts = in_a_place and not (in_brackets and clock.to_the_minute)
    zone = None if counts else read_zone(words, stop, book, in_brackets=in_brackets)
    if zone and (words[at].digits or not zone[0].is_local):  # "six locaux" counts rooms
        return found
    if book.role("not_clock").stop(words, stop):
        return None
    at_an_hour = book.role("at_hour").ends_before(words, at)
    if clock.packed:
        written_out = len(words[at].text) == 4
        sure = at_an_hour and written_out and (words[at].text[0] == "0" or _day_beside(words, stop, book))
        return found if sure else None
    if clock.to_the_minute:
        return found if book.role("clock_lead").ends_before(words, at) else None
    closed = stop > at + 1 and words[at].digits and words[stop - 1].key != "."
    if at_an_hour and closed:  # "at 16 hours"
        return found
    if at_an_hour and clock.hour <= NOON and _part_beside(words, stop, book):
        return found
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


def _day_beside(words: Words, at: int, book: TimeWords) -> bool:
    day_at = book.role("join").stop(words, at) or at
    date = read_date(words, day_at, book)
    return bool(
        (date and date[0].day)
        or read_weekday(words, day_at, book)
        or book.relative_days.longest(words, day_at)
    )


def _part_beside(words: Words, at: int, book: TimeWords) -> bool:
    """Whether a day with a part of it follows: "on Monday evening", "last night"."""
    day_at = book.role("join").stop(words, at) or at
    relative = book.relative_days.longest(words, day_at)
    if relative:
        return relative[0].part is not None
    weekday = read_weekday(words, day_at, book)
    part = book.parts.longest(words, weekday[1]) if weekday else None
    return bool(part and not part[0].moment)
