"""Knows the columns of the tables of events that are read, under all their names, and the acts they tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from holdfire.lexicon.tables import SHARED, Lexicon
from holdfire.model.act import Act
from holdfire.model.actor import ActorKind
from holdfire.model.csv_text import DELIMITERS, BadQuotes, Record, records, written
from holdfire.model.listing import TableKind

NEEDED, GONE = "needed", "gone"
OWN_ACT = "holdfire_act"
"""The column, or key, that our act stands in where we write the table of a dataset."""
_APART = re.compile(r"[\s_-]+")
_WORD = re.compile(r"\w+")
_FEWEST_IN_COMMON = 3
"""Columns a header must share with a table to be taken for one with faults rather than for something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table: its name, whether it is needed or was dropped by whoever makes the table, its
    other names, what stands in it and an example."""

    name: str
    status: str
    also: tuple[str, ...]
    about: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The first record of a table: which table it is, the delimiter, and for each cell the name of its
    column, in the table's own writing where it is known."""

    kind: TableKind
    delimiter: str
    record: Record
    columns: tuple[str, ...]

    @property
    def ours(self) -> bool:
        """Whether it is an own table, or one of a dataset as we export it."""
        return self.kind is TableKind.OWN or OWN_ACT in self.columns

    @property
    def missing(self) -> tuple[str, ...]:
        """Columns without which no row can be read."""
        needed = (column.name for column in columns_of(self.kind) if column.status == NEEDED)
        return tuple(name for name in needed if name not in self.columns)

    @property
    def twice(self) -> tuple[str, ...]:
        """Columns that stand there more than once, by whatever name."""
        named = [name for name in self.columns if name]
        return tuple(dict.fromkeys(name for name in named if named.count(name) > 1))

    @property
    def drift(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """How the columns differ from those known, in words: those not known, dropped ones that are still
        there, and those that are gone; nothing for an own table, whose columns are its maker's."""
        if self.kind is TableKind.OWN:
            return ()
        status = {column.name: column.status for column in columns_of(self.kind)}
        found = (
            ("columns not known, kept as they are", [c for c in self.columns if c and c not in status]),
            ("columns of an older release", [c for c in self.columns if status.get(c) == GONE]),
            (
                "columns this table used to have and this file lacks",
                [name for name, held in status.items() if held != GONE and name not in self.columns],
            ),
        )
        return tuple((words, tuple(names)) for words, names in found if names)


@cache
def columns_of(kind: TableKind) -> tuple[Column, ...]:
    """The columns of a table, in their order."""
    return tuple(
        Column(
            name=row["column"],
            status=row["status"],
            also=tuple(row["also"].split("|")) if row["also"] else (),
            about=row["about"],
            example=row["example"],
        )
        for row in Lexicon(language=SHARED).table("table_columns")
        if row["table"] == kind
    )


def heading_of(text: str) -> Heading | None:
    """The heading of a table of events; None where the text is none. One that lacks needed columns is a
    heading all the same, where it has several others. Raises BadQuotes."""
    line, ending, _ = text.partition("\n")
    return _heading_of(text if '"' in line else line + ending)


@lru_cache(maxsize=64)
def _heading_of(text: str) -> Heading | None:
    """Kept, since every row of a table comes with the same heading."""
    parted, fault = _first_records(text)
    found = [_as(first, kind) for kind in TableKind for first in parted]
    whole = [heading for heading in found if not heading.missing]
    best = max(whole or found, key=_in_common, default=None)
    if best and (whole or _in_common(best) >= _FEWEST_IN_COMMON):
        return best
    if fault:
        raise fault
    return None


def _first_records(text: str) -> tuple[list[tuple[str, Record]], BadQuotes | None]:
    """The first record under each delimiter that can part it, and what is wrong under the first that cannot:
    a quotation mark within a cell may seem to open one under another delimiter."""
    parted, faults = [], []
    for delimiter in DELIMITERS:
        try:
            parted += [(delimiter, first) for first in islice(records(text, delimiter), 1)]
        except BadQuotes as fault:
            faults.append(fault)
    return parted, next(iter(faults), None)


def _as(parted: tuple[str, Record], kind: TableKind) -> Heading:
    delimiter, first = parted
    names = _names(kind)
    written_so = [field.value.strip() for field in first.fields]
    columns = tuple(names.get(_plain(name), name) for name in written_so)
    return Heading(kind=kind, delimiter=delimiter, record=first, columns=columns)


def _in_common(heading: Heading) -> int:
    return len({column.name for column in columns_of(heading.kind)} & set(heading.columns))


@cache
def _names(kind: TableKind) -> Mapping[str, str]:
    """Every name of a column to the one that counts; a column's own name goes before another's other name."""
    columns = columns_of(kind)
    others = {_plain(also): column.name for column in columns for also in column.also}
    return others | {_plain(column.name): column.name for column in columns}


def _plain(name: str) -> str:
    return _APART.sub("_", name.strip().casefold())


def template() -> str:
    """The heading of an own table, for a spreadsheet to begin with."""
    return written([column.name for column in columns_of(TableKind.OWN)])


@cache
def act_of(words: str) -> Act | None:
    """The act that a code or plain words of the tables tell; None for others."""
    plain = " ".join(_APART.split(words.strip().casefold()))
    known = {act.value.replace("_", " "): act for act in Act}
    told = {
        " ".join(_APART.split(row["word"])): Act(row["act"])
        for row in Lexicon(language=SHARED).table("act_words")
    }
    return known.get(plain) or told.get(plain)


@cache
def acled_acts() -> Mapping[tuple[str, str], Act]:
    """ACLED's event and sub-event types, in small letters, to our acts."""
    rows = Lexicon(language=SHARED).table("acled_acts")
    return {(row["event_type"].casefold(), row["sub_event_type"].casefold()): Act(row["act"]) for row in rows}


def kind_of_target(words: str) -> ActorKind | None:
    """What sort of actor plain words for a target name ("an aid convoy"); None for others. Of several words
    that tell it the first holds."""
    kinds = _kinds_of_target()
    found = [kinds[word] for word in _WORD.findall(words.casefold()) if word in kinds]
    return found[0] if found else None


@cache
def _kinds_of_target() -> Mapping[str, ActorKind]:
    rows = Lexicon(language=SHARED).table("kinds_of_target")
    return {row["word"]: ActorKind(row["kind"]) for row in rows}
