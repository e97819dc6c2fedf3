"""What reviewers decided, ready to be asked: pairs that are one or not, states set, what was withdrawn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from holdfire.model.decision import RESTORED, Decision, DecisionKind
from holdfire.reconciling.trees import Pair, pair_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The decisions that stand: of several on one matter the last made holds. `pairs` says who held a
    pair to be one (True) or not; the other mappings go from a target's id to the decision. `put_right` says
    in words what reviewers corrected of a mention."""

    pairs: Mapping[Pair, Decision]
    accepted_mentions: frozenset[str]
    rejected_mentions: frozenset[str]
    retracted_reports: Mapping[str, Decision]
    evidence: Mapping[str, Decision]
    work: Mapping[str, Decision]
    rulings: Mapping[str, Decision]
    equivalences: Mapping[str, Decision]
    put_right: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def together(self) -> frozenset[Pair]:
        """Pairs a reviewer holds to be one."""
        return frozenset(pair for pair, item in self.pairs.items() if item.kind is DecisionKind.SAME)

    def apart(self) -> frozenset[Pair]:
        """Pairs a reviewer holds to be two."""
        return frozenset(pair for pair, item in self.pairs.items() if item.kind is DecisionKind.DIFFERENT)


def decided(decisions: Sequence[Decision], put_right: Mapping[str, tuple[str, ...]] | None = None) -> Decided:
    """The decisions that stand, whatever order they are given in."""
    in_order = sorted(decisions, key=lambda item: (item.at, item.id))
    pairs = {
        pair_of(item.target, item.other): item
        for item in in_order
        if item.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT) and item.other
    }
    verdicts = _last(in_order, DecisionKind.ACCEPT_MENTION, DecisionKind.REJECT_MENTION)
    return Decided(
        pairs=pairs,
        accepted_mentions=_of_kind(verdicts, DecisionKind.ACCEPT_MENTION),
        rejected_mentions=_of_kind(verdicts, DecisionKind.REJECT_MENTION),
        retracted_reports={
            target: item
            for target, item in _last(in_order, DecisionKind.RETRACT_REPORT).items()
            if item.value != RESTORED
        },
        evidence=_last(in_order, DecisionKind.SET_EVIDENCE),
        work=_last(in_order, DecisionKind.SET_WORK),
        rulings=_last(in_order, DecisionKind.RECORD_RULING),
        equivalences=_last(in_order, DecisionKind.ACCEPT_EQUIVALENCE, DecisionKind.REJECT_EQUIVALENCE),
        put_right=put_right or {},
    )


def _of_kind(verdicts: Mapping[str, Decision], kind: DecisionKind) -> frozenset[str]:
    return frozenset(target for target, item in verdicts.items() if item.kind is kind)


def _last(in_order: Iterable[Decision], *kinds: DecisionKind) -> dict[str, Decision]:
    return {item.target: item for item in in_order if item.kind in kinds}
