"""The one hand that writes: a run's work in a single transaction, and a reviewer's decisions."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from holdfire.model.decision import NONE_YET, Decision, DecisionKind
from holdfire.model.errors import RecordError
from holdfire.record.anchoring import anchored
from holdfire.record.database import Record
from holdfire.record.deciding import refuse_unless_free
from holdfire.record.dialect import BUSY_SECONDS
from holdfire.record.kept_decisions import (
    append_decision,
    decisions_numbered,
    decisions_that,
    last_moment,
    number_of,
    numbers_touching,
)
from holdfire.record.ledger import Ledger
from holdfire.record.open_run import OpenRun
from holdfire.record.schema import decisions
from holdfire.record.state import State
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
        with self._record.transaction() as connection, self._vault.batch() as batch:
            ledger = Ledger(connection, now=now, by=by, version=version)
            run = OpenRun(connection, batch, ledger, version)
            yield run
            run.close()

    def decide(self, decision: Decision) -> Decision:
        """Appends a reviewer's decision, with the passages it holds by, and gives it as it was kept; the same
        decision once more is no second one.

        It is checked and appended in one transaction, so that of two that contradict each other one is
        refused. Raises ConflictError where another reviewer decided about the same since the state that it
        was made `on`, holds a lock on it, or decided otherwise where it does not say on what it was made;
        RecordError where its id is taken, or its moment lies before what was recorded last.
        """
        whole = anchored(State(self._record, None), decision)
        with self._record.transaction() as connection:
            known = decisions_that(connection, decisions.c.id == decision.id)
            if known:
                if replace(known[0], at=whole.at, anchors=whole.anchors) != whole:
                    raise RecordError(f"decision {decision.id} is already on record and says something else")
                return known[0]
            whole = replace(whole, at=_moment_of(connection, whole))
            touching = _touching(connection, whole)
            refuse_unless_free(whole, tuple(touching.values()), _since(connection, whole, touching))
            append_decision(connection, whole)
        return whole


def _moment_of(connection: Connection, decision: Decision) -> datetime:
    """The decision's own moment, or the last one recorded where it only waited for another writer."""
    last = last_moment(connection)
    if last is None or decision.at >= last:
        return decision.at
    if last - decision.at <= timedelta(seconds=BUSY_SECONDS):
        return last
    raise RecordError(
        f"the last run or decision is recorded at {last.isoformat()}, after this decision at "
        f"{decision.at.isoformat()}; set the clock right"
    )


def _touching(connection: Connection, decision: Decision) -> Mapping[int, Decision]:
    """All decisions about what this one is about, by their places in the order they were recorded; a
    withdrawal is about what it withdraws is about."""
    about = decision.touches
    if decision.kind is DecisionKind.WITHDRAW:
        withdrawn = decisions_that(connection, decisions.c.id == decision.target)
        about = about.union(*(item.touches for item in withdrawn))
    return decisions_numbered(connection, numbers_touching(connection, about))


def _since(
    connection: Connection, decision: Decision, touching: Mapping[int, Decision]
) -> tuple[Decision, ...]:
    """Of the decisions that touch this one, those recorded after the state it was made on."""
    if decision.on is None:
        return ()
    seen = 0 if decision.on == NONE_YET else number_of(connection, decision.on)
    if seen is None:
        raise RecordError(
            f"no decision {decision.on} is on record, so nothing says what yours was made on; "
            f"name the last decision you saw (`holdfire decisions`), or {NONE_YET}"
        )
    return tuple(item for number, item in touching.items() if number > seen)
