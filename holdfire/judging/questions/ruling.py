"""The test of the ruling: has a competent body ruled on it? Its ruling stands beside ours."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms, answered
from holdfire.judging.spell import in_time
from holdfire.judging.wording import instant_words, listed
from holdfire.model.actor import ActorKind
from holdfire.model.finding import TestName
from holdfire.model.oversight import Mandate, Monitor
from holdfire.model.truth import NO, UNKNOWN, YES, Truth
from holdfire.model.when import Precision, TimeBasis, When


def ask_ruling(inquiry: Inquiry) -> Answered:
    """YES where a body that may judge is on record as having ruled, NO where none is, or only one without
    that mandate, UNKNOWN where the record does not say whose ruling it is. It never changes the outcome."""
    terms = inquiry.terms
    if not inquiry.telling.rulings and inquiry.incident.id not in terms.rulings:
        if TestName.RULING not in terms.known:
            reason = f"No ruling is on record; {_whose(terms)}."
            terms.known[TestName.RULING] = answered(TestName.RULING, NO, reason)
        return terms.known[TestName.RULING]
    found = [_weighed(ruling, inquiry) for ruling in (*_recorded(inquiry), *_tabled(inquiry))]
    answer = Truth.any(answer for answer, _ in found)
    missing = "which body ruled, and whether it may" if answer is UNKNOWN else None
    return answered(TestName.RULING, answer, " ".join(said for _, said in found), missing=missing)


def _whose(terms: Terms) -> str:
    agreement = terms.agreement
    bodies = {*_judges(terms), *(m.actor for m in agreement.monitors if m.mandate is Mandate.RULE_BINDING)}
    judges = listed([terms.members.name(actor) for actor in sorted(bodies)])
    return f"{judges} may rule on it" if judges else "the text gives nobody the say"


def _judges(terms: Terms) -> frozenset[str]:
    """Who the agreement says may judge, and those before whom a dispute goes with binding effect."""
    binding = (body for step in terms.agreement.disputes if step.binding for body in step.body)
    return frozenset((*terms.agreement.who_may_judge, *binding))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ruling:
    """That `body` (an actor's id; None where the case has none of this `name`, or nobody is named) said so of
    the incident, by `at` (UTC); `recorded` tells on whose word that is known."""

    said: str
    recorded: str
    at: datetime
    body: str | None = None
    name: str | None = None


def _recorded(inquiry: Inquiry) -> Iterator[_Ruling]:
    """What reviewers put on record."""
    terms = inquiry.terms
    for decision in terms.rulings.get(inquiry.incident.id, ()):
        yield _Ruling(
            said=decision.value or decision.reason,
            recorded=f"recorded by {decision.by}, {instant_words(decision.at, terms.agreement.zone)}",
            at=decision.at,
            body=decision.other,
            name=terms.members.name(decision.other) if decision.other else None,
        )


def _tabled(inquiry: Inquiry) -> Iterator[_Ruling]:
    """What tables of events state."""
    for listing in inquiry.telling.rulings:
        body = inquiry.terms.members.called(listing.ruled_by or "")
        yield _Ruling(
            said=listing.ruling or "",
            recorded=f"as {listing.key} states",
            at=inquiry.terms.now,
            body=body.id if body else None,
            name=body.name if body else listing.ruled_by,
        )


def _weighed(ruling: _Ruling, inquiry: Inquiry) -> tuple[Truth, str]:
    said = f"{ruling.said} ({ruling.recorded})"
    if ruling.name is None:
        return UNKNOWN, f"A ruling is on record, and not whose: {said}."
    if ruling.body is None:
        return (
            UNKNOWN,
            f"Ruled by {ruling.name}, whom actors.yaml does not hold: {said}.",
        )
    if _may(ruling, inquiry):
        return YES, f"Ruled by {ruling.name}: {said}."
    reason = f"{ruling.name} said of it: {said}; the agreement gives {ruling.name} no mandate to rule."
    return NO, reason


def _may(ruling: _Ruling, inquiry: Inquiry) -> bool:
    """Whether the body may judge, or is a person who holds an office of one that may; a state does not rule
    for the council it sits in."""
    terms, bodies = inquiry.terms, {ruling.body or ""}
    person = terms.members.actors.get(ruling.body or "")
    if person is not None and person.kind is ActorKind.PERSON:
        day = terms.members.local_day(ruling.at)
        bodies |= {actor.id for actor in terms.members.chain(person.id, day)}
    return not bodies.isdisjoint(_judges(terms)) or any(
        monitor.actor in bodies and _mandated(monitor, ruling, inquiry)
        for monitor in terms.agreement.monitors
    )


def _mandated(monitor: Monitor, ruling: _Ruling, inquiry: Inquiry) -> bool:
    """Whether a monitor may rule, and its mandate ran at some time between the incident and the record."""
    told = inquiry.telling.when
    happened = min((told and told.earliest) or ruling.at, ruling.at)
    between = When(
        earliest=happened,
        latest=ruling.at,
        wall="then",
        precision=Precision.RANGE,
        basis=TimeBasis.STATED,
    )
    ran = in_time(monitor.since, monitor.until, between, "the mandate ran", inquiry.terms.agreement.zone)
    return monitor.mandate is Mandate.RULE_BINDING and ran.so is not NO
