"""SQLite: the record as one file on a laptop."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Engine,
    Table,
    create_engine,
    event,
    func,
    inspect,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from holdfire.record.dialect import BUSY_SECONDS, INDEXED, WRITES, Asked, Dialect
from holdfire.record.folding import folded

_CACHE_KIB, _WRITING_KIB = 16 * 1024, 128 * 1024
"""Pages that a connection keeps in memory; more once it writes: a run of many reports puts rows all over the
indexes, and would write each page again and again where few are kept."""

_KEPT_OPEN = 16
"""Connections that stay open when nobody uses them: a new one knows no table yet and has every page to
read."""

_TOKENS = "unicode61 remove_diacritics 0 categories ''L* N* Co Mn''"
"""Any script; the words come folded already (folding.py), and no mark that is left cuts a word in two."""


@dataclass(frozen=True, slots=True)
class _SQLite:
    column_types: Mapping[str, str] = field(default_factory=dict)

    def engine(self, url: URL) -> Engine:
        engine = create_engine(_as_its_folder_allows(url), pool_size=_KEPT_OPEN)
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def refuse_changes(self, connection: Connection, tables: Sequence[str]) -> None:
        for name in tables:
            for trigger, guard in _guards(name).items():
                connection.exec_driver_sql(f"CREATE TRIGGER IF NOT EXISTS {trigger} {guard}")

    def unguarded(self, connection: Connection, tables: Sequence[str]) -> Sequence[str]:
        asked = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        there = {row.name: row.sql for row in connection.execute(asked)}
        return [
            name
            for name in tables
            if any(
                there.get(trigger) != f"CREATE TRIGGER {trigger} {guard}"
                for trigger, guard in _guards(name).items()
            )
        ]

    def damages(self, connection: Connection) -> Sequence[str]:
        told = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return [damage for damage in told if damage != "ok"]

    @contextmanager
    def stand_ins(self, connection: Connection, tables: Mapping[str, Sequence[str]]) -> Iterator[str]:
        for name, found_by in tables.items():
            connection.exec_driver_sql(
                f"CREATE TEMPORARY TABLE {name} AS SELECT * FROM main.{name} WHERE 1 = 0"  # noqa: S608
            )
            for place, columns in enumerate(found_by):
                connection.exec_driver_sql(f"CREATE INDEX temp.{name}_{place} ON {name} ({columns})")
        yield "main"
        for name in tables:
            connection.exec_driver_sql(f"DROP TABLE temp.{name}")

    def append(self, connection: Connection, stored: Table, rows: Sequence[Mapping[str, object]]) -> None:
        names = tuple(rows[0])
        columns, places = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
        connection.exec_driver_sql(
            f"INSERT INTO {stored.name} ({columns}) VALUES ({places})",  # noqa: S608
            [tuple(row[name] for name in names) for row in rows],
        )

    def given(self, keys: Sequence[str]) -> ColumnElement[str]:
        return func.json_each(json.dumps(keys)).table_valued("value").c.value

    def index_for_search(self, connection: Connection) -> None:
        there = set(inspect(connection).get_table_names())
        for table, column, condition in INDEXED:
            found = f"{table}_found"
            add = f"INSERT INTO {found} (rowid, {column})"
            if found not in there:
                connection.exec_driver_sql(
                    f"CREATE VIRTUAL TABLE {found} USING fts5("
                    f"{column}, content='{table}', content_rowid='number', tokenize='{_TOKENS}')"
                )
                connection.exec_driver_sql(
                    f"{add} SELECT number, folded({column}) FROM {table} WHERE {condition}"  # noqa: S608
                )
            keep_in_step = f"{add} VALUES (new.number, folded(new.{column}))"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_are_found")
            connection.exec_driver_sql(
                f"CREATE TRIGGER {table}_are_found AFTER INSERT ON {table} "
                f"WHEN new.{condition} BEGIN {keep_in_step}; END"
            )

    def found(
        self, connection: Connection, table: str, asked: Sequence[Asked], below: int | None, most: int
    ) -> Sequence[int]:
        match = " ".join(f'"{folded(part.words)}"' + ("*" if part.begins else "") for part in asked)
        question = (
            f"SELECT rowid FROM {table}_found WHERE {table}_found MATCH :asked"  # noqa: S608
            f"{'' if below is None else ' AND rowid < :below'} ORDER BY rowid DESC LIMIT :most"
        )
        words = {"asked": match, "most": most} | ({} if below is None else {"below": below})
        return connection.scalars(text(question), words).all()


SQLITE: Dialect = _SQLite()


def _as_its_folder_allows(url: URL) -> URL:
    """A record in a folder that cannot be written can still be read: as a file that nobody changes, or, where
    another is writing to it meanwhile, with the help of that one's files."""
    file = Path(url.database or "")
    if not file.is_file() or os.access(file.parent, os.W_OK):
        return url
    query = {"mode": "ro", "uri": "true"}
    if not file.with_name(f"{file.name}-wal").exists():
        query["immutable"] = "1"
    return url.set(database=file.absolute().as_uri(), query=query)


def _guards(table: str) -> Mapping[str, str]:
    """The triggers that make a table append-only: name to what follows it."""
    return {
        f"{table}_refuses_{deed.lower()}": (
            f"BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        for deed in ("UPDATE", "DELETE")
    }


def _set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Transactions begin where we say (isolation_level None), not where the driver guesses."""
    connection.isolation_level = None
    connection.create_function("folded", 1, folded, deterministic=True)
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {round(BUSY_SECONDS * 1000)}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KIB}",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    if writes:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_WRITING_KIB}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
