"""The test of the target: was whatever was hit protected by the agreement then?"""

from collections.abc import Sequence

from holdfire.judging.acts import WITHOUT_TARGET
from holdfire.judging.control import Held
from holdfire.judging.members import Bond, Stand
from holdfire.judging.questions.actor import BOUND, outside_outcome, unsettled
from holdfire.judging.questions.inquiry import Answered, Inquiry, Struck, answered
from holdfire.judging.wording import day_words, listed
from holdfire.model.actor import ActorKind
from holdfire.model.ban import Protection
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import NO, UNKNOWN, YES, Truth


def struck(inquiry: Inquiry) -> Struck:
    """YES for a party or someone protected by name or kind; NO for someone excluded or outside; where no
    actor is named as target, whoever held the place stands in, UNKNOWN where that is disputed."""
    whoever = inquiry.telling.act in WITHOUT_TARGET
    if whoever and not inquiry.done_to:
        return _WHOEVER
    found, key = inquiry.terms.named, inquiry.done_to
    if key not in found:
        found[key] = _as_named(inquiry)
    named = found[key]
    if named is None:
        held = _by_control(inquiry)
        return _WHOEVER if whoever and held.answer.answer is UNKNOWN else held
    if named.stands and named.protects is None and _are_excluded_and_elsewhere(named.stands, inquiry):
        if _is_own_word(inquiry):
            return Struck(answer=_on_own_word(named.stands, inquiry))
        if _is_one_word(inquiry):
            return Struck(answer=_on_one_word(named.stands, inquiry))
    return named


_WHOEVER = Struck(
    answer=answered(
        TestName.TARGET,
        YES,
        "Where terms forbid an act of this kind, they do so whoever it is aimed at.",
    )
)


def _as_named(inquiry: Inquiry) -> Struck | None:
    """By where those stand whom the account names; None where it names nobody but people in general."""
    for stand in inquiry.done_to:
        protection = protection_of(stand, inquiry)
        if protection is not None:
            reason = f"{stand.name} is protected whoever attacks: {protection.text}"
            answer = answered(TestName.TARGET, YES, reason, terms=(protection.id,))
            return Struck(answer=answer, stands=inquiry.done_to, protects=protection)
    named = tuple(stand for stand in inquiry.done_to if stand.actor and not _are_people(stand, inquiry))
    return Struck(answer=_by_stands(named), stands=named) if named else None


def _by_stands(named: tuple[Stand, ...]) -> Answered:
    answer = Truth.any(BOUND[stand.bond] for stand in named)
    return answered(
        TestName.TARGET,
        answer,
        " ".join(dict.fromkeys(stand.reason for stand in named)),
        missing=unsettled(named) if answer is UNKNOWN else None,
        leads_to=outside_outcome(named) if answer is NO else None,
    )


def _are_excluded_and_elsewhere(named: Sequence[Stand], inquiry: Inquiry) -> bool:
    """Whether all who are named as target are excluded, and the ground is not known to have been theirs."""
    if not all(stand.bond is Bond.EXCLUDED for stand in named):
        return False
    held = _held(inquiry)
    return held is None or held.holder not in {stand.actor for stand in named}


def _is_own_word(inquiry: Inquiry) -> bool:
    """Whether only the side that did it says who the target was: so would a pretext be told."""
    day, members = inquiry.days()[0], inquiry.terms.members
    doers = {members.camp(stand.actor, day) for stand in inquiry.doers if stand.actor} - {None}
    return bool(doers) and inquiry.telling.target_camps <= doers


def _is_one_word(inquiry: Inquiry) -> bool:
    """Whether it is not known who did it, and one side alone says who the target was, where the others who
    tell of it are silent: whoever did it may be the one who says so."""
    told = inquiry.telling
    return (
        told.others_silent and len(told.target_camps) == 1 and not any(stand.actor for stand in inquiry.doers)
    )


def _on_own_word(named: Sequence[Stand], inquiry: Inquiry) -> Answered:
    whom = listed([stand.name for stand in named])
    return _on_word(f"Only the side that did it says that {whom} was the target.", whom, inquiry)


def _on_one_word(named: Sequence[Stand], inquiry: Inquiry) -> Answered:
    whom = listed([stand.name for stand in named])
    reason = f"One side alone says that {whom} was the target, and nobody says who did it."
    return _on_word(reason, whom, inquiry)


def _on_word(reason: str, whom: str, inquiry: Inquiry) -> Answered:
    held = _held(inquiry)
    missing = f"a word of another side that {whom} was the target"
    if held is not None:
        reason, missing = f"{reason} {held.reason}", f"{missing}, or who held {held.place}{_on_day(inquiry)}"
    return answered(TestName.TARGET, UNKNOWN, reason, missing=missing, leads_to=Outcome.EXCLUDED_ACTOR)


def protection_of(stand: Stand, inquiry: Inquiry) -> Protection | None:
    """The clause that protects this target whoever attacks it; nobody excluded is so protected."""
    if stand.bond is Bond.EXCLUDED or not (stand.capacities or stand.kind):
        return None
    actors = inquiry.terms.members.actors
    kinds = {actors[name].kind for name in stand.capacities if name in actors} | {stand.kind}
    for protection in inquiry.terms.protections:
        if stand.capacities.intersection(protection.actors) or kinds.intersection(protection.kinds):
            return protection
    return None


def _are_people(stand: Stand, inquiry: Inquiry) -> bool:
    actor = inquiry.terms.members.actors.get(stand.actor or "")
    return actor is not None and actor.kind is ActorKind.PEOPLE


def _held(inquiry: Inquiry) -> Held | None:
    place = inquiry.place
    if place is None:
        return None
    first, last = inquiry.days()
    return inquiry.terms.holder_on(place, first, last)


def _by_control(inquiry: Inquiry) -> Struck:
    """Nobody is named as target: whose ground was it?"""
    held = _held(inquiry)
    prefix = "No account names a target. "
    if inquiry.done_to:
        prefix = f"The target is told only as “{listed([stand.name for stand in inquiry.done_to])}”. "
    if held is None:
        reason = prefix + "Nor is it known whose ground it was."
        return Struck(answer=_unknown(reason, "who or what was hit"))
    if held.holder is None:
        return Struck(
            answer=Answered(
                test=TestName.TARGET,
                answer=UNKNOWN,
                reason=prefix + held.reason,
                missing=(f"who held {held.place}{_on_day(inquiry)}",),
                if_no=_if_no(held, inquiry),
            )
        )
    stand = inquiry.terms.members.stand(held.holder, inquiry.telling.when)
    hits, key = inquiry.terms.holders, (prefix, held.reason, stand)
    if key not in hits:
        hits[key] = _on_ground_of(stand, f"{prefix}{held.reason} {stand.reason}")
    return hits[key]


def _if_no(held: Held, inquiry: Inquiry) -> Outcome | None:
    """What it would lead to if the one of those who claim the place held it who is no party."""
    stand, when = inquiry.terms.members.stand, inquiry.telling.when
    excluded = any(stand(actor, when).bond is Bond.EXCLUDED for actor in held.claimants)
    return Outcome.EXCLUDED_ACTOR if excluded else None


def _on_ground_of(stand: Stand, reason: str) -> Struck:
    answer = BOUND[stand.bond]
    return Struck(
        stands=(stand,),
        answer=answered(
            TestName.TARGET,
            answer,
            reason,
            missing=stand.missing if answer is UNKNOWN else None,
            leads_to=outside_outcome((stand,)) if answer is NO else None,
        ),
    )


def _on_day(inquiry: Inquiry) -> str:
    when = inquiry.telling.when
    return f" on {day_words(when.earliest, inquiry.terms.agreement.zone)}" if when and when.earliest else ""


def _unknown(reason: str, missing: str) -> Answered:
    return answered(TestName.TARGET, UNKNOWN, reason, missing=missing)
