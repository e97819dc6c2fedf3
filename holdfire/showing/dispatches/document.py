"""A dispatch as a document: sections of lines and tables, told alike as a page, as PDF and as plain text."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.showing.teller import Passage


class Occasion(StrEnum):
    """When a dispatch is sent."""

    DAILY = "daily"
    WEEKLY = "weekly"
    FLASH = "flash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a table; `to` is the anchor, in this dispatch, of the list behind a number."""

    text: str
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; the first cell of a row names it."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence or a part of one, with the passages it rests on; `lead` is set off before it, `quoted` are
    words of a report, `anchor` is its name in the dispatch."""

    text: str
    lead: str = ""
    quoted: tuple[Passage, ...] = ()
    sources: tuple[Passage, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Lines under a heading of their own; `anchor` is its name in the dispatch."""

    title: str
    lines: tuple[Line, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a dispatch; `nothing` is said where it holds neither table nor line."""

    id: str
    title: str
    nothing: str
    note: str = ""
    tables: tuple[Table, ...] = ()
    lines: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.tables or self.lines or self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatch:
    """A whole dispatch. `answer` is the status in one line; `cut_off` is printed with its zone, and in UTC;
    `window` the time it tells of; `withheld` what redaction keeps back, a sentence each, empty for none;
    `sources` every report that is cited, with the SHA-256 of its capture."""

    occasion: Occasion
    title: str
    case: str
    agreement: str
    answer: str
    cut_off: str
    cut_off_utc: str
    window: str
    language: str
    withheld: tuple[str, ...]
    sections: tuple[Section, ...]
    sources: tuple[Line, ...] = ()
