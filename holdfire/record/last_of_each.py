"""The last row of each of many keys: sought key by key, however little the database knows of its own rows."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, func, select

from holdfire.record.batches import batches
from holdfire.record.dialects import DIALECTS


def last_of_each(
    connection: Connection,
    last: Column[int],
    key: Column[Any],
    keys: Iterable[str],
    *but: ColumnElement[bool],
) -> dict[str, int]:
    """The highest value of `last` among the rows of each key, of those keys that have any; only of rows that
    meet the conditions after.

    Asked for many keys in one list, PostgreSQL guesses how many rows have them by what it has counted, and
    goes through all of a table that this very run has filled. There has to be an index that begins with the
    key and what the conditions hold equal, and goes on with `last`.
    """
    dialect = DIALECTS[connection.dialect.name]
    found: dict[str, int] = {}
    for batch in batches(keys):
        given = dialect.given(batch)
        highest = select(func.max(last)).where(key == given, *but).scalar_subquery()
        found.update((name, value) for name, value in connection.execute(select(given, highest)) if value)
    return found
