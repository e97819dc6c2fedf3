"""Decisions as lines of text: what was decided, by whom, when, why; and what became of it."""

from collections.abc import Iterator
from datetime import datetime

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.standing import in_force
from holdfire.record.view import View


def decision_lines(view: View) -> Iterator[str]:
    """Every decision, the last one last; one that is withdrawn says by which."""
    decisions = view.decisions()
    withdrawn = {item.target: item for item in in_force(decisions) if item.kind is DecisionKind.WITHDRAW}
    for item in decisions:
        by = withdrawn.get(item.id)
        yield _line(item) + (f" [withdrawn by {by.by}: {by.id}]" if by else "")
    if not decisions:
        yield "Nothing was decided."


def unfit_lines(view: View) -> Iterator[str]:
    """The decisions that fit nothing that is read now, each with the reason."""
    unfit = view.unfit()
    for item in unfit:
        part = "in part: " if item.applied else ""
        yield f"{_line(item.decision)} [no longer fits, {part}{item.reason}]"
    if not unfit:
        yield "Every decision fits what is read now."


def lock_lines(view: View, now: datetime) -> Iterator[str]:
    """The locks that hold at `now`."""
    locks = view.locks(now)
    for item in locks:
        until = item.until.isoformat(timespec="minutes") if item.until else "it is released"
        yield f"{_line(item)} [until {until}]"
    if not locks:
        yield "Nothing is locked."


def _line(item: Decision) -> str:
    about = f"{item.target} and {item.other}" if item.other else item.target
    when = item.at.isoformat(timespec="seconds")
    return f"{item.id} {when} {item.by}: {item.what}, {about}: {item.reason}"
