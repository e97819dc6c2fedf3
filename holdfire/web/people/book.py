"""Opens the accounts' database, a small file of its own or a schema on a server, and brings it up to date."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from sqlalchemy import URL, Column, Connection, func, insert, make_url, select
from sqlalchemy.exc import ArgumentError

from holdfire.model.errors import RecordError
from holdfire.record.database import Record
from holdfire.record.dialect import Dialect
from holdfire.record.dialects import DIALECTS
from holdfire.web.people.errors import AccountsError
from holdfire.web.people.schema import audit, steps

FILE = "accounts.db"
"""The file beside the first case's folder, where HOLDFIRE_ACCOUNTS names no database."""


class Book:
    """The open database of accounts. Many threads and processes ask it at once; writers take turns."""

    def __init__(self, database: Record, where: str) -> None:
        self._database = database
        self._where = where

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state. Raises AccountsError where the database fails."""
        with self._told(), self._database.connection() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in one transaction. Raises AccountsError where the database fails."""
        with self._told(), self._database.transaction() as connection:
            yield connection

    def close(self) -> None:
        """Lets the database go."""
        self._database.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except RecordError as error:
            raise AccountsError(f"the accounts in {self._where} cannot be used: {error}") from error


def open_book(place: Path | str) -> Book:
    """The accounts in a SQLite file, made (for its owner alone) where there is none, or at the address of a
    database. Raises AccountsError where it cannot be opened."""
    url, where = _url(place)
    dialect = DIALECTS.get(url.get_backend_name())
    if dialect is None:
        raise AccountsError(
            f"accounts cannot be kept in {url.get_backend_name()}; use {' or '.join(DIALECTS)}"
        )
    book = Book(Record(dialect.engine(url)), where)
    with book.writing() as connection:
        _take_steps(connection, dialect)
    return book


def next_number(connection: Connection, column: Column[int]) -> int:
    """The number of the next row of a table; writers take turns, so that no two get the same."""
    return (connection.scalar(select(func.max(column))) or 0) + 1


def _url(place: Path | str) -> tuple[URL, str]:
    if isinstance(place, Path):
        try:
            os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise AccountsError(
                f"accounts cannot be kept in {place}: {error.strerror}; name a database in HOLDFIRE_ACCOUNTS"
            ) from error
        return URL.create("sqlite", database=str(place)), str(place)
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise AccountsError(
            "HOLDFIRE_ACCOUNTS is no database address, such as postgresql://host/db"
        ) from error
    return url, url.render_as_string(hide_password=True)


def _take_steps(connection: Connection, dialect: Dialect) -> None:
    steps.create(connection, checkfirst=True)
    taken = set(connection.scalars(select(steps.c.number)))
    folder = files("holdfire.web.people.migrations")
    known = {int(file.name[:4]): file for file in folder.iterdir() if file.name.endswith(".sql")}
    if unknown := taken - known.keys():
        raise AccountsError(
            f"the accounts have taken step {max(unknown)}, unknown here; use the Holdfire that made them"
        )
    for number in sorted(known.keys() - taken):
        text = "\n".join(
            line for line in known[number].read_text(encoding="utf-8").splitlines() if line[:2] != "--"
        )
        for statement in filter(None, map(str.strip, text.split(";"))):
            connection.exec_driver_sql(statement)
        connection.execute(insert(steps).values(number=number, name=known[number].name))
    dialect.refuse_changes(connection, [audit.name])
