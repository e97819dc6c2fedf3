"""What the record asks of a database, beside SQL: one object for each kind of database."""

import re
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import URL, ColumnElement, Connection, Engine, Table

WRITES = "holdfire_writes"
"""The option of a connection that is going to write: it waits for the one before it at once, because a lock
asked for midway fails where another wrote meanwhile."""

BUSY_SECONDS = 10
"""How long a writer waits for another to finish before it gives up."""

INDEXED = (("passages", "text", "id IS NULL"), ("lines", "words", "words <> ''"))
"""What full-text search covers: table, its column, and which rows."""

_ASKED = re.compile(r'"([^"]+)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words that a passage must hold, in this order; `begins` asks for words that begin as the last does."""

    words: str
    begins: bool


def asked_for(words: str) -> tuple[Asked, ...]:
    """What a question asks: each word for itself, a phrase in double quotes as it stands, a final * for every
    word that begins so. Nothing in it is an operator."""
    parts = []
    for match in _ASKED.finditer(words):
        phrase = (match[1] or match[2]).replace('"', " ")
        if any(sign.isalnum() for sign in phrase):
            parts.append(Asked(words=phrase.rstrip("*"), begins=phrase.endswith("*")))
    return tuple(parts)


class Dialect(Protocol):
    """One kind of database."""

    @property
    def column_types(self) -> Mapping[str, str]:
        """The types of the migrations' columns as this database must spell them."""

    def engine(self, url: URL) -> Engine:
        """An engine whose connections see one state of the record, and whose writers write one at a time."""

    def refuse_changes(self, connection: Connection, tables: Sequence[str]) -> None:
        """Makes these tables append-only, also for a hand that comes with another program."""

    def unguarded(self, connection: Connection, tables: Sequence[str]) -> Sequence[str]:
        """Those of these tables that `refuse_changes` guards no longer, or not as it did."""

    def damages(self, connection: Connection) -> Sequence[str]:
        """What the database itself finds wrong with how it is stored."""

    def stand_ins(
        self, connection: Connection, tables: Mapping[str, Sequence[str]]
    ) -> AbstractContextManager[str]:
        """Empty temporary tables with indexes of these columns, which stand before those of the same name;
        gives the schema of the others."""

    def append(self, connection: Connection, stored: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Appends many rows, all of the same columns, of texts, numbers and nulls as they are stored."""

    def given(self, keys: Sequence[str]) -> ColumnElement[str]:
        """These keys as a column that a question can ask of."""

    def index_for_search(self, connection: Connection) -> None:
        """Makes the full-text indexes of INDEXED, and what keeps them in step."""

    def found(
        self, connection: Connection, table: str, asked: Sequence[Asked], below: int | None, most: int
    ) -> Sequence[int]:
        """Numbers of the rows of an indexed table that hold all that is asked, the newest first: at most so
        many, of those under `below`."""
