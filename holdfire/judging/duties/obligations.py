"""Where each obligation stands: not yet due, due soon, overdue, standing, blocked, done as reported."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from holdfire.judging.duties.amounts import amounts_in, reached, summed
from holdfire.judging.duties.events import Deadline, Event, Events
from holdfire.judging.duties.evidence import Told, first_told
from holdfire.judging.duties.wording import delivered_words
from holdfire.judging.entries import Entry, read_entry
from holdfire.judging.life import effective_start
from holdfire.judging.wording import act_words, count_words, listed, stretch_words, when_words
from holdfire.model.agreement import Agreement
from holdfire.model.delivery import Delivered
from holdfire.model.duty import Obligation
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.incident import Incident
from holdfire.model.truth import Truth
from holdfire.model.when import When

SOON = timedelta(hours=72)
"""Duties due within this are named as due soon (daily reports name those of the next 72 hours)."""

FULL, INTERMEDIATE, MINIMAL = 3, 2, 1
"""Kroc PAM's scale: 0 not initiated, 1 minimal, 2 intermediate, 3 full."""

NOT_IN_THE_WAY = frozenset({ObligationState.DONE_AS_REPORTED, ObligationState.STANDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What there is for an obligation having been done: incidents, a person's entry, what each claimant
    reports of its quantity; `done` whether that shows it done, and when."""

    bearing: tuple[Incident, ...]
    entry: Entry | None
    delivered: tuple[Delivered, ...]
    done: Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A state with its reason as a sentence, and what would settle it where it is not known."""

    state: ObligationState
    reason: str
    missing: tuple[str, ...] = ()


def what_shows(duty: Obligation, told: Told) -> Shown:
    """What the reports and a person's entry show of one obligation, its deadline left aside."""
    zone = told.members.agreement.zone
    bearing = told.done_by(duty.fulfilled_by, duty.owners, duty.start)
    entered = read_entry(duty.reported, zone)
    entry = None if entered and _ahead(entered.at, told.now) else entered
    amounts = tuple(amounts_in(told, bearing, duty.unit)) if duty.quantity and duty.unit else ()
    words = f"{duty.id} being done"
    done = Event(words=words, happened=Truth.NO)
    reached_at = reached(amounts, duty.quantity, zone) if duty.quantity else None
    if entry and entry.score == FULL:
        missing = None if entry.at else f"when {duty.id} was done"
        done = Event(words=words, happened=Truth.YES, when=entry.at, missing=missing)
    elif reached_at:
        done = Event(words=words, happened=Truth.YES, when=reached_at)
    elif bearing and duty.quantity is None:
        when = first_told(bearing)
        missing = None if when else f"when {duty.id} was done"
        done = Event(words=words, happened=Truth.YES, when=when, missing=missing)
    return Shown(bearing=bearing, entry=entry, delivered=summed(amounts, zone), done=done)


def obligation_status(
    duty: Obligation, shown: Shown, deadline: Deadline, told: Told, events: Events
) -> ObligationStatus:
    """The status of one obligation by itself, whatever it waits for left aside."""
    answer = _answer(duty, shown, deadline, told, events)
    notes = [f" {delivered_words(shown.delivered, duty.unit)}" if shown.delivered else ""]
    if duty.best_efforts:
        notes.append(" Only efforts are owed, no result.")
    if _before_the_start(deadline, events.agreement):
        notes.append(" It runs before the agreement itself begins.")
    notes.append(f" On file: {duty.reported}" if duty.reported else "")
    return ObligationStatus(
        obligation=duty.id,
        state=answer.state,
        reason=answer.reason + "".join(notes),
        due=deadline.due,
        inclusive=deadline.inclusive,
        counted=deadline.counted,
        score=_score(duty, shown),
        incidents=tuple(incident.id for incident in shown.bearing),
        citations=tuple(told.passages(shown.bearing)),
        missing=answer.missing,
        delivered=shown.delivered,
    )


def overdue(due: When, *, inclusive: bool, now: datetime) -> bool:
    """Whether a deadline has passed: "by" a moment or day includes it, "before" does not."""
    if inclusive:
        return due.latest is not None and now > due.latest
    return due.earliest is not None and now >= due.earliest


def last_moment(due: When, *, inclusive: bool) -> datetime | None:
    """The moment at which a deadline runs out."""
    return due.latest if inclusive else due.earliest


def by_deadline(deadline: Deadline, told: str, zone: str, now: datetime) -> Answer:
    """Where something stands that has a deadline and is not known to be done; `told` is what the reports
    say of it."""
    assert deadline.due
    due = due_words(deadline, zone)
    if overdue(deadline.due, inclusive=deadline.inclusive, now=now):
        return Answer(
            state=ObligationState.OVERDUE,
            reason=f"Was due {due}; no report read says that it was done; {told}.",
        )
    ends = last_moment(deadline.due, inclusive=deadline.inclusive)
    if ends is not None and ends - now <= SOON:
        reason = f"Due {due}, in {stretch_words(ends - now)}; {told}."
        return Answer(state=ObligationState.DUE_SOON, reason=reason)
    return Answer(state=ObligationState.NOT_YET_DUE, reason=f"Due {due}; {told}.")


def due_words(deadline: Deadline, zone: str) -> str:
    """ "by 20 November 2020" or "before" it, with how it was counted."""
    assert deadline.due
    word = "by" if deadline.inclusive else "before"
    counted = f", {deadline.counted}" if deadline.counted else ""
    return f"{word} {when_words(deadline.due, zone)}{counted}"


def waiting(deadline: Deadline) -> Answer | None:
    """The answer where a length runs from an event that has not come, or not when anybody knows."""
    if deadline.due is not None or deadline.counted is None:
        return None
    if deadline.waits:
        reason = f"Due {deadline.counted}, which is not told to have come."
        return Answer(state=ObligationState.NOT_YET_DUE, reason=reason)
    missing = (deadline.missing or deadline.counted,)
    reason = f"Due {deadline.counted}; unknown: {missing[0]}."
    return Answer(state=ObligationState.CANNOT_SAY, reason=reason, missing=missing)


def with_blocks(
    duty: Obligation, alone: Mapping[str, ObligationStatus], names: Mapping[str, str]
) -> ObligationStatus:
    """A status with what it waits for, and what goes hand in hand with it, by its own state alone. `names`
    are the owners of each obligation."""
    status = alone[duty.id]
    hand_in_hand = [_beside(alone[other], names[other]) for other in duty.mutual_with]
    beside = f" Hand in hand with {listed(hand_in_hand)}." if hand_in_hand else ""
    status = replace(status, reason=status.reason + beside, mutual_with=duty.mutual_with)
    ahead = tuple(name for name in duty.depends_on if alone[name].state not in NOT_IN_THE_WAY)
    if not ahead or status.state is ObligationState.DONE_AS_REPORTED:
        return status
    unknown = [name for name in ahead if alone[name].state is ObligationState.CANNOT_SAY]
    return replace(
        status,
        state=ObligationState.BLOCKED,
        reason=f"Waits for {listed(ahead)}. {status.reason}",
        blocked_by=ahead,
        missing=(*status.missing, *(f"whether {name} is done" for name in unknown)),
    )


def _answer(duty: Obligation, shown: Shown, deadline: Deadline, told: Told, events: Events) -> Answer:
    zone, now = told.members.agreement.zone, told.now
    words = _told_words(duty, shown)
    if shown.done.happened is Truth.YES:
        how = words if shown.bearing else "so entered by a person"
        standing = deadline.due is None and deadline.counted is None and _lasts(duty, shown)
        if not standing:
            due = f"Due {due_words(deadline, zone)}; reported" if deadline.due else "Reported"
            late = ", after its deadline" if _late(shown.done.when, deadline) else ""
            return Answer(state=ObligationState.DONE_AS_REPORTED, reason=f"{due} as done{late}: {how}.")
    early = _not_yet(duty, events)
    if early:
        return early
    if deadline.due is None:
        return waiting(deadline) or _standing(duty, words, zone, now, events)
    answer = by_deadline(deadline, words, zone, now)
    unprovable = not duty.fulfilled_by and duty.reported is None
    if answer.state is not ObligationState.OVERDUE or not (unprovable or _only_efforts(duty, shown)):
        return answer
    why = "reports of this kind cannot show whether it was done"
    if duty.best_efforts:
        why = "only efforts are owed, and that none are told does not show that none were made"
    reason = f"Was due {due_words(deadline, zone)}; {why}."
    return Answer(state=ObligationState.CANNOT_SAY, reason=reason, missing=(f"whether {duty.id} was done",))


def _lasts(duty: Obligation, shown: Shown) -> bool:
    """Whether a duty without a deadline goes on after what was told: only a person's entry or a quantity
    reached ends it."""
    entered = shown.entry is not None and shown.entry.score == FULL
    return not entered and duty.quantity is None


def _only_efforts(duty: Obligation, shown: Shown) -> bool:
    entered = shown.entry.score if shown.entry else None
    return duty.best_efforts and entered is None


def _not_yet(duty: Obligation, events: Events) -> Answer | None:
    """The answer for a duty of a phase that is not known to have opened."""
    phase = next((phase for phase in events.agreement.phases if phase.id == duty.phase), None)
    opening = events.opening(phase) if phase else None
    if phase is None or opening is None or opening.happened is Truth.YES:
        return None
    opens = f" It opens {when_words(opening.when, events.agreement.zone)}." if opening.when else ""
    entry = f" Its condition: {phase.entry.rstrip('.')}." if phase.entry else ""
    reason = f"Belongs to phase {phase.id}, which is not known to have opened.{opens}{entry}"
    missing = (opening.missing,) if opening.missing else ()
    return Answer(state=ObligationState.NOT_YET_DUE, reason=reason, missing=missing)


def _standing(duty: Obligation, told: str, zone: str, now: datetime, events: Events) -> Answer:
    """A duty without a deadline; before its own beginning, or that of the truce, it does not run yet."""
    rate = f" ({duty.rate.text})" if duty.rate else ""
    since = duty.start or effective_start(events.agreement)
    if since and since.earliest and since.earliest > now:
        reason = f"A standing duty{rate} from {when_words(since, zone)}; {told}."
        return Answer(state=ObligationState.NOT_YET_DUE, reason=reason)
    return Answer(state=ObligationState.STANDING, reason=f"A standing duty{rate}; {told}.")


def _told_words(duty: Obligation, shown: Shown) -> str:
    acts = listed([act_words(act) for act in duty.fulfilled_by], "or") or "the kind"
    return f"{count_words(len(shown.bearing), 'incident')} of {acts} told"


def _score(duty: Obligation, shown: Shown) -> int | None:
    if shown.entry and shown.entry.score is not None:
        return shown.entry.score
    if not shown.bearing:
        return None
    if shown.done.happened is Truth.YES and (duty.quantity is not None or _has_deadline(duty)):
        return FULL
    if duty.quantity and shown.delivered:
        most = max(part.low for part in shown.delivered)
        return INTERMEDIATE if 2 * most >= duty.quantity else MINIMAL
    return MINIMAL if len(shown.bearing) == 1 else INTERMEDIATE


def _has_deadline(duty: Obligation) -> bool:
    return duty.due is not None or duty.within is not None


def _beside(other: ObligationStatus, owners: str) -> str:
    return f"{other.obligation} of {owners} ({other.state.value.replace('_', ' ')})"


def _late(done: When | None, deadline: Deadline) -> bool:
    """Whether all of the time at which it was done lies after its deadline."""
    if done is None or done.earliest is None or deadline.due is None:
        return False
    return overdue(deadline.due, inclusive=deadline.inclusive, now=done.earliest)


def _before_the_start(deadline: Deadline, agreement: Agreement) -> bool:
    """Whether a duty runs out before the agreement itself begins."""
    start = effective_start(agreement)
    if start is None or start.earliest is None or deadline.due is None or deadline.due.latest is None:
        return False
    return deadline.due.latest < start.earliest


def _ahead(when: When | None, now: datetime) -> bool:
    return when is not None and when.earliest is not None and when.earliest > now


def owners_of(duties: Sequence[Obligation], told: Told) -> dict[str, str]:
    """The owners of each obligation in words."""
    return {duty.id: listed([told.members.name(owner) for owner in duty.owners]) for duty in duties}
