"""The cells of one row of a table, each with its span, and every fault found in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self, TypeVar

from holdfire.lexicon.event_tables import Heading, heading_of
from holdfire.model.capture import Capture
from holdfire.model.csv_text import BadQuotes, Field, Record, records, unguarded
from holdfire.model.errors import CaptureError, Fault
from holdfire.model.span import Span

Code = TypeVar("Code", bound=StrEnum)

_PARTED = re.compile(r"[^;|]+")
_LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A name that a cell holds, and where it stands in the report as the file writes it."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What a column holds in this row: its value, where it stands in the report, and the column's number;
    `quoted` where the file doubles its quotation marks, `guarded` where it begins with a guard."""

    value: str
    span: Span
    number: int
    quoted: bool = False
    guarded: bool = False

    @property
    def whole(self) -> Part:
        """All of it as one name."""
        return Part(name=self.value, span=self.span)

    def parts(self) -> Iterator[Part]:
        """Its parts between semicolons or bars."""
        for match in _PARTED.finditer(self.span.text):
            part = Span.of(self.span.text, match.start(), match.end())
            if part.text:
                at = self.span.start
                span = Span(start=at + part.start, end=at + part.end, text=part.text)
                yield Part(name=self._read(part), span=span)

    def _read(self, part: Span) -> str:
        first = self.guarded and part.start == 0
        text = part.text[1:] if first else part.text
        return text.replace('""', '"') if self.quoted else text


def _cell(text: str, found: Field, number: int, *, guards: bool) -> Cell:
    told = found.value.strip()
    value = unguarded(told) if guards else told
    return Cell(
        value=value,
        span=Span.of(text, found.start, found.end),
        number=number,
        quoted=found.value != text[found.start : found.end],
        guarded=value != told,
    )


@dataclass(slots=True)
class Cells:
    """A row opened: the text of its heading and itself, its cells by column (empty ones left out)."""

    text: str
    heading: Heading
    record: Record
    file: str
    line: int
    by_name: Mapping[str, Cell]
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def of(cls, capture: Capture) -> Self:
        """The one row that a capture holds. Raises CaptureError where it holds none."""
        try:
            text = capture.data.decode("utf-8")
            heading = heading_of(text)
            rows = list(records(text, heading.delimiter))[1:] if heading else []
        except (UnicodeDecodeError, BadQuotes) as error:
            raise CaptureError(f"the row is no row of a table in UTF-8: {error}") from error
        if heading is None or len(rows) != 1:
            raise CaptureError("this is not the heading of a table of events with one row")
        by_name = {
            name: _cell(text, found, number, guards=heading.ours)
            for number, (name, found) in enumerate(zip(heading.columns, rows[0].fields, strict=False), 1)
            if found.value.strip() and name
        }
        file, _, line = capture.origin.rpartition("#")
        cells = cls(
            text, heading, rows[0], file or capture.origin, int(line) if line.isdigit() else 1, by_name
        )
        cells._look_for_cells_without_column()
        return cells

    def _look_for_cells_without_column(self) -> None:
        columns = self.heading.columns
        for number, found in enumerate(self.record.fields, 1):
            if found.value.strip() and (number > len(columns) or not columns[number - 1]):
                self._add(
                    number, f"cell {number}", f"{found.value.strip()!r}", "nothing in a column without a name"
                )

    def value(self, name: str) -> str:
        """What the column holds, empty where it holds nothing or is not there."""
        cell = self.by_name.get(name)
        return cell.value if cell else ""

    def fault(self, name: str, found: str, expected: str) -> None:
        """Notes a fault in a column; `found` is told as it stands."""
        cell = self.by_name.get(name)
        columns = self.heading.columns
        number = cell.number if cell else columns.index(name) + 1 if name in columns else 1
        self._add(number, name, found, expected)

    def _add(self, number: int, where: str, found: str, expected: str) -> None:
        self.faults.append(
            Fault(file=self.file, line=self.line, column=number, where=where, found=found, expected=expected)
        )

    def needed(self, name: str) -> str:
        """What a column holds that must hold something; a fault where it does not."""
        value = self.value(name)
        if not value:
            self.fault(name, "nothing", "something: no row can be read without it")
        return value

    def code(self, name: str, codes: type[Code]) -> Code | None:
        """One of these codes, however written ("Self-claimed"); a fault for another word."""
        value = self.value(name)
        plain = re.sub(r"[\s-]+", "_", value.casefold())
        if plain in {code.value for code in codes}:
            return codes(plain)
        if value:
            self.fault(name, repr(value), "one of " + ", ".join(code.value for code in codes))
        return None

    def number(self, name: str, low: float, high: float) -> float | None:
        """A number in these bounds, with a point or a comma; a fault for what is none."""
        value = self.value(name)
        if not value:
            return None
        try:
            found = float(value.replace(",", "."))
        except ValueError:
            found = float("nan")
        if low <= found <= high:
            return found
        self.fault(name, repr(value), f"a number from {low:g} to {high:g}, such as {self._example(name)}")
        return None

    def yes_or_no(self, name: str) -> bool | None:
        """Yes or no; a fault for another word."""
        value = self.value(name).casefold()
        if value in _NO or value in _YES or value.startswith("self"):  # "self-defence" in so many words
            return value not in _NO
        if value:
            self.fault(name, repr(value), "yes or no")
        return None

    def all(self) -> tuple[tuple[str, str], ...]:
        """Every column with what it holds, in order, as a reader of the file sees it."""
        return tuple((name, self.value(name)) for name in self.heading.columns if name)

    @staticmethod
    def _example(name: str) -> str:
        return {"latitude": "36.26", "longitude": "37.09"}.get(name, "5")


_YES = frozenset({"yes", "y", "true", "1", "claimed"})
_NO = frozenset({"no", "n", "false", "0", "none", "not claimed"})
