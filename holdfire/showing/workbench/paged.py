"""Pages of a list: which lines are shown, how many there are, and what the ways to other pages must keep."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")

LINES = 50
"""So many lines of a list are a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paging:
    """Lines `first` to `last` (from 1; 0 where there are none) of `total` are shown, which is page `page` of
    `pages`. `keeps` is what else was asked, as names and values for the addresses of other pages."""

    page: int
    pages: int
    first: int
    last: int
    total: int
    keeps: tuple[tuple[str, str], ...] = ()

    @property
    def skip(self) -> int:
        """How many lines come before."""
        return (self.page - 1) * LINES


def paging(asked: Any, page: int, total: int, *, path: tuple[str, ...] = ()) -> Paging:
    """The page of a list of `total` lines; the nearest where there is none of that number. `asked` is the
    frozen dataclass of what was asked; its fields in `path` stand in the address itself."""
    pages = max(-(-total // LINES), 1)
    shown = min(max(page, 1), pages)
    return Paging(
        page=shown,
        pages=pages,
        first=min((shown - 1) * LINES + 1, total),
        last=min(shown * LINES, total),
        total=total,
        keeps=kept(asked, {"page", *path}),
    )


def of_page(lines: Sequence[T], given: Paging) -> Sequence[T]:
    """The lines of a page, of all lines."""
    return lines[given.skip : given.skip + LINES]


def kept(asked: Any, without: set[str]) -> tuple[tuple[str, str], ...]:
    """What was asked beside these fields, as names and values for an address."""
    said = [(each.name, getattr(asked, each.name)) for each in fields(asked) if each.name not in without]
    return tuple((name, _written(value)) for name, value in said if value not in (None, "", False))


def _written(value: object) -> str:
    if isinstance(value, StrEnum):
        return value.value
    return "true" if value is True else str(value)
