"""The one hand that writes: a run's work in a single transaction, and a reviewer's decisions."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from holdfire.model.decision import Decision
from holdfire.model.errors import RecordError
from holdfire.record.chain import Chain
from holdfire.record.database import Record
from holdfire.record.open_run import OpenRun
from holdfire.record.rows import decision as decision_in
from holdfire.record.rows import decision_values
from holdfire.record.schema import decisions
from holdfire.record.vault import Vault


class Writer:
    """Writes the record. All of a run stands, or nothing of it does."""

    def __init__(self, record: Record, vault: Vault) -> None:
        self._record = record
        self._vault = vault

    @contextmanager
    def run(self, *, now: datetime, by: str, version: str) -> Iterator[OpenRun]:
        """A run at the moment `now` (with a zone), on behalf of `by`, by the code of `version`.

        A run that brings nothing new leaves no row. Raises RecordError where another run is writing, or
        where `now` lies before the last run: the record's clock does not run backwards. Raises ValueError
        where `now` has no zone.
        """
        if now.utcoffset() is None:
            raise ValueError(f"{now!r} has no zone; a run happens at a moment")
        with self._record.transaction() as connection:
            run = OpenRun(connection, self._vault, now=now, by=by, version=version)
            yield run
            run.close()

    def decide(self, decision: Decision) -> None:
        """Appends a reviewer's decision; the same decision once more is no second one.

        Raises RecordError where its id is taken by another decision.
        """
        with self._record.transaction() as connection:
            known = connection.execute(select(decisions).where(decisions.c.id == decision.id)).mappings()
            kept = next((decision_in(row) for row in known), None)
            if kept is None:
                row = {"number": _last_number(connection) + 1, **decision_values(decision)}
                connection.execute(insert(decisions).values(row))
                chain = Chain(connection)
                chain.add(decisions.name, row)
                chain.close()
            elif kept != decision:
                raise RecordError(f"decision {decision.id} is already on record and says something else")


def _last_number(connection: Connection) -> int:
    return connection.scalar(select(func.max(decisions.c.number))) or 0
