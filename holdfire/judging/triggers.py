"""Whether a trigger's condition is met: by what is alleged and by what is shown are two answers."""

from collections.abc import Callable, Mapping

from holdfire.judging.conditions.breaches import apparent_breaches
from holdfire.judging.conditions.calm import calm
from holdfire.judging.conditions.dates import date_passed_without, lapse_without_renewal
from holdfire.judging.conditions.duties import obligation_overdue, precondition_missed
from holdfire.judging.conditions.met import Met
from holdfire.judging.conditions.severe import severe_event
from holdfire.judging.conditions.tallies import tally
from holdfire.judging.conditions.words import (
    notice_of_termination,
    political_judgement,
    statement_by_authority,
)
from holdfire.judging.indicators import Indicators
from holdfire.judging.wording import listed
from holdfire.model.decision import DecisionKind
from holdfire.model.status import Confirmation, TriggerStatus
from holdfire.model.trigger import Trigger, TriggerKind
from holdfire.model.truth import Truth

CONDITIONS: Mapping[TriggerKind, Callable[[Trigger, Indicators], Met]] = {
    TriggerKind.OBLIGATION_OVERDUE: obligation_overdue,
    TriggerKind.APPARENT_BREACHES: apparent_breaches,
    TriggerKind.CALM: calm,
    TriggerKind.SEVERE_EVENT: severe_event,
    TriggerKind.STATEMENT_BY_AUTHORITY: statement_by_authority,
    TriggerKind.DATE_PASSED_WITHOUT: date_passed_without,
    TriggerKind.PRECONDITION_MISSED: precondition_missed,
    TriggerKind.LAPSE_WITHOUT_RENEWAL: lapse_without_renewal,
    TriggerKind.NOTICE_OF_TERMINATION: notice_of_termination,
    TriggerKind.TALLY: tally,
    TriggerKind.POLITICAL_JUDGEMENT: political_judgement,
}


def trigger_statuses(indicators: Indicators) -> tuple[TriggerStatus, ...]:
    """The status of every trigger of the agreement, in its order."""
    return tuple(_status(trigger, indicators) for trigger in indicators.terms.agreement.triggers)


def _status(trigger: Trigger, indicators: Indicators) -> TriggerStatus:
    met = CONDITIONS[trigger.condition.kind](trigger, indicators)
    return TriggerStatus(
        trigger=trigger.id,
        by_allegations=met.by_allegations,
        by_facts=met.by_facts,
        distance=met.distance,
        reason=met.reason + _suspends(trigger, met) + _who_declares(trigger, indicators),
        counted=met.counted,
        citations=met.citations,
        progress=met.progress,
        history=met.history,
        confirmations=_confirmations(trigger, indicators),
    )


def _suspends(trigger: Trigger, met: Met) -> str:
    """What then need not be kept, while it is met or may be."""
    if not trigger.suspends or (met.by_allegations is Truth.NO and met.by_facts is Truth.NO):
        return ""
    basis = "is met by facts" if met.by_facts is Truth.YES else "is not shown to be met by facts"
    return f" Once declared, {listed(trigger.suspends)} need not be kept; it {basis}."


def _who_declares(trigger: Trigger, indicators: Indicators) -> str:
    names = [indicators.members.name(actor) for actor in trigger.confirmed_by]
    return f" Only {listed(names)} can declare it." if names else ""


def _confirmations(trigger: Trigger, indicators: Indicators) -> tuple[Confirmation, ...]:
    """What reviewers put on record of it, in order of time."""
    said = [
        Confirmation(said=decision.value or "met", by=decision.by, at=decision.at, reason=decision.reason)
        for decision in indicators.decisions
        if decision.kind is DecisionKind.CONFIRM_TRIGGER and decision.target == trigger.id
    ]
    return tuple(sorted(said, key=lambda confirmation: confirmation.at))
