"""Opens the record's database; the only file, with `search.py`, that knows one database from another."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from holdfire.model.errors import RecordError
from holdfire.record.migrate import pending_steps, take_step
from holdfire.record.schema import metadata
from holdfire.record.search import index_for_search

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another to finish before it gives up."""

_WRITES = "holdfire_writes"


class Record:
    """An open record: one database, read by many, written by one at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection that sees one state of the record. Raises RecordError where the database fails."""
        with _told_as_record_error(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection in one transaction: all that is written in it stands, or nothing does.

        Raises RecordError where the database fails, or another writer holds it for too long.
        """
        with _told_as_record_error(), self._engine.connect() as connection:
            writer = connection.execution_options(**{_WRITES: True})
            with writer.begin():
                yield writer

    def close(self) -> None:
        """Lets the database go."""
        self._engine.dispose()


def open_record(path: Path) -> Record:
    """The record in the SQLite file at `path`, made where there is none, brought up to date.

    Raises NewerRecordError for a record of a newer Holdfire, RecordError for anything else that is no record.
    """
    if not path.parent.is_dir():
        raise RecordError(f"{path.parent} is no folder: a record cannot be kept there")
    return open_database(URL.create("sqlite", database=str(path)))


def open_database(url: URL) -> Record:
    """The record at a database address; raises as `open_record` does."""
    if url.get_backend_name() != "sqlite":
        raise RecordError(f"a record cannot be kept in {url.get_backend_name()}; use a SQLite file")
    engine = create_engine(url)
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    record = Record(engine)
    _bring_up_to_date(record)
    return record


def _bring_up_to_date(record: Record) -> None:
    with record.connection() as connection:
        behind = pending_steps(connection)
    for step in behind:
        with record.transaction() as connection:
            if step in pending_steps(connection):  # another process may have been quicker
                take_step(connection, step)
                _refuse_changes(connection)
                index_for_search(connection)


def _set_up_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Transactions begin where we say (isolation_level None), not where the driver guesses."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the write lock at once: a lock asked for midway fails if another wrote meanwhile."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_changes(connection: Connection) -> None:
    """Every table is append-only, also for a hand that comes with another program."""
    for name in sorted(metadata.tables.keys() & set(inspect(connection).get_table_names())):
        for deed in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER IF NOT EXISTS {name}_refuses_{deed.lower()} BEFORE {deed} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
            )


@contextmanager
def _told_as_record_error() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        raise RecordError(f"the record's database refused: {error}") from error
