"""The kinds of line a run derives: how each is called, by which id it is known, and by which words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from holdfire.model.agreement import Agreement
from holdfire.model.calendar import CalendarEntry
from holdfire.model.case import Case
from holdfire.model.comparison import ClaimedCount, CountComparison, CountSeries
from holdfire.model.delivery import RateStatus
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.errors import RecordError
from holdfire.model.finding import Finding
from holdfire.model.identity import ID_DIGITS
from holdfire.model.incident import Incident
from holdfire.model.pairing import Pairing
from holdfire.model.reconciled import Disagreement, Equivalence, Reconciled
from holdfire.model.relation import Dealings, Standpoint
from holdfire.model.statement import Statement
from holdfire.model.status import Judgement, Status, TermCheck, TriggerStatus
from holdfire.model.story import Story
from holdfire.record.rows import digest_of, encode

T = TypeVar("T")

LABEL_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LineKind(Generic[T]):
    """A kind of line: its name in the record, the type it holds, its id (None: the digest of its body is
    its id, so that it can come and go but never change), its label, and the words it is found by."""

    name: str
    type: type[T]
    id: Callable[[T], str] | None
    label: Callable[[T], str]
    words: Callable[[T], str] = lambda _: ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One derived thing as the record keeps it; two with one digest are the same."""

    kind: str
    id: str
    digest: str
    label: str
    words: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The ids of a kind in the order the run gave them; new ids fall in between old ones."""

    kind: str
    ids: tuple[str, ...]


def label_of_incident(incident: Incident) -> str:
    """What, where and when, as far as an account says."""
    where = ", ".join(dict.fromkeys(place.name for place in incident.places))
    parts = (incident.act.replace("_", " "), where, incident.when.wall if incident.when else "")
    return _short(", ".join(part for part in parts if part))


def label_of_statement(statement: Statement) -> str:
    """Who said what, in the base rendering's words."""
    return _short(f"{statement.speaker_name}: {statement.base.words}")


def label_of_finding(finding: Finding) -> str:
    """The outcome, and what it is about."""
    return f"{finding.outcome.replace('_', ' ')} ({finding.incident})"


def _words_of_incident(incident: Incident) -> str:
    actors = (actor.name for actor in (*incident.actors, *incident.targets))
    places = (place.name for place in incident.places)
    return " ".join(dict.fromkeys((incident.act.replace("_", " "), *actors, *places)))


def _words_of_statement(statement: Statement) -> str:
    words = (rendering.words for rendering in statement.renderings)
    return " ".join(dict.fromkeys((statement.speaker_name, *words, *statement.topics)))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1].rstrip() + "…"


STORY: LineKind[Story] = LineKind(
    name="story", type=Story, id=lambda s: s.id, label=lambda s: _short(s.label)
)
STATEMENT: LineKind[Statement] = LineKind(
    name="statement",
    type=Statement,
    id=lambda s: s.id,
    label=label_of_statement,
    words=_words_of_statement,
)
INCIDENT: LineKind[Incident] = LineKind(
    name="incident",
    type=Incident,
    id=lambda i: i.id,
    label=label_of_incident,
    words=_words_of_incident,
)
EQUIVALENCE: LineKind[Equivalence] = LineKind(
    name="equivalence", type=Equivalence, id=lambda e: e.id, label=lambda e: f"{e.here} = {e.there}"
)
DISAGREEMENT: LineKind[Disagreement] = LineKind(
    name="disagreement", type=Disagreement, id=None, label=lambda d: _short(d.detail)
)
PAIRING: LineKind[Pairing] = LineKind(
    name="pairing",
    type=Pairing,
    id=lambda p: f"{p.kind}:{p.left}:{p.right}",
    label=lambda p: f"{p.left} {p.sameness} {p.right}",
)
FINDING: LineKind[Finding] = LineKind(name="finding", type=Finding, id=lambda f: f.id, label=label_of_finding)
STATUS: LineKind[Status] = LineKind(
    name="status", type=Status, id=lambda _: "status", label=lambda s: f"{s.formal}, {s.holding}"
)
OBLIGATION: LineKind[ObligationStatus] = LineKind(
    name="obligation", type=ObligationStatus, id=lambda o: o.obligation, label=lambda o: o.state
)
TRIGGER: LineKind[TriggerStatus] = LineKind(
    name="trigger", type=TriggerStatus, id=lambda t: t.trigger, label=lambda t: _short(t.distance)
)
TERM_CHECK: LineKind[TermCheck] = LineKind(
    name="term_check", type=TermCheck, id=None, label=lambda c: _short(c.detail)
)
RATE: LineKind[RateStatus] = LineKind(
    name="rate", type=RateStatus, id=lambda r: r.duty, label=lambda r: r.text
)
CALENDAR: LineKind[CalendarEntry] = LineKind(
    name="calendar", type=CalendarEntry, id=None, label=lambda entry: _short(entry.text)
)
COUNT: LineKind[ClaimedCount] = LineKind(
    name="count",
    type=ClaimedCount,
    id=lambda c: c.id,
    label=lambda c: f"{c.low} {c.unit} ({c.claimant})",
)
COMPARISON: LineKind[CountComparison] = LineKind(
    name="comparison", type=CountComparison, id=None, label=lambda c: f"{c.smaller} beside {c.larger}"
)
SERIES: LineKind[CountSeries] = LineKind(
    name="series", type=CountSeries, id=None, label=lambda s: f"{s.unit} ({s.claimant})"
)
RELATION: LineKind[Dealings] = LineKind(
    name="relation", type=Dealings, id=lambda r: r.id, label=lambda r: f"{r.one} and {r.other}"
)
STANDPOINT: LineKind[Standpoint] = LineKind(
    name="standpoint", type=Standpoint, id=lambda s: s.actor, label=lambda s: s.actor
)
CASE: LineKind[Case] = LineKind(name="case", type=Case, id=lambda _: "case", label=lambda c: c.name)
AGREEMENT: LineKind[Agreement] = LineKind(
    name="agreement", type=Agreement, id=lambda _: "agreement", label=lambda a: a.name
)
ORDER: LineKind[Order] = LineKind(
    name="order", type=Order, id=lambda o: o.kind, label=lambda o: f"{len(o.ids)} ids"
)

DERIVED = (
    STORY,
    STATEMENT,
    INCIDENT,
    EQUIVALENCE,
    DISAGREEMENT,
    PAIRING,
    FINDING,
    STATUS,
    OBLIGATION,
    TRIGGER,
    TERM_CHECK,
    RATE,
    CALENDAR,
    COUNT,
    COMPARISON,
    SERIES,
    RELATION,
    STANDPOINT,
    ORDER,
)
"""The kinds that are a pure function of facts and decisions: a run that no longer gives one withdraws it."""


def lines_of(kind: LineKind[T], things: Iterable[T]) -> Iterator[Line]:
    """Each thing as a line of its kind. Raises RecordError for one that has no id."""
    for thing in things:
        body = encode(thing)
        digest = digest_of(body)
        line_id = kind.id(thing) if kind.id else f"{kind.name}-{digest[:ID_DIGITS]}"
        if not line_id:
            raise RecordError(f"a line of kind {kind.name} has no id: {body[:200]}")
        yield Line(
            kind=kind.name,
            id=line_id,
            digest=digest,
            label=kind.label(thing),
            words=kind.words(thing),
            body=body,
        )


def joined_lines(reconciled: Reconciled) -> Iterator[Line]:
    """All that a run joined."""
    yield from _in_order(STORY, reconciled.stories)
    yield from _in_order(STATEMENT, reconciled.statements)
    yield from _in_order(INCIDENT, reconciled.incidents)
    yield from _in_order(EQUIVALENCE, reconciled.equivalences)
    yield from _in_order(DISAGREEMENT, reconciled.disagreements)
    yield from lines_of(PAIRING, reconciled.pairings)  # many, and read one at a time: kept by id alone


def judged_lines(judgement: Judgement) -> Iterator[Line]:
    """All that a run judged. The moment of the judgement is left out: time alone changes no line."""
    yield from _in_order(FINDING, judgement.findings)
    yield from lines_of(STATUS, (judgement.status,))
    yield from _in_order(OBLIGATION, judgement.obligations)
    yield from _in_order(TRIGGER, judgement.triggers)
    yield from _in_order(TERM_CHECK, judgement.term_checks)
    yield from _in_order(RATE, judgement.rates)
    yield from _in_order(CALENDAR, judgement.calendar)
    yield from _in_order(COUNT, judgement.counts.counts)
    yield from _in_order(COMPARISON, judgement.counts.comparisons)
    yield from _in_order(SERIES, judgement.counts.series)
    yield from _in_order(RELATION, judgement.relations.pairs)
    yield from _in_order(STANDPOINT, judgement.relations.standpoints)


def _in_order(kind: LineKind[T], things: Iterable[T]) -> Iterator[Line]:
    ids: dict[str, None] = {}
    for line in lines_of(kind, things):
        ids[line.id] = None
        yield line
    if ids:
        yield from lines_of(ORDER, (Order(kind=kind.name, ids=tuple(ids)),))
