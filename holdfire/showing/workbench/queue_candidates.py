"""All that needs a person in what the last run wrote, in the order of the queue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from holdfire.model.decision import DecisionKind
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Outcome
from holdfire.model.incident import WorkState
from holdfire.model.page import IncidentOrder, IncidentsWanted
from holdfire.model.pairing import Pairing, PairKind
from holdfire.model.reconciled import Equivalence
from holdfire.model.span import Citation, Span
from holdfire.model.standing import Unfit, in_force
from holdfire.model.status import TriggerStatus
from holdfire.model.truth import Truth
from holdfire.showing.teller import Link, Passage, Teller
from holdfire.showing.workbench.queue_incidents import OPEN, incident_items
from holdfire.showing.workbench.queue_item import Offer, QueueItem, QueueKind, Reason, Weight

T = TypeVar("T")

MOST_OF_A_KIND = 500
"""So many of a kind are weighed: what is beyond comes up when some of these are settled."""

NEAR = 0.5
"""The part of its threshold from which a trigger counts as near: a convention of this project."""

WANTED = (
    *(
        IncidentsWanted(outcome=each, order=IncidentOrder.LATEST)
        for each in (*sorted(OPEN), Outcome.APPARENT_BREACH)
    ),
    IncidentsWanted(work=WorkState.READY_FOR_REVIEW, order=IncidentOrder.LATEST),
)
"""The sorts of incidents that are looked through, the newest first."""

JOINED = frozenset({PairKind.MENTIONS, PairKind.QUOTATIONS, PairKind.COPY})
"""Pairs whose sameness changes an incident, a statement or a count of origins. Whether two reports are of one
story changes nothing of these."""


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """`items` in the order of the queue; `beyond` are the incidents that were too many to be weighed."""

    items: tuple[QueueItem, ...]
    beyond: int = 0

    def touched_by(self, told: Mapping[str, T]) -> dict[str, T]:
        """Of what is told of lines, what is told of each item that touches one, by the item's id; of several
        lines the first by id."""
        found: dict[str, T] = {}
        for line in sorted(told.keys() & self._of_line.keys()):
            for item in self._of_line[line]:
                found.setdefault(item, told[line])
        return found

    @cached_property
    def _of_line(self) -> Mapping[str, list[str]]:
        """The ids of the items that touch each line."""
        found: dict[str, list[str]] = {}
        for item in self.items:
            for line in item.touches:
                found.setdefault(line, []).append(item.id)
        return found


def candidates(teller: Teller) -> Candidates:
    """Everything that needs a person, most consequential first (docs/workbench.md says by what rule)."""
    if teller.dossier.judgement is None:
        return Candidates(items=())
    incidents, beyond = _incidents(teller)
    items = (*incidents, *_triggers(teller), *_unfit(teller), *_joins(teller), *_others(teller))
    return Candidates(items=tuple(sorted(items, key=lambda item: item.order)), beyond=beyond)


def _incidents(teller: Teller) -> tuple[tuple[QueueItem, ...], int]:
    """Items for the newest incidents of each sort that needs a person, and how many there are beside."""
    view = teller.dossier.view
    pages = [view.incidents(wanted, most=MOST_OF_A_KIND) for wanted in WANTED]
    incidents = {incident.id: incident for page in pages for incident in page.items}
    decisions = in_force(view.decisions())
    accepted = frozenset(item.target for item in decisions if item.kind is DecisionKind.ACCEPT_MENTION)
    items = incident_items(teller, incidents, view.findings_of(tuple(incidents)), accepted)
    return tuple(items), sum(page.total - len(page.items) for page in pages)


def _triggers(teller: Teller) -> Iterator[QueueItem]:
    judgement = teller.dossier.judgement
    texts = {trigger.id: trigger.text for trigger in teller.dossier.agreement.triggers}
    for status in judgement.triggers if judgement else ():
        why = tuple(_why_trigger(status))
        if not why or _confirmed(status):
            continue
        yield QueueItem(
            id=f"trigger:{status.trigger}",
            kind=QueueKind.TRIGGER,
            weight=Weight.TRIGGER_NEAR,
            link=Link(label=texts.get(status.trigger, status.trigger), href=teller.term(status.trigger).href),
            why=why,
            target=status.trigger,
            newest=teller.dossier.cut_off,
            touches=frozenset({status.trigger}),
            accept=Offer(words="Confirm: met", kind=DecisionKind.CONFIRM_TRIGGER, value="met"),
            reject=Offer(words="Confirm: not met", kind=DecisionKind.CONFIRM_TRIGGER, value="not met"),
            passages=_cited(teller, status.citations),
        )


def _why_trigger(status: TriggerStatus) -> Iterator[Reason]:
    progress = status.progress
    if status.by_allegations is Truth.YES and status.by_facts is not Truth.YES:
        yield Reason(text="Met by allegations only", detail=status.distance)
    elif Truth.UNKNOWN in (status.by_allegations, status.by_facts):
        yield Reason(text="Unknowns keep its answer open", detail=status.distance)
    elif status.by_facts is Truth.YES:
        yield Reason(text="Met by facts, and nobody has confirmed it", detail=status.distance)
    elif progress and progress.needed and progress.by_allegations >= NEAR * progress.needed:
        yield Reason(text="Near its threshold", detail=status.distance)


def _confirmed(status: TriggerStatus) -> bool:
    """Whether somebody spoke of it since it last turned."""
    last = status.confirmations[-1].at if status.confirmations else None
    return last is not None and all(turn.at <= last for turn in status.history)


def _unfit(teller: Teller) -> Iterator[QueueItem]:
    for item in teller.dossier.view.unfit()[:MOST_OF_A_KIND]:
        yield _unfit_item(teller, item)


def _unfit_item(teller: Teller, item: Unfit) -> QueueItem:
    decision = item.decision
    part = "Part of a decision no longer fits" if item.applied else "A decision no longer fits"
    label = f"{decision.by}: {teller.decided(decision)}"
    return QueueItem(
        id=f"unfit:{decision.id}",
        kind=QueueKind.UNFIT,
        weight=Weight.DECISION_LOST,
        link=Link(label=label, href=teller.addresses.decision(decision.id)),
        why=(Reason(text=part, detail=item.reason), Reason(text="It was decided", detail=decision.reason)),
        target=decision.id,
        newest=decision.at,
        touches=frozenset({decision.id}),
        reject=Offer(words="Withdraw it", kind=DecisionKind.WITHDRAW),
    )


def _joins(teller: Teller) -> Iterator[QueueItem]:
    for pairing in teller.dossier.view.unsure(JOINED, MOST_OF_A_KIND):
        sides = (_side(teller, pairing.kind, pairing.left), _side(teller, pairing.kind, pairing.right))
        passages = tuple(side for side in sides if side)
        if len(passages) == len(sides):
            yield _join(pairing, passages)


def _join(pairing: Pairing, passages: tuple[Passage, ...]) -> QueueItem:
    what = {
        PairKind.MENTIONS: "Two accounts: one happening or two?",
        PairKind.QUOTATIONS: "Two renderings: one utterance or two?",
    }.get(pairing.kind, "Two reports: is one a copy of the other?")
    features = "; ".join(f"{each.name.replace('_', ' ')}: {each.detail}" for each in pairing.features)
    return QueueItem(
        id=f"join:{pairing.left}:{pairing.right}",
        kind=QueueKind.JOIN,
        weight=Weight.ONE_OR_TWO,
        link=Link(label=f"{passages[0].source} / {passages[1].source}"),
        why=(Reason(text=what, detail=features),),
        target=pairing.left,
        other=pairing.right,
        touches=frozenset({pairing.left, pairing.right}),
        accept=Offer(words="One", kind=DecisionKind.SAME),
        reject=Offer(words="Two", kind=DecisionKind.DIFFERENT),
        passages=passages,
    )


def _side(teller: Teller, kind: PairKind, found_id: str) -> Passage | None:
    """What stands on one side of a pair, as it is read now."""
    dossier = teller.dossier
    if kind is PairKind.MENTIONS:
        mention = dossier.mentions.get(found_id)
        return teller.passage(mention.report, mention.clause) if mention else None
    if kind is PairKind.QUOTATIONS:
        said = dossier.quotations.get(found_id)
        return teller.passage(said.report, said.contents[0]) if said else None
    try:
        title = dossier.view.reading(found_id).report.title
    except UnknownIdError:
        return None
    return teller.passage(found_id, Span(start=0, end=len(title), text=title))


def _others(teller: Teller) -> Iterator[QueueItem]:
    for each in teller.dossier.view.equivalences_offered(MOST_OF_A_KIND):
        if each.status == "inferred":
            yield _equivalence(teller, each)
    for failed in teller.dossier.failures[:MOST_OF_A_KIND]:
        yield QueueItem(
            id=f"capture:{failed.sha256 or failed.origin}",
            kind=QueueKind.CAPTURE,
            weight=Weight.UNREAD,
            link=Link(label=failed.origin),
            why=(Reason(text="It could not be read", detail=failed.reason),),
            touches=frozenset({failed.sha256} if failed.sha256 else ()),
        )


def _equivalence(teller: Teller, offered: Equivalence) -> QueueItem:
    support = tuple(Reason(text="For it", detail=item.detail) for item in offered.evidence)
    against = tuple(Reason(text="Against it", detail=words) for words in offered.against)
    rivals = tuple(Reason(text="It may also stand for", detail=rival.there) for rival in offered.rivals)
    return QueueItem(
        id=f"equivalence:{offered.id}",
        kind=QueueKind.EQUIVALENCE,
        weight=Weight.NAME,
        link=Link(label=f"“{offered.here}” = {offered.there}?"),
        why=(*support, *against, *rivals),
        target=offered.id,
        touches=frozenset({offered.id}),
        accept=Offer(words="Accept", kind=DecisionKind.ACCEPT_EQUIVALENCE),
        reject=Offer(words="Reject", kind=DecisionKind.REJECT_EQUIVALENCE),
        passages=_cited(teller, tuple(cited for item in offered.evidence for cited in item.citations)),
    )


def _cited(teller: Teller, citations: tuple[Citation, ...]) -> tuple[Passage, ...]:
    return teller.passages(citations)[:2]
