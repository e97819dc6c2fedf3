"""What is kept back is nowhere in a page, however deep it stands, and what may stay is left as it is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.actor import Actor, ActorKind, Name
from holdfire.model.errors import CaseError
from holdfire.model.place import Place
from holdfire.showing.redaction import LONGEST_DELAY, NAME_WITHHELD, WORDS_WITHHELD, Redaction, redacted
from holdfire.showing.teller import Passage
from tests.showing.factories import CASE

PERSON = Actor(id="orlov", kind=ActorKind.PERSON, names=(Name(text="Gleb Orlov"), Name(text="Orlov")))
PROVINCE = Place(id="province", names=(Name(text="Latakia province"),), radius_km=40, lat=35.5, lon=35.8)
VILLAGE = Place(id="village", names=(Name(text="Kinsabba"),), radius_km=2, within="province")
WITH_PERSON = replace(CASE, actors=(*CASE.actors, PERSON), places=(*CASE.places, PROVINCE, VILLAGE))
NAMES, PLACES = Redaction(names=True), Redaction(coarsen_km=20)

PASSAGE = Passage(
    report="r",
    start=0,
    words="Orlov was in Kinsabba",
    cut=True,
    source="The Wire",
    published="1 Mar",
    language="en",
    direction="ltr",
    href="reports/r.html",
)


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_persons_name_is_gone_whatever_stands_around_it(before: str, after: str) -> None:
    told = redacted((f"{before} Gleb Orlov {after}", ("orlov's",)), NAMES, WITH_PERSON)
    assert "gleb orlov" not in told[0].casefold()
    assert told[1] == (f"{NAME_WITHHELD}'s",)


def test_names_that_are_part_of_other_words_are_left() -> None:
    assert redacted("Orlovka", NAMES, WITH_PERSON) == "Orlovka"


def test_an_exact_place_is_told_by_what_it_lies_in_and_that_place_is_left_as_it_is() -> None:
    told = redacted("Kinsabba in Latakia province, says Rebels", PLACES, WITH_PERSON)
    assert told == "a place in Latakia province in Latakia province, says Rebels"


def test_an_exact_place_that_lies_in_nothing_is_told_by_a_coarse_point() -> None:
    assert redacted("Kafr Hamra", PLACES, WITH_PERSON).startswith("a place within 20 km of 36.")


def test_passages_are_cited_and_not_quoted() -> None:
    for redaction in (NAMES, PLACES):
        told = redacted((PASSAGE,), redaction, WITH_PERSON)[0]
        assert (told.words, told.href, told.source) == (WORDS_WITHHELD, None, "The Wire")


def test_where_nothing_is_kept_back_a_page_is_the_same_and_nothing_is_said() -> None:
    assert redacted((PASSAGE, "Orlov"), Redaction(), WITH_PERSON) == (PASSAGE, "Orlov")
    assert Redaction().told() == ()


@pytest.mark.parametrize("delay", [timedelta(hours=-1), LONGEST_DELAY + timedelta(hours=1)])
def test_a_delay_that_is_none_or_longer_than_any_truce_is_refused(delay: timedelta) -> None:
    with pytest.raises(CaseError, match="a delay is from 0 hours"):
        Redaction(delay=delay)
