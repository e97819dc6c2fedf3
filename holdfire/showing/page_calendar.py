"""What falls due: duties by urgency, and the calendar they are taken from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from holdfire.model.agreement import Agreement
from holdfire.model.calendar import CalendarEntry
from holdfire.model.duty import Humanitarian, Obligation
from holdfire.model.duty_status import ObligationState, ObligationStatus
from holdfire.model.oversight import Reporting
from holdfire.model.truce_life import Precondition
from holdfire.showing.moments import TimeShown
from holdfire.showing.teller import Link, Passage, Teller

SOON = timedelta(hours=72)
SCORES = {0: "0 of 3: not begun", 1: "1 of 3: begun", 2: "2 of 3: partly done", 3: "3 of 3: done"}
SETTLED = frozenset({ObligationState.DONE_AS_REPORTED, ObligationState.RUN_OUT})
"""States in which nothing of a duty presses any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationShown:
    """A duty: its text and owners, where it stands and why, when it is due, and the 0-3 score or that
    nothing was reported; `anchor` is its name within the page."""

    id: str
    anchor: str
    kind: str
    text: str
    owners: str
    state: str
    mark: str
    reason: str
    missing: tuple[str, ...]
    due: TimeShown | None
    score: str
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesShown:
    """Duties by urgency: due within 72 hours of the cut-off, overdue, and all others."""

    due: tuple[ObligationShown, ...]
    overdue: tuple[ObligationShown, ...]
    others: tuple[ObligationShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryShown:
    """A line of the calendar: what falls due, whose part it is, when, how that was counted, and the state of
    the duty and how far it is done, from 0 to 3 (empty where it is none)."""

    kind: str
    about: Link
    text: str
    owners: str
    at: TimeShown | None
    before: bool
    counted: str
    state: str
    score: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarShown:
    """What falls due after the cut-off, what fell due before it, and what has no date yet; `zone` is that of
    the agreement, in which days are counted."""

    zone: str
    ahead: tuple[EntryShown, ...]
    past: tuple[EntryShown, ...]
    undated: tuple[EntryShown, ...]


def duties(teller: Teller) -> DutiesShown:
    """Every duty, by what the calendar says of it."""
    judgement = teller.dossier.judgement
    statuses = judgement.obligations if judgement else ()
    late, soon = overdue_and_soon(teller)
    texts = owed_clauses(teller.dossier.agreement)
    shown = [(status.obligation, _duty(teller, status, texts)) for status in statuses]
    return DutiesShown(
        due=tuple(duty for name, duty in shown if name in soon),
        overdue=tuple(duty for name, duty in shown if name in late),
        others=tuple(duty for name, duty in shown if name not in soon | late),
    )


def overdue_and_soon(teller: Teller) -> tuple[frozenset[str], frozenset[str]]:
    """The duties that are overdue, and the others that press within 72 hours of the cut-off."""
    judgement, cut_off = teller.dossier.judgement, teller.dossier.cut_off
    entries = judgement.calendar if judgement else ()
    late = frozenset(entry.about for entry in entries if entry.state is ObligationState.OVERDUE)
    soon = frozenset(entry.about for entry in entries if _presses(entry) and _is_soon(entry, cut_off))
    return late, soon - late


def ahead(teller: Teller, within: timedelta) -> tuple[EntryShown, ...]:
    """What the calendar has from the cut-off on, for so long."""
    judgement, cut_off = teller.dossier.judgement, teller.dossier.cut_off
    return tuple(
        calendar_entry(teller, entry)
        for entry in (judgement.calendar if judgement else ())
        if entry.runs_out is not None and cut_off <= entry.runs_out <= cut_off + within
    )


def calendar(teller: Teller) -> CalendarShown:
    """The calendar in its order."""
    judgement, cut_off = teller.dossier.judgement, teller.dossier.cut_off
    entries = judgement.calendar if judgement else ()
    dated = [(moment, entry) for entry in entries if (moment := entry.runs_out) is not None]
    return CalendarShown(
        zone=teller.dossier.agreement.zone,
        ahead=tuple(calendar_entry(teller, entry) for moment, entry in dated if moment >= cut_off),
        past=tuple(calendar_entry(teller, entry) for moment, entry in dated if moment < cut_off),
        undated=tuple(calendar_entry(teller, entry) for entry in entries if entry.runs_out is None),
    )


def score_words(score: int | None) -> str:
    """How far a duty is done, on the scale of 0 to 3."""
    return "nothing reported" if score is None else SCORES[score]


def _presses(entry: CalendarEntry) -> bool:
    return entry.state is not None and entry.state not in SETTLED


def _is_soon(entry: CalendarEntry, cut_off: datetime) -> bool:
    moment = entry.runs_out
    return moment is not None and cut_off <= moment <= cut_off + SOON


def calendar_entry(teller: Teller, entry: CalendarEntry) -> EntryShown:
    """A line of the calendar as a reader sees it."""
    scores = teller.dossier.bearing.scores
    name = entry.about.partition("/")[0]
    return EntryShown(
        kind=teller.words.of(entry.kind),
        about=teller.term(name),
        text=entry.text,
        owners=teller.actors(entry.owners),
        at=teller.when(entry.at),
        before=not entry.inclusive,
        counted=entry.counted or "",
        state=teller.words.of(entry.state) if entry.state else "",
        score=score_words(scores[entry.about]) if entry.about in scores else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedClause:
    """The words of a clause that lays something on someone, and on whom (ids)."""

    text: str
    owners: tuple[str, ...]


def owed_clauses(held: Agreement) -> dict[str, OwedClause]:
    """Every clause that lays a duty on someone, by its id."""
    owned: tuple[Obligation | Precondition | Reporting | Humanitarian, ...] = (
        *held.obligations,
        *held.preconditions,
        *held.reporting,
        *held.humanitarian,
    )
    told = [(clause.id, clause.text, clause.owners) for clause in owned]
    told += [(exchange.id, exchange.text, exchange.giver) for exchange in held.exchanges]
    told += [(ceiling.id, ceiling.text, ceiling.binds) for ceiling in held.ceilings]
    return {name: OwedClause(text=text, owners=owners) for name, text, owners in told}


def _duty(teller: Teller, status: ObligationStatus, clauses: dict[str, OwedClause]) -> ObligationShown:
    name, _, step = status.obligation.partition("/")
    clause = clauses.get(name, OwedClause(text=name, owners=()))
    return ObligationShown(
        id=status.obligation,
        anchor=status.obligation.replace("/", "-step-"),
        kind=teller.words.of(status.kind),
        text=f"{clause.text} (step {step})" if step else clause.text,
        owners=teller.actors(clause.owners),
        state=teller.words.of(status.state),
        mark=status.state.value,
        reason=status.reason,
        missing=status.missing,
        due=teller.when(status.due),
        score=score_words(status.score),
        passages=teller.passages(status.citations),
        links=teller.links(status.incidents),
    )
