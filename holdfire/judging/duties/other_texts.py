"""A duty under each text of the agreement that has it in other words, with another deadline or quantity."""

from dataclasses import replace

from holdfire.judging.duties.events import Events
from holdfire.judging.duties.evidence import Told
from holdfire.judging.duties.obligations import obligation_status, what_shows
from holdfire.judging.wording import listed
from holdfire.model.duty import Obligation
from holdfire.model.duty_status import ObligationState, ObligationStatus


def over_all_texts(first: ObligationStatus, duty: Obligation, told: Told, events: Events) -> ObligationStatus:
    """The status with what it is under each other text. Where they lead to different states, none of them is
    the duty's until it is known which text holds; `first` is that under the first text."""
    if not duty.other_readings:
        return first
    notes, states, wordings = [], {first.state}, [f"“{duty.text}”"]
    scores = {first.score}
    for reading in duty.other_readings:
        under = _under(duty.under(reading), told, events)
        title = events.agreement.title_of(reading.text)
        notes.append(f"As {title} has it (“{reading.wording}”), {_words(under.state)}: {under.reason}")
        wordings.append(f"{title} (“{reading.wording}”)")
        states.add(under.state)
        scores.add(under.score)
    reason = " ".join((first.reason, *notes))
    status = replace(first, reason=reason, score=first.score if len(scores) == 1 else None)
    if len(states) == 1:
        return status
    return replace(
        status,
        state=ObligationState.CANNOT_SAY,
        reason=f"The texts lead apart. By the first, {_words(first.state)}: {reason}",
        missing=(*status.missing, f"which text holds: {listed(wordings, 'or')}"),
    )


def _under(duty: Obligation, told: Told, events: Events) -> ObligationStatus:
    deadline = events.deadline(duty.due, duty.within, inclusive=duty.inclusive)
    return obligation_status(duty, what_shows(duty, told), deadline, told, events)


def _words(state: ObligationState) -> str:
    return state.value.replace("_", " ")
