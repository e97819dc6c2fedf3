"""The words a reader sees for the values of the record, one table a language."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

DEFAULT = "en"

JUDGED = ("Outcome", "Formal", "Holding", "ObligationState", "Truth")
"""The kinds of value that judging gives; the first that has a value has the word for it."""

_FOLDER = files("holdfire.showing") / "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """How a value is put for a reader, and what it means where that needs saying."""

    kind: str
    value: str
    words: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language."""

    language: str
    table: Mapping[tuple[str, str], Word]

    def of(self, value: StrEnum) -> str:
        """The words for a value of the record. Raises KeyError for one the table does not hold."""
        return self.table[type(value).__name__, value.value].words

    def named(self, kind: str, value: str) -> str:
        """The words for a plain value of a kind ("Language", "ru"); the value itself where there are none."""
        word = self.table.get((kind, value))
        return word.words if word else value

    def of_judged(self, value: str) -> str:
        """The words for what was judged, told by its value alone and with spaces ("apparent breach"); the
        value itself where it is none."""
        return next(
            (word.words for kind in JUDGED if (word := self.table.get((kind, value.replace(" ", "_"))))),
            value,
        )

    def explained(self) -> tuple[Word, ...]:
        """The words whose meaning needs saying, in the order of the table."""
        return tuple(word for word in self.table.values() if word.note)


@cache
def words_in(language: str) -> Words:
    """The words of a language; those of English where the language has no table of its own."""
    if language not in tables():
        return words_in(DEFAULT)
    path = _FOLDER / f"{language}.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True)
    words = (Word(**{key: str(row[key]) for key in ("kind", "value", "words", "note")}) for row in rows)
    return Words(language=language, table={(word.kind, word.value): word for word in words})


@cache
def tables() -> frozenset[str]:
    """The languages that have a table of words."""
    return frozenset(
        path.name.removesuffix(".csv") for path in _FOLDER.iterdir() if path.name.endswith(".csv")
    )
