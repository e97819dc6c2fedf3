"""Refuses a decision that would overrule another reviewer unseen, or that makes no sense."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import ConflictError, RecordError
from holdfire.model.standing import in_force

_MATTERS = (
    {DecisionKind.ACCEPT_MENTION, DecisionKind.REJECT_MENTION},
    {DecisionKind.SAME, DecisionKind.DIFFERENT},
    {DecisionKind.ACCEPT_EQUIVALENCE, DecisionKind.REJECT_EQUIVALENCE},
    {DecisionKind.CORRECT},
    {DecisionKind.SET_EVIDENCE},
    {DecisionKind.SET_WORK},
    {DecisionKind.CONFIRM_TRIGGER},
    {DecisionKind.RETRACT_REPORT},
    {DecisionKind.RETRACT_OUTLET},
)
"""Kinds of decision that answer one question, so that two of them may contradict each other. Rulings stand
side by side."""

_OF_LOCKS = frozenset({DecisionKind.LOCK, DecisionKind.RELEASE})
"""What settles nothing: a lock that holds is refused by itself, one that ended kept nobody out."""


def refuse_unless_free(decision: Decision, touching: Sequence[Decision], since: Sequence[Decision]) -> None:
    """Raises ConflictError where another reviewer holds a lock on what the decision is about, or decided
    about it in `since` (what came after the state it was made on), or, where it does not say on which state
    it was made, decided otherwise. `touching` are all decisions about the same, in the order recorded."""
    standing = in_force(touching)
    _refuse_locked(decision, standing)
    _refuse_idle(decision, standing, touching)
    others = [item for item in since if item.by != decision.by and item.kind not in _OF_LOCKS]
    if decision.on is not None and others:
        raise ConflictError(
            f"{_told(others[-1])}, after the state your decision was made on; look at it, then decide again "
            f"on that state (--on {others[-1].id})"
        )
    if decision.on is None:
        against = [item for item in standing if item.by != decision.by and _contradict(item, decision)]
        if against:
            raise ConflictError(
                f"{_told(against[-1])}; where you mean to decide otherwise, say that you have seen it "
                f"(--on {against[-1].id}), or withdraw it"
            )


def locks_at(decisions: Iterable[Decision], moment: datetime) -> tuple[Decision, ...]:
    """The locks that hold at a moment, the earliest first: not yet ended, not released by who set them."""
    held: dict[tuple[str, str], Decision] = {}
    for item in in_force(decisions):
        if item.kind in _OF_LOCKS and item.at <= moment:
            held.pop((item.by, item.target), None)
        if item.kind is DecisionKind.LOCK and item.at <= moment and item.until and item.until > moment:
            held[item.by, item.target] = item
    return tuple(held.values())


def _refuse_locked(decision: Decision, standing: Sequence[Decision]) -> None:
    for lock in locks_at(standing, decision.at):
        if lock.by != decision.by:
            until = lock.until.isoformat(timespec="minutes") if lock.until else "it is released"
            raise ConflictError(
                f"{lock.by} holds a lock on {lock.target} until {until}: {lock.reason}; "
                f"decide when it has ended, or ask {lock.by} to release it"
            )


def _refuse_idle(decision: Decision, standing: Sequence[Decision], touching: Sequence[Decision]) -> None:
    """Raises RecordError for a release of no lock, and for a second withdrawal."""
    if decision.kind is DecisionKind.RELEASE and not any(
        lock.by == decision.by and lock.target == decision.target for lock in locks_at(standing, decision.at)
    ):
        raise RecordError(f"you hold no lock on {decision.target}; there is nothing to release")
    if decision.kind is DecisionKind.WITHDRAW:
        for item in standing:
            if item.kind is DecisionKind.WITHDRAW and item.target == decision.target:
                raise ConflictError(f"{_told(item)}; it needs no second withdrawal")
        if not any(item.id == decision.target for item in touching):
            raise RecordError(f"no decision {decision.target} is on record; `holdfire decisions` lists them")


def _contradict(earlier: Decision, later: Decision) -> bool:
    """Whether two decisions answer one question differently."""
    if not any({earlier.kind, later.kind} <= matter for matter in _MATTERS):
        return False
    if (earlier.kind, earlier.value) == (later.kind, later.value) or earlier.slot is not later.slot:
        return False
    if later.kind in (DecisionKind.SAME, DecisionKind.DIFFERENT):
        return bool(_pairs(earlier) & _pairs(later))
    return True


def _pairs(decision: Decision) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in decision.pairs)


def _told(decision: Decision) -> str:
    when = decision.at.isoformat(timespec="seconds")
    return f"{decision.by} decided about {decision.target} at {when} ({decision.what}: {decision.reason})"
