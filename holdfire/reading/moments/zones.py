"""Zones as news names them: which clock a place keeps on a date, and what an abbreviation may mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from holdfire.reading.moments.time_words import TimeWords, ZoneWord
from holdfire.reading.word_stream import Words, digits_at, is_at

WESTERNMOST = timezone(timedelta(hours=-12))
EASTERNMOST = timezone(timedelta(hours=14))
"""The clocks furthest apart: a wall time without a zone lies between its readings in these two."""

_GREENWICH = "+00:00"
_OFFSET = re.compile(r"([+-])(\d{2}):?(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidZone:
    """A zone as the text names it. `readings` are IANA names or offsets ("+05:30"), the usual ones first;
    `usual` how many of them are usual; empty for "local time", whose zone the case must give."""

    words: str
    readings: tuple[str, ...]
    usual: int = 1

    @property
    def is_local(self) -> bool:
        """Whether only "local time" was said."""
        return not self.readings

    @property
    def is_offset(self) -> bool:
        """Whether it is one fixed distance from Greenwich ("GMT", "CEST", "UTC+3")."""
        return len(self.readings) == 1 and _OFFSET.fullmatch(self.readings[0]) is not None

    @property
    def is_written_offset(self) -> bool:
        """Whether the distance itself is said ("UTC+3")."""
        return self.is_offset and any(sign in self.words for sign in "+-")


@cache
def clock_of(zone: str) -> tzinfo:
    """The clock of an IANA zone or of an offset such as "+05:30"."""
    offset = _OFFSET.fullmatch(zone)
    if not offset:
        return ZoneInfo(zone)
    sign = -1 if offset[1] == "-" else 1
    return timezone(sign * timedelta(hours=int(offset[2]), minutes=int(offset[3])))


def iana_name(zone: str) -> str | None:
    """The IANA name of a zone or offset; None for an offset that has none (only whole hours do)."""
    offset = _OFFSET.fullmatch(zone)
    if not offset:
        return zone
    hours = int(offset[2])
    if int(offset[3]) or hours > (14 if offset[1] == "+" else 12):
        return None
    return f"Etc/GMT{'-' if offset[1] == '+' else '+'}{hours}" if hours else "Etc/UTC"


def to_utc(wall: datetime, clock: tzinfo, fold: int = 0) -> datetime:
    """A wall time as UTC, by the rules that hold in the zone on that date.

    `fold` picks the second of two equal wall times when clocks go back. Wall times at the very edge of
    the calendar stay inside it.
    """
    try:
        return wall.replace(tzinfo=clock, fold=fold).astimezone(UTC)
    except OverflowError:
        return wall.replace(tzinfo=UTC)


def offset_words(offset: timedelta) -> str:
    """An offset as people write it: "UTC+2", "UTC+5:30"."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def places_where(
    offset: timedelta, instant: datetime, words: TimeWords, named: Iterable[str]
) -> tuple[str, ...]:
    """Places whose clock is `offset` ahead of UTC at `instant`: those `named` in the text first, then in
    the order of the table, one a zone, at most three."""
    spoken = {name.casefold() for name in named}
    shown: dict[str, str] = {}
    mentioned: set[str] = set()
    for first, *_ in words.zones.values():
        if not first.stands_alone and clock_of(first.zone).utcoffset(instant) == offset:
            shown.setdefault(first.zone, first.word)
            mentioned |= {first.zone} if first.word.casefold() in spoken else set()
    return tuple(shown[zone] for zone in sorted(shown, key=lambda zone: zone not in mentioned))[:3]


def read_zone(
    words: Words, at: int, book: TimeWords, *, in_brackets: bool = False
) -> tuple[SaidZone, int] | None:
    """A zone named at word `at`, and where its name stops. A bare place ("Damascus") counts only in
    brackets; elsewhere it needs "in" or "time" beside it."""
    begun = book.begun_at(words, at)
    if not begun or not begun.zone:
        return None
    return (
        _local(words, at, book, in_brackets=in_brackets)
        or _iana(words, at, book)
        or _led(words, at, book)
        or _named(words, at, book, in_brackets=in_brackets)
    )


def _local(words: Words, at: int, book: TimeWords, *, in_brackets: bool) -> tuple[SaidZone, int] | None:
    """ "local time", which a place may follow: "local time in Kyiv", "local Kyiv time" """
    stop = book.role("local").stop(words, at)
    short = book.role("local_short").stop(words, at)
    place_at = stop or short
    placed = _named(words, place_at, book, in_brackets=False) if place_at else None
    if placed and not placed[0].is_offset:
        return placed
    stop = stop or (short if in_brackets or _is_closed(words, short, book) else None)
    return (SaidZone(words="local time", readings=()), stop) if stop else None


def _is_closed(words: Words, at: int | None, book: TimeWords) -> bool:
    """Whether "local" or "Eastern" stands alone: "at 0530 local on Monday", and not "local forces"."""
    if at is None:
        return False
    return (
        at >= len(words) or not words[at].text[0].isalpha() or book.role("join").stop(words, at) is not None
    )


def _iana(words: Words, at: int, book: TimeWords) -> tuple[SaidZone, int] | None:
    if "/" not in words[at].text or words[at].text not in _iana_zones():
        return None
    stop = book.role("zone_tail").stop(words, at + 1) or at + 1
    return SaidZone(words=words[at].text, readings=(words[at].text,)), stop


@cache
def _iana_zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _led(words: Words, at: int, book: TimeWords) -> tuple[SaidZone, int] | None:
    """ "time of Damascus" """
    lead = book.role("zone_lead").stop(words, at)
    found = book.zones.longest(words, lead) if lead else None
    return (_said(found[0]), found[1]) if found else None


def _named(words: Words, at: int, book: TimeWords, *, in_brackets: bool) -> tuple[SaidZone, int] | None:
    near = book.role("zone_near").stop(words, at)
    found = book.zones.longest(words, near or at)
    if not found:
        return None
    readings, stop = found
    tail = book.role("zone_tail").stop(words, stop)
    if not readings[0].stands_alone:
        placed = tail or near or in_brackets or (readings[0].is_belt and _is_closed(words, stop, book))
        return (_said(readings), tail or stop) if placed else None
    if readings[0].word.isupper() and not words[stop - 1].text.isupper():
        return None  # "est", "West" and "cat" in running text are no zones
    offset = _offset_after(words, stop, readings[0].zone, book)
    if offset:
        return SaidZone(words=f"{readings[0].word}{offset[0]}", readings=(offset[0],)), offset[1]
    return _said(readings), tail or stop


def _said(readings: tuple[ZoneWord, ...]) -> SaidZone:
    ordered = sorted(readings, key=lambda reading: not reading.usual)
    return SaidZone(
        words=readings[0].word,
        readings=tuple(reading.zone for reading in ordered),
        usual=sum(reading.usual for reading in ordered),
    )


def read_offset(words: Words, at: int, book: TimeWords, *, stamped: bool) -> tuple[SaidZone, int] | None:
    """The offset that ends a timestamp ("+02:00" right after the clock), and where it stops."""
    if not is_at(words, at, "+", glued=True) and not (stamped and is_at(words, at, "-", glued=True)):
        return None
    found = _offset_after(words, at, _GREENWICH, book)
    return (SaidZone(words=found[0], readings=(found[0],)), found[1]) if found else None


def _offset_after(words: Words, at: int, zone: str, book: TimeWords) -> tuple[str, int] | None:
    """The offset in "GMT+3", "UTC +05:30", "GMT +0300", "GMT plus three"."""
    plus, minus = book.role("plus").stop(words, at), book.role("minus").stop(words, at)
    number_at = plus or minus
    if zone != _GREENWICH or not number_at:
        return None
    sign = "+" if plus else "-"
    packed = digits_at(words, number_at, 4, 4)
    spoken = (
        None if number_at < len(words) and words[number_at].digits else book.numbers.longest(words, number_at)
    )
    hours = packed // 100 if packed is not None else digits_at(words, number_at, 1, 2)
    hours = spoken[0] if spoken else hours
    if hours is None or hours > 14:
        return None
    minutes = packed % 100 if packed is not None else 0
    stop = spoken[1] if spoken else number_at + 1
    if is_at(words, stop, ":", glued=True) and (after := digits_at(words, stop + 1, 2, 2)) is not None:
        minutes, stop = after, stop + 2
    return (f"{sign}{hours:02}:{minutes:02}", stop) if minutes < 60 else None
