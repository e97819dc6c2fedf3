"""Full-text search over passages and lines."""

from collections.abc import Iterator, Sequence

from holdfire.record.database import Record
from holdfire.record.dialect import Asked
from holdfire.record.dialects import DIALECTS

BATCH = 200
"""How many numbers one question gives, and names in turn: databases limit how many it may."""


def passages_with(record: Record, asked: Sequence[Asked]) -> Iterator[Sequence[int]]:
    """Numbers of the passages that hold all that is asked, the newest first, of all times, in batches."""
    return _found(record, "passages", asked)


def lines_with(record: Record, asked: Sequence[Asked]) -> Iterator[Sequence[int]]:
    """Numbers of the lines that hold all that is asked, the newest first, of all times, in batches."""
    return _found(record, "lines", asked)


def _found(record: Record, table: str, asked: Sequence[Asked]) -> Iterator[Sequence[int]]:
    below: int | None = None
    while True:
        with record.connection() as connection:
            dialect = DIALECTS[connection.dialect.name]
            numbers = dialect.found(connection, table, asked, below, BATCH)
        if not numbers:
            return
        yield numbers
        below = numbers[-1]
