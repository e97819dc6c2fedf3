"""Holds what was reconciled against the agreement: findings, status, obligations, triggers, term checks."""

from collections.abc import Sequence
from datetime import datetime

from holdfire.judging.bench import Bench
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement


def judge(
    agreement: Agreement,
    case: Case,
    reconciled: Reconciled,
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
    now: datetime,
) -> Judgement:
    """All that the agreement makes of the record at the moment `now` (with its offset): a pure function.

    `readings` give the passages behind incidents; `decisions` the rulings a reviewer put on record.
    Raises ValueError where `now` carries no offset.
    """
    return Bench.of(agreement, case, reconciled, readings, decisions, now).judgement()
