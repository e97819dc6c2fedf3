"""What would move the matter on: triggers, and what is said of a Plan B."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.agreement import Agreement
from holdfire.model.status import TriggerStatus
from holdfire.model.term_claim import TermClaim, TermKind
from holdfire.model.trigger import Contingency, Trigger
from holdfire.showing.status_lines import StatusLines, contingency_triggers
from holdfire.showing.teller import Link, Passage, Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerShown:
    """A trigger: `text` of its condition, whether it is met by what is alleged and by what reaches its
    evidence `floor`, how far it is, who may declare it, what would follow, and what was counted."""

    id: str
    text: str
    in_text: str
    by_allegations: str
    by_facts: str
    floor: str
    distance: str
    reason: str
    confirmed_by: str
    consequence: str
    counted: tuple[Link, ...]
    passages: tuple[Passage, ...]
    progress: str = ""
    suspends: str = ""
    history: tuple[str, ...] = ()
    confirmations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingencyShown:
    """What is said to follow if the truce fails: its names, whose it is, who announced and who denies it,
    where it stands, and the state of the triggers that open it."""

    id: str
    names: str
    text: str
    owner: str
    announced_by: str
    denied_by: str
    in_text: str
    source: str
    triggers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingencySaid:
    """What somebody does with a contingency in a report: never an event that happened."""

    claimant: str
    stance: str
    label: str
    passage: Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class ContingenciesShown:
    """Triggers with their distance, the contingencies behind them, and what is said of those."""

    triggers: tuple[TriggerShown, ...]
    contingencies: tuple[ContingencyShown, ...]
    said: tuple[ContingencySaid, ...]


def contingencies(teller: Teller) -> ContingenciesShown:
    """Triggers and contingencies."""
    return ContingenciesShown(
        triggers=triggers(teller),
        contingencies=_of_agreement(teller, teller.dossier.agreement),
        said=said_of_contingencies(teller, teller.dossier.term_claims.values()),
    )


def said_of_contingencies(teller: Teller, claims: Iterable[TermClaim]) -> tuple[ContingencySaid, ...]:
    """What these claims say of contingencies, in order of publication."""
    found = (claim for claim in claims if claim.kind is TermKind.CONTINGENCY)
    in_order = sorted(found, key=lambda claim: _when_published(teller, claim))
    return tuple(_contingency_said(teller, claim) for claim in in_order)


def triggers(teller: Teller, most: int | None = None) -> tuple[TriggerShown, ...]:
    """The triggers, each with `most` passages and counted lines at most (None: with all)."""
    judgement = teller.dossier.judgement
    by_id = {trigger.id: trigger for trigger in teller.dossier.agreement.triggers}
    statuses = judgement.triggers if judgement else ()
    return tuple(
        _trigger(teller, by_id[item.trigger], item, most) for item in statuses if item.trigger in by_id
    )


def _when_published(teller: Teller, claim: TermClaim) -> tuple[bool, str, int]:
    """The order of publication, reports without a date last."""
    published = teller.dossier.readings[claim.report].report.published
    start = published.earliest if published else None
    return start is None, start.isoformat() if start else claim.report, claim.span.start


def _of_agreement(teller: Teller, agreement: Agreement) -> tuple[ContingencyShown, ...]:
    return tuple(
        ContingencyShown(
            id=item.id,
            names=", ".join(f"“{name}”" for name in item.names),
            text=item.text,
            owner=teller.actors(item.owner) or teller.say("nobody named"),
            announced_by=teller.actors(item.announced_by) or teller.say("nobody named"),
            denied_by=teller.actors(item.denied_by) or teller.say("nobody named"),
            in_text="in the text" if item.in_text else "outside the text",
            source=item.source.document,
            triggers=_opening(teller, item),
        )
        for item in agreement.contingencies
    )


def _opening(teller: Teller, item: Contingency) -> tuple[str, ...]:
    judgement = teller.dossier.judgement
    told = contingency_triggers(teller.dossier.agreement, judgement, item) if judgement else ()
    return tuple(
        f"Trigger {trigger.id}: {status.by_allegations} by allegations, {status.by_facts} by facts."
        for trigger, status in told
    )


def _trigger(teller: Teller, trigger: Trigger, status: TriggerStatus, most: int | None) -> TriggerShown:
    lines = StatusLines(words=teller.words, clock=teller.clock)
    return TriggerShown(
        id=trigger.id,
        text=trigger.text,
        in_text="in the text" if trigger.in_text else "outside the text",
        by_allegations=status.by_allegations.value,
        by_facts=status.by_facts.value,
        floor=teller.words.of(trigger.floor),
        distance=status.distance,
        reason=status.reason,
        confirmed_by=teller.actors(trigger.confirmed_by) or teller.say("the text names nobody"),
        consequence=trigger.consequence or teller.say("the text names none"),
        counted=teller.links(status.counted[:most]),
        passages=teller.passages(status.citations[:most]),
        progress=_progress(status),
        suspends=", ".join(trigger.suspends),
        history=lines.turns(status.history),
        confirmations=lines.confirmations(status),
    )


def _progress(status: TriggerStatus) -> str:
    told = status.progress
    if told is None:
        return ""
    return f"{told.by_facts:g} of {told.needed:g} {told.unit} ({told.by_allegations:g} with allegations)"


def _contingency_said(teller: Teller, claim: TermClaim) -> ContingencySaid:
    report = teller.dossier.readings[claim.report].report
    return ContingencySaid(
        claimant=teller.named(claim.claimant, teller.itself(report)),
        stance=teller.words.of(claim.stance) if claim.stance else teller.say("mentions it"),
        label=claim.label or "",
        passage=teller.passage(claim.report, claim.span),
    )
