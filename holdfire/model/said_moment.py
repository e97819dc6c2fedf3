"""A moment as people say it on a command line or in a form: `yesterday`, `3 days ago`, a date."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

_AGO = re.compile(r"(\d{1,4}) (minute|hour|day|week)s? ago")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAYS_BACK = {"today": 0, "yesterday": 1}
_EXPECTED = "write e.g. yesterday, 3 days ago, 2016-03-01 or 2016-03-01T18:00+02:00"


def said_moment(text: str, now: datetime, zone: str | None) -> datetime:
    """The moment meant, in UTC. `now` (aware) is when it was said, `zone` the IANA zone whose days are meant
    (None: UTC). A day (`today`, `yesterday`, a date) is its first moment there.

    Raises ValueError for what is no moment, and for a clock time without an offset."""
    said = " ".join(text.casefold().split())
    local: tzinfo = ZoneInfo(zone) if zone else UTC
    midnight = now.astimezone(local).replace(hour=0, minute=0, second=0, microsecond=0)
    if said == "now":
        return now.astimezone(UTC)
    if said in _DAYS_BACK:
        return (midnight - timedelta(days=_DAYS_BACK[said])).astimezone(UTC)
    if ago := _AGO.fullmatch(said):
        return now.astimezone(UTC) - timedelta(**{f"{ago[2]}s": int(ago[1])})
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"{text!r} is not a moment; {_EXPECTED}") from error
    if moment.tzinfo is None and not _DAY.fullmatch(said):
        raise ValueError(f"{text!r} has no offset; write e.g. {text}+02:00 or {text}Z")
    try:
        return (moment if moment.tzinfo else moment.replace(tzinfo=local)).astimezone(UTC)
    except OverflowError as error:
        raise ValueError(f"{text!r} lies outside of the years 1 to 9999; {_EXPECTED}") from error
