"""Opens the record's database, whichever it is, and brings it up to date."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, make_url
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from holdfire.model.errors import NewerRecordError, RecordError
from holdfire.record.dialect import WRITES, Dialect
from holdfire.record.dialects import DIALECTS
from holdfire.record.migrate import known_steps, pending_steps, take_step
from holdfire.record.remembered import Remembered
from holdfire.record.schema import metadata

_BUSY = "another run is writing to this record; try again when it is done"
_FULL = "the disk is full or fails, and the record is as it was before; make room, then run again"
_CLOSED = (
    "the record cannot be written: its folder is read-only or not yours to write; have it opened to you, or "
    "copy the case to another folder"
)
_AWAY = (
    "the database server is not to be reached, and the record is as it was before; see that the server runs "
    "and that its address is right, then run again"
)
_TOLD = {
    "database is locked": _BUSY,
    "lock timeout": _BUSY,
    "disk is full": _FULL,
    "disk I/O error": _FULL,
    "No space left": _FULL,
    "readonly database": _CLOSED,
    "unable to open database file": _CLOSED,
    "server closed the connection": _AWAY,
    "terminating connection": _AWAY,
    "connection is bad": _AWAY,
    "connection failed": _AWAY,
    "the connection is closed": _AWAY,
    "the connection is lost": _AWAY,
}
"""What databases say of trouble that a person can do something about, and what we say of it."""


_COUNTED = 2000
"""Answers about what stands at a run that are kept at hand."""

_DECISIONS, _LINES, _READINGS = 5000, 1000, 500
"""What is kept at hand of what was read of late and never changes: some 20 MB each, where a decision holds by
twenty passages and an incident has as many accounts."""


class Record:
    """An open record: one database, read by many, written by one at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.counted = Remembered(_COUNTED)
        self.decided = Remembered(_DECISIONS)
        self.lines = Remembered(_LINES)
        self.readings = Remembered(_READINGS)

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
    return open_database(_url(place))


def open_database(url: URL) -> Record:
    """The record at a database address; raises as `open_record` does."""
    with _closed_if_refused(url) as (record, dialect):
        _take_steps(record, dialect, frozenset(step.number for step in known_steps()))
    return record


def new_record(place: Path | str, steps: Collection[int]) -> Record:
    """An empty record that has taken these steps alone, to be filled from elsewhere.

    Raises RecordError where the place is taken, NewerRecordError where a step is unknown to this code.
    """
    unknown = sorted(set(steps) - {step.number for step in known_steps()})
    if unknown:
        raise NewerRecordError(
            f"it has taken step {unknown[-1]}, unknown here; use the Holdfire that made it"
        )
    with _closed_if_refused(_url(place)) as (record, dialect):
        with record.connection() as connection:
            if inspect(connection).get_table_names():
                raise RecordError(f"{_shown(place)} holds something already; name an empty place")
        _take_steps(record, dialect, steps)
    return record


def steps_ahead(place: Path | str) -> tuple[str, ...]:
    """The names of the steps that opening this record would take. Raises as `open_record` does."""
    with _closed_if_refused(_url(place)) as (record, _), record.connection() as connection:
        names = tuple(step.name for step in pending_steps(connection))
    record.close()
    return names


@contextmanager
def _closed_if_refused(url: URL) -> Iterator[tuple[Record, Dialect]]:
    dialect = DIALECTS.get(url.get_backend_name())
    if dialect is None:
        known = " or ".join(DIALECTS)
        raise RecordError(f"a record cannot be kept in {url.get_backend_name()}; use {known}")
    with _told_as_record_error():
        record = Record(dialect.engine(url))
    try:
        yield record, dialect
    except RecordError:
        record.close()
        raise


def _url(place: Path | str) -> URL:
    if isinstance(place, str):
        return _address(place)
    if not place.parent.is_dir():
        raise RecordError(f"{place.parent} is no folder: a record cannot be kept there")
    return URL.create("sqlite", database=str(place))


def _shown(place: Path | str) -> str:
    return str(place) if isinstance(place, Path) else _address(place).render_as_string(hide_password=True)


def _address(text: str) -> URL:
    try:
        return make_url(text)
    except ArgumentError as error:
        raise RecordError(f"{text!r} is no database address, such as postgresql://host/database") from error


def _take_steps(record: Record, dialect: Dialect, numbers: Collection[int]) -> None:
    """Takes those of these steps that are still to take."""
    with record.connection() as connection:
        behind = pending_steps(connection)
    for step in behind:
        if step.number not in numbers:
            continue
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
        if isinstance(error, OperationalError):
            for words, told in _TOLD.items():
                if words in str(error.orig):
                    raise RecordError(f"{told} ({error.orig})") from error
        raise RecordError(f"the record's database refused: {error}") from error
