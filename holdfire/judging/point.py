"""A point on which something hangs: whether it is so, why, and what would settle it."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.truth import NO, UNKNOWN, YES, Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Whether something is `so`, the reason as a sentence (a plain yes may have none), and, for an UNKNOWN,
    the things that would settle it."""

    so: Truth
    reason: str = ""
    missing: tuple[str, ...] = ()


SURE = Point(so=YES)
"""A point that raises no question."""


def all_of(points: Iterable[Point]) -> Point:
    """Kleene's and: the first no settles it; else all that is unknown stays unknown, with every reason."""
    open_points = []
    told = []
    for point in points:
        if point.so is NO:
            return point
        if point.so is UNKNOWN:
            open_points.append(point)
        elif point.reason:
            told.append(point)
    if not open_points:
        if len(told) < 2:
            return told[0] if told else SURE
        return Point(so=YES, reason=" ".join([point.reason for point in told]))
    if len(open_points) == 1:
        return open_points[0]
    return Point(
        so=UNKNOWN,
        reason=" ".join(dict.fromkeys([point.reason for point in open_points if point.reason])),
        missing=tuple(dict.fromkeys([name for point in open_points for name in point.missing])),
    )
