"""The databases that can keep a record."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table

from holdfire.record.postgresql import POSTGRESQL
from holdfire.record.sqlite import SQLITE

DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
"""A new one is a new file and a new line."""


def append(connection: Connection, stored: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Appends rows to a table, all of the same columns, of texts, numbers and nulls as they are stored; quick
    also where they are many."""
    if rows:
        DIALECTS[connection.dialect.name].append(connection, stored, rows)
