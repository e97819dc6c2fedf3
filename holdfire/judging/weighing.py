"""Weighs one more decision: what it would change in a record once judged, told at once."""

from collections.abc import Callable, Sequence
from datetime import datetime

from holdfire.judging.bench import Bench
from holdfire.judging.flips import consequences
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement
from holdfire.model.supposition import Consequences

Weigher = Callable[[Decision], Consequences | None]
"""What a decision would change; None where only a run can tell."""


def weigher(
    agreement: Agreement,
    case: Case,
    reconciled: Reconciled,
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
    now: datetime,
) -> Weigher:
    """Judges the record once, and then weighs decisions against it. Raises ValueError where `now` carries no
    offset."""
    bench = Bench.of(agreement, case, reconciled, readings, decisions, now)
    status, triggers = bench.status(), bench.triggers()

    def side(of: Bench, about: str) -> tuple[Judgement, dict[str, Incident]]:
        """The one finding that a decision is about, and all that hangs on it."""
        finding, incident = of.findings.get(about), of.incidents.get(about)
        judged = Judgement(
            at=of.terms.now,
            findings=(finding,) if finding else (),
            status=status if of is bench else of.status(),
            obligations=of.duties.statuses,
            triggers=triggers if of is bench else of.triggers(),
        )
        return judged, {about: incident} if incident else {}

    def weigh(decision: Decision) -> Consequences | None:
        after = bench.after(decision)
        if after is None:
            return None
        return consequences((decision.what,), side(bench, decision.target), side(after, decision.target))

    return weigh
