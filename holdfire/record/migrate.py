"""Brings a record to this version of the code, one numbered step a transaction."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from sqlalchemy import Connection, insert, inspect, select

from holdfire.model.errors import NewerRecordError, RecordError
from holdfire.record.chain import chain_what_exists
from holdfire.record.indexing import index_the_killed
from holdfire.record.schema import steps

_FILLED: Mapping[int, Callable[[Connection], None]] = {4: chain_what_exists, 8: index_the_killed}
"""What fills the tables a step made, where SQL cannot."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Step:
    """One numbered file of statements."""

    number: int
    name: str
    sql: str


def known_steps() -> tuple[Step, ...]:
    """Every step this version of the code knows, in order of number."""
    folder = files("holdfire.record.migrations")
    named = (entry for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple(
        sorted(
            Step(number=int(entry.name.split("_")[0]), name=entry.name, sql=entry.read_text(encoding="utf-8"))
            for entry in named
        )
    )


def pending_steps(connection: Connection) -> tuple[Step, ...]:
    """The steps this record has yet to take.

    Raises NewerRecordError where it has taken one unknown to this code, and RecordError where the database
    holds tables but is no record of Holdfire.
    """
    taken = _steps_taken(connection)
    known = known_steps()
    unknown = sorted(taken - {step.number for step in known})
    if unknown:
        raise NewerRecordError(
            f"the record has taken step {unknown[-1]}, this Holdfire knows none after {known[-1].number}; "
            "open it with the newer Holdfire that wrote it"
        )
    return tuple(step for step in known if step.number not in taken)


def take_step(connection: Connection, step: Step, column_types: Mapping[str, str]) -> None:
    """Runs one step and the row that says it ran, in the transaction of `connection`; `column_types` are the
    types of columns that its database spells otherwise."""
    steps.create(connection, checkfirst=True)
    for statement in _statements(step.sql):
        connection.exec_driver_sql(_spelt(statement, column_types))
    if step.number in _FILLED:
        _FILLED[step.number](connection)
    connection.execute(insert(steps).values(number=step.number, name=step.name))


def _steps_taken(connection: Connection) -> set[int]:
    tables = inspect(connection).get_table_names()
    if steps.name in tables:
        return set(connection.scalars(select(steps.c.number)))
    if tables:
        raise RecordError(f"this database is no record of Holdfire: it holds {', '.join(tables[:3])}")
    return set()


def _spelt(statement: str, column_types: Mapping[str, str]) -> str:
    for ours, theirs in column_types.items():
        statement = re.sub(rf"\b{ours}\b", theirs, statement)
    return statement


def _statements(sql: str) -> Iterator[str]:
    lines = (line for line in sql.splitlines() if not line.startswith("--"))
    return (part for part in (text.strip() for text in "\n".join(lines).split(";")) if part)
