"""Reads the times and counts of a text written in a test."""

from datetime import UTC, date, datetime

from holdfire.model.count import Count
from holdfire.model.report import BlockKind
from holdfire.model.when import TimeRef, When
from holdfire.reading.counting.counts import find_counts
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.sentences import Sentence, split

DAMASCUS = "Asia/Damascus"
WEDNESDAY = "2016-02-24"


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text of one block a line."""
    found: list[Sentence] = []
    start = 0
    for paragraph, line in enumerate(text.splitlines(keepends=True)):
        found += (
            Sentence(start=start + first, end=start + last, kind=BlockKind.BODY, paragraph=paragraph)
            for first, last in split(line)
        )
        start += len(line)
    return tuple(found)


def whole(text: str) -> tuple[Sentence, ...]:
    """A text as one sentence."""
    return (Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0),)


def times(
    text: str, day: str | None = WEDNESDAY, zone: str | None = None, language: str = "en"
) -> tuple[TimeRef, ...]:
    """The times of a text, read on a day in a zone."""
    reference = Reference(date=date.fromisoformat(day) if day else None, zone=zone)
    return find_times(text, sentences(text), reference, language)


def only(
    text: str, day: str | None = WEDNESDAY, zone: str | None = None, language: str = "en"
) -> tuple[TimeRef, When]:
    """The one time of a text."""
    (found,) = times(text, day, zone, language)
    assert found.when is not None
    return found, found.when


def counts(text: str) -> tuple[Count, ...]:
    """The counts of a text."""
    return find_counts(text, sentences(text))


def utc(moment: str) -> datetime:
    """A moment written as "2016-02-26T22:00"."""
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)
