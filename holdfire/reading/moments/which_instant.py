"""Turns wall times into UTC: by the zone said or assumed, with the readings of an ambiguous one."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.moments.clock import Clock
from holdfire.reading.moments.zones import EASTERNMOST, WESTERNMOST, SaidZone, clock_of, iana_name, to_utc

NO_ZONE = "no zone is said or known: it lies somewhere between UTC-12 and UTC+14"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockZones:
    """The zones a clock may be read in, the likeliest first; empty where none is known. `certain` is how
    many of them share the first place; `assumed` whether the zone is the case's and not the text's."""

    zones: tuple[str, ...]
    certain: int = 1
    assumed: bool = False
    note: str | None = None


class Shape(NamedTuple):
    """What a time is apart from its bounds: its words, how exact it is, and how it is known."""

    wall: str
    precision: Precision
    basis: TimeBasis

    def between(self, earliest: datetime, latest: datetime, zone: str | None) -> When:
        """The time of this shape from `earliest` to `latest`, both UTC."""
        return When(
            earliest=earliest,
            latest=latest,
            wall=self.wall,
            precision=self.precision,
            basis=self.basis,
            zone=zone,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An interval in UTC with what had to be said about it."""

    when: When
    notes: tuple[str, ...] = ()


@lru_cache(maxsize=256)  # a report says its few zones again and again
def zones_of(said: SaidZone | None, case_zone: str | None) -> ClockZones:
    """The zones to read a clock in, given what the text says and the zone of the case or outlet."""
    if said is None or said.is_local:
        if case_zone is None:
            return ClockZones(zones=(), assumed=True, note=NO_ZONE)
        note = None if said else f"no zone is said: {case_zone} is assumed"
        return ClockZones(zones=(case_zone,), assumed=said is None, note=note)
    if len(said.readings) > 1 and case_zone in said.readings:
        note = f"{said.words} is ambiguous: read as {case_zone}, the case's own"
        return ClockZones(zones=(case_zone,), note=note)
    if len(said.readings) > 1:
        meanings = " or ".join(said.readings)
        return ClockZones(
            zones=said.readings, certain=said.usual, note=f"{said.words} is ambiguous: it may mean {meanings}"
        )
    return ClockZones(zones=said.readings)


def wall_time(day: date, clock: Clock, *, closes: bool = False) -> datetime:
    """The wall time of a clock on a day; midnight that closes something is the end of that day."""
    minutes = clock.minutes + (24 * 60 if clock.is_midnight and closes else 0)
    return datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)


def place_interval(first: datetime, last: datetime, zones: ClockZones, shape: Shape) -> Placed:
    """The interval between two wall times (both included) in these zones."""
    notes = (zones.note,) if zones.note else ()
    if not zones.zones:
        spread = shape.between(to_utc(first, EASTERNMOST), to_utc(last, WESTERNMOST), None)
        return Placed(when=spread, notes=notes)
    bounds = [_bounds(first, last, zone) for zone in zones.zones]
    readings = tuple(
        shape.between(start, end, iana_name(zone))
        for (start, end), zone in zip(bounds, zones.zones, strict=True)
    )
    if zones.certain == 1:
        folds, fold_note = _second_fold(first, last, zones.zones[0], readings[0])
        others = (*readings[1:], *folds)
        when = replace(readings[0], alternatives=others) if others else readings[0]
        return Placed(when=when, notes=(*notes, *fold_note))
    spread = shape.between(min(start for start, _ in bounds), max(end for _, end in bounds), None)
    return Placed(when=replace(spread, alternatives=readings), notes=notes)


def _bounds(first: datetime, last: datetime, zone: str) -> tuple[datetime, datetime]:
    start, end = to_utc(first, clock_of(zone)), to_utc(last, clock_of(zone))
    return start, max(start, end)


def _second_fold(
    first: datetime, last: datetime, zone: str, reading: When
) -> tuple[tuple[When, ...], tuple[str, ...]]:
    """The other instant of a wall time that comes twice, or never, when clocks change."""
    if first != last:
        return (), ()
    once, again = (to_utc(first, clock_of(zone), fold=fold) for fold in (0, 1))
    if once == again:
        return (), ()
    other = replace(reading, earliest=again, latest=again)
    return (other,), (f"clocks in {zone} change here: it may be {once:%H:%M} or {again:%H:%M} UTC",)
