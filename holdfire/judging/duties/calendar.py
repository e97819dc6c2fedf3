"""The calendar: all that falls due under an agreement, in order of time, each with its zone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from holdfire.judging.duties.events import Deadline, Events
from holdfire.judging.duties.obligations import SOON
from holdfire.judging.duties.reports_due import instalments
from holdfire.judging.life import life_of
from holdfire.model.agreement import Agreement
from holdfire.model.calendar import CalendarEntry, CalendarKind
from holdfire.model.duty import Obligation
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.length import Length
from holdfire.model.when import When

NEVER = datetime.max.replace(tzinfo=UTC)


def calendar_of(events: Events, statuses: Sequence[ObligationStatus]) -> tuple[CalendarEntry, ...]:
    """Every moment an agreement sets, past and to come, by the moment at which it runs out; what has no date
    yet stands last, with what it waits for. Standing duties do not fall due and are left out."""
    by_id = {status.obligation: status for status in statuses}
    entries = (
        *_life(events),
        *_phases(events),
        *_duties(events, by_id),
        *_steps(events, by_id),
        *_reports(events, by_id),
        *_reviews(events),
    )
    return tuple(sorted(entries, key=_order))


def _order(entry: CalendarEntry) -> tuple[datetime, str, str]:
    return entry.runs_out or NEVER, entry.kind.value, entry.about


def _life(events: Events) -> Iterator[CalendarEntry]:
    """The start, the deadline of acceptance, the end and the last moment to give notice of it."""
    agreement = events.agreement
    life = life_of(agreement, events.now)
    if life.begins:
        yield _entry(events, CalendarKind.START, "start", "The agreement begins.", Deadline(due=life.begins))
    if agreement.acceptance and agreement.acceptance.deadline:
        text = agreement.acceptance.text or "Acceptance must have been declared."
        due = Deadline(due=agreement.acceptance.deadline)
        yield _entry(events, CalendarKind.ACCEPTANCE, "acceptance", text, due)
    for ends in (*(life.ends,), *agreement.ending.renewed_until):
        if ends is None:
            continue
        effect = agreement.ending.effect
        text = f"The agreement ends{f': {effect}' if effect else '.'}"
        yield _entry(events, CalendarKind.END, "ending", text, Deadline(due=ends))
        if agreement.ending.notice:
            yield _notice(events, ends, agreement.ending.notice)


def _notice(events: Events, ends: When, notice: Length) -> CalendarEntry:
    """The last moment at which notice can be given: the length of notice before the end."""
    zone = events.agreement.zone
    first, last = (notice.before(moment, zone) if moment else None for moment in (ends.earliest, ends.latest))
    due = replace(ends, earliest=first, latest=last, wall=f"{notice.text} before {ends.wall}", zone=zone)
    deadline = Deadline(due=due, counted=f"{notice.text} before the end")
    return _entry(events, CalendarKind.NOTICE, "ending", "Notice must have been given.", deadline)


def _phases(events: Events) -> Iterator[CalendarEntry]:
    for phase in events.agreement.phases:
        opening = events.opening(phase)
        condition = f" Its condition: {phase.entry}" if phase.entry else ""
        when = Deadline(due=opening.when, counted=opening.missing)
        yield _entry(
            events, CalendarKind.PHASE, phase.id, f"Phase {phase.id} opens: {phase.text}{condition}", when
        )
        ends = events.end_of(phase)
        if ends:
            yield _entry(
                events, CalendarKind.PHASE, phase.id, f"Phase {phase.id} runs out.", Deadline(due=ends)
            )


def _duties(events: Events, by_id: Mapping[str, ObligationStatus]) -> Iterator[CalendarEntry]:
    for duty in events.agreement.obligations:
        given = (duty.owners, by_id[duty.id].state)
        for text, each in _in_each_text(duty, events.agreement):
            deadline = events.deadline(each.due, each.within, inclusive=each.inclusive)
            if deadline.due or deadline.counted:
                yield _entry(events, CalendarKind.OBLIGATION, duty.id, text, deadline, given)
    for condition in events.agreement.preconditions:
        if condition.due:
            given = (condition.owners, by_id[condition.id].state)
            due = Deadline(due=condition.due)
            yield _entry(events, CalendarKind.PRECONDITION, condition.id, condition.text, due, given)


def _in_each_text(duty: Obligation, agreement: Agreement) -> Iterator[tuple[str, Obligation]]:
    """The duty, and as each other text has it that sets another deadline, with its words."""
    yield duty.text, duty
    for reading in duty.other_readings:
        if reading.due or reading.within:
            yield f"{reading.wording} (as {agreement.title_of(reading.text)} has it)", duty.under(reading)


def _steps(events: Events, by_id: Mapping[str, ObligationStatus]) -> Iterator[CalendarEntry]:
    for exchange in events.agreement.exchanges:
        for number, step in enumerate(exchange.steps, start=1):
            deadline = events.deadline(step.due, step.within)
            step_id = f"{exchange.id}/{number}"
            text = f"{step.count} {exchange.of_what or 'to be handed over'}: {exchange.text}"
            if deadline.due or deadline.counted:
                given = (exchange.giver, by_id[step_id].state)
                yield _entry(events, CalendarKind.EXCHANGE, step_id, text, deadline, given)


def _reports(events: Events, by_id: Mapping[str, ObligationStatus]) -> Iterator[CalendarEntry]:
    for duty in events.agreement.reporting:
        series = instalments(duty, events)
        for one in series:
            state = _report_state(one.due, events, entered=one.entered)
            if one.past and not one.entered:
                state = by_id[duty.id].state
            deadline = Deadline(due=one.due)
            yield _entry(events, CalendarKind.REPORT, duty.id, duty.text, deadline, (duty.owners, state))
        deadline = events.deadline(duty.due, duty.within)
        if not series and deadline.counted:
            given = (duty.owners, by_id[duty.id].state)
            yield _entry(events, CalendarKind.REPORT, duty.id, duty.text, deadline, given)


def _report_state(due: When, events: Events, *, entered: bool) -> ObligationState:
    if entered:
        return ObligationState.DONE_AS_REPORTED
    soon = due.latest is not None and due.latest - events.now <= SOON
    return ObligationState.DUE_SOON if soon else ObligationState.NOT_YET_DUE


def _reviews(events: Events) -> Iterator[CalendarEntry]:
    for review in events.agreement.review:
        deadline = events.deadline(review.at, review.within)
        if deadline.due or deadline.counted:
            yield _entry(events, CalendarKind.REVIEW, "review", review.text, deadline)


def _entry(
    events: Events,
    kind: CalendarKind,
    about: str,
    text: str,
    deadline: Deadline,
    duty: tuple[tuple[str, ...], ObligationState | None] = ((), None),
) -> CalendarEntry:
    owners, state = duty
    return CalendarEntry(
        kind=kind,
        about=about,
        text=text,
        zone=events.agreement.zone,
        at=deadline.due,
        inclusive=deadline.inclusive,
        owners=owners,
        counted=deadline.counted,
        state=state,
    )
