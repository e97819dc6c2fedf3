"""The ledger of equivalences: every ground for holding "X here" to be "Y there", counted and weighed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.identity import content_id
from holdfire.model.reconciled import Equivalence, EquivalenceEvidence, EvidenceKind, Rival
from holdfire.model.span import Citation
from holdfire.reconciling.lineage import Lineage
from holdfire.reconciling.words import fold

ENOUGH_KINDS = 2
ENOUGH_SEGMENTS = 2
_ALIGNED = frozenset({EvidenceKind.SAME_SLOT, EvidenceKind.SAME_WORDS, EvidenceKind.SPEAKER_CONTINUITY})
"""Kinds that rest on passages set against each other: each such pair is a segment."""
_KNOWLEDGE = frozenset({EvidenceKind.KNOWN_SLIP, EvidenceKind.NEVER_INTRODUCED})
"""Kinds that say it may be so, not that it is: they never carry an offer without another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground for `here` = `there`. `actor` is the id `there` has in the case's table."""

    here: str
    there: str
    kind: EvidenceKind
    detail: str
    citations: tuple[Citation, ...] = ()
    actor: str | None = None

    @property
    def other(self) -> str:
        """What tells one `there` from another."""
        return self.actor or fold(self.there)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A passage that speaks against `here` = `there`."""

    here: str
    other: str
    detail: str


def offers(
    grounds: Iterable[Ground],
    objections: Sequence[Objection],
    lineage: Lineage,
    decisions: Mapping[str, Decision],
) -> tuple[Equivalence, ...]:
    """For each name here the best supported name there, if two kinds of evidence or two segments speak for
    it; the others stand beside it as rivals. Nothing is applied: only a reviewer accepts."""
    ledger: dict[str, dict[str, list[Ground]]] = defaultdict(lambda: defaultdict(list))
    for ground in sorted(set(grounds), key=_in_order):
        ledger[fold(ground.here)][ground.other].append(ground)
    found = (_best(entries, objections, lineage, decisions) for _, entries in sorted(ledger.items()))
    return tuple(sorted((item for item in found if item is not None), key=lambda item: item.id))


def _in_order(ground: Ground) -> tuple[str, str, str, str, tuple[Citation, ...]]:
    return fold(ground.here), ground.other, ground.kind, ground.detail, ground.citations


def _best(
    entries: Mapping[str, list[Ground]],
    objections: Sequence[Objection],
    lineage: Lineage,
    decisions: Mapping[str, Decision],
) -> Equivalence | None:
    built = {other: _equivalence(grounds, objections, lineage) for other, grounds in sorted(entries.items())}
    ruled = {other: _under_decision(item, decisions) for other, item in built.items()}
    accepted = [other for other, item in ruled.items() if item.status == "accepted"]
    open_ones = (
        accepted or [other for other, item in ruled.items() if item.status == "inferred"] or list(ruled)
    )
    best = min(open_ones, key=lambda other: (*(-part for part in _strength(ruled[other])), other))
    if not _is_enough(ruled[best]) and ruled[best].status == "inferred":
        return None
    rivals = tuple(
        Rival(there=item.there, kinds=len(item.kinds), detail="; ".join(item.against))
        for other, item in ruled.items()
        if other != best
    )
    chosen = ruled[best]
    return Equivalence(
        id=chosen.id,
        here=chosen.here,
        there=chosen.there,
        evidence=chosen.evidence,
        actor=chosen.actor,
        segments=chosen.segments,
        reports=chosen.reports,
        outlets=chosen.outlets,
        rivals=rivals,
        against=chosen.against,
        status=chosen.status,
    )


def _strength(item: Equivalence) -> tuple[int, int, int]:
    return len(item.kinds) - len(item.against), item.segments, item.reports


def _is_enough(item: Equivalence) -> bool:
    if item.against:
        return False
    carrying = [kind for kind in item.kinds if kind not in _KNOWLEDGE]
    return bool(carrying) and (len(item.kinds) >= ENOUGH_KINDS or item.segments >= ENOUGH_SEGMENTS)


def _equivalence(grounds: Sequence[Ground], objections: Sequence[Objection], lineage: Lineage) -> Equivalence:
    first = grounds[0]
    reports = {citation.report for ground in grounds for citation in ground.citations}
    evidence = tuple(
        EquivalenceEvidence(kind=ground.kind, detail=ground.detail, citations=ground.citations)
        for ground in grounds
    )
    return Equivalence(
        id=content_id("equivalence", fold(first.here), first.other),
        here=first.here,
        there=first.there,
        evidence=evidence,
        actor=first.actor,
        segments=len(set(_segments(grounds, lineage))),
        reports=len(
            {
                lineage.descents[report].original if report in lineage.descents else report
                for report in reports
            }
        ),
        outlets=len({lineage.origins[report] for report in reports}),
        against=tuple(
            dict.fromkeys(
                item.detail
                for item in objections
                if fold(item.here) == fold(first.here) and item.other == first.other
            )
        ),
    )


def _segments(grounds: Sequence[Ground], lineage: Lineage) -> Iterator[tuple[tuple[str, str], ...]]:
    """Each pair of passages set against each other, by words and origin: a copy's pair is its original's."""
    for ground in grounds:
        if ground.kind in _ALIGNED:
            yield tuple(
                sorted((lineage.origins[item.report], fold(item.span.text)) for item in ground.citations)
            )


def _under_decision(item: Equivalence, decisions: Mapping[str, Decision]) -> Equivalence:
    decision = decisions.get(item.id)
    if decision is None:
        return item
    status = "accepted" if decision.kind is DecisionKind.ACCEPT_EQUIVALENCE else "rejected"
    return Equivalence(
        id=item.id,
        here=item.here,
        there=item.there,
        evidence=item.evidence,
        actor=item.actor,
        segments=item.segments,
        reports=item.reports,
        outlets=item.outlets,
        against=item.against,
        status=status,
    )
