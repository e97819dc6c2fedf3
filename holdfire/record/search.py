"""Full-text search over passages and lines."""

from collections.abc import Sequence

from sqlalchemy import Connection

from holdfire.record.database import DIALECTS
from holdfire.record.dialect import asked_for


def passages_with(connection: Connection, words: str) -> Sequence[int]:
    """Numbers of the passages that hold every word asked for, the newest first, of all times."""
    return _found(connection, "passages", words)


def lines_with(connection: Connection, words: str) -> Sequence[int]:
    """Numbers of the lines that hold every word asked for, the newest first, of all times."""
    return _found(connection, "lines", words)


def _found(connection: Connection, table: str, words: str) -> Sequence[int]:
    asked = asked_for(words)
    return DIALECTS[connection.dialect.name].found(connection, table, asked) if asked else ()
