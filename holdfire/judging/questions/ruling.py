"""The test of the ruling: has a competent body ruled on it? Its ruling stands beside ours."""

from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms, answered
from holdfire.judging.spell import in_time
from holdfire.judging.wording import instant_words, listed
from holdfire.model.actor import ActorKind
from holdfire.model.decision import Decision
from holdfire.model.finding import TestName
from holdfire.model.oversight import Mandate, Monitor
from holdfire.model.truth import Truth
from holdfire.model.when import Precision, TimeBasis, When


def ask_ruling(inquiry: Inquiry) -> Answered:
    """YES where a body that may judge is on record as having ruled, NO where none is, or only one without
    that mandate, UNKNOWN where the record does not say whose ruling it is. It never changes the outcome."""
    terms = inquiry.terms
    rulings = terms.rulings.get(inquiry.incident.id, ())
    if not rulings:
        if TestName.RULING not in terms.known:
            reason = f"No ruling is on record; {_whose(terms)}."
            terms.known[TestName.RULING] = answered(TestName.RULING, Truth.NO, reason)
        return terms.known[TestName.RULING]
    found = [_weighed(ruling, inquiry) for ruling in rulings]
    answer = Truth.any(answer for answer, _ in found)
    missing = "which body ruled" if answer is Truth.UNKNOWN else None
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


def _weighed(ruling: Decision, inquiry: Inquiry) -> tuple[Truth, str]:
    terms = inquiry.terms
    recorded = f"recorded by {ruling.by}, {instant_words(ruling.at, terms.agreement.zone)}"
    said = ruling.value or ruling.reason
    if ruling.other is None:
        return Truth.UNKNOWN, f"A ruling is on record, and not whose: {said} ({recorded})."
    body = terms.members.name(ruling.other)
    if _may(ruling, inquiry):
        return Truth.YES, f"Ruled by {body}: {said} ({recorded})."
    reason = f"{body} said of it: {said} ({recorded}); the agreement gives {body} no mandate to rule."
    return Truth.NO, reason


def _may(ruling: Decision, inquiry: Inquiry) -> bool:
    """Whether the body may judge, or is a person who holds an office of one that may; a state does not rule
    for the council it sits in."""
    terms, bodies = inquiry.terms, {ruling.other or ""}
    person = terms.members.actors.get(ruling.other or "")
    if person is not None and person.kind is ActorKind.PERSON:
        day = terms.members.local_day(ruling.at)
        bodies |= {actor.id for actor in terms.members.chain(person.id, day)}
    return not bodies.isdisjoint(_judges(terms)) or any(
        monitor.actor in bodies and _mandated(monitor, ruling, inquiry)
        for monitor in terms.agreement.monitors
    )


def _mandated(monitor: Monitor, ruling: Decision, inquiry: Inquiry) -> bool:
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
    return monitor.mandate is Mandate.RULE_BINDING and ran.so is not Truth.NO
