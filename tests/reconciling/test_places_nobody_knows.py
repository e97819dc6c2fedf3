"""Places that the case does not list: one name is one place, a wide one is no sign, two names are two."""

from dataclasses import replace

import pytest

from holdfire.model.incident import Incident
from holdfire.model.place import PlaceRef
from holdfire.reconciling.reconcile import reconcile
from tests.reconciling.cases import CASE, day, reading, span, telling

ONE, OTHER = "Guns were heard on Monday", "There was gunfire that day"
OTHER_NEWS = {
    "globe": "Bakers want dearer bread\nFlour mills have run out of diesel and the price of a loaf doubled.",
    "herald": "Ferry to run again\nThe harbour reopened after the storm, fishermen mended their nets there.",
}


def told(words: str, outlet: str, name: str, *, wide: bool = False):
    text = f"{OTHER_NEWS[outlet]}\n\n{words} at {name}, it was reported."
    held = telling(reading(text, outlet=outlet), words, when=day(0), place=None)
    ref = PlaceRef(span=span(text, name), name=name, wide=wide)
    return replace(held, mentions=tuple(replace(mention, place=ref) for mention in held.mentions))


def incidents(name: str, other: str, *, wide: bool = False) -> tuple[Incident, ...]:
    return reconcile(
        [told(ONE, "globe", name, wide=wide), told(OTHER, "herald", other, wide=wide)], CASE
    ).incidents


@pytest.mark.parametrize(
    "other", ["Marzaf", "Marzaf town", "outskirts of Marzaf", "village of Marzaf in Idria"]
)
def test_one_unlisted_name_is_one_place(other: str) -> None:
    (incident,) = incidents("village of Marzaf", other)
    assert len(incident.accounts) == 2


def test_two_unlisted_names_are_two_places() -> None:
    assert len(incidents("village of Marzaf", "village of Dolm")) == 2


def test_one_wide_place_is_no_sign_of_one_happening() -> None:
    assert len(incidents("Marzaf province", "Marzaf province", wide=True)) == 2
