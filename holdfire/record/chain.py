"""The chain: each run, capture, origin, decision and anchor is bound by a hash to all that came before it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Protocol

from sqlalchemy import Connection, Select, Table, inspect, literal_column, select, table

from holdfire.record.dialects import append
from holdfire.record.schema import links, metadata, stored_moment

START = "0" * 64
"""The head before the first link."""

BODY = "body"
"""The column that a row's digest leaves out: a row with a body holds the body's own digest."""

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A table each of whose rows has a link: by which column or columns a link names its row, and the SQL of
    that name (`t` is the table) and of finding the row by it (`links` is the chain)."""

    table: str
    key: tuple[str, ...]
    item: str
    found_by: str

    def item_of(self, row: Mapping[str, object]) -> str:
        """What a link calls this row."""
        return " ".join(str(row[column]) for column in self.key)


LINKED = {
    linked.table: linked
    for linked in (
        Linked(
            table="runs",
            key=("number",),
            item="CAST(t.number AS TEXT)",
            found_by="CAST(t.number AS TEXT) = links.item",
        ),
        Linked(table="captures", key=("sha256",), item="t.sha256", found_by="t.sha256 = links.item"),
        Linked(
            table="origins",
            key=("sha256", "origin"),
            item="t.sha256 || ' ' || t.origin",
            found_by="t.sha256 = substr(links.item, 1, 64) AND t.origin = substr(links.item, 66)",
        ),
        Linked(table="decisions", key=("id",), item="t.id", found_by="t.id = links.item"),
        Linked(
            table="anchors",
            key=("number",),
            item="CAST(t.number AS TEXT)",
            found_by="CAST(t.number AS TEXT) = links.item",
        ),
    )
}
"""All other rows that a run brings are bound by the link of the run; passages follow from their reading."""


def row_digest(row: Mapping[str, object]) -> str:
    """Hexadecimal SHA-256 of a row as JSON: its columns in order of name, without its body and without those
    that are null, so that a column that comes later leaves the digests of earlier rows as they are."""
    said = {column: value for column, value in row.items() if value is not None and column != BODY}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_stored)
    return sha256(text.encode()).hexdigest()


def head_after(head: str, kind: str, item: str, digest: str) -> str:
    """The head that a link makes of the one before."""
    return sha256("\n".join((head, kind, item, digest)).encode()).hexdigest()


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...
    def hexdigest(self) -> str: ...


class Brought:
    """The digests of all that one run brings, table by table, in order of number."""

    def __init__(self) -> None:
        self._hashes: dict[str, _Hash] = {}

    def add(self, table_name: str, row: Mapping[str, object]) -> None:
        """Takes in a row of a table whose rows have no links of their own."""
        self._hashes.setdefault(table_name, sha256()).update(row_digest(row).encode())

    def digest_of_run(self, run: Mapping[str, object]) -> str:
        """The digest of a run's link: its row, and what it brought."""
        brought = {name: hashed.hexdigest() for name, hashed in self._hashes.items()}
        return row_digest({**run, "brought": brought})


class Chain:
    """The end of the chain, where a writer's transaction adds links; `close` writes them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._number, self._head = last_link(connection)
        self._waiting: list[dict[str, object]] = []

    def add(self, kind: str, row: Mapping[str, object], digest: str | None = None) -> None:
        """Links a row of the table `kind`; `digest` where it is not that of the row alone."""
        digest = digest or row_digest(row)
        item = LINKED[kind].item_of(row)
        self._number += 1
        self._head = head_after(self._head, kind, item, digest)
        self._waiting.append(
            {"number": self._number, "kind": kind, "item": item, "digest": digest, "head": self._head}
        )
        if len(self._waiting) >= BATCH:
            self.close()

    def close(self) -> None:
        """Writes the links that wait."""
        if self._waiting:
            append(self._connection, links, self._waiting)
            self._waiting = []


def last_link(connection: Connection) -> tuple[int, str]:
    """The number and head of the last link; 0 and START of an empty chain."""
    last = connection.execute(select(links).order_by(links.c.number.desc()).limit(1)).first()
    return (last.number, last.head) if last is not None else (0, START)


def stored_rows(connection: Connection, stored: Table) -> Iterator[Mapping[str, object]]:
    """All rows of a table as they are stored, in order of its key, without holding them all."""
    question: Select[Any] = select(literal_column("*")).select_from(table(stored.name))
    in_order = question.order_by(*(literal_column(column.name) for column in stored.primary_key))
    found = connection.execute(in_order, execution_options={"yield_per": BATCH})
    columns = tuple(found.keys())
    for row in found:
        yield dict(zip(columns, row, strict=True))


def brought_by_run(connection: Connection) -> Mapping[int, Brought]:
    """What each run brought, of all runs."""
    there = set(inspect(connection).get_table_names())
    brought: dict[int, Brought] = {}
    for stored in metadata.sorted_tables:
        if "run" in stored.c and stored.name not in LINKED and stored.name in there:
            for row in stored_rows(connection, stored):
                run = row["run"]
                assert isinstance(run, int)
                brought.setdefault(run, Brought()).add(stored.name, row)
    return brought


def chain_what_exists(connection: Connection) -> None:
    """Links all that a record from before the chain holds: captures, origins, runs, decisions, anchors."""
    chain = Chain(connection)
    brought = brought_by_run(connection)
    for name in ("captures", "origins"):
        for row in stored_rows(connection, metadata.tables[name]):
            chain.add(name, row)
    for row in stored_rows(connection, metadata.tables["runs"]):
        number = row["number"]
        assert isinstance(number, int)
        chain.add("runs", row, brought.get(number, Brought()).digest_of_run(row))
    for name in ("decisions", "anchors"):
        for row in stored_rows(connection, metadata.tables[name]):
            chain.add(name, row)
    chain.close()


def _stored(value: object) -> str:
    if isinstance(value, datetime):
        return stored_moment(value)
    raise TypeError(f"{value!r} is no value of a row")
