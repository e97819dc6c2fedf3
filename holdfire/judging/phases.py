"""Which phase of the agreement is running by its text, and on what the next one hangs."""

from datetime import datetime

from holdfire.judging.wording import instant_words
from holdfire.model.agreement import Agreement
from holdfire.model.status import PhaseState, PhaseStatus
from holdfire.model.truce_life import Phase
from holdfire.model.when import When

FROM_THE_START = "start"
"""What a phase may follow, beside another phase."""


def phase_statuses(agreement: Agreement, begins: When | None, now: datetime) -> tuple[PhaseStatus, ...]:
    """Every phase at `now` (UTC), in the agreement's order. A phase begins when the one before it is over and
    its condition, if it has one, is entered as met; what no entry shows leaves it waiting."""
    known: dict[str, PhaseStatus] = {}
    for phase in agreement.phases:
        since = phase.since or _since(phase, begins, known)
        known[phase.id] = _status(phase, since, agreement.zone, now)
    return tuple(known.values())


def _since(phase: Phase, begins: When | None, known: dict[str, PhaseStatus]) -> When | None:
    if phase.after in {None, FROM_THE_START}:
        return begins
    before = known.get(phase.after or "")
    return before.until if before else None


def _status(phase: Phase, since: When | None, zone: str, now: datetime) -> PhaseStatus:
    first = since.earliest if since else None
    if first is None:
        reason = "When it begins is not told: the phase before it has no end by the text."
        return PhaseStatus(phase=phase.id, state=PhaseState.NOT_TOLD, reason=_with_entry(reason, phase))
    if now < first:
        reason = f"Its turn comes at {instant_words(first, zone)}."
        return PhaseStatus(
            phase=phase.id, state=PhaseState.TO_COME, reason=_with_entry(reason, phase), since=since
        )
    if phase.entry and not phase.entered:
        reason = (
            f"Its turn came at {instant_words(first, zone)}, and nothing on file shows its condition met."
        )
        return PhaseStatus(
            phase=phase.id, state=PhaseState.WAITING, reason=_with_entry(reason, phase), since=since
        )
    return _opened(phase, first, zone, now)


def _opened(phase: Phase, first: datetime, zone: str, now: datetime) -> PhaseStatus:
    since = When.at(first, wall=phase.id)
    entered = f" On file: {phase.entered}." if phase.entered else ""
    if phase.length is None:
        reason = f"Running by the text since {instant_words(first, zone)}, without an end.{entered}"
        return PhaseStatus(phase=phase.id, state=PhaseState.RUNNING, reason=reason, since=since)
    ends = phase.length.after(first, zone)
    over = ends <= now
    verb = "It ran" if over else "Running by the text"
    reason = (
        f"{verb} for {phase.length.text} from {instant_words(first, zone)} to "
        f"{instant_words(ends, zone)}.{entered}"
    )
    return PhaseStatus(
        phase=phase.id,
        state=PhaseState.OVER if over else PhaseState.RUNNING,
        reason=reason,
        since=since,
        until=When.at(ends, wall=f"{phase.length.text} after it began"),
    )


def _with_entry(reason: str, phase: Phase) -> str:
    return f"{reason} Its condition: {phase.entry}." if phase.entry else reason
