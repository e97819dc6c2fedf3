"""Counts "within N days of" and "for N days" as the agreement does: by days of its zone, or as hours pass."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire.judging.moments import whole_days
from holdfire.model.length import Length
from holdfire.model.truce_life import DayCount
from holdfire.model.when import Precision, TimeBasis, When

DAY = timedelta(hours=24)
NOON = time(12)

BY_CALENDAR = frozenset({DayCount.INCLUSIVE, DayCount.EXCLUSIVE})
"""Conventions under which a length of days or months runs to the end of a day."""


def due_after(event: When, length: Length, convention: DayCount | None, zone: str) -> When | None:
    """By when something is due `length` after an event, in `zone` (IANA), the moment given included: a whole
    day where days are counted by the calendar, else an instant. It is as uncertain as the event. None where
    the event is open on a side, or where days are counted and nobody says how."""
    if event.earliest is None or event.latest is None or (length.days is not None and convention is None):
        return None
    if convention in BY_CALENDAR and (length.months or length.days is not None):
        first, last = (
            _last_day(moment, length, convention, zone) for moment in (event.earliest, event.latest)
        )
        return whole_days(first, last, zone, wall=f"{length.text} after {event.wall}")
    first_end, last_end = (
        _end(moment, length, convention, zone) for moment in (event.earliest, event.latest)
    )
    return _between(first_end, last_end, f"{length.text} after {event.wall}", zone)


def runs_out(begins: When, length: Length, convention: DayCount | None, zone: str) -> When | None:
    """When a stretch of `length` is over, as the first instant behind it: midnight after its last day where
    days are counted by the calendar of `zone` (IANA), else so long after it began. A day given as its
    beginning counts from its first moment, a range leaves a range. None where the beginning is open on a
    side."""
    if begins.earliest is None or begins.latest is None:
        return None
    last = begins.latest if begins.precision is Precision.RANGE else begins.earliest
    over = [_over(moment, length, convention, zone) for moment in (begins.earliest, last)]
    return _between(over[0], over[1], f"{length.text} after {begins.wall}", zone)


def local_day(moment: datetime, zone: str) -> date:
    """The day of a UTC moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _last_day(moment: datetime, length: Length, convention: DayCount | None, zone: str) -> date:
    """The day on which a length that began on the day of `moment` runs out; never before that day."""
    day = local_day(moment, zone)
    noon = datetime.combine(day, NOON, ZoneInfo(zone))
    last = local_day(length.after(noon, zone), zone)
    return max(day, last - timedelta(days=1) if convention is DayCount.INCLUSIVE else last)


def _over(moment: datetime, length: Length, convention: DayCount | None, zone: str) -> datetime:
    if convention in BY_CALENDAR and (length.months or length.days is not None):
        following = _last_day(moment, length, convention, zone) + timedelta(days=1)
        return datetime.combine(following, time(), ZoneInfo(zone)).astimezone(UTC)
    return _end(moment, length, convention, zone)


def _between(first: datetime, last: datetime, wall: str, zone: str) -> When:
    return When(
        earliest=first,
        latest=last,
        wall=wall,
        precision=Precision.MINUTE if first == last else Precision.RANGE,
        basis=TimeBasis.RELATIVE,
        zone=zone,
    )


def _end(moment: datetime, length: Length, convention: DayCount | None, zone: str) -> datetime:
    if convention is DayCount.HOURS and length.days is not None:
        return moment + length.days * DAY
    return length.after(moment, zone)
