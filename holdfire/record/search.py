"""Full-text search over passages and lines; with `database.py` the only file that knows SQLite."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

_TOKENS = "unicode61 remove_diacritics 2 categories ''L* N* Co Mn''"
"""Any script; accents fold, and the vowel marks of Arabic and Hebrew do not cut a word in two."""

_INDEXED = (("passages", "text", "new.id IS NULL"), ("lines", "words", "new.words <> ''"))
"""What is indexed: table, its column, and which rows."""

_ASKED = re.compile(r'"([^"]+)"|(\S+)')


def index_for_search(connection: Connection) -> None:
    """Makes the indexes and the triggers that keep them in step with their append-only tables."""
    for table, column, condition in _INDEXED:
        found = f"{table}_found"
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {found} USING fts5("
            f"{column}, content='{table}', content_rowid='number', tokenize='{_TOKENS}')"
        )
        keep_in_step = f"INSERT INTO {found} (rowid, {column}) VALUES (new.number, new.{column})"  # noqa: S608
        connection.exec_driver_sql(
            f"CREATE TRIGGER IF NOT EXISTS {table}_are_found AFTER INSERT ON {table} "
            f"WHEN {condition} BEGIN {keep_in_step}; END"
        )


def passages_with(connection: Connection, words: str) -> Sequence[int]:
    """Numbers of the passages that hold every word asked for, the newest first, of all times."""
    return _found(connection, "passages", words)


def lines_with(connection: Connection, words: str) -> Sequence[int]:
    """Numbers of the lines that hold every word asked for, the newest first, of all times."""
    return _found(connection, "lines", words)


def _found(connection: Connection, table: str, words: str) -> Sequence[int]:
    asked = _asked(words)
    if not asked:
        return ()
    question = f"SELECT rowid FROM {table}_found WHERE {table}_found MATCH :asked ORDER BY rowid DESC"  # noqa: S608
    return connection.scalars(text(question), {"asked": asked}).all()


def _asked(words: str) -> str:
    """The words as a question FTS5 takes: each one quoted, so that none is read as an operator. A phrase in
    double quotes stays together; a final * asks for every word that begins so."""
    parts = []
    for match in _ASKED.finditer(words):
        phrase = (match[1] or match[2]).replace('"', " ")
        if any(sign.isalnum() for sign in phrase):
            parts.append(f'"{phrase.rstrip("*")}"' + ("*" if phrase.endswith("*") else ""))
    return " ".join(parts)
