"""The text of a CSV file as records and cells that say where in the text they stand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t")
"""What spreadsheets part cells by, the commonest first."""

_BREAK = re.compile(r"\r\n|\n|\r")
_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"(?!")')
_FORMULA = re.compile(r"[=+\-@\t\r]")
_GUARDED = re.compile(r"'['=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?\Z")


class BadQuotes(ValueError):  # noqa: N818 - the name says what is wrong
    """A quotation mark opens that nothing closes, or something stands behind the one that closes; `at` is
    where the cell begins."""

    def __init__(self, at: int) -> None:
        self.at = at
        super().__init__(f"the quotation mark at character {at + 1} is not closed before the cell ends")


@dataclass(frozen=True, slots=True)
class Field:
    """One cell: `text[start:end]` is its content without the quotes around it, `value` that with doubled
    quotes made one."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Record:
    """One record, `text[start:end]`, with the break that ends it up to `next`."""

    start: int
    end: int
    next: int
    fields: tuple[Field, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything, as in the empty rows below a sheet."""
        return not any(field.value.strip() for field in self.fields)


def records(text: str, delimiter: str) -> Iterator[Record]:
    """The records of a CSV text in order (RFC 4180; any line break), in one pass. Raises BadQuotes."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    place = 0
    while place < len(text):
        start, fields = place, []
        while True:
            field, place = _field(text, place, bare)
            fields.append(field)
            if not text.startswith(delimiter, place):
                break
            place += 1
        found = _BREAK.match(text, place)
        yield Record(start, place, found.end() if found else place, tuple(fields))
        place = found.end() if found else place


def _field(text: str, place: int, bare: re.Pattern[str]) -> tuple[Field, int]:
    if text.startswith('"', place):
        quoted = _QUOTED.match(text, place)
        if quoted is None:
            raise BadQuotes(place)
        behind = bare.match(text, quoted.end())
        if behind and behind.group().strip():
            raise BadQuotes(place)
        end = behind.end() if behind else quoted.end()
        return Field(quoted.start(1), quoted.end(1), quoted.group(1).replace('""', '"')), end
    found = bare.match(text, place)
    end = found.end() if found else place
    return Field(place, end, text[place:end]), end


def written(cells: list[str], delimiter: str = ",") -> str:
    """One record without its break, quoted where it must be."""
    return delimiter.join(_quoted(cell, delimiter) for cell in cells)


def _quoted(cell: str, delimiter: str) -> str:
    needs = any(sign in cell for sign in (delimiter, '"', "\n", "\r")) or cell != cell.strip()
    return '"' + cell.replace('"', '""') + '"' if needs else cell


def listed(names: Iterable[str]) -> str:
    """Names in one cell, parted by semicolons; what would part a name in two becomes a comma."""
    return "; ".join(name.replace(";", ",").replace("|", ",") for name in names if name)


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula: what would be one stands behind an apostrophe, and so
    does what would be read as so guarded. A number is none, whatever its sign."""
    harmless = _NUMBER.match(cell) or not (_FORMULA.match(cell) or _GUARDED.match(cell))
    return cell if harmless else f"'{cell}"


def unguarded(cell: str) -> str:
    """The cell that `guarded` made `cell` from; another cell is as it was."""
    return cell[1:] if _GUARDED.match(cell) else cell
