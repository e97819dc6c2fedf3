"""The test of place: did it happen where the agreement holds?"""

from holdfire.judging.acts import domains_of
from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms, answered
from holdfire.judging.wording import act_words, listed, sentence
from holdfire.model.finding import Outcome, TestName
from holdfire.model.place import Place
from holdfire.model.surroundings import surroundings
from holdfire.model.terrain import Domain
from holdfire.model.truth import NO, UNKNOWN, YES, Truth


def ask_place(inquiry: Inquiry) -> Answered:
    """YES inside the agreement's area (without one: the country of the case) and in a domain where it holds,
    NO outside, UNKNOWN where no place is told, or one that reaches beyond the area, or whose lie the case
    does not know."""
    told, place = inquiry.telling.place, inquiry.place
    if told is None:
        by_domain = _by_domain(inquiry)
        if by_domain is not None and by_domain.answer is NO:
            return by_domain
        return _unknown("No account says where it happened.", "where it happened")
    if place is None:
        return _unknown(f"“{told.name}” is not in the case's table of places.", f"where {told.name} lies")
    known, domain = inquiry.terms.known, inquiry.telling.circumstances.domain
    key = (TestName.PLACE, place.id, inquiry.telling.act, domain)
    found = known.get(key)
    if found is None:
        found = known[key] = _in_its_place(place, inquiry)
    return found


def _in_its_place(place: Place, inquiry: Inquiry) -> Answered:
    known, key = inquiry.terms.known, (TestName.PLACE, place.id)
    if key not in known:
        known[key] = _on_the_ground(place, inquiry.terms)
    on_the_ground, by_domain = known[key], _by_domain(inquiry)
    if by_domain is None or by_domain.answer is YES or on_the_ground.answer is NO:
        return on_the_ground
    return by_domain if by_domain.answer is NO or on_the_ground.answer is YES else on_the_ground


def _on_the_ground(place: Place, terms: Terms) -> Answered:
    area = _area(terms)
    left_out = terms.terrain.among(place.id, terms.agreement.outside)
    if left_out is YES:
        return _no(sentence(f"{place.name} lies in what the agreement leaves out of its area."))
    inside = _covered(place, terms) & ~left_out
    if inside is NO and Domain.ABROAD in terms.agreement.domains:
        reason = sentence(f"{place.name} lies outside {area}, and the agreement holds abroad too.")
        return answered(TestName.PLACE, YES, reason)
    if inside is NO:
        return _no(sentence(f"{place.name} lies outside {area}, where the agreement holds."))
    if inside is YES:
        return answered(
            TestName.PLACE, YES, sentence(f"{place.name} lies in {area}, where the agreement holds.")
        )
    wider = _is_wider(place, terms)
    reason = (
        sentence(f"{place.name} reaches beyond {area}.")
        if wider
        else f"The case does not say in what {place.name} lies."
    )
    missing = f"whether it lay inside {area}" if wider else f"whether {place.name} lies in {area}"
    return _unknown(reason, missing)


def _is_wider(place: Place, terms: Terms) -> bool:
    agreement = terms.agreement
    return terms.terrain.among(place.id, (*agreement.area, *agreement.outside)) is UNKNOWN


def _covered(place: Place, terms: Terms) -> Truth:
    area = terms.agreement.area
    among = terms.terrain.among(place.id, area)
    if among is not NO:
        return among
    around = list(surroundings(place, terms.places))
    countries = {step.country for step in around if step.country}
    covered = {terms.places[name].country for name in area if name in terms.places} or {terms.case.country}
    if not countries or covered == {None}:
        return UNKNOWN
    if not countries & covered:
        return NO
    if not area:
        return YES
    return NO if any(step.within is None for step in around) and len(around) > 1 else UNKNOWN


def _by_domain(inquiry: Inquiry) -> Answered | None:
    """Whether the agreement holds where the forces acted from: on land, at sea, in the air; nothing where it
    holds in all."""
    held = frozenset(inquiry.terms.agreement.domains) - {Domain.ABROAD, Domain.CYBER}
    if not held:
        return None
    may_be = told_domains(inquiry)
    words = listed([domain.value for domain in Domain if domain in held])
    if may_be <= held:
        return answered(TestName.PLACE, YES, f"The agreement holds on or in: {words}.")
    if may_be & held:
        whence = listed([domain.value for domain in Domain if domain in may_be], "or")
        return _unknown(f"The agreement holds on or in: {words}.", f"whether it was by {whence}")
    act = act_words(inquiry.telling.act)
    return _no(f"The agreement holds on or in {words} alone, and this was not ({act}).")


def told_domains(inquiry: Inquiry) -> frozenset[Domain]:
    """Where the forces may have acted from: as told, else by the kind of act."""
    told = inquiry.telling.circumstances.domain
    return frozenset({told}) if told else domains_of(inquiry.telling.act)


def _area(terms: Terms) -> str:
    names = [terms.places[name].name if name in terms.places else name for name in terms.agreement.area]
    return listed(names) or f"the country of the case ({terms.case.country or 'not named'})"


def _no(reason: str) -> Answered:
    return answered(TestName.PLACE, NO, reason, leads_to=Outcome.OUT_OF_SCOPE_PLACE)


def _unknown(reason: str, missing: str) -> Answered:
    return answered(TestName.PLACE, UNKNOWN, reason, missing=missing)
