"""Reads the cells that say when: days, clocks, parts of the day, and how exact they are."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from holdfire.lexicon.tables import Lexicon, languages
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.pages.date_lines import find_days
from holdfire.reading.pages.published import known_zone

PLAINLY = "a day such as 2016-02-28, alone or with a clock (2016-02-28T13:00+02:00)"
CLOCKS = "a clock such as 13:00, two of them (13:00-15:00), or a part of the day such as morning"
ZONES = "an IANA zone such as Asia/Damascus, or an offset such as +02:00"

_ISO = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)"
    r"(?:[T ]+(?P<clock>\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)\s*(?P<offset>Z|[+-]\d\d:?\d\d)?)?\Z"
)
_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\.?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>[0-5]\d)?\Z", re.IGNORECASE)
_RANGE = re.compile(r"\s+(?:to|-|–|—)\s+|/(?=\d{4}-)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\band\b)\s*", re.IGNORECASE)
_EARLIEST_ZONE, _LATEST_ZONE = timedelta(hours=14), timedelta(hours=12)
"""The furthest offsets in use: where no zone is known, a wall time may mean any of them."""
_LAST_SECOND = timedelta(seconds=1)
_HALF_A_WEEK = timedelta(days=3)
_UNKNOWN = frozenset({"unknown", "not known", "?", "n/a", "-"})


class UnreadableTime(ValueError):  # noqa: N818 - the name says what is wrong
    """A cell that says no time; the message is what was expected."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From the first to the last moment, in the wall time of `zone`."""

    first: datetime
    last: datetime
    precision: Precision


def zone_of(words: str) -> str | None:
    """The IANA zone or offset that a cell names, offsets as "+02:00"; None where it names none."""
    match = _OFFSET.match(words)
    if match:
        return f"{match['sign']}{int(match['hours']):02}:{match['minutes'] or '00'}"
    if words.upper() in ("Z", "UTC", "GMT"):
        return "UTC"
    return words if known_zone(words) else None


def when_of(
    day: str,
    clock: str = "",
    zone: str | None = None,
    case_zone: str | None = None,
    precision: Precision | None = None,
) -> When:
    """When a day with a clock is, in the zone given, else the case's, else in any zone there is.

    Bounds are UTC and both included; a day ends one second before midnight. Raises UnreadableTime."""
    parts = _RANGE.split(day)
    if len(parts) == 2:
        return spanning(when_of(parts[0], clock, zone, case_zone), when_of(parts[1], "", zone, case_zone))
    written, offset = _of_day(day)
    found = written
    if clock and clock.casefold() not in _UNKNOWN:
        if written.precision not in (Precision.DAY, Precision.MONTH, Precision.YEAR):
            raise UnreadableTime("one time: the day has a clock behind it already")
        found = _at_clock(written, clock)
    found = _widened(found, precision)
    used = offset or zone or case_zone
    tz = _tz(used) if used else UTC
    early, late = (timedelta(0), timedelta(0)) if used else (_EARLIEST_ZONE, _LATEST_ZONE)
    try:
        earliest = found.first.replace(tzinfo=tz).astimezone(UTC) - early
        latest = found.last.replace(tzinfo=tz).astimezone(UTC) + late
    except OverflowError as error:
        raise UnreadableTime(PLAINLY) from error
    return When(
        earliest=earliest,
        latest=latest,
        wall=" ".join(filter(None, (day, clock))),
        precision=found.precision,
        basis=TimeBasis.STATED if offset or zone else TimeBasis.ASSUMED_ZONE,
        zone=used if used and used[0] not in "+-" else None,
    )


def spanning(first: When, last: When) -> When:
    """From the beginning of the one to the end of the other. Raises UnreadableTime where that is earlier."""
    if first.earliest and last.latest and last.latest < first.earliest:
        raise UnreadableTime(f"a day or time that is not before {first.wall}")
    return When(
        earliest=first.earliest,
        latest=last.latest,
        wall=f"{first.wall} to {last.wall}",
        precision=Precision.RANGE,
        basis=first.basis,
        zone=first.zone,
    )


def _of_day(words: str) -> tuple[_Stretch, str | None]:
    """The day, month or year written, with its clock and the offset behind it."""
    match = _ISO.match(words.strip())
    if match is None:
        days = find_days(words, "en")
        found = days[0].date if len(days) == 1 else None
        if found is None:
            raise UnreadableTime(PLAINLY)
        rest = (words[: days[0].start] + words[days[0].end :]).strip(" ,T")
        whole = _whole_day(found)
        return (_at_clock(whole, rest) if rest and not _is_midnight(rest) else whole), None
    try:
        stretch = _calendar(match["day"])
    except ValueError as error:
        raise UnreadableTime("a day that there is") from error
    clock, offset = match["clock"], match["offset"]
    a_day_in_a_spreadsheet = clock and not offset and _is_midnight(clock) and clock.count(":") == 2
    if clock and not a_day_in_a_spreadsheet:
        stretch = _at_clock(stretch, clock)
    return stretch, zone_of(offset) if offset else None


def _is_midnight(clock: str) -> bool:
    """Whether a clock is the 00:00:00.000 that databases put behind a bare day."""
    return re.fullmatch(r"00:00:00(?:\.0+)?", clock) is not None


def _calendar(day: str) -> _Stretch:
    numbers = [int(part) for part in day.split("-")]
    if len(numbers) == 3:
        return _whole_day(date(*numbers))
    first = date(numbers[0], numbers[1] if len(numbers) == 2 else 1, 1)
    month = numbers[1] if len(numbers) == 2 else 12
    last = date(numbers[0], month, monthrange(numbers[0], month)[1])
    precision = Precision.MONTH if len(numbers) == 2 else Precision.YEAR
    return _Stretch(_whole_day(first).first, _whole_day(last).last, precision)


def _whole_day(day: date) -> _Stretch:
    first = datetime.combine(day, time())
    return _Stretch(first, first + timedelta(days=1) - _LAST_SECOND, Precision.DAY)


def _at_clock(day: _Stretch, words: str) -> _Stretch:
    """The part of a day that a clock, two clocks or a part of the day cut out."""
    words = words.strip().casefold()
    part = parts_of_day().get(words.removeprefix("in the ").removeprefix("at "))
    if part:
        first, last = (day.first + timedelta(hours=hour) for hour in part)
        return _Stretch(first, max(last - _LAST_SECOND, first), Precision.PART_OF_DAY)
    clocks = [_clock(piece) for piece in _BETWEEN.split(words)]
    if not clocks or None in clocks or len(clocks) > 2 or day.precision is not Precision.DAY:
        raise UnreadableTime(CLOCKS)
    ends = [day.first + clock for clock in clocks if clock is not None]
    if len(ends) == 1:
        return _Stretch(ends[0], ends[0], Precision.MINUTE)
    if ends[1] < ends[0]:  # from the evening into the next morning
        ends[1] += timedelta(days=1)
    return _Stretch(ends[0], ends[1], Precision.RANGE)


def _clock(words: str) -> timedelta | None:
    match = _CLOCK.fullmatch(words.strip())
    if match is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return timedelta(hours=hour, minutes=int(match["minute"]), seconds=int(match["second"] or 0))


@cache
def parts_of_day() -> Mapping[str, tuple[int, int]]:
    """Words for parts of the day, of all languages, to their first hour and the one after their last."""
    table = "parts_of_day"
    lexicons = (Lexicon(language=language) for language in languages())
    rows = (row for lexicon in lexicons if lexicon.has(table) for row in lexicon.table(table))
    return {row["word"].casefold(): (int(row["from_hour"]), int(row["to_hour"])) for row in rows}


def _widened(found: _Stretch, precision: Precision | None) -> _Stretch:
    """The stretch as wide as its precision says; never narrower than it is written."""
    if precision is None or precision is found.precision:
        return found
    if precision is Precision.HOUR and found.precision is Precision.MINUTE:
        first = found.first.replace(minute=0)
        return _Stretch(first, first + timedelta(hours=1) - _LAST_SECOND, precision)
    day = _whole_day(found.first.date())
    if precision is Precision.DAY and found.precision in (Precision.MINUTE, Precision.PART_OF_DAY):
        return day
    if precision is Precision.WEEK:
        return _Stretch(day.first - _HALF_A_WEEK, day.last + _HALF_A_WEEK, precision)
    if precision in (Precision.MONTH, Precision.YEAR):
        named = f"{day.first:%Y-%m}" if precision is Precision.MONTH else f"{day.first:%Y}"
        return _calendar(named)
    return found


def _tz(zone: str) -> tzinfo:
    match = _OFFSET.match(zone)
    if match is None:
        return ZoneInfo(zone)
    offset = timedelta(hours=min(int(match["hours"]), 23), minutes=int(match["minutes"] or 0))
    return timezone(-offset if match["sign"] == "-" else offset)
