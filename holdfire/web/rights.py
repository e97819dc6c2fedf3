"""Who may decide what."""

from holdfire.model.decision import DecisionKind
from holdfire.model.incident import WorkState
from holdfire.web.roles import Role
from holdfire.web.seat import Seat

_OF_ANALYSTS = frozenset(
    {
        DecisionKind.ACCEPT_MENTION,
        DecisionKind.REJECT_MENTION,
        DecisionKind.CORRECT,
        DecisionKind.LOCK,
        DecisionKind.RELEASE,
    }
)
_PROPOSED = frozenset({WorkState.TRIAGED, WorkState.IN_INQUIRY, WorkState.READY_FOR_REVIEW})
"""The work states an analyst may set: what is ready for review is a proposal to an editor."""


def needed(kind: DecisionKind, value: str | None = None) -> Role:
    """The role that a decision needs. Whoever may decide may also withdraw what they decided themselves; what
    others decided only an editor may."""
    if kind in _OF_ANALYSTS or (kind is DecisionKind.SET_WORK and value in _PROPOSED):
        return Role.ANALYST
    return Role.EDITOR


def may_decide(seat: Seat, kind: str, value: str | None = None) -> bool:
    """Whether somebody may make a decision of this kind."""
    return seat.role.may(needed(DecisionKind(kind), value))


def may_undo(seat: Seat, by: str) -> bool:
    """Whether somebody may withdraw a decision of `by`."""
    return seat.role.may(Role.ANALYST if by == seat.name else Role.EDITOR)
