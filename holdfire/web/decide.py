"""The hand of a reviewer at the workbench: a form becomes a decision on record, or is told why not."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import ConflictError, RecordError
from holdfire.model.identity import content_id
from holdfire.showing.workbench.decided_again import Again, again
from holdfire.showing.workbench.decision_sent import DecisionSent
from holdfire.web.desk import Desk
from holdfire.web.refusals import RefusedError
from holdfire.web.rights import may_decide, may_undo, needed
from holdfire.web.seat import Seat

CLAIM_LASTS = timedelta(minutes=30)
"""How long a claim keeps others out, unless it is released before."""

_PLACE = re.compile(r"[\w./?=&%:,+#-]*")
"""What the address of a page of a case is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSent:
    """What is claimed, or let go, and the page of the case to go on at."""

    target: str
    back: str = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSent:
    """Nothing is said with it."""


def decide(desk: Desk, seat: Seat, now: datetime, sent: DecisionSent) -> str:
    """Puts a decision on record. Raises RefusedError for a role that may not, RecordError without a reason,
    and what `OpenCase.decide` raises."""
    _refuse_without_right(desk, seat, sent)
    if not sent.reason.strip():
        raise RecordError("no reason is given; say in a few words why you decide so")
    seen = sent.on or now.isoformat()
    parts = (sent.kind, sent.target, sent.other or "-", sent.value or "-", sent.slot or "-", sent.reason)
    desk.case.decide(
        Decision(
            id=content_id("decision", seat.name, seen, *parts),  # a form sent twice is one decision
            kind=sent.kind,
            target=sent.target,
            other=sent.other,
            value=sent.value,
            slot=sent.slot,
            on=sent.on,
            by=seat.name,
            at=now,
            reason=sent.reason.strip(),
        )
    )
    return onward(sent.back)


def claim(desk: Desk, seat: Seat, now: datetime, sent: ClaimSent) -> str:
    """Keeps others from deciding about something for a while. Raises ConflictError where another has it."""
    desk.case.decide(replace(_about_work(DecisionKind.LOCK, seat, now, sent), until=now + CLAIM_LASTS))
    return onward(sent.back)


def release(desk: Desk, seat: Seat, now: datetime, sent: ClaimSent) -> str:
    """Lets go what was claimed. Raises RecordError where nothing was."""
    desk.case.decide(_about_work(DecisionKind.RELEASE, seat, now, sent))
    return onward(sent.back)


def run_now(desk: Desk, seat: Seat, now: datetime, _sent: RunSent) -> str:
    """Runs the case in the background; the page of the run tells how far it has come. Raises ConflictError
    where a run goes on."""
    desk.start_run(now, seat.name)
    return "run"


def told_again(desk: Desk, seat: Seat, now: datetime, sent: DecisionSent, error: RecordError) -> Again:
    """What a reviewer is shown whose decision was not taken: why, what others decided meanwhile, and what was
    typed, to decide anew on the record as it stands."""
    return again(
        desk.teller(now, told_in=seat.language),
        replace(sent, back=onward(sent.back)),
        said=str(error),
        conflict=isinstance(error, ConflictError),
        by=seat.name,
    )


def onward(back: str) -> str:
    """The page of the case to go on at: never one of another case or site."""
    return back if _PLACE.fullmatch(back) and ".." not in back and not back.startswith("/") else "review"


def _about_work(kind: DecisionKind, seat: Seat, now: datetime, sent: ClaimSent) -> Decision:
    return Decision(
        id=content_id("decision", kind, sent.target, seat.name, now.isoformat()),
        kind=kind,
        target=sent.target,
        by=seat.name,
        at=now,
        reason="claimed at the workbench" if kind is DecisionKind.LOCK else "let go at the workbench",
    )


def _refuse_without_right(desk: Desk, seat: Seat, sent: DecisionSent) -> None:
    if sent.kind is DecisionKind.WITHDRAW:
        made = desk.case.view().decision(sent.target)
        if made is not None and not may_undo(seat, made.by):
            raise RefusedError(f"{made.by} decided this; an editor may withdraw it")
    elif not may_decide(seat, sent.kind, sent.value):
        role = needed(sent.kind, sent.value)
        raise RefusedError(f"this decision is for those who are {role.value} or more")
