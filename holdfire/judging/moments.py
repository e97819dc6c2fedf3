"""Moments as a lawyer writes them: a wall time with its IANA zone, read as an interval of UTC."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.model.errors import CaseError
from holdfire.model.length import MONTHS_A_YEAR, Length
from holdfire.model.when import Precision, TimeBasis, When

LOCAL = "local"
"""The word that stands for the agreement's own zone after a clock time."""

_HOUR, _DAY, _WEEK = timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)

TICK = timedelta(microseconds=1)
"""A whole day ends one tick before the next begins."""

EXPECTED = (
    "a day (2016-02-27), a month (2016-02) or a clock time with its zone (2016-02-27 00:00 Asia/Damascus)"
)

_MOMENT = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})\s*(?P<zone>\S+)?)?)?"
)
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{2}):(?P<minutes>\d{2})")
_DURATION = re.compile(r"(?P<number>\d+) (?P<unit>minute|hour|day|week)s?")
_LENGTH = re.compile(r"(?P<number>\d+) (?P<unit>minute|hour|day|week|month|year)s?")


def read_moment(text: str, local_zone: str) -> When:
    """The interval that `text` names: a day or month in `local_zone` (IANA), or a minute in its own zone.

    Raises CaseError, with what was expected, for anything else: a clock time without a zone, an
    abbreviation in place of a zone, a day that does not exist, a minute that a change of clocks skips
    or repeats.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise CaseError(EXPECTED)
    first = _day(match["year"], match["month"], match["day"] or "01")
    if match["day"] is None:
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return _days(first, following, local_zone, text, Precision.MONTH)
    if match["hour"] is None:
        return _days(first, first + timedelta(days=1), local_zone, text, Precision.DAY)
    return _minute(text, first, match, local_zone)


def write_moment(when: When, zone: str) -> str | None:
    """The words from which `read_moment` reads this interval: a minute on the clock of `zone` (IANA), in UTC
    where that clock shows the minute twice or is UTC's; the day or month in its middle, since a day said
    without a zone reaches over all zones. None for intervals it cannot say."""
    if when.earliest is None or when.latest is None:
        return None
    clock = ZoneInfo(zone)
    local = when.earliest.astimezone(clock)
    if when.precision in {Precision.MINUTE, Precision.HOUR} and when.latest - when.earliest < _HOUR:
        if not local.utcoffset() or local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset():
            return f"{when.earliest:%Y-%m-%d %H:%M} UTC"
        return f"{local:%Y-%m-%d %H:%M} {zone}"
    middle = (when.earliest + (when.latest - when.earliest) / 2).astimezone(clock)
    if when.precision is Precision.DAY:
        return f"{middle:%Y-%m-%d}"
    return f"{middle:%Y-%m}" if when.precision is Precision.MONTH else None


def write_duration(length: timedelta) -> str | None:
    """The words from which `read_duration` reads this length, in its largest whole unit; None where it is
    none of whole minutes."""
    for unit, size in (("week", _WEEK), ("day", _DAY), ("hour", _HOUR), ("minute", timedelta(minutes=1))):
        number, rest = divmod(length, size)
        if number and not rest:
            return f"{number} {unit}{'s' if number > 1 else ''}"
    return None


def conflict_minutes(clocks: Sequence[When]) -> int:
    """How many minutes lie between the earliest and the latest of clocks that mean one instant."""
    instants = [clock.earliest for clock in clocks if clock.earliest]
    spread = max(instants) - min(instants) if instants else timedelta(0)
    return round(spread / timedelta(minutes=1))


def read_duration(text: str) -> timedelta:
    """A length such as "48 hours" or "14 days". Raises CaseError, with what was expected."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise CaseError("a length such as 90 minutes, 48 hours, 14 days or 2 weeks")
    return timedelta(**{match["unit"] + "s": int(match["number"])})


def read_length(text: str) -> Length:
    """A length as agreements give them: "48 hours", "14 days", "6 months". Raises CaseError, with what was
    expected."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise CaseError("a length such as 48 hours, 14 days, 2 weeks, 6 months or 1 year")
    number, unit = int(match["number"]), match["unit"]
    if unit in {"month", "year"}:
        return Length(text=text.strip(), months=number * (MONTHS_A_YEAR if unit == "year" else 1))
    size = timedelta(**{unit + "s": number})
    if unit in {"day", "week"}:
        return Length(text=text.strip(), days=size.days)
    return Length(text=text.strip(), rest=size)


def whole_days(first: date, last: date, zone: str, wall: str) -> When:
    """The days of `zone` (IANA) from the first to the last, both included."""
    precision = Precision.DAY if first == last else Precision.RANGE
    return _days(first, last + timedelta(days=1), zone, wall, precision)


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA time zone of the area/place form, or UTC."""
    if name != "UTC" and "/" not in name:
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, not a name, a folder of names
        return False
    return True


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise CaseError("a day that exists") from error


def _days(first: date, following: date, zone: str, text: str, precision: Precision) -> When:
    begins, ends = (
        datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) for day in (first, following)
    )
    return When(
        earliest=begins,
        latest=ends - TICK,
        wall=text.strip(),
        precision=precision,
        basis=TimeBasis.STATED,
        zone=zone,
    )


def _minute(text: str, day: date, match: re.Match[str], local_zone: str) -> When:
    if match["zone"] is None:
        raise CaseError(
            f"{EXPECTED}; a clock time without a zone names no instant, write 'local' if {local_zone}"
        )
    zone, name = _zone(match["zone"], local_zone)
    try:
        clock = time(int(match["hour"]), int(match["minute"]))
    except ValueError as error:
        raise CaseError("a clock time from 00:00 to 23:59") from error
    wall = datetime.combine(day, clock, zone)
    if wall.utcoffset() != wall.replace(fold=1).utcoffset():
        raise CaseError(f"an offset such as +02:00: the clocks of {name} change there, the minute is not one")
    return When.at(wall, wall=text.strip(), zone=name)


def _zone(word: str, local_zone: str) -> tuple[tzinfo, str | None]:
    if word in {"Z", "UTC", "GMT"}:
        return UTC, "UTC"
    if word == LOCAL:
        return ZoneInfo(local_zone), local_zone
    offset = _OFFSET.fullmatch(word)
    if offset:
        size = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        return timezone(-size if offset["sign"] == "-" else size), None
    if not is_zone(word):
        raise CaseError("an IANA zone such as Asia/Damascus, UTC, an offset such as +02:00, or 'local'")
    return ZoneInfo(word), word
