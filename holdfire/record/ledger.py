"""Appends the rows of one run: numbers them, binds them to the run, and links them into the chain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from holdfire.model.errors import RecordError
from holdfire.record.chain import Brought, Chain
from holdfire.record.dialects import append
from holdfire.record.schema import judgements, metadata, runs

Row = Mapping[str, Any]


class Ledger:
    """The run's own row is written with the first row that needs it, so that a run that brings nothing new
    leaves none."""

    def __init__(self, connection: Connection, *, now: datetime, by: str, version: str) -> None:
        self._connection = connection
        self._now = now
        self._by = by
        self._version = version
        self._number: int | None = None
        self._chain = Chain(connection)
        self._brought = Brought()
        self._last_numbers: dict[str, int] = {}

    @property
    def brought_anything(self) -> bool:
        """Whether the run has a row."""
        return self._number is not None

    @property
    def run(self) -> int:
        """The number of the run, its row written if it was not yet. Raises RecordError where the last run is
        of a later moment."""
        if self._number is None:
            last = self._connection.execute(select(runs).order_by(runs.c.number.desc()).limit(1)).first()
            if last is not None and self._now < last.at:
                raise RecordError(
                    f"the last run is recorded at {last.at.isoformat()}, after this one at "
                    f"{self._now.isoformat()}; set the clock right"
                )
            self._number = last.number + 1 if last is not None else 1
            self._connection.execute(insert(runs).values(self._row_of_run(self._number)))
        return self._number

    def append(self, table: Table, rows: Sequence[Row]) -> Sequence[Row]:
        """Numbers the rows and appends them, with this run where the table says which run brought a row;
        gives them as they were appended."""
        if not rows:
            return ()
        if table.name not in self._last_numbers:
            last = self._connection.scalar(select(func.max(table.c.number)))
            self._last_numbers[table.name] = last or 0
        first = self._last_numbers[table.name] + 1
        brought = {"run": self.run} if "run" in table.c else {}
        numbered = [{**row, **brought, "number": number} for number, row in enumerate(rows, first)]
        append(self._connection, table, numbered)
        if brought:
            for row in numbered:
                self._brought.add(table.name, row)
        self._last_numbers[table.name] = first + len(rows) - 1
        return numbered

    def append_linked(self, rows: Sequence[tuple[Table, Row]]) -> None:
        """Appends rows that have links of their own, linked in this order."""
        by_table: dict[str, list[Row]] = defaultdict(list)
        for table, row in rows:
            whole = {**row, "run": self.run}
            by_table[table.name].append(whole)
            self._chain.add(table.name, whole)
        for table in metadata.sorted_tables:  # each after those it refers to
            append(self._connection, table, by_table[table.name])

    def close(self, judged_at: datetime | None) -> None:
        """Adds the moment of the judgement, if any, and the run's link."""
        number = self.run
        if judged_at is not None:
            judged = {"run": number, "at": judged_at}
            self._connection.execute(insert(judgements).values(judged))
            self._brought.add(judgements.name, judged)
        row = self._row_of_run(number)
        self._chain.add(runs.name, row, self._brought.digest_of_run(row))
        self._chain.close()

    def _row_of_run(self, number: int) -> Row:
        return {"number": number, "at": self._now, "by": self._by, "version": self._version}
