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
    return [
        thing
        for thing in starting_in(things, start, end, _start_of)
        if thing.span is not None and thing.span.end <= end
    ]


def starting_in(
    items: Sequence[_Item], start: int, end: int, start_of: Callable[[_Item], int]
) -> Sequence[_Item]:
    """The items that begin in a stretch; `items` are in order of their beginnings."""
    return items[bisect_left(items, start, key=start_of) : bisect_left(items, end, key=start_of)]


def _start_of(thing: Placed) -> int:
    return thing.span.start if thing.span else -1
