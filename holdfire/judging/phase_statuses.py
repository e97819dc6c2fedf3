"""Which phase of the agreement is running by its text, and on what the next one hangs."""

from datetime import datetime

from holdfire.judging.phases import Phases, Stage
from holdfire.judging.wording import instant_words, utc
from holdfire.model.status import PhaseState, PhaseStatus
from holdfire.model.truce_life import Phase


def phase_statuses(phases: Phases, now: datetime) -> tuple[PhaseStatus, ...]:
    """Every phase at `now` (UTC), each behind the one it follows. A phase begins when the one before is over
    and its condition, if it has one, is entered as met; what no entry shows leaves it waiting."""
    return tuple(_status(stage, phases.zone, now) for stage in phases.stages.values())


def _status(stage: Stage, zone: str, now: datetime) -> PhaseStatus:
    phase, opens = stage.phase, stage.opens
    first = opens.earliest if opens else None
    if first is None or (stage.unentered and not phase.entry):
        why = "was not entered" if stage.unentered else "has no end by the text"
        reason = f"When it begins is not told: the phase before it {why}."
        return PhaseStatus(phase=phase.id, state=PhaseState.NOT_TOLD, reason=_with_entry(reason, phase))
    at = instant_words(first, zone)
    if now < first:
        reason = _with_entry(f"Its turn comes at {at}.", phase)
        return PhaseStatus(phase=phase.id, state=PhaseState.TO_COME, reason=reason, since=opens)
    if stage.unentered:
        reason = _with_entry(f"Its turn came at {at}, and nothing on file shows its condition met.", phase)
        return PhaseStatus(phase=phase.id, state=PhaseState.WAITING, reason=reason, since=opens)
    return _opened(stage, zone, now)


def _opened(stage: Stage, zone: str, now: datetime) -> PhaseStatus:
    phase, opens, closes = stage.phase, stage.opens, stage.closes
    begun = instant_words(utc(opens), zone) if opens else "its turn"
    entered = f" On file: {phase.entered}." if phase.entered else ""
    if closes is None or closes.earliest is None or phase.length is None:
        reason = f"Running by the text since {begun}, without an end.{entered}"
        return PhaseStatus(phase=phase.id, state=PhaseState.RUNNING, reason=reason, since=opens)
    over = closes.earliest <= now
    verb = "It ran" if over else "Running by the text"
    ends = instant_words(closes.earliest, zone)
    return PhaseStatus(
        phase=phase.id,
        state=PhaseState.OVER if over else PhaseState.RUNNING,
        reason=f"{verb} for {phase.length.text} from {begun} to {ends}.{entered}",
        since=opens,
        until=closes,
    )


def _with_entry(reason: str, phase: Phase) -> str:
    return f"{reason} Its condition: {phase.entry}." if phase.entry else reason
