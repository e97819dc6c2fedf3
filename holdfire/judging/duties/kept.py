"""Terms that are kept rather than done: ceilings, humanitarian terms, and conditions before the start."""

from holdfire.judging.duties.events import Events
from holdfire.judging.duties.evidence import Told
from holdfire.judging.duties.obligations import FULL, by_deadline
from holdfire.judging.entries import read_entry
from holdfire.judging.life import effective_start
from holdfire.judging.members import BINDING_ROLES
from holdfire.judging.wording import act_words, count_words, listed, when_words
from holdfire.model.duty import Ceiling, Humanitarian
from holdfire.model.duty_status import DutyKind, ObligationState, ObligationStatus
from holdfire.model.truce_life import Precondition
from holdfire.model.truth import Truth
from holdfire.model.when import When


def ceiling_status(ceiling: Ceiling, told: Told) -> ObligationStatus:
    """Whether a ceiling is kept, by the number that a person entered; reports seldom show how many there
    are, so that without one it cannot be said."""
    zone = told.members.agreement.zone
    entry = read_entry(ceiling.reported, zone)
    entered = f" On file: {ceiling.reported}" if ceiling.reported else ""
    limit = f"At most {ceiling.at_most} {ceiling.of_what}" if ceiling.at_most else f"No {ceiling.of_what}"
    outside = _outside(ceiling.since, ceiling.until, told, f"{limit}.")
    missing: tuple[str, ...] = ()
    if outside:
        state, reason = outside
    elif entry is None or entry.number is None:
        state, missing = ObligationState.CANNOT_SAY, (f"how many {ceiling.of_what} there are",)
        reason = f"{limit}; nobody entered how many there are."
    elif entry.number > ceiling.at_most:
        state, reason = ObligationState.EXCEEDED_AS_REPORTED, f"{limit}; {entry.number} entered by a person."
    else:
        state, reason = ObligationState.KEPT_AS_REPORTED, f"{limit}; {entry.number} entered by a person."
    return ObligationStatus(
        obligation=ceiling.id,
        kind=DutyKind.CEILING,
        state=state,
        reason=reason + entered,
        missing=missing,
    )


def humanitarian_status(term: Humanitarian, told: Told) -> ObligationStatus:
    """A standing duty: what is told of aid that passed, by whomever, and of owners who hindered it."""
    since = term.since or effective_start(told.members.agreement)
    passed = tuple(told.happened(term.fulfilled_by, since))
    owners = term.owners or tuple(role.value for role in BINDING_ROLES)
    hindered = told.done_by(term.hindered_by, owners, since)
    standards = f" ({listed(term.standards)})" if term.standards else ""
    kept = listed([act_words(act) for act in term.fulfilled_by], "or") or "aid that passed"
    broken = listed([act_words(act) for act in term.hindered_by], "or") or "hindrance"
    told_words = (
        f"{count_words(len(passed), 'incident')} of {kept} told, "
        f"{count_words(len(hindered), 'incident')} of {broken} by those who owe it"
    )
    reason = f"A standing duty{standards}; {told_words}."
    state = ObligationState.STANDING
    outside = _outside(since, term.until, told, f"A standing duty{standards}.")
    if outside:
        state, reason = outside
    return ObligationStatus(
        obligation=term.id,
        kind=DutyKind.HUMANITARIAN,
        state=state,
        reason=reason,
        incidents=tuple(incident.id for incident in (*passed, *hindered)),
        citations=tuple(told.passages((*passed, *hindered))),
    )


def precondition_status(condition: Precondition, events: Events) -> ObligationStatus:
    """Whether what must be so before the agreement takes effect was met, as a person entered it."""
    zone = events.agreement.zone
    deadline = events.deadline(condition.due, None)
    entered = f" On file: {condition.reported}" if condition.reported else ""
    missing: tuple[str, ...] = (f"whether {condition.id} was met",)
    if condition.met is Truth.YES:
        state, reason, missing = ObligationState.DONE_AS_REPORTED, "Entered by a person as met.", ()
    elif deadline.due is None:
        state, reason = ObligationState.CANNOT_SAY, "No day is set, and nobody entered that it was met."
        if condition.met is Truth.NO:
            state, reason, missing = ObligationState.STANDING, "Entered by a person as not met.", ()
    else:
        entry = "entered by a person as not met" if condition.met is Truth.NO else "not entered as met"
        answer = by_deadline(deadline, entry, zone, events.now)
        state, reason = answer.state, answer.reason
        if state is ObligationState.OVERDUE and condition.met is Truth.UNKNOWN:
            state = ObligationState.CANNOT_SAY
            reason = f"Was due by {when_words(deadline.due, zone)}; whether it was met is not on file."
    return ObligationStatus(
        obligation=condition.id,
        kind=DutyKind.PRECONDITION,
        state=state,
        reason=reason + entered,
        due=condition.due,
        score=FULL if condition.met is Truth.YES else None,
        missing=missing if condition.met is Truth.UNKNOWN else (),
    )


def _outside(
    since: When | None, until: When | None, told: Told, words: str
) -> tuple[ObligationState, str] | None:
    """The state of what does not run yet, or no longer."""
    zone = told.members.agreement.zone
    if since and since.earliest and since.earliest > told.now:
        return ObligationState.NOT_YET_DUE, f"{words} It begins {when_words(since, zone)}."
    if until and until.latest and until.latest < told.now:
        return ObligationState.RUN_OUT, f"{words} It ran until {when_words(until, zone)}."
    return None
