"""When: an interval of time with a zone, a precision, and how it is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from holdfire.model.span import Span
from holdfire.model.truth import Truth


class Precision(StrEnum):
    """How exact a time is."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


class TimeBasis(StrEnum):
    """How a time is known."""

    STATED = "stated"  # a full date, or a clock time with its date and zone
    RELATIVE = "relative"  # resolved against the report's reference date ("Monday", "yesterday")
    DATELINE = "dateline"
    METADATA = "metadata"  # publication time given by the page's own data or its container
    PUBLISHED = "published"  # nothing said: the report's publication time stands in
    REVIEWER = "reviewer"  # set by a reviewer, in place of what was read
    ASSUMED_ZONE = "assumed_zone"  # clock time stated, zone taken from the case


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`earliest` and `latest` are UTC; None on one side means open on that side.

    `wall` is the time as quoted, `zone` an IANA name or None where none was said or known.
    `alternatives` are other readings of the same words; `conflict_minutes` is how far apart the
    furthest two stated clocks for one instant are, None where there is no conflict.
    """

    earliest: datetime | None
    latest: datetime | None
    wall: str
    precision: Precision
    basis: TimeBasis
    zone: str | None = None
    alternatives: "tuple[When, ...]" = ()
    conflict_minutes: int | None = None
    duration: timedelta | None = None

    def __post_init__(self) -> None:
        for moment in (self.earliest, self.latest):
            if moment is not None and moment.utcoffset() != timedelta(0):
                raise ValueError(f"{self.wall!r}: {moment!r} is not in UTC")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"{self.wall!r}: ends before it begins")

    @classmethod
    def at(cls, moment: datetime, *, wall: str, zone: str | None = None) -> "When":
        """A stated instant; `moment` must carry an offset and is kept in UTC."""
        instant = moment.astimezone(UTC)
        return cls(
            earliest=instant,
            latest=instant,
            wall=wall,
            precision=Precision.MINUTE,
            basis=TimeBasis.STATED,
            zone=zone,
        )

    def before(self, other: "When") -> Truth:
        """Whether all of this lies before all of the other; UNKNOWN where they overlap or are open."""
        if self.latest and other.earliest and self.latest < other.earliest:
            return Truth.YES
        if self.earliest and other.latest and self.earliest >= other.latest:
            return Truth.NO
        return Truth.UNKNOWN

    def overlaps(self, other: "When") -> bool:
        """Whether the two intervals may share an instant; an open side reaches without end."""
        starts_in_time = not (self.earliest and other.latest) or self.earliest <= other.latest
        ends_in_time = not (self.latest and other.earliest) or self.latest >= other.earliest
        return starts_in_time and ends_in_time


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRef:
    """A time expression in a report and what it was read as; `when` is None for a bare duration."""

    span: Span
    when: When | None
    duration: timedelta | None = None
    note: str | None = None


def span_of(whens: Sequence[When | None]) -> When | None:
    """One interval over the times that accounts of one thing give: what they have in common where they may
    speak of one instant, else from the earliest to the latest, with each account's own as an alternative."""
    known = list(dict.fromkeys(when for when in whens if when is not None))
    if len(known) <= 1:
        return known[0] if known else None
    exact = sorted(known, key=_width)
    if all(exact[0].overlaps(other) for other in exact[1:]):
        return exact[0]
    earliest = [when.earliest for when in known if when.earliest]
    latest = [when.latest for when in known if when.latest]
    return When(
        earliest=min(earliest) if len(earliest) == len(known) else None,
        latest=max(latest) if len(latest) == len(known) else None,
        wall="; ".join(when.wall for when in known),
        precision=Precision.RANGE,
        basis=exact[0].basis,
        zone=exact[0].zone,
        alternatives=tuple(known),
    )


def _width(when: When) -> tuple[float, str, str]:
    if when.earliest is None or when.latest is None:
        return float("inf"), when.wall, when.zone or ""
    return (when.latest - when.earliest).total_seconds(), when.wall, when.zone or ""
