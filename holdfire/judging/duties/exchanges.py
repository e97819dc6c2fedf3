"""Exchanges: the steps of their calendar against what is reported as handed over."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from holdfire.judging.duties.amounts import Amount, amounts_in, reached, summed
from holdfire.judging.duties.events import Deadline, Event, Events
from holdfire.judging.duties.evidence import Told
from holdfire.judging.duties.obligations import FULL, Answer, by_deadline, due_words, waiting
from holdfire.judging.duties.wording import delivered_words
from holdfire.judging.entries import read_entry
from holdfire.judging.wording import count_words
from holdfire.model.duty import Exchange, ExchangeStep
from holdfire.model.duty_status import DutyKind, ObligationState, ObligationStatus
from holdfire.model.incident import Incident
from holdfire.model.truth import Truth


def exchange_done(exchange: Exchange, told: Told) -> Event:
    """Whether all was handed over, by a person's entry or by the reports of some claimant, and when."""
    zone = told.members.agreement.zone
    words = f"{exchange.id} being done"
    entry = read_entry(exchange.reported, zone)
    if entry and entry.score == FULL:
        missing = None if entry.at else f"when {exchange.id} was done"
        return Event(words=words, happened=Truth.YES, when=entry.at, missing=missing)
    bearing = told.done_by(exchange.fulfilled_by, exchange.giver)
    whole = exchange.count or sum(step.count for step in exchange.steps)
    at = reached(_handed_over(exchange, bearing, told), whole, zone) if whole else None
    return Event(words=words, happened=Truth.YES if at else Truth.NO, when=at)


def exchange_statuses(exchange: Exchange, told: Told, events: Events) -> Iterator[ObligationStatus]:
    """The status of each step, by what was to be handed over up to it in all; of the whole where there are no
    steps. The ratio is shown as the text has it: whether it was kept is not reckoned."""
    bearing = told.done_by(exchange.fulfilled_by, exchange.giver)
    amounts = _handed_over(exchange, bearing, told)
    steps = exchange.steps or ((ExchangeStep(count=exchange.count),) if exchange.count else ())
    owed = list(accumulate(step.count for step in steps))
    for number, (step, so_far) in enumerate(zip(steps, owed, strict=True), start=1):
        deadline = events.deadline(step.due, step.within)
        answer = _answer(exchange, (so_far, amounts, bearing), deadline, told)
        yield _status(exchange, (f"{exchange.id}/{number}", answer, deadline), amounts, bearing, told)


def _handed_over(exchange: Exchange, bearing: Sequence[Incident], told: Told) -> tuple[Amount, ...]:
    return tuple(amounts_in(told, bearing, exchange.of_what)) if exchange.of_what else ()


def _answer(
    exchange: Exchange,
    what: tuple[int, Sequence[Amount], Sequence[Incident]],
    deadline: Deadline,
    told: Told,
) -> Answer:
    owed, amounts, bearing = what
    zone = told.members.agreement.zone
    entry = read_entry(exchange.reported, zone)
    told_words = f"{owed} owed by then in all; {count_words(len(bearing), 'incident')} told"
    entered = entry is not None and entry.score == FULL
    if entered or reached(amounts, owed, zone) is not None:
        due = f"Due {due_words(deadline, zone)}; r" if deadline.due else "R"
        how = "so entered by a person" if entered else told_words
        return Answer(state=ObligationState.DONE_AS_REPORTED, reason=f"{due}eported as done: {how}.")
    if deadline.due is None:
        standing = Answer(state=ObligationState.STANDING, reason=f"No day is set; {told_words}.")
        return waiting(deadline) or standing
    answer = by_deadline(deadline, told_words, zone, told.now)
    if answer.state is ObligationState.OVERDUE and not exchange.fulfilled_by:
        missing = (f"how many were handed over of {exchange.id}",)
        reason = f"Was due {due_words(deadline, zone)}; no act is named that would show it done."
        return Answer(state=ObligationState.CANNOT_SAY, reason=reason, missing=missing)
    return answer


def _status(
    exchange: Exchange,
    answered: tuple[str, Answer, Deadline],
    amounts: Sequence[Amount],
    bearing: Sequence[Incident],
    told: Told,
) -> ObligationStatus:
    step_id, answer, deadline = answered
    delivered = summed(amounts, told.members.agreement.zone)
    counted = f" {delivered_words(delivered, exchange.of_what)}" if delivered else ""
    ratio = f" The text sets the ratio: {exchange.ratio.rstrip('.')}." if exchange.ratio else ""
    entered = f" On file: {exchange.reported}" if exchange.reported else ""
    entry = read_entry(exchange.reported, told.members.agreement.zone)
    return ObligationStatus(
        obligation=step_id,
        kind=DutyKind.EXCHANGE,
        state=answer.state,
        reason=f"{answer.reason}{counted}{ratio}{entered}",
        due=deadline.due,
        counted=deadline.counted,
        score=FULL if answer.state is ObligationState.DONE_AS_REPORTED else entry.score if entry else None,
        incidents=tuple(incident.id for incident in bearing),
        citations=tuple(told.passages(bearing)),
        missing=answer.missing,
        delivered=delivered,
    )
