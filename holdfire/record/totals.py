"""Totals: by how many each run changed what there is of a kind with a facet, of a day, an act and states."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Label, Table, func, literal, select, true

from holdfire.record.batches import batches
from holdfire.record.dialects import append
from holdfire.record.index_tables import EVERY, SIDES, incident_index, index_totals, line_index, report_index
from holdfire.record.lines import INCIDENT

KINDS = {incident_index.name: INCIDENT.name, report_index.name: "report"}
"""What totals call the kind of what an index table holds; `line_index` says the kind of each row."""

_KEY = ("kind", "facet", *SIDES)


class Totals:
    """Counts what comes and goes in the index tables; `close` appends it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._changes: Counter[tuple[str, ...]] = Counter()

    def add(self, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Counts rows that are appended to an index table."""
        for row in rows:
            if table is not line_index or row["facet"] == EVERY:
                kind = KINDS.get(table.name) or row["kind"]
                self._changes[kind, row["facet"], *(row.get(side, "") for side in SIDES)] += 1

    def take_away(self, table: Table, condition: ColumnElement[bool]) -> None:
        """Counts out the rows of an index table that meet a condition."""
        key = key_of(table)
        gone = select(*key, func.count().label("count")).where(condition, is_counted(table)).group_by(*key)
        for *names, count in self._connection.execute(gone):
            self._changes[tuple(names)] -= count

    def close(self, run: int) -> None:
        """Appends what this run changed."""
        rows = [
            {**dict(zip(_KEY, key, strict=True)), "run": run, "change": change}
            for key, change in sorted(self._changes.items())
            if change
        ]
        for batch in batches(rows):
            append(self._connection, index_totals, batch)
        self._changes.clear()


def key_of(table: Table) -> list[Label[str]]:
    """What totals tell the rows of an index table apart by, as columns of a question to it."""
    given = {"kind": literal(KINDS[table.name])} if table.name in KINDS else {}
    given |= {side: literal("") for side in SIDES if side not in table.c}
    return [(given[name] if name in given else table.c[name]).label(name) for name in _KEY]


def is_counted(table: Table) -> ColumnElement[bool]:
    """That totals count a row of this index table: of lines, one of each, and not once for every facet."""
    return table.c.facet == EVERY if table is line_index else true()
