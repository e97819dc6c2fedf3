"""Where a duty stands: its state, how far it is done, what it waits for, and what is reported of it."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.delivery import Delivered
from holdfire.model.span import Citation
from holdfire.model.when import When


class ObligationState(StrEnum):
    """Where a duty stands (Kroc PAM's 0-3 is kept beside it in `score`)."""

    NOT_YET_DUE = "not_yet_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    STANDING = "standing"
    BLOCKED = "blocked"
    DONE_AS_REPORTED = "done_as_reported"
    KEPT_AS_REPORTED = "kept_as_reported"  # a ceiling
    EXCEEDED_AS_REPORTED = "exceeded_as_reported"  # a ceiling
    RUN_OUT = "run_out"  # the time for which it held is over
    CANNOT_SAY = "cannot_say"


class DutyKind(StrEnum):
    """What sort of clause lays a duty on someone."""

    OBLIGATION = "obligation"
    PRECONDITION = "precondition"
    EXCHANGE = "exchange"
    REPORT = "report"
    HUMANITARIAN = "humanitarian"
    CEILING = "ceiling"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationStatus:
    """How far a duty is done: `score` 0 not initiated, 1 minimal, 2 intermediate, 3 full, None where nothing
    was reported; `incidents` are those that bear on it. `obligation` is the clause's id, that of a step of an
    exchange with its number ("hostages/2"); `inclusive` whether `due` itself still counts; `missing` names
    what would settle an unknown; `delivered` is what each claimant reports of a quantity."""

    obligation: str
    state: ObligationState
    reason: str
    due: When | None = None
    score: int | None = None
    incidents: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    kind: DutyKind = DutyKind.OBLIGATION
    inclusive: bool = True
    counted: str | None = None
    blocked_by: tuple[str, ...] = ()
    mutual_with: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    delivered: tuple[Delivered, ...] = ()
