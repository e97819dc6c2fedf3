"""Opens the record's database, whichever it is, and brings it up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from holdfire.model.errors import RecordError
from holdfire.record.dialect import WRITES, Dialect
from holdfire.record.migrate import pending_steps, take_step
from holdfire.record.postgresql import POSTGRESQL
from holdfire.record.schema import metadata
from holdfire.record.sqlite import SQLITE

DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
"""The databases that can keep a record; a new one is a new file and a new line."""

_BUSY = ("database is locked", "lock timeout")
"""How databases say that another held the record for too long."""


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
            writer = connection.execution_options(**{WRITES: True})
            with writer.begin():
                yield writer

    def close(self) -> None:
        """Lets the database go."""
        self._engine.dispose()


def open_record(place: Path | str) -> Record:
    """The record in the SQLite file at a path, or at a database address (`postgresql://...`), brought up to
    date, made where there is none.

    Raises NewerRecordError for a record of a newer Holdfire, RecordError for anything else that is no record.
    """
    if isinstance(place, str):
        return open_database(_address(place))
    if not place.parent.is_dir():
        raise RecordError(f"{place.parent} is no folder: a record cannot be kept there")
    return open_database(URL.create("sqlite", database=str(place)))


def open_database(url: URL) -> Record:
    """The record at a database address; raises as `open_record` does."""
    dialect = DIALECTS.get(url.get_backend_name())
    if dialect is None:
        known = " or ".join(DIALECTS)
        raise RecordError(f"a record cannot be kept in {url.get_backend_name()}; use {known}")
    with _told_as_record_error():
        engine = dialect.engine(url)
    record = Record(engine)
    try:
        _bring_up_to_date(record, dialect)
    except RecordError:
        record.close()
        raise
    return record


def _address(text: str) -> URL:
    try:
        return make_url(text)
    except ArgumentError as error:
        raise RecordError(f"{text!r} is no database address, such as postgresql://host/database") from error


def _bring_up_to_date(record: Record, dialect: Dialect) -> None:
    with record.connection() as connection:
        behind = pending_steps(connection)
    for step in behind:
        with record.transaction() as connection:
            if step in pending_steps(connection):  # another process may have been quicker
                take_step(connection, step, dialect.column_types)
                dialect.refuse_changes(connection, _tables_there(connection))
                dialect.index_for_search(connection)


def _tables_there(connection: Connection) -> tuple[str, ...]:
    return tuple(sorted(metadata.tables.keys() & set(inspect(connection).get_table_names())))


@contextmanager
def _told_as_record_error() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        if isinstance(error, OperationalError) and any(words in str(error) for words in _BUSY):
            raise RecordError("another run is writing to this record; try again when it is done") from error
        raise RecordError(f"the record's database refused: {error}") from error
