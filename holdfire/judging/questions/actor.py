"""The test of the actor: was whoever is said to have done it bound by the agreement then?"""

from holdfire.judging.members import Bond, Stand
from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import NO, UNKNOWN, YES, Truth

BOUND = {
    Bond.BOUND: YES,
    Bond.EXCLUDED: NO,
    Bond.OUTSIDE: NO,
    Bond.UNKNOWN: UNKNOWN,
}
"""What a stand answers to "bound or protected as a party?"."""


def ask_actor(inquiry: Inquiry) -> Answered:
    """YES where someone bound is named, NO where only excluded or outside actors are, else UNKNOWN."""
    stands = inquiry.doers or (inquiry.terms.members.stranger(None),)
    known, key = inquiry.terms.known, (TestName.ACTOR, stands)
    if key not in known:
        known[key] = _by_stands(stands)
    return known[key]


def _by_stands(stands: tuple[Stand, ...]) -> Answered:
    answer = Truth.any(BOUND[stand.bond] for stand in stands)
    return answered(
        TestName.ACTOR,
        answer,
        " ".join(dict.fromkeys(stand.reason for stand in stands)),
        missing=unsettled(stands) if answer is UNKNOWN else None,
        leads_to=outside_outcome(stands) if answer is NO else None,
    )


def unsettled(stands: tuple[Stand, ...]) -> tuple[str, ...]:
    """What would settle where these stand."""
    return tuple(stand.missing for stand in stands if stand.missing)


def outside_outcome(stands: tuple[Stand, ...]) -> Outcome:
    """What it leads to that none of these is a party: excluded, or simply outside."""
    excluded = any(stand.bond is Bond.EXCLUDED for stand in stands)
    return Outcome.EXCLUDED_ACTOR if excluded else Outcome.OUT_OF_SCOPE_ACTOR
