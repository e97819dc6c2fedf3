"""Takes from things in order of place those that lie in a stretch of the text, without walking them all."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from holdfire.model.span import Span


class Placed(Protocol):
    """Anything that stands in a passage, or (an actor only inferred) in none."""

    @property
    def span(self) -> Span | None:
        """Where it stands."""


_Thing = TypeVar("_Thing", bound=Placed)
_Item = TypeVar("_Item")


def inside(things: Sequence[_Thing], start: int, end: int) -> list[_Thing]:
    """The things that lie wholly in a stretch; `things` are in order of place, those without one first."""
    found: list[_Thing] = []
    for place in range(bisect_left(things, start, key=_start_of), len(things)):
        thing = things[place]
        span = thing.span
        if span is None or span.start >= end:
            break
        if span.end <= end:
            found.append(thing)
    return found


def starting_in(
    items: Sequence[_Item], start: int, end: int, start_of: Callable[[_Item], int]
) -> Sequence[_Item]:
    """The items that begin in a stretch; `items` are in order of their beginnings."""
    return items[bisect_left(items, start, key=start_of) : bisect_left(items, end, key=start_of)]


def _start_of(thing: Placed) -> int:
    return thing.span.start if thing.span else -1
