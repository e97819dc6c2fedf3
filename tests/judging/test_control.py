"""Who held a place is known only where nobody disputes it and nothing changed in the days asked about."""

from datetime import date

import pytest

from holdfire.judging.control import holder_on
from holdfire.model.actor import Name
from holdfire.model.place import Control, Place
from holdfire.model.truth import Truth

FIRST, LAST = date(2016, 2, 28), date(2016, 2, 29)


def claim(holder: str, *, disputed: bool = False, since: int = 1, until: date | None = None) -> Control:
    return Control(
        holder=holder, source="Observers", since=date(2016, 2, since), until=until, disputed=disputed
    )


@pytest.mark.parametrize(
    ("claims", "known"),
    [
        ((), Truth.NO),
        ((claim("front"),), Truth.YES),
        ((claim("front"), claim("front")), Truth.YES),
        ((claim("front"), claim("army")), Truth.UNKNOWN),
        ((claim("front", disputed=True),), Truth.UNKNOWN),
        ((claim("front", since=29),), Truth.UNKNOWN),
        ((claim("front", until=FIRST),), Truth.UNKNOWN),
        ((claim("front", until=date(2016, 2, 27)),), Truth.NO),
        ((claim("army", until=date(2016, 2, 27)), claim("front", since=28)), Truth.YES),
    ],
)
def test_control(claims: tuple[Control, ...], known: Truth) -> None:
    place = Place(id="town", names=(Name(text="Town"),), control=claims)
    held = holder_on(place, FIRST, LAST, str.title)
    assert held.known is known
    assert held.holder == ("front" if known is Truth.YES else None)
    assert "Town" in held.reason


def test_a_reason_begins_as_a_sentence_and_says_by_name_who_says_so() -> None:
    place = Place(id="gaza", names=(Name(text="northern Gaza"),), control=(claim("front"),))
    names = {"front": "the Front", "Observers": "The Observers' Office"}
    held = holder_on(place, FIRST, LAST, lambda who: names[who])
    assert held.reason == "Northern Gaza was held by the Front (The Observers' Office)."
