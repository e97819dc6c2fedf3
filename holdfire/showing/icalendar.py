"""The calendar as iCalendar (RFC 5545), for the calendars people keep: one event for whatever has a date."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire import __version__
from holdfire.model.calendar import CalendarEntry
from holdfire.model.case import Case
from holdfire.model.identity import content_id
from holdfire.record.view import View
from holdfire.showing.exports import judged
from holdfire.showing.looks import within

OCTETS = 75
"""So long is a line at most, its end left aside (3.1)."""

MINUTE = timedelta(minutes=1)
"""What lasts less is an instant."""

TICK = timedelta(microseconds=1)
"""So much before the next midnight a day ends."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no text may hold (3.3.11), once line ends are written as such."""


def calendar_as_ics(view: View, days: int | None) -> str:
    """What falls due, with `days` only until so many days after the moment judged at. A whole day is one
    in the agreement's zone, an instant is told in UTC; what has no date yet is left out."""
    judgement, agreement = judged(view), view.agreement()
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Holdfire//{__version__}//EN",
        f"X-WR-CALNAME:{escaped(agreement.name)}",
        *(
            line
            for entry in within(judgement, days)
            for line in _event(entry, _naming(entry, view.case()), agreement.id, judgement.at)
        ),
        "END:VCALENDAR",
    )
    return folded(lines)


def _naming(entry: CalendarEntry, case: Case) -> str:
    """What falls due, and whose part it is."""
    owners = (actor.name if (actor := case.actor(owner)) else owner for owner in entry.owners)
    whose = f" ({', '.join(owners)})" if entry.owners else ""
    return f"{entry.text}{whose}"


def _event(entry: CalendarEntry, naming: str, agreement: str, judged_at: datetime) -> Iterator[str]:
    """An event; nothing for what has no date. It keeps its id as long as its date and words, so that a
    calendar that takes it in again does not show it twice."""
    at = entry.at
    first = (at.earliest or at.latest) if at else None
    if at is None or first is None:
        return
    last = at.latest or first
    told = [entry.kind.value.replace("_", " ")]
    told += [entry.about] if entry.about else []
    told += ["before it, not on it"] if not entry.inclusive else []
    told += [entry.counted] if entry.counted else []
    told += [entry.state.value.replace("_", " ")] if entry.state else []
    name = content_id("due", agreement, entry.kind.value, entry.about or "-", entry.text, _utc(first))
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@{agreement}.holdfire"
    yield f"DTSTAMP:{_utc(judged_at)}"
    yield from _spell(first, last, ZoneInfo(entry.zone))
    yield f"SUMMARY:{escaped(naming)}"
    yield f"DESCRIPTION:{escaped('; '.join(told))}"
    yield f"CATEGORIES:{escaped(entry.kind.value)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _spell(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[str]:
    """Whole days as days, the last of them left out as the format asks; else moments."""
    lasts = last - first >= MINUTE
    begins = first.astimezone(zone)
    ends = (last + TICK).astimezone(zone).replace(microsecond=0)
    if lasts and begins.time() == ends.time() == time():
        yield f"DTSTART;VALUE=DATE:{begins:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{ends:%Y%m%d}"
        return
    yield f"DTSTART:{_utc(first)}"
    if lasts:
        yield f"DTEND:{_utc(last)}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def folded(lines: Iterable[str]) -> str:
    """Lines as they are sent: ended by CR and LF, and long ones broken before a character that would pass
    OCTETS in UTF-8, each further part behind a space."""
    return "".join(f"{part}\r\n" for line in lines for part in _parts(line))


def _parts(line: str) -> Iterator[str]:
    part, octets = "", 0
    for sign in line:
        length = len(sign.encode())
        if octets + length > OCTETS:
            yield part
            part, octets = " ", 1
        part, octets = part + sign, octets + length
    yield part


def escaped(text: str) -> str:
    """A text as the value of a property."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    plain = plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROL.sub("", plain)
