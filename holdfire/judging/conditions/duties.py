"""Conditions on what should have been done: an obligation overdue, a precondition missed."""

from collections.abc import Sequence
from datetime import datetime

from holdfire.judging.conditions.met import Met, once
from holdfire.judging.formal import precondition_words
from holdfire.judging.indicators import Indicators
from holdfire.judging.wording import count_words, listed, stretch_words
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.trigger import Trigger
from holdfire.model.truce_life import Precondition
from holdfire.model.truth import Truth


def obligation_overdue(trigger: Trigger, indicators: Indicators) -> Met:
    """Any of the obligations overdue. That no report tells of it is an allegation; a fact it is only where
    a person entered how far it is done."""
    named = [duty for duty in indicators.obligations if duty.obligation in trigger.condition.obligations]
    late = [duty for duty in named if duty.state is ObligationState.OVERDUE]
    unclear = any(duty.state is ObligationState.CANNOT_SAY for duty in named)
    shown = any(duty.score is not None for duty in late)
    unsettled = Truth.UNKNOWN if unclear else Truth.NO
    alleged = Truth.YES if late else unsettled
    facts = Truth.YES if shown else Truth.UNKNOWN if late else unsettled
    due = [duty.due.latest for duty in late if duty.due and duty.due.latest]
    return Met(
        by_allegations=alleged,
        by_facts=facts,
        distance=_time_left(named, late, indicators.now),
        reason=" ".join(duty.reason for duty in late or named),
        counted=tuple(duty.obligation for duty in late),
        citations=tuple(passage for duty in late for passage in duty.citations),
        history=once(min(due, default=None), alleged, facts),
    )


def _time_left(named: Sequence[ObligationStatus], late: Sequence[ObligationStatus], now: datetime) -> str:
    if late:
        ids = listed([duty.obligation for duty in late])
        return f"{count_words(len(late), 'obligation')} overdue: {ids}"
    due = [duty.due.latest for duty in named if duty.due and duty.due.latest and duty.due.latest > now]
    return (
        f"the next of them falls due in {stretch_words(min(due) - now)}" if due else "none of them is overdue"
    )


def precondition_missed(trigger: Trigger, indicators: Indicators) -> Met:
    """Any of the preconditions not met when its time had come. Only what a person entered says so; one that
    nobody entered leaves it open."""
    terms = indicators.terms
    named = [term for term in terms.agreement.preconditions if term.id in trigger.condition.preconditions]
    due = [term for term in named if _is_due(term, indicators)]
    missed = Truth.any(~term.met for term in due)
    moments = [_due(term, indicators) for term in due if term.met is Truth.NO]
    ahead = [moment for term in named if (moment := _due(term, indicators)) and moment >= indicators.now]
    left = f"the next of them is due in {stretch_words(min(ahead) - indicators.now)}" if ahead else ""
    told = listed([term.id for term in due if term.met is not Truth.YES])
    return Met(
        by_allegations=missed,
        by_facts=missed,
        distance=f"not met, or not known to be: {told}" if told else left or "all that are due are met",
        reason=" ".join(precondition_words(term, terms) for term in named),
        counted=tuple(term.id for term in due if term.met is Truth.NO),
        history=once(min((moment for moment in moments if moment), default=None), missed, missed),
    )


def _is_due(term: Precondition, indicators: Indicators) -> bool:
    due = _due(term, indicators)
    return due is not None and due < indicators.now


def _due(term: Precondition, indicators: Indicators) -> datetime | None:
    """When it had to be met: its own time, else the start of the truce."""
    begins = indicators.terms.life.begins
    return term.due.latest if term.due else begins.earliest if begins else None
