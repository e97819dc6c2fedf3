"""The test of exceptions: does a clause allow it all the same, or does someone claim that one does?"""

from holdfire.judging.members import Stand
from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.judging.questions.target import protection_of, struck
from holdfire.model.ban import Permission
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import Truth

_CLAIM = "self-defence"


def ask_exception(inquiry: Inquiry) -> Answered:
    """YES where a permission covers actor, act and target; UNKNOWN where self-defence is claimed, or where
    it is not known whether the one or the other is covered; else NO."""
    permissions = inquiry.terms.agreement.permissions
    claimed = _claim(inquiry)
    for permission in permissions:
        if permission.self_defence and claimed:
            return _claimed(permission, claimed)
    allowed = [permission for permission in permissions if _is_open_to(permission, inquiry)]
    return _allowed(allowed, inquiry) or _none(claimed)


def _is_open_to(permission: Permission, inquiry: Inquiry) -> bool:
    return not permission.self_defence and inquiry.telling.act in permission.acts


def _allowed(permissions: list[Permission], inquiry: Inquiry) -> Answered | None:
    """The permission that covers it, or else may."""
    covered = {permission.id: _covered(permission, inquiry) for permission in permissions}
    for permission in permissions:
        if covered[permission.id] is Truth.YES:
            return answered(
                TestName.EXCEPTION,
                Truth.YES,
                f"Allowed all the same: {permission.text}",
                leads_to=Outcome.CONSISTENT_WITH_TERMS,
                terms=(permission.id,),
            )
    maybe = [permission for permission in permissions if covered[permission.id] is Truth.UNKNOWN]
    if not maybe:
        return None
    # What is missing is named by the tests of actor and target: the exception hangs on them.
    reason = f"Allowed if it was as this clause has it: {maybe[0].text}"
    ids = tuple(permission.id for permission in maybe)
    return answered(TestName.EXCEPTION, Truth.UNKNOWN, reason, terms=ids)


def _none(claimed: str | None) -> Answered:
    reason = "No clause allows it, and no account claims self-defence."
    if claimed:
        reason = f"Self-defence is claimed (“{claimed}”), but the text holds no such exception."
    return answered(TestName.EXCEPTION, Truth.NO, reason)


def _covered(permission: Permission, inquiry: Inquiry) -> Truth:
    """A permission against some never reaches those whom another clause protects."""
    protected = any(protection_of(stand, inquiry) for stand in inquiry.done_to)
    if permission.against and protected:
        return Truth.NO
    return _covers(permission.holders, inquiry.doers) & _covers(permission.against, struck(inquiry))


def _claimed(permission: Permission, phrase: str) -> Answered:
    standard = f" It must be {permission.standard}." if permission.standard else ""
    return answered(
        TestName.EXCEPTION,
        Truth.UNKNOWN,
        f"An account claims self-defence (“{phrase}”): {permission.text}{standard}",
        missing="who fired first, and whether no more force was used than needed",
        leads_to=Outcome.EXCEPTED_CLAIMED,
        terms=(permission.id,),
    )


def _claim(inquiry: Inquiry) -> str | None:
    """The first phrase of self-defence that an account uses; what a table says of it holds."""
    if inquiry.telling.self_defence is not None:
        return _CLAIM if inquiry.telling.self_defence else None
    told = " ".join(inquiry.telling.words).casefold()
    return next((phrase for phrase in inquiry.terms.self_defence if phrase in told), None)


def _covers(named: tuple[str, ...], stands: tuple[Stand, ...]) -> Truth:
    """Whether a clause's list covers all of these: NO as soon as it leaves out someone known."""
    if not named:
        return Truth.YES
    if not stands:
        return Truth.UNKNOWN
    return Truth.all(_one(set(named), stand) for stand in stands)


def _one(wanted: set[str], stand: Stand) -> Truth:
    if stand.capacities & wanted:
        return Truth.YES
    return Truth.UNKNOWN if stand.actor is None else Truth.NO
