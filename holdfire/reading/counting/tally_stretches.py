"""The times of a sentence as a count needs them: days joined, nights, days that have been."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire.model.when import Precision, TimeBasis, TimeRef, When
from holdfire.reading.counting.tally_line import Line
from holdfire.reading.counting.tally_wholes import is_lasting
from holdfire.reading.moments.times import Reference

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
SECOND = timedelta(seconds=1)
NIGHT_BEGINS, NIGHT_ENDS = time(18), time(6)
"""The hours of a night that a count is given for: counts of a night leave no gap between two days' counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A time told from word `start` to before word `stop`, with what it was read as."""

    start: int
    stop: int
    when: When | None
    duration: timedelta | None
    lasting: bool


def stretches_of(line: Line, reference: Reference) -> list[Stretch]:
    """The times of a sentence, those that belong together joined ("Thursday and Friday")."""
    found: list[Stretch] = []
    for ref in line.times:
        item = _stretch(line, ref, reference)
        joined = _joined(line, found[-1], item) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(item)
    return found


def _stretch(line: Line, ref: TimeRef, reference: Reference) -> Stretch:
    start, stop = line.index_at(ref.span.start), line.index_at(ref.span.end)
    when = _not_ahead(ref.when, reference) if ref.when else None
    first = _first_day(line, start, when)
    if first is not None and when:
        start, when = start - 2, replace(when, earliest=first, precision=Precision.RANGE)
    duration = ref.duration or (ref.when.duration if ref.when else None)
    item = Stretch(start=start, stop=stop, when=when, duration=duration, lasting=is_lasting(ref))
    return replace(item, when=_as_night(line, item)) if when else item


def _first_day(line: Line, start: int, when: When | None) -> datetime | None:
    """The first day of "3 and 4 April", where only the second was read as a day."""
    if start < 2 or when is None or when.earliest is None or when.precision is not Precision.DAY:
        return None
    day, last = line.words[start - 2], line.words[start]
    if not day.digits or not last.digits or line.is_at("joins days", start - 1) is None:
        return None
    back = last.number - day.number
    return when.earliest - DAY * back if 0 < back < 31 else None


def _joined(line: Line, one: Stretch, other: Stretch) -> Stretch | None:
    """Two times as one window: days joined by "and", or the night "of" two days."""
    if one.when is None or other.when is None or not 0 <= other.start - one.stop <= 2:
        return None
    between = range(one.stop, other.start)
    joins = line.is_at("joins days", one.stop) == other.start or (
        len(between) == 1 and line.is_at("of", one.stop)
    )
    if not joins or one.when.earliest is None or other.when.latest is None or not other.when.earliest:
        return None
    night = line.is_at("night", one.start) is not None and line.is_at("of", one.stop) is not None
    if night:
        return _as_one(line, replace(other, start=one.start), other.when.earliest, other.when.latest)
    if one.when.earliest > other.when.earliest or not (one.lasting and other.lasting):
        return None
    return _as_one(line, replace(other, start=one.start), one.when.earliest, other.when.latest)


def _as_one(line: Line, item: Stretch, earliest: datetime, latest: datetime) -> Stretch:
    assert item.when is not None
    wall = line.span(item.start, item.stop).text
    when = replace(item.when, earliest=earliest, latest=latest, wall=wall, precision=Precision.RANGE)
    joined = replace(item, when=when, lasting=True)
    return replace(joined, when=_as_night(line, joined))


def _as_night(line: Line, item: Stretch) -> When | None:
    """A night as the hours from evening to morning."""
    when = item.when
    if when is None or when.earliest is None or when.latest is None or when.zone is None:
        return when
    if not line.has("night", item.start, item.stop):
        return when
    zone = ZoneInfo(when.zone)
    first, last = when.earliest.astimezone(zone), (when.latest + SECOND).astimezone(zone)
    if (
        when.precision is Precision.RANGE
        and first.time() == last.time() == time(0)
        and last - first == 2 * DAY
    ):
        last -= DAY  # "the night of 3 to 4 May"
    elif when.precision is not Precision.PART_OF_DAY:
        return when
    evening = datetime.combine(first.date(), NIGHT_BEGINS, tzinfo=zone)
    morning = datetime.combine(last.date(), NIGHT_ENDS, tzinfo=zone)
    if not timedelta(hours=6) <= morning - evening <= timedelta(hours=18):
        return when
    return replace(when, earliest=evening.astimezone(UTC), latest=morning.astimezone(UTC) - SECOND)


def _not_ahead(when: When, reference: Reference) -> When:
    """A named day or month that was read as still to come, a week or a year earlier: what is counted has
    been."""
    end = end_of_day(reference.date, when.zone or reference.zone)
    ahead = end is not None and when.earliest is not None and when.earliest > end
    if not ahead or when.basis is not TimeBasis.RELATIVE or when.latest is None or when.earliest is None:
        return when
    if when.precision is Precision.MONTH or (end is not None and when.earliest - end > WEEK):
        return replace(
            when, earliest=_year_before(when.earliest, when.zone), latest=_year_before(when.latest, when.zone)
        )
    return replace(when, earliest=when.earliest - WEEK, latest=when.latest - WEEK)


def _year_before(moment: datetime, zone: str | None) -> datetime:
    """The same wall time a year earlier, for the first and the last second of a month."""
    wall = (moment + SECOND).astimezone(ZoneInfo(zone) if zone else UTC)
    return (wall.replace(year=wall.year - 1)).astimezone(UTC) - SECOND


def end_of_day(day: date | None, zone: str | None) -> datetime | None:
    """The last second of a day in a zone, in UTC."""
    if day is None:
        return None
    midnight = datetime.combine(day + DAY, time(0), tzinfo=ZoneInfo(zone) if zone else UTC)
    return midnight.astimezone(UTC) - SECOND
