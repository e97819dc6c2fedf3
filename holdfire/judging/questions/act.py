"""The test of the act: does a clause forbid it to whoever did it, toward whoever suffered it?"""

from collections.abc import Iterable

from holdfire.judging.acts import UNSAID_BREACH
from holdfire.judging.members import Bond, Stand
from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.judging.questions.target import struck
from holdfire.judging.wording import act_words, listed
from holdfire.model.act import EASING, Act
from holdfire.model.ban import Prohibition
from holdfire.model.finding import Outcome, TestName
from holdfire.model.membership import PartyRole
from holdfire.model.truth import Truth
from holdfire.model.when import When

OFFENSIVE = frozenset({Act.GROUND_ATTACK, Act.TERRITORY_TAKEN, Act.AIR_STRIKE, Act.CHEMICAL_ATTACK})
"""Acts that project force forward by their nature; others may be offensive or not."""


def ask_act(inquiry: Inquiry) -> Answered:
    """YES where a clause forbids it, NO where none does or the act eases matters, UNKNOWN where the act is
    not told, or where only an offensive one is forbidden and it is not known whether it was."""
    act = inquiry.telling.act
    words = act_words(act)
    if act in EASING:
        reason = f"{words.capitalize()} eases matters; no clause forbids it."
        return answered(TestName.ACT, Truth.NO, reason, leads_to=Outcome.CONSISTENT_WITH_TERMS)
    if act in UNSAID_BREACH:
        return _unknown("A breach is told of, but not what was done.", "what was done")
    forbidding = [clause for clause in inquiry.terms.agreement.prohibitions if act in clause.acts]
    if not forbidding:
        return _no(f"No clause of the agreement forbids this: {words}.")
    binding = [clause for clause in forbidding if _applies(clause, inquiry)]
    if not binding:
        clauses = listed([clause.id for clause in forbidding])
        return _no(f"A clause forbids this ({words}), but not to this actor toward this target: {clauses}.")
    stated = inquiry.telling.offensive
    offensive = act in OFFENSIVE if stated is None else stated
    strict = [clause for clause in binding if clause.quantifier == "any" or offensive]
    ids = tuple(clause.id for clause in strict or binding)
    text = " ".join(clause.text for clause in strict or binding)
    if not strict and stated is False:
        return _no(f"Only offensive acts are forbidden, and this is told to have been none ({words}): {text}")
    if not strict:
        reason = f"Only offensive acts are forbidden: {text}"
        return _unknown(reason, f"whether this was an offensive act ({words})", ids)
    return answered(TestName.ACT, Truth.YES, f"Forbidden ({words}): {text}", terms=ids)


def _applies(clause: Prohibition, inquiry: Inquiry) -> bool:
    return (
        _meant(clause.binds, inquiry.doers)
        and _meant(clause.toward, struck(inquiry))
        and _in_time(clause, inquiry.telling.when)
    )


def _meant(named: tuple[str, ...], stands: Iterable[Stand]) -> bool:
    """Whether a clause's list may mean one of these; someone unknown may always be meant."""
    found = list(stands)
    if not named or not found:
        return True
    wanted = set(named)
    return any(
        stand.bond is Bond.UNKNOWN or stand.capacities & wanted or _as_party(stand, wanted) for stand in found
    )


def _as_party(stand: Stand, wanted: set[str]) -> bool:
    """A clause that names parties means all who are bound."""
    return PartyRole.PARTY.value in wanted and stand.bond is Bond.BOUND


def _in_time(clause: Prohibition, when: When | None) -> bool:
    if when is None:
        return True
    starts_after = clause.since is not None and when.before(clause.since) is Truth.YES
    ended_before = clause.until is not None and clause.until.before(when) is Truth.YES
    return not starts_after and not ended_before


def _no(reason: str) -> Answered:
    return answered(TestName.ACT, Truth.NO, reason, leads_to=Outcome.OUT_OF_SCOPE_ACT)


def _unknown(reason: str, missing: str, terms: tuple[str, ...] = ()) -> Answered:
    return answered(TestName.ACT, Truth.UNKNOWN, reason, missing=missing, terms=terms)
