"""A place knows how far it is from another, or that it cannot tell."""

import pytest

from holdfire.model.actor import Name
from holdfire.model.place import Place


def place(lat: float | None, lon: float | None) -> Place:
    return Place(id="p", names=(Name(text="P"),), lat=lat, lon=lon)


def test_aleppo_is_about_310_km_from_damascus() -> None:
    distance = place(36.2, 37.16).distance_km(place(33.51, 36.29))
    assert distance == pytest.approx(310, abs=10)


def test_a_place_on_the_equator_has_a_distance() -> None:
    assert place(0.0, 0.0).distance_km(place(0.0, 1.0)) == pytest.approx(111.2, abs=0.5)


def test_without_a_point_there_is_no_distance() -> None:
    assert place(None, None).distance_km(place(0.0, 0.0)) is None
