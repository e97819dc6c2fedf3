"""Days of a zone as moments: where a day begins, and its last moment."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """Where a day begins in a zone."""
    return datetime.combine(day, time(), tzinfo=zone)


def last_moment(day: date, zone: ZoneInfo) -> datetime:
    """The last moment of a day in a zone (UTC): where the next begins, and not that moment itself; on a day
    on which clocks are set, too."""
    return midnight(day + timedelta(days=1), zone).astimezone(UTC) - timedelta(microseconds=1)
