"""PostgreSQL: the record on a server, shared by a team; each case in a schema of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ARRAY,
    URL,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Table,
    Text,
    create_engine,
    event,
    func,
    literal,
    text,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from holdfire.model.errors import RecordError
from holdfire.record.dialect import BUSY_SECONDS, INDEXED, WRITES, Asked, Dialect
from holdfire.record.folding import MARKS

SCHEMA = "schema"
"""The part of the address that names the schema a case is kept in: postgresql://host/database?schema=syria."""

_DEFAULT_SCHEMA = "public"
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")

_REFUSAL = " BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END "
_BEFORE_ANY_CHANGE = 2 + 8 + 16 + 32
"""How pg_trigger writes BEFORE UPDATE OR DELETE OR TRUNCATE, once a statement."""

_FOLDED = (
    f"regexp_replace(regexp_replace(normalize(lower({{}}), NFKD), '[{MARKS}]', '', 'g'), "
    r"'[\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e]', ' ', 'g')"
)
"""Words without accents and vowel marks, in any script, as `folded` makes them, and without the signs of
addresses, hyphens and decimals, by which PostgreSQL alone would cut words otherwise."""


_QUICKLY = (
    "SELECT set_config(name, 'lz4', false) FROM pg_settings "
    "WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals) "
    "UNION ALL SELECT set_config('work_mem', '32MB', false)"
    "UNION ALL SELECT set_config('gin_pending_list_limit', '16MB', false)"
)
"""What makes large runs quicker: bodies squeezed by lz4, where the server has it (14 or newer), and more
words put into the full-text index at once."""


@dataclass(frozen=True, slots=True)
class _PostgreSQL:
    column_types: Mapping[str, str] = field(default_factory=lambda: {"TEXT": 'TEXT COLLATE "C"'})
    # Texts are put in order by their code points, so that both databases answer in one order.

    def engine(self, url: URL) -> Engine:
        schema = str(url.query.get(SCHEMA, _DEFAULT_SCHEMA))
        if not _NAME.fullmatch(schema):
            raise RecordError(f"{schema!r} is no name for a schema: small letters, digits and underscores")
        plain = url.set(drivername="postgresql+psycopg").difference_update_query([SCHEMA])
        try:
            engine = create_engine(plain, pool_pre_ping=True, isolation_level="REPEATABLE READ")
        except (ImportError, NoSuchModuleError) as error:
            raise RecordError("PostgreSQL needs its driver: pip install 'holdfire[postgres]'") from error

        def set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
            cursor = connection.cursor()
            cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
            cursor.execute(f"SET search_path TO {schema}")
            cursor.execute(f"SET lock_timeout TO '{BUSY_SECONDS}s'")
            cursor.execute(_QUICKLY)
            cursor.close()
            connection.commit()

        event.listen(engine, "connect", set_up)
        event.listen(engine, "begin", _begin)
        return engine

    def refuse_changes(self, connection: Connection, tables: Sequence[str]) -> None:
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION refuse_changes() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSAL}$$"
        )
        for name in tables:
            connection.exec_driver_sql(
                f"CREATE OR REPLACE TRIGGER {name}_refuses_changes "
                f"BEFORE UPDATE OR DELETE OR TRUNCATE ON {name} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_changes()"
            )

    def unguarded(self, connection: Connection, tables: Sequence[str]) -> Sequence[str]:
        asked = text(
            "SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE c.relnamespace = CAST(current_schema() AS regnamespace) "
            "AND t.tgname = c.relname || '_refuses_changes' AND t.tgenabled <> 'D' AND t.tgtype = :deeds "
            "AND p.proname = 'refuse_changes' AND p.prosrc = :refusal"
        )
        guarded = set(connection.scalars(asked, {"deeds": _BEFORE_ANY_CHANGE, "refusal": _REFUSAL}))
        return [name for name in tables if name not in guarded]

    def damages(self, connection: Connection) -> Sequence[str]:  # noqa: ARG002
        return ()  # the server watches over its own pages

    @contextmanager
    def stand_ins(self, connection: Connection, tables: Mapping[str, Sequence[str]]) -> Iterator[str]:
        """They go with the transaction, which may write to nothing else from here on. The path is set so that
        a statement which the driver has prepared is planned anew, and finds them."""
        home = str(connection.scalar(text("SELECT current_schema()")))
        for name, found_by in tables.items():
            connection.exec_driver_sql(
                f"CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS SELECT * FROM {home}.{name} WHERE 1 = 0"  # noqa: S608
            )
            for place, columns in enumerate(found_by):
                connection.exec_driver_sql(f"CREATE INDEX {name}_{place} ON pg_temp.{name} ({columns})")
        connection.exec_driver_sql(f"SET LOCAL search_path TO pg_temp, {home}")
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        yield home

    def append(self, connection: Connection, stored: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """By COPY, in its binary form: one by one, or as JSON, rows cost more to send than to keep."""
        names = tuple(rows[0])
        columns = ", ".join(f'"{name}"' for name in names)
        statement = f"COPY {stored.name} ({columns}) FROM STDIN (FORMAT BINARY)"
        types = ["int4" if isinstance(stored.c[name].type, Integer) else "text" for name in names]
        driver: Any = connection.connection.driver_connection
        with (
            _told_by_sqlalchemy(connection, statement),
            driver.cursor() as cursor,
            cursor.copy(statement) as copy,
        ):
            copy.set_types(types)
            for row in rows:
                copy.write_row([row[name] for name in names])

    def given(self, keys: Sequence[str]) -> ColumnElement[str]:
        return func.unnest(literal(list(keys), ARRAY(Text))).column_valued("given")

    def index_for_search(self, connection: Connection) -> None:
        for table, column, condition in INDEXED:
            connection.exec_driver_sql(
                f"CREATE INDEX IF NOT EXISTS {table}_found ON {table} "
                f"USING gin ({_words(column)}) WHERE {condition}"
            )

    def found(
        self, connection: Connection, table: str, asked: Sequence[Asked], below: int | None, most: int
    ) -> Sequence[int]:
        column, condition = next((column, rows) for name, column, rows in INDEXED if name == table)
        holds = " AND ".join(f"{_words(column)} @@ {_query(part, place)}" for place, part in enumerate(asked))
        under = "" if below is None else "AND number < :below "
        question = (
            f"SELECT number FROM {table} WHERE {condition} AND {holds} "  # noqa: S608
            f"{under}ORDER BY number DESC LIMIT :most"
        )
        words: dict[str, str | int] = {f"asked{place}": part.words for place, part in enumerate(asked)}
        words |= {"most": most} | ({} if below is None else {"below": below})
        return connection.scalars(text(question), words).all()


def _words(column: str) -> str:
    return f"to_tsvector('simple', {_FOLDED.format(column)})"


def _query(part: Asked, place: int) -> str:
    phrase = f"phraseto_tsquery('simple', {_FOLDED.format(f'CAST(:asked{place} AS text)')})"
    return f"to_tsquery('simple', CAST({phrase} AS text) || ':*')" if part.begins else phrase


POSTGRESQL: Dialect = _PostgreSQL()


def _begin(connection: Connection) -> None:
    """Writers take turns by a lock that goes with the transaction. Each of their questions sees what stands
    when it is asked: what was seen on the way to the lock could be old by the time the lock is had."""
    if connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(current_schema()))")


@contextmanager
def _told_by_sqlalchemy(connection: Connection, statement: str) -> Iterator[None]:
    """Trouble that the driver tells when it is asked directly, told as if SQLAlchemy had asked it."""
    driver = connection.dialect.loaded_dbapi
    try:
        yield
    except driver.Error as error:
        raise DBAPIError.instance(statement, None, error, driver.Error) from error
