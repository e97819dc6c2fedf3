"""Reads the tables of words: one CSV a table, one folder a language, every fault with its file and line."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable

from holdfire.model.errors import LexiconError

SHARED = "shared"
"""The folder of tables that hold for every language."""

ENTRY_POINTS = "holdfire.languages"
"""The group of entry points by which an installed package brings tables of its own; each names a package that
holds a folder a language."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The tables of one language, read when first asked for."""

    language: str

    def table(self, name: str) -> tuple[Row, ...]:
        """The rows of `<language>/<name>.csv`, empty cells as "".

        Raises LexiconError where the language has no such table or a row does not fit its columns.
        """
        return _read(self.language, name)

    def has(self, name: str) -> bool:
        """Whether this language has a table of this name."""
        return _path(self.language, name) is not None

    def words(self, name: str, column: str = "word", **where: str) -> tuple[str, ...]:
        """One column of a table, of the rows whose other columns are as given (`kind="speech"`)."""
        rows = (row for row in self.table(name) if all(row[key] == value for key, value in where.items()))
        return tuple(row[column] for row in rows)


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder of tables."""
    folders = (entry for data in _folders() for entry in data.iterdir() if entry.is_dir())
    return tuple(sorted({folder.name for folder in folders if folder.name != SHARED and _has_tables(folder)}))


def _has_tables(folder: Traversable) -> bool:
    return any(entry.name.endswith(".csv") for entry in folder.iterdir())


@cache
def _folders() -> tuple[Traversable, ...]:
    """The folder of Holdfire's own tables, then those that installed packages bring, by their names."""
    brought = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return (files("holdfire.lexicon") / "data", *(files(point.module) for point in brought))


@cache
def _path(language: str, name: str) -> Traversable | None:
    """The file of a table: the first folder that has it."""
    paths = (folder / language / f"{name}.csv" for folder in _folders())
    return next((path for path in paths if path.is_file()), None)


@cache
def _read(language: str, name: str) -> tuple[Row, ...]:
    path = _path(language, name)
    if path is None:
        raise LexiconError(f"the lexicon has no table {language}/{name}.csv")
    rows: list[Row] = []
    reader = csv.reader(path.read_text(encoding="utf-8").splitlines(), strict=True)
    columns = next(reader, [])
    for cells in reader:
        if len(cells) != len(columns):
            raise LexiconError(
                f"{language}/{name}.csv:{reader.line_num}: expected the {len(columns)} columns "
                f"{', '.join(columns)}, found {len(cells)} cells"
            )
        rows.append({column: cell.strip() for column, cell in zip(columns, cells, strict=True)})
    return tuple(rows)
