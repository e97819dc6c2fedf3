"""The words that lead from one clock to another for the same instant: "or", "that is", "in Moscow it was"."""

from typing import NamedTuple

from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.moments.zones import SaidZone, read_zone
from holdfire.reading.word_stream import Words

_MARKS = (",", ";")


class ClockLead(NamedTuple):
    """Before which word the lead stops; `strict` where its words can lead to nothing but the same instant;
    the zone where it is said before the clock ("in New York it was then 5 p.m.")."""

    stop: int
    strict: bool
    zone: SaidZone | None = None


def other_clock_lead(
    words: Words, at: int, book: TimeWords, *, in_brackets: bool = False, listed: bool = False
) -> ClockLead | None:
    """The lead at word `at`. Inside brackets, and after a comma, a clock needs no further words, but "at"
    tells of something else ("10:00 Kyiv time, at 15:00 in Moscow talks began"); `listed` clocks may end
    with "and" another."""
    marked = at < len(words) and words[at].key in _MARKS
    start = at + marked
    start = book.role("while").stop(words, start) or start
    strict = book.role("same_clock").stop(words, start)
    loose = book.role("other_clock").stop(words, start)
    led = strict or loose or start
    told = _told(words, led, book, in_brackets=in_brackets)
    if told:
        return told
    if strict or loose:
        return ClockLead(_past_joins(words, led, book), strict is not None)
    if in_brackets:
        return ClockLead(_past_joins(words, led, book), strict=False)
    also = book.role("span_and").stop(words, at) if listed else None
    return ClockLead(also or led, strict=False) if marked or also else None


def _told(words: Words, at: int, book: TimeWords, *, in_brackets: bool) -> ClockLead | None:
    """ "it was then", "in New York it was", "clocks in Kyiv showed", "Moscow time:" """
    zone_at = book.role("clocks").stop(words, at) or at
    zone = read_zone(words, zone_at, book, in_brackets=in_brackets or zone_at > at)
    after = zone[1] if zone else zone_at
    shown = book.role("it_is").stop(words, after)
    if shown:
        return ClockLead(_past_joins(words, shown, book), strict=True, zone=zone[0] if zone else None)
    if zone and after < len(words) and (words[after].digits or words[after].key == ":"):
        return ClockLead(after + (words[after].key == ":"), strict=False, zone=zone[0])
    return None


def _past_joins(words: Words, at: int, book: TimeWords) -> int:
    """Past small words such as "at about"."""
    for _ in range(2):
        at = book.role("join").stop(words, at) or book.role("hedge").stop(words, at) or at
    return at
