"""Duties to report: the first report, those that follow it, and which of them nobody entered as made."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count, takewhile

from holdfire.judging.duties.events import Deadline, Events
from holdfire.judging.duties.obligations import FULL, SOON, due_words, overdue, waiting
from holdfire.judging.entries import Entry, read_entry
from holdfire.judging.wording import count_words, listed, stretch_words, when_words
from holdfire.model.duty_status import DutyKind, ObligationState, ObligationStatus
from holdfire.model.length import Length
from holdfire.model.oversight import Reporting
from holdfire.model.when import When

AHEAD = timedelta(days=92)
"""How far ahead of now reports that follow one another are put into the calendar."""

MOST = 5000
"""No more reports of one duty are reckoned than this: one a day for thirteen years."""

FEW = 3
"""So many missing reports are named by their days; of more, the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instalment:
    """One report that falls due, and whether a person entered that it was made."""

    due: When
    entered: bool
    past: bool


def instalments(duty: Reporting, events: Events) -> tuple[Instalment, ...]:
    """The reports due up to some weeks from now, in order of time; none where the first day is not known."""
    zone, now = events.agreement.zone, events.now
    first = events.deadline(duty.due, duty.within).due
    if first is None or first.latest is None:
        return ()
    entry = read_entry(duty.reported, zone)
    every = duty.every
    dues = list(_dues(first, every, zone, now + AHEAD)) if every else [first]
    return tuple(
        Instalment(
            due=due, entered=_entered(entry, due, first, every), past=overdue(due, inclusive=True, now=now)
        )
        for due in dues
    )


def reporting_status(duty: Reporting, events: Events) -> ObligationStatus:
    """Where a duty to report stands: its next report, and which past ones nobody entered as made. Reports
    read in the press cannot show whether a report was handed over."""
    zone = events.agreement.zone
    deadline = events.deadline(duty.due, duty.within)
    series = instalments(duty, events)
    entry = read_entry(duty.reported, zone)
    entered = f" On file: {duty.reported}" if duty.reported else ""
    score = entry.score if entry else None
    if not series:
        answer = waiting(deadline)
        state = answer.state if answer else ObligationState.STANDING
        reason = answer.reason if answer else "A standing duty to report; no day is set."
        missing = answer.missing if answer else ()
        return _status(duty, (state, reason + entered, None, missing), score)
    open_ones = [one for one in series if one.past and not one.entered]
    ahead = next((one for one in series if not one.past and not one.entered), None)
    following = _next_words(ahead, zone, events.now) if ahead else ""
    if open_ones:
        return _with_missing(duty, open_ones, (ahead, following + entered), score, zone)
    if ahead is None:
        reason = f"Due {due_words(replace(deadline, due=series[-1].due), zone)}; entered by a person as made."
        due = series[-1].due
        return _status(duty, (ObligationState.DONE_AS_REPORTED, reason + entered, due, ()), FULL)
    soon = ahead.due.latest is not None and ahead.due.latest - events.now <= SOON
    state = ObligationState.DUE_SOON if soon else ObligationState.NOT_YET_DUE
    return _status(duty, (state, following.strip() + entered, ahead.due, ()), score)


def _with_missing(
    duty: Reporting,
    open_ones: list[Instalment],
    following: tuple[Instalment | None, str],
    score: int | None,
    zone: str,
) -> ObligationStatus:
    ahead, words = following
    days = [when_words(one.due, zone) for one in open_ones[-FEW:]]
    more = len(open_ones) - len(days)
    earlier = f" and {count_words(more, 'earlier one')}" if more else ""
    state = ObligationState.OVERDUE if score == 0 else ObligationState.CANNOT_SAY
    which = f"{listed(days)}{earlier}"
    reason = f"Whether the reports due {which} were made is not on file.{words}"
    if state is ObligationState.OVERDUE:
        reason = f"Was due {which}; a person entered that nothing was begun.{words}"
    due = ahead.due if ahead and state is ObligationState.CANNOT_SAY else open_ones[-1].due
    return _status(
        duty, (state, reason, due, (f"whether the reports of {duty.id} due {which} were made",)), score
    )


def _status(
    duty: Reporting,
    answered: tuple[ObligationState, str, When | None, tuple[str, ...]],
    score: int | None,
) -> ObligationStatus:
    state, reason, due, missing = answered
    return ObligationStatus(
        obligation=duty.id,
        kind=DutyKind.REPORT,
        state=state,
        reason=reason,
        due=due,
        score=score,
        missing=missing,
    )


def _next_words(ahead: Instalment, zone: str, now: datetime) -> str:
    left = f", in {stretch_words(ahead.due.latest - now)}" if ahead.due.latest else ""
    return f" The next is due {due_words(Deadline(due=ahead.due), zone)}{left}."


def _dues(first: When, every: Length, zone: str, until: datetime) -> Iterator[When]:
    """The first due and each that follows it by the length once, twice, three times, up to a moment."""
    yield first
    following = (_later(first, every, times, zone) for times in count(1))
    in_time = takewhile(lambda due: due.latest is not None and due.latest <= until, following)
    before = first
    for _, due in zip(range(MOST), in_time, strict=False):
        if due.latest == before.latest:
            return
        before = due
        yield due


def _later(due: When, every: Length, times: int, zone: str) -> When:
    """A due `times` lengths later, by the calendar from the first, so that months do not drift."""
    days = None if every.days is None else every.days * times
    length = Length(text=every.text, months=every.months * times, days=days, rest=every.rest * times)
    return replace(
        due,
        earliest=length.after(due.earliest, zone) if due.earliest else None,
        latest=length.after(due.latest, zone) if due.latest else None,
        wall=f"{due.wall}, then every {every.text}",
    )


def _entered(entry: Entry | None, due: When, first: When, every: Length | None) -> bool:
    """Whether a person's entry covers a report: all that were due by its moment, and the first in any case;
    without a moment only a single report, entered as done."""
    if entry is None or due.latest is None:
        return False
    if entry.at is None or entry.at.latest is None:
        return every is None and entry.score == FULL
    return entry.score != 0 and (due is first or due.latest <= entry.at.latest)
