"""The test of the target: was whatever was hit protected by the agreement then?"""

from collections.abc import Sequence

from holdfire.judging.acts import WITHOUT_TARGET
from holdfire.judging.control import Held, holder_on
from holdfire.judging.members import Bond, Stand
from holdfire.judging.questions.actor import BOUND, outside_outcome
from holdfire.judging.questions.inquiry import Answered, Inquiry, answered
from holdfire.judging.wording import day_words, listed
from holdfire.model.actor import ActorKind
from holdfire.model.ban import Protection
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import Truth


def ask_target(inquiry: Inquiry) -> Answered:
    """YES for a party or someone protected by name or kind; NO for someone excluded or outside; where no
    actor is named as target, whoever held the place stands in, UNKNOWN where that is disputed."""
    if inquiry.telling.act in WITHOUT_TARGET and not inquiry.done_to:
        return answered(
            TestName.TARGET, Truth.YES, "An act of this kind is forbidden whoever it is aimed at."
        )
    for stand in inquiry.done_to:
        protection = protection_of(stand, inquiry)
        if protection is not None:
            reason = f"{stand.name} is protected whoever attacks: {protection.text}"
            return answered(TestName.TARGET, Truth.YES, reason, terms=(protection.id,))
    named = _named(inquiry)
    if not named:
        return _by_control(inquiry)
    if _is_own_word(named, inquiry):
        return _on_own_word(named, inquiry)
    answer = Truth.any(BOUND[stand.bond] for stand in named)
    missing = listed([stand.missing for stand in named if stand.missing]) or None
    return answered(
        TestName.TARGET,
        answer,
        " ".join(dict.fromkeys(stand.reason for stand in named)),
        missing=missing if answer is Truth.UNKNOWN else None,
        leads_to=outside_outcome(tuple(named)) if answer is Truth.NO else None,
    )


def _is_own_word(named: Sequence[Stand], inquiry: Inquiry) -> bool:
    """Whether only the side that did it says that someone excluded was the target, and the ground was not
    held by them: a pretext would be told in the same words."""
    if not all(stand.bond is Bond.EXCLUDED for stand in named):
        return False
    day, members = inquiry.days()[0], inquiry.terms.members
    doers = {members.camp(stand.actor, day) for stand in inquiry.doers if stand.actor} - {None}
    if not doers or not inquiry.telling.target_camps <= doers:
        return False
    held = _held(inquiry)
    return held is None or held.holder not in {stand.actor for stand in named}


def _on_own_word(named: Sequence[Stand], inquiry: Inquiry) -> Answered:
    whom = listed([stand.name for stand in named])
    held = _held(inquiry)
    reason = f"Only the side that did it says that {whom} was the target."
    missing = f"a word of another side that {whom} was the target"
    if held is None:
        return _unknown(reason, missing)
    return _unknown(f"{reason} {held.reason}", f"{missing}, or who held {held.place}{_on_day(inquiry)}")


def struck(inquiry: Inquiry) -> tuple[Stand, ...]:
    """Whom it was done to: those named, else whoever held the ground; empty where neither is known, or
    where it rests on the word of those who did it alone."""
    named = _named(inquiry)
    if named and _is_own_word(named, inquiry):
        return ()
    if named or inquiry.telling.act in WITHOUT_TARGET:
        return tuple(named)
    held = _held(inquiry)
    if held is None or held.holder is None:
        return ()
    return (inquiry.terms.members.stand(held.holder, inquiry.telling.when),)


def _named(inquiry: Inquiry) -> list[Stand]:
    """Targets that are actors of the case, and more than people in general."""
    return [stand for stand in inquiry.done_to if stand.actor and not _are_people(stand, inquiry)]


def protection_of(stand: Stand, inquiry: Inquiry) -> Protection | None:
    """The clause that protects this target whoever attacks it; nobody excluded is so protected."""
    actors = inquiry.terms.members.actors
    kinds = {actors[name].kind for name in stand.capacities if name in actors} | {stand.kind} - {None}
    for protection in inquiry.terms.agreement.protections if stand.bond is not Bond.EXCLUDED else ():
        if stand.capacities & set(protection.actors) or kinds & set(protection.kinds):
            return protection
    return None


def _are_people(stand: Stand, inquiry: Inquiry) -> bool:
    actor = inquiry.terms.members.actors.get(stand.actor or "")
    return actor is not None and actor.kind is ActorKind.PEOPLE


def _held(inquiry: Inquiry) -> Held | None:
    told = inquiry.telling.place
    place = inquiry.terms.places.get(told.place or "") if told else None
    first, last = inquiry.days()
    return holder_on(place, first, last, inquiry.terms.members.name) if place else None


def _by_control(inquiry: Inquiry) -> Answered:
    """Nobody is named as target: whose ground was it?"""
    held = _held(inquiry)
    whom = listed([stand.name for stand in inquiry.done_to])
    prefix = f"The target is told only as “{whom}”. " if whom else "No account names a target. "
    if held is None:
        return _unknown(prefix + "Nor is it known whose ground it was.", "who or what was hit")
    if held.holder is None:
        return _unknown(prefix + held.reason, f"who held {held.place}{_on_day(inquiry)}")
    stand = inquiry.terms.members.stand(held.holder, inquiry.telling.when)
    answer = BOUND[stand.bond]
    return answered(
        TestName.TARGET,
        answer,
        f"{prefix}{held.reason} {stand.reason}",
        missing=stand.missing if answer is Truth.UNKNOWN else None,
        leads_to=_holder_outcome(stand) if answer is Truth.NO else None,
    )


def _holder_outcome(stand: Stand) -> Outcome:
    return Outcome.EXCLUDED_ACTOR if stand.bond is Bond.EXCLUDED else Outcome.OUT_OF_SCOPE_ACTOR


def _on_day(inquiry: Inquiry) -> str:
    when = inquiry.telling.when
    return f" on {day_words(when.earliest, inquiry.terms.agreement.zone)}" if when and when.earliest else ""


def _unknown(reason: str, missing: str) -> Answered:
    return answered(TestName.TARGET, Truth.UNKNOWN, reason, missing=missing)
