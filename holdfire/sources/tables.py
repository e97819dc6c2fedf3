"""Reads tables of events (own, ACLED, UCDP GED): one row with the heading, one capture."""

from collections.abc import Iterator
from pathlib import Path

from holdfire.lexicon.event_tables import Heading, heading_of
from holdfire.model.capture import Capture, FailedCapture, Gathered, MediaType, Skipped
from holdfire.model.csv_text import BadQuotes, records
from holdfire.sources.files import bytes_of
from holdfire.sources.spreadsheets import TableText, UnreadableText, text_of_table

TABLE_SUFFIXES = (".csv", ".tsv")


def reads_table(path: Path) -> bool:
    """Whether the name of the file says that it is a table."""
    return path.suffix.lower() in TABLE_SUFFIXES


def read_table(path: Path, origin: str) -> Iterator[Gathered]:
    """A capture for each row of a table of events: its heading and the row in UTF-8, a table of one row by
    itself; its origin is `file.csv#12`, lines counted from 1. Blank rows are passed over.

    A file that is no such table, or whose charset, heading or quotation marks are at fault, is one
    FailedCapture that says where. How the columns differ from those the table is known to have, and a charset
    that was guessed, come as Skipped.
    """
    data = bytes_of(path, origin)
    if isinstance(data, FailedCapture):
        yield data
        return
    try:
        found = text_of_table(data)
        heading = heading_of(found.text)
        fault = _fault(heading)
        if heading is None or fault:
            yield _failed(origin, 1 + found.lines_before, fault, data)
            return
        if found.guess:
            yield Skipped(origin=origin, kind=found.guess, count=1)
        yield from (
            Skipped(origin=origin, kind=f"{words}: {', '.join(names)}", count=len(names))
            for words, names in heading.drift
        )
        yield from _rows(found, heading, origin)
    except UnreadableText as error:
        yield _failed(origin, error.line, str(error), data)
    except BadQuotes as error:
        line = found.text.count("\n", 0, error.at) + 1 + found.lines_before
        yield _failed(
            origin, line, "a quotation mark opens a cell that is not closed: close it, or double it", data
        )


def _rows(found: TableText, heading: Heading, origin: str) -> Iterator[Capture]:
    text = found.text
    head = text[: heading.record.next]
    line, counted = 1 + found.lines_before, 0
    for record in records(text, heading.delimiter):
        line += text.count("\n", counted, record.start)
        counted = record.start
        if record.start > heading.record.start and not record.is_blank:
            row = head + text[record.start : record.end]
            yield Capture(data=row.encode(), origin=f"{origin}#{line}", media_type=MediaType.ROW)


def _fault(heading: Heading | None) -> str:
    """What keeps a file from being a table of events; empty where nothing does."""
    if heading is None:
        return (
            "this is no table of events that is known (own, ACLED, UCDP GED): "
            "begin its first line as `holdfire import --template` prints it"
        )
    if heading.missing:
        return (
            f"a table of the kind {heading.kind} needs the column {', '.join(heading.missing)}; found "
            f"{', '.join(filter(None, heading.columns))}: add it, or name the one that holds it so"
        )
    if heading.twice:
        return f"the column {', '.join(heading.twice)} stands there twice: leave one"
    return ""


def _failed(origin: str, line: int, fault: str, data: bytes) -> FailedCapture:
    return FailedCapture(origin=f"{origin}#{line}", reason=fault, size=len(data))
