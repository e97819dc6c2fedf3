"""The test of place: did it happen where the agreement holds?"""

from holdfire.judging.questions.inquiry import Answered, Inquiry, Terms, answered
from holdfire.judging.surroundings import surroundings
from holdfire.judging.wording import listed
from holdfire.model.finding import Outcome, TestName
from holdfire.model.place import Place
from holdfire.model.truth import Truth


def ask_place(inquiry: Inquiry) -> Answered:
    """YES inside the agreement's area (without one: the country of the case), NO outside, UNKNOWN where no
    place is told or the case does not know where it lies."""
    terms, told = inquiry.terms, inquiry.telling.place
    if told is None:
        return _unknown("No account says where it happened.", "where it happened")
    place = terms.places.get(told.place or "")
    if place is None:
        return _unknown(f"“{told.name}” is not in the case's table of places.", f"where {told.name} lies")
    inside = _covered(place, terms)
    area = _area(terms)
    if inside is Truth.UNKNOWN:
        return _unknown(
            f"The case does not say in what {place.name} lies.", f"whether {place.name} lies in {area}"
        )
    if inside is Truth.NO:
        return answered(
            TestName.PLACE,
            Truth.NO,
            f"{place.name} lies outside {area}, where the agreement holds.",
            leads_to=Outcome.OUT_OF_SCOPE_PLACE,
        )
    return answered(TestName.PLACE, Truth.YES, f"{place.name} lies in {area}, where the agreement holds.")


def _covered(place: Place, terms: Terms) -> Truth:
    around = list(surroundings(place, terms.places))
    area = terms.agreement.area
    if area and any(step.id in area for step in around):
        return Truth.YES
    countries = {step.country for step in around if step.country}
    covered = {terms.places[name].country for name in area if name in terms.places} or {terms.case.country}
    if not countries or covered == {None}:
        return Truth.UNKNOWN
    if not countries & covered:
        return Truth.NO
    if not area:
        return Truth.YES
    return Truth.NO if any(step.within is None for step in around) and len(around) > 1 else Truth.UNKNOWN


def _area(terms: Terms) -> str:
    names = [terms.places[name].name if name in terms.places else name for name in terms.agreement.area]
    return listed(names) or f"the country of the case ({terms.case.country or 'not named'})"


def _unknown(reason: str, missing: str) -> Answered:
    return answered(TestName.PLACE, Truth.UNKNOWN, reason, missing=missing)
