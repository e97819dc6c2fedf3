"""How judging puts moments, stretches of time and lists into the words of its reasons."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.when import When

_MONTHS = (
    "",
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_ACT_WORDS = {act: act.value.replace("_", " ") for act in Act}

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def sentence(words: str) -> str:
    """Words as a sentence begins, whatever name stands first in it ("northern Gaza")."""
    return words[:1].upper() + words[1:]


def instant_words(moment: datetime, zone: str) -> str:
    """A UTC moment as "00:00 on 27 February 2016 (Asia/Damascus)"."""
    return _instant(moment.astimezone(ZoneInfo(zone)), zone)


def day_words(moment: datetime, zone: str) -> str:
    """The day of a UTC moment in a zone as "27 February 2016"."""
    return _day(moment.astimezone(ZoneInfo(zone)))


def when_words(when: When, zone: str) -> str:
    """An interval: one instant, one day, or from one instant to another."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        known = first or last
        side = "after" if first else "before"
        return f"{side} {instant_words(known, zone)}" if known else when.wall
    clock = ZoneInfo(zone)
    begins = first.astimezone(clock)
    if last - first < MINUTE:
        return _instant(begins, zone)
    ends = last.astimezone(clock)
    if begins.date() == ends.date():
        whole = last - first >= DAY - MINUTE
        return _day(begins) if whole else f"{_clock(begins)} to {_instant(ends, zone)}"
    return f"{_instant(begins, zone)} to {_instant(ends, zone)}"


def _instant(local: datetime, zone: str) -> str:
    return f"{_clock(local)} on {_day(local)} ({zone})"


def _day(local: datetime) -> str:
    return f"{local.day} {_MONTHS[local.month]} {local.year}"


def _clock(local: datetime) -> str:
    return f"{local.hour:02}:{local.minute:02}"


def stretch_words(stretch: timedelta) -> str:
    """A length as "30 minutes", "5 hours" or "3 days", rounded down to its largest unit from two on."""
    for unit, name in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute")):
        number = stretch // unit
        if number >= (2 if unit > MINUTE else 1):
            return count_words(number, name)
    return "less than a minute"


def count_words(number: int, noun: str) -> str:
    """ "1 breach", "2 breaches", "no breach": a number with its noun."""
    plural = noun + ("es" if noun.endswith(("ch", "sh", "s")) else "s")
    return f"{number or 'no'} {noun if number < 2 else plural}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; each word once."""
    if len(words) < 2:
        return "".join(words)
    once = list(dict.fromkeys(words))
    if len(once) < 2:
        return once[0]
    return f"{', '.join(once[:-1])} {joint} {once[-1]}"


def act_words(act: Act) -> str:
    """An act's code as words."""
    return _ACT_WORDS[act]


def utc(when: When) -> datetime:
    """The moment by which to order an interval: its earliest, else its latest, else the beginning of time."""
    return when.earliest or when.latest or datetime.min.replace(tzinfo=UTC)
