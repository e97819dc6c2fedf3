"""The test of the act: does a clause forbid it to whoever did it, toward whoever suffered it?"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from holdfire.judging.acts import UNSAID_BREACH, UNSPECIFIED
from holdfire.judging.point import Point, all_of
from holdfire.judging.questions.inquiry import Answered, Inquiry, Struck, answered
from holdfire.judging.questions.reach import (
    holds_then,
    holds_there,
    in_domain,
    in_the_texts_sense_offensive,
    meant,
    toward,
    with_weapons,
)
from holdfire.judging.rules import Ban
from holdfire.judging.telling import UNTOLD
from holdfire.judging.wording import act_words, listed
from holdfire.model.act import EASING
from holdfire.model.finding import Outcome, TestName
from holdfire.model.truth import NO, UNKNOWN, YES


def ask_act(inquiry: Inquiry, hit: Struck, others: Point | None = None) -> Answered:
    """YES where a clause forbids it, NO where none does or the act eases matters, UNKNOWN where the act is
    not told, or where it hangs on something unknown whether a clause reaches it. `others` is what to say of
    clauses without a time of their own, where only those with one hold."""
    act = inquiry.telling.act
    words = act_words(act)
    if act in EASING:
        return _eases(words)
    if act in UNSAID_BREACH:
        return _unknown("A breach is told of, but not what was done.", ("what was done",))
    reached = _reached(inquiry, hit, others)
    strict = tuple([(ban.id, ban.text) for ban, point in reached if point.so is YES])
    if strict:
        return _forbidden(words, strict)
    maybe = [(ban, point) for ban, point in reached if point.so is UNKNOWN]
    maybe += _of_another_kind(inquiry, hit)
    if maybe:
        return _hanging(words, maybe)
    if not reached:
        return _no(f"No clause of the agreement forbids this: {words}.")
    return _no(_why_not(words, reached))


@lru_cache(maxsize=64)
def _eases(words: str) -> Answered:
    reason = f"{words.capitalize()} eases matters; no clause forbids it."
    return answered(TestName.ACT, NO, reason, leads_to=Outcome.CONSISTENT_WITH_TERMS)


@lru_cache(maxsize=4096)
def _forbidden(words: str, clauses: tuple[tuple[str, str], ...]) -> Answered:
    text = " ".join(clause for _, clause in clauses)
    ids = tuple(name for name, _ in clauses)
    return answered(TestName.ACT, YES, f"Forbidden ({words}): {text}", terms=ids)


def _reached(inquiry: Inquiry, hit: Struck, others: Point | None) -> list[tuple[Ban, Point]]:
    """The clauses on the act, each with whether it reaches it."""
    shared = _whoever_and_whenever(inquiry)
    if others is not None:
        shared = [(ban, _by_time(ban, others) or point) for ban, point in shared]
    protects = hit.protects
    return [
        (ban, _there(ban, point, inquiry, hit) if ban.local and point.so is not NO else point)
        for ban, point in shared
        if ban.protects is None or ban.protects is protects
    ]


def _by_time(ban: Ban, others: Point | None) -> Point | None:
    """What is known of a clause without a time of its own, where the agreement itself may not have held."""
    return others if ban.since is None and ban.until is None else None


def _whoever_and_whenever(inquiry: Inquiry, *, of_another_kind: bool = False) -> Sequence[tuple[Ban, Point]]:
    """The clauses on the act (or those on fire of any other kind that may reach it), each with what is known
    of it without the place and those it was done to: many acts of the same doers in one stretch of the
    agreement's time share that."""
    terms, telling, stretch = inquiry.terms, inquiry.telling, inquiry.stretch
    told = None if telling.circumstances is UNTOLD else telling.circumstances
    key = (inquiry.rules.text, telling.act, inquiry.doers, stretch, told, of_another_kind)
    found = terms.asked.get(key) if stretch is not None else None
    if found is None:
        bans = inquiry.rules.bans[telling.act]
        if of_another_kind:
            asked = {ban.id for ban in bans}
            bans = tuple(ban for ban in inquiry.rules.kinds_of_fire if ban.id not in asked)
        found = tuple([(ban, all_of(_points(ban, inquiry))) for ban in bans])
        if of_another_kind:
            maybe = [(ban, all_of((_KIND, point))) for ban, point in found]
            found = tuple([(ban, point) for ban, point in maybe if point.so is not NO])
        if stretch is not None:
            terms.asked[key] = found
    return found


def _points(ban: Ban, inquiry: Inquiry) -> Iterator[Point]:
    """The points this clause hangs on wherever it was and whoever was hit; what it does not speak of is not
    asked."""
    if ban.binds:
        yield meant(ban.binds, inquiry.doers)
    if ban.since or ban.until:
        yield holds_then(ban, inquiry)
    if ban.phase:
        yield inquiry.terms.phases.within(ban.phase, inquiry.when)
    if ban.domains and not ban.abroad_only:
        yield in_domain(ban, inquiry)
    if ban.weapons or ban.from_calibre_mm:
        yield with_weapons(ban, inquiry)
    if ban.offensive_only:
        yield in_the_texts_sense_offensive(ban, inquiry)


def _there(ban: Ban, point: Point, inquiry: Inquiry, hit: Struck) -> Point:
    """What is known of a clause with the place and those it was done to."""
    points = [point]
    if ban.toward:
        points.append(toward(ban.toward, hit, inquiry.terms))
    if ban.zones:
        points.append(holds_there(ban, inquiry))
    if ban.domains and ban.abroad_only:
        points.append(in_domain(ban, inquiry))
    return all_of(points)


def _of_another_kind(inquiry: Inquiry, hit: Struck) -> list[tuple[Ban, Point]]:
    """An attack told without its means may be of a kind that a clause forbids."""
    if inquiry.telling.act not in UNSPECIFIED:
        return []
    others = _whoever_and_whenever(inquiry, of_another_kind=True)
    found = [(ban, _there(ban, point, inquiry, hit) if ban.local else point) for ban, point in others]
    return [item for item in found if item[1].so is not NO]


_KIND = Point(
    so=UNKNOWN,
    reason="Clauses forbid some kinds of attack, and no account tells the kind.",
    missing=("what kind of attack it was",),
)


def _hanging(words: str, maybe: Sequence[tuple[Ban, Point]]) -> Answered:
    reasons = dict.fromkeys([point.reason for _, point in maybe])
    clauses = listed([ban.id for ban, _ in maybe], "or")
    return _unknown(
        f"Whether a clause forbids this ({words}: {clauses}) hangs on more than is told. {' '.join(reasons)}",
        tuple([name for _, point in maybe for name in point.missing]),
        tuple([ban.id for ban, _ in maybe]),
    )


def _why_not(words: str, reached: Sequence[tuple[Ban, Point]]) -> str:
    by_reason: dict[str, list[str]] = {}
    for ban, point in reached:
        by_reason.setdefault(point.reason, []).append(f"“{ban.id}”")
    told = " ".join(f"{listed(clauses)}: {reason}" for reason, clauses in by_reason.items())
    return f"Clauses speak of this ({words}), but none forbids it here. {told}"


def _no(reason: str) -> Answered:
    return answered(TestName.ACT, NO, reason, leads_to=Outcome.OUT_OF_SCOPE_ACT)


def _unknown(reason: str, missing: tuple[str, ...], terms: tuple[str, ...] = ()) -> Answered:
    return answered(TestName.ACT, UNKNOWN, reason, missing=missing, terms=terms)
