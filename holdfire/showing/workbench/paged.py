"""Pages of a list: which lines are shown, how many there are, and what the ways to other pages must keep."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from holdfire.model.errors import AskedError

T = TypeVar("T")

LINES = 50
"""So many lines of a list are a page, where no other number is asked for."""

MOST_LINES = 200
"""So many lines at most are given at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """At most `most` of `total` lines are shown, from the one after `skip` on. `keeps` is what else was
    asked, as names and values for the addresses of other pages."""

    skip: int
    most: int
    total: int
    keeps: tuple[tuple[str, str], ...] = ()

    @property
    def first(self) -> int:
        """The number of the first line shown, 0 where there is none."""
        return min(self.skip + 1, self.total)

    @property
    def last(self) -> int:
        """The number of the last line shown."""
        return min(self.skip + self.most, self.total)

    @property
    def page(self) -> int:
        """Which page this is."""
        return -(-self.skip // self.most) + 1

    @property
    def pages(self) -> int:
        """How many pages there are, with this one where it begins."""
        return self.page + max(-(-(self.total - self.skip) // self.most) - 1, 0)


def paging(asked: Any, total: int, *, path: tuple[str, ...] = ()) -> Paging:
    """The page of a list of `total` lines; the last one where all are to be skipped. `asked` is the frozen
    dataclass of what was asked, with `skip` and `most`; its fields in `path` stand in the address itself.
    Raises AskedError as `lines_asked` does."""
    most, skip = lines_asked(asked), max(asked.skip, 0)
    if skip >= total:
        skip = max((total - 1) // most * most, 0)
    return Paging(skip=skip, most=most, total=total, keeps=kept(asked, {"skip", *path}))


def lines_asked(asked: Any) -> int:
    """How many lines are asked for at once. Raises AskedError for more than are given, or none."""
    most: int = asked.most
    if not 0 < most <= MOST_LINES:
        raise AskedError(f"most runs from 1 to {MOST_LINES}; ask for the rest with skip")
    return most


def of_page(lines: Sequence[T], given: Paging) -> Sequence[T]:
    """The lines of a page, of all lines."""
    return lines[given.skip : given.skip + given.most]


def kept(asked: Any, without: set[str]) -> tuple[tuple[str, str], ...]:
    """What was asked beside these fields and is not so by itself, as names and values for an address."""
    said = [(each.name, getattr(asked, each.name), each.default) for each in fields(asked)]
    return tuple(
        (name, _written(value))
        for name, value, default in said
        if name not in without and value not in (None, default)
    )


def _written(value: object) -> str:
    if isinstance(value, StrEnum):
        return value.value
    return "true" if value is True else str(value)
