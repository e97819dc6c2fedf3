"""Copies a record's rows, as they are stored, into an empty record."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from holdfire.model.errors import VaultError
from holdfire.record.chain import BATCH, stored_rows
from holdfire.record.database import new_record
from holdfire.record.dialects import append
from holdfire.record.index_tables import index_metadata
from holdfire.record.indexing import index_what_exists
from holdfire.record.migrate import known_steps
from holdfire.record.schema import captures, metadata, steps
from holdfire.record.vault import Vault

Row = Mapping[str, object]

TABLES = tuple(stored.name for stored in metadata.sorted_tables if stored is not steps)
"""The tables whose rows are copied, each after those it refers to; the steps a record took are its own."""


def copy_record(source: Connection, place: Path | str) -> None:
    """All rows of the one state that `source` sees, as a new record at `place`. Raises RecordError where the
    place is taken."""
    target = new_record(place, frozenset(step.number for step in known_steps()))
    try:
        with target.transaction() as connection:
            fill_all(connection, lambda name: stored_rows(source, metadata.tables[name]))
    finally:
        target.close()


def fill_all(connection: Connection, rows_of: Callable[[str], Iterable[Row]]) -> None:
    """Appends the rows of every table that is there as they were stored elsewhere, and indexes them."""
    for name in tables_there(connection):
        _fill(connection, name, rows_of(name))
    if set(index_metadata.tables) <= set(inspect(connection).get_table_names()):
        index_what_exists(connection)


def _fill(connection: Connection, name: str, rows: Iterable[Row]) -> None:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        append(connection, metadata.tables[name], batch)


def tables_there(connection: Connection) -> Sequence[str]:
    """Those of TABLES that this database has, in their order."""
    there = set(inspect(connection).get_table_names())
    return [name for name in TABLES if name in there]


def capture_names(connection: Connection) -> frozenset[str]:
    """The SHA-256 of every capture on record."""
    return frozenset(connection.scalars(select(captures.c.sha256)))


def vault_of(connection: Connection, vault: Vault, lacking: list[str]) -> Iterator[tuple[str, bytes]]:
    """The name and bytes of every capture; what the vault cannot give is told in `lacking`."""
    for row in stored_rows(connection, captures):
        name = str(row["sha256"])
        try:
            yield name, vault.get(name)
        except VaultError:
            lacking.append(name)
