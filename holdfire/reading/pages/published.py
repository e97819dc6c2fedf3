"""Tells when a report was published: from the page's own data, a visible line, or the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.model.report import Report
from holdfire.model.when import Precision, TimeBasis, When
from holdfire.reading.pages.date_lines import Day, Moment, day_of, find_days, find_moment
from holdfire.reading.pages.page_data import Stamp

_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d{1,3}(?!\d))"
)
_EARLIEST_ZONE, _LATEST_ZONE = timedelta(hours=14), timedelta(hours=-12)
"""The furthest offsets in use: where no zone is known, a wall time may mean any of them."""
_REPUBLISHED = timedelta(days=7)
"""A dateline older than the page's own time by more than this is the report's true day: pages are
brought out again, datelines are not rewritten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """The IANA zone that wall times of the publisher mean, None if not known, and that of the case, which
    stands in with basis ASSUMED_ZONE."""

    publisher: str | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What in a report tells its day: `stamps` of its data, best first; visible `lines` that give one;
    the `dateline` as quoted with its day; days with a year that its evidence names; its addresses; the
    one day of the `case` that the dateline's day and month can mean, if there is just one."""

    stamps: Sequence[Stamp] = ()
    lines: Sequence[str] = ()
    dateline: str = ""
    dateline_day: Day | None = None
    days_named: Sequence[Day] = ()
    urls: Sequence[str] = ()
    language: str | None = None
    case_day: date | None = None


def publication(traces: Traces, zones: Zones) -> tuple[When | None, tuple[str, ...]]:
    """When the report was published, None where it cannot be told, and notes on how it is known.

    A finer time of the same day stands in for a bare day. A dateline much older than the page's data
    goes before it, with the data as an alternative.
    """
    given = [when for stamp in traces.stamps if (when := stamp_when(stamp, zones))]
    given += [when for line in traces.lines if (when := line_when(line, traces.language, zones))]
    best = _finest(given)
    dated, notes = _by_dateline(traces, zones, best)
    if dated and best and best.earliest and dated.latest and best.earliest - dated.latest > _REPUBLISHED:
        notes.append(f"the page gives {best.wall} but its dateline {dated.wall}: the dateline is taken")
        return replace(dated, alternatives=(best,)), tuple(notes)
    if best and dated and _day(best) != _day(dated):
        notes.append(f"the page gives {best.wall}, its dateline {dated.wall}")
    return best or dated or _by_url(traces.urls, zones), tuple(notes)


def stamp_when(stamp: Stamp, zones: Zones) -> When | None:
    """The time a page's data gives, None where it is in no form that is known."""
    raw = stamp.raw.strip()
    try:
        moment = datetime.fromisoformat(raw)
    except ValueError:
        return line_when(raw, "en", zones)
    if len(raw) <= 10:
        return _of_day(moment.date(), raw, TimeBasis.METADATA, zones)
    return _of_moment(moment, raw, zones)


def line_when(line: str, language: str | None, zones: Zones) -> When | None:
    """The time a visible line gives ("22 February 2016, 20:40 GMT"), None for none."""
    found = find_moment(line, language)
    day = found.day.date if found else None
    if found is None or day is None:
        return None
    closes = line[found.end : found.end + 1] == ")" and "(" in line[found.start : found.end]
    wall = line[found.start : found.end + closes].strip()
    if found.clock is None:
        return _of_day(day, wall, TimeBasis.METADATA, zones)
    moment = datetime.combine(day, found.clock, tzinfo=_tz(found.zone) if found.zone else None)
    when = _of_moment(moment, wall, zones)
    return replace(when, zone=_iana(found) or when.zone) if when else None


def reference_day(report: Report) -> date | None:
    """The day that "today" means in a report: that of its publication in its own zone."""
    return _day(report.published) if report.published else None


def reference_moment(report: Report) -> datetime | None:
    """The moment of a report's publication where it is known to the hour or better, in UTC."""
    when = report.published
    exact = when is not None and when.precision in (Precision.MINUTE, Precision.HOUR)
    return when.latest if when and exact else None


def _day(when: When) -> date | None:
    if when.earliest is None or when.latest is None:
        return None
    middle = when.earliest + (when.latest - when.earliest) / 2
    return middle.astimezone(_tz(when.zone) if when.zone else UTC).date()


def _finest(given: Sequence[When]) -> When | None:
    """The first, or a time to the minute on the same day where the first is a bare day."""
    if not given:
        return None
    first = given[0]
    finer = [when for when in given if when.precision is Precision.MINUTE and _day(when) == _day(first)]
    return finer[0] if finer and first.precision is Precision.DAY else first


def _by_dateline(traces: Traces, zones: Zones, best: When | None) -> tuple[When | None, list[str]]:
    day = traces.dateline_day
    if day is None:
        return None, []
    year, notes = _year(day, traces, best)
    found = day_of(year, day.month, day.day) if year else None
    if found is None:
        return None, notes
    return _of_day(found, traces.dateline, TimeBasis.DATELINE, zones), notes


def _year(day: Day, traces: Traces, best: When | None) -> tuple[int | None, list[str]]:
    """The year of a dateline: its own, that which brings it nearest before a day that is known, the only
    one the report names, or the only one the case is about."""
    if day.year:
        return day.year, []
    known = _day(best) if best else next(iter(_url_days(traces.urls)), None)
    if known:
        tries = [
            found for year in (known.year, known.year - 1) if (found := day_of(year, day.month, day.day))
        ]
        before = [found for found in tries if found <= known + timedelta(days=1)]
        return (before[0].year if before else known.year), []
    named = {found.year for found in traces.days_named if found.year}
    if len(named) == 1:
        year = named.pop()
        return year, [f"the dateline gives no year; {year} is the only one the report names"]
    if traces.case_day:
        year = traces.case_day.year
        return year, [f"the dateline gives no year; {year} is the only one in the days the case is about"]
    return None, [f"the dateline {traces.dateline!r} gives no year, and nothing else in the report does"]


def _by_url(urls: Sequence[str], zones: Zones) -> When | None:
    found = next(iter(_url_days(urls)), None)
    return _of_day(found, found.isoformat(), TimeBasis.METADATA, zones) if found else None


def _url_days(urls: Sequence[str]) -> list[date]:
    matches = [match for url in urls for match in _URL_DAY.finditer(url)]
    days = (day_of(int(match[1]), int(match[2]), int(match[3])) for match in matches)
    return [day for day in days if day]


def _of_moment(moment: datetime, wall: str, zones: Zones) -> When | None:
    """An instant; a wall time without an offset is the publisher's, or the case's, or anyone's."""
    try:
        if moment.tzinfo is not None:
            zone = _zone_with(moment, zones.publisher)
            return _instant(moment, wall, zone, TimeBasis.METADATA)
        if zones.publisher and known_zone(zones.publisher):
            return _instant(
                moment.replace(tzinfo=ZoneInfo(zones.publisher)), wall, zones.publisher, TimeBasis.METADATA
            )
        if zones.case and known_zone(zones.case):
            return _instant(
                moment.replace(tzinfo=ZoneInfo(zones.case)), wall, zones.case, TimeBasis.ASSUMED_ZONE
            )
        begin = moment.replace(tzinfo=UTC)
        earliest, latest = begin - _EARLIEST_ZONE, begin - _LATEST_ZONE
    except OverflowError:
        return None
    return When(
        earliest=earliest, latest=latest, wall=wall, precision=Precision.DAY, basis=TimeBasis.METADATA
    )


def _instant(moment: datetime, wall: str, zone: str | None, basis: TimeBasis) -> When:
    at = moment.astimezone(UTC)
    return When(earliest=at, latest=at, wall=wall, precision=Precision.MINUTE, basis=basis, zone=zone)


def _of_day(day: date, wall: str, basis: TimeBasis, zones: Zones) -> When | None:
    """A day from midnight to midnight in the publisher's zone, else the case's, else in any zone."""
    zone = next((zone for zone in (zones.publisher, zones.case) if zone and known_zone(zone)), None)
    tz = ZoneInfo(zone) if zone else UTC
    wider = (timedelta(0), timedelta(0)) if zone else (_EARLIEST_ZONE, -_LATEST_ZONE)
    try:
        earliest = datetime.combine(day, time(), tzinfo=tz).astimezone(UTC) - wider[0]
        latest = datetime.combine(day + timedelta(days=1), time(), tzinfo=tz).astimezone(UTC) + wider[1]
    except OverflowError:
        return None
    return When(earliest=earliest, latest=latest, wall=wall, precision=Precision.DAY, basis=basis, zone=zone)


def _zone_with(moment: datetime, zone: str | None) -> str | None:
    """The publisher's zone if it had this offset then, UTC for offset zero, else None."""
    if zone and known_zone(zone) and moment.astimezone(ZoneInfo(zone)).utcoffset() == moment.utcoffset():
        return zone
    return "UTC" if moment.utcoffset() == timedelta(0) else None


def known_zone(zone: str) -> bool:
    """Whether there is an IANA zone of this name."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _tz(zone: str) -> tzinfo:
    if zone[0] in "+-":
        sign = -1 if zone[0] == "-" else 1
        offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
        return timezone(sign * min(offset, timedelta(hours=23, minutes=59)))
    return ZoneInfo(zone)


def _iana(moment: Moment) -> str | None:
    return moment.zone if moment.zone and moment.zone[0] not in "+-" else None


def days_with_year(text: str, language: str | None) -> tuple[Day, ...]:
    """The days in a text that are written with their year."""
    return tuple(day for day in find_days(text, language) if day.year)
