"""Holds two clocks given for one instant together: agreement settles what was open, a conflict is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from holdfire.model.when import TimeBasis
from holdfire.reading.moments.said_time import Phrase
from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.moments.which_day import DAY
from holdfire.reading.moments.which_instant import ClockZones, Placed, wall_time, zones_of
from holdfire.reading.moments.zones import clock_of, iana_name, offset_words, places_where, to_utc

_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One reading of both clocks: the first one's wall time and zone, and both instants."""

    wall: datetime
    zone: str
    mine: datetime
    theirs: datetime

    @property
    def minutes(self) -> int:
        """How far apart the two instants are."""
        return round(abs(self.mine - self.theirs).total_seconds() / 60)


def held_against(
    placed: Placed, walls: Iterable[datetime], zones: ClockZones, other: Phrase, case_zone: str | None
) -> tuple[Placed, Pair | None]:
    """The instant held against the `other` clock, and the pair of readings where they conflict.

    `walls` are the wall times the first clock may mean, the likeliest first. Where a reading makes both
    clocks agree it is taken; else the first reading stands, the other instant is an alternative and
    `conflict_minutes` says how far apart they are.
    """
    wall_times = tuple(walls)
    others = zones_of(other.zone, case_zone)
    if other.clock is None or other.zone is None or not others.zones:
        return placed, None
    theirs = _instants(wall_times[0], other, others.zones[0])
    if not zones.zones:
        return _settled(placed, wall_times[0], theirs), None
    pairs = [
        Pair(wall=wall, zone=zone, mine=to_utc(wall, clock_of(zone)), theirs=instant)
        for zone in zones.zones
        for wall in wall_times
        for instant in theirs
    ]
    best = min(pairs, key=lambda pair: pair.minutes)
    reading = replace(
        placed.when, earliest=best.mine, latest=best.mine, zone=iana_name(best.zone), alternatives=()
    )
    if not best.minutes:
        return Placed(when=reading), None
    at_other = replace(reading, earliest=best.theirs, latest=best.theirs, zone=iana_name(others.zones[0]))
    conflict = max(best.minutes, placed.when.conflict_minutes or 0)
    kept = tuple(when for when in placed.when.alternatives if when.conflict_minutes is not None)
    when = replace(reading, alternatives=(*kept, at_other), conflict_minutes=conflict)
    return Placed(when=when, notes=placed.notes), best


def _instants(wall: datetime, other: Phrase, zone: str) -> list[datetime]:
    """The instants the other clock may mean: on the day it names, else on the days around the first's."""
    assert other.clock is not None
    days = [wall.date() + step * DAY for step in range(-7, 8)]
    if other.weekday:
        days = [day for day in days if day.weekday() == other.weekday.number]
    elif other.relative and other.relative.from_day_before:  # "the previous day": the one before the first's
        days = [wall.date() + other.relative.days * DAY]
    elif other.date and other.date.day:
        days = [day for day in days if day.day == other.date.day] or days
    return [to_utc(wall_time(day, other.clock), clock_of(zone)) for day in days]


def _settled(placed: Placed, wall: datetime, theirs: list[datetime]) -> Placed:
    """The other clock gives the instant, and with it the offset of the clock that has no zone."""
    as_utc = wall.replace(tzinfo=UTC)
    instant = min(theirs, key=lambda moment: abs(as_utc - moment))
    offset = as_utc - instant
    if offset % _QUARTER or not _offset_exists(offset):
        return Placed(when=replace(placed.when, earliest=instant, latest=instant), notes=placed.notes)
    zone = iana_name(f"{timezone(offset)}"[3:] or "+00:00")
    when = replace(placed.when, earliest=instant, latest=instant, zone=zone, basis=TimeBasis.STATED)
    return Placed(when=when, notes=(f"its zone follows from the second clock: {offset_words(offset)}",))


def _offset_exists(offset: timedelta) -> bool:
    return timedelta(hours=-12) <= offset <= timedelta(hours=14)


def conflict_note(pair: Pair, other: str, clock: datetime, book: TimeWords, named: Iterable[str]) -> str:
    """The sentence that says how two clocks differ, and in whose zone the second would agree.

    `clock` is the other clock's wall time on the day of the first; `named` the words of the text.
    """
    direction = "before" if pair.mine < pair.theirs else "after"
    sentence = (
        f"{pair.wall:%d %B, %H:%M} in {pair.zone} is {pair.mine:%Y-%m-%d %H:%M} UTC, "
        f"{pair.minutes} minutes {direction} {pair.theirs:%Y-%m-%d %H:%M} UTC, "
        f"which is given as the same moment ({other})"
    )
    places = _agreeing_places(pair, clock, book, named)
    if not places:
        return sentence
    also = f" (also in {' and '.join(places[1:])})" if places[1:] else ""
    return f"{sentence}; the two would agree if {clock:%H:%M} were {places[0]} time{also}"


def _agreeing_places(pair: Pair, clock: datetime, book: TimeWords, named: Iterable[str]) -> tuple[str, ...]:
    """Places whose clock showed the other time at the first one's instant."""
    mine = pair.mine.replace(tzinfo=None)
    for step in (-1, 0, 1):
        offset = clock + step * DAY - mine
        if _offset_exists(offset):
            places = places_where(offset, pair.mine, book, named)
            if places:
                return places
    return ()
