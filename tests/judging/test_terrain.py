"""Zones by places, by outline, by width along a line; a place that straddles the edge is not guessed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.judging.moments import read_moment
from holdfire.judging.terrain import Terrain
from holdfire.judging.terrain_shapes import distance_from
from holdfire.lexicon.casebook import read_case
from holdfire.model.agreement import Agreement
from holdfire.model.place import EARTH_RADIUS_KM, Place
from holdfire.model.truth import Truth
from tests.judging.factories import AGREEMENT, agreement

KM_PER_DEGREE = EARTH_RADIUS_KM * 3.14159265358979 / 180

PLACES = """
places:
  - {id: country, names: [The Country], country: SY}
  - {id: north, names: [The North], country: SY, within: country}
  - {id: village, names: [Village], country: SY, within: north}
  - {id: inside, names: [Inside], country: SY, lat: 35.0, lon: 37.0, radius_km: 2}
  - {id: near, names: [Near], country: SY, lat: 35.0, lon: 37.49, radius_km: 2}
  - {id: outside, names: [Outside], country: SY, lat: 35.0, lon: 38.0, radius_km: 2}
  - {id: nowhere, names: [Nowhere], country: SY}
  - {id: on-the-line, names: [On the Line], country: SY, lat: 36.0, lon: 37.0, radius_km: 1}
  - {id: four-km, names: [Four Kilometres], country: SY, lat: 36.036, lon: 37.0, radius_km: 0.5}
  - {id: five-km, names: [Five Kilometres], country: SY, lat: 36.045, lon: 37.0, radius_km: 0.5}
  - {id: nine-km, names: [Nine Kilometres], country: SY, lat: 36.081, lon: 37.0, radius_km: 0.5}
"""

ZONES = """
lines:
  - id: front
    text: The front line
    geometry: {type: LineString, coordinates: [[36.0, 36.0], [38.0, 36.0]]}
    source: {text: terms}
  - {id: old, text: The old line, source: {text: terms}}
zones:
  - id: box
    kind: buffer
    text: The box
    geometry:
      type: Polygon
      coordinates: [[[36.5, 34.5], [37.5, 34.5], [37.5, 35.5], [36.5, 35.5], [36.5, 34.5]]]
    from: 2016-03-01
    source: {text: terms}
  - {id: strip, kind: security, text: The strip, line: front, width_km: 5, source: {text: terms}}
  - {id: unknown, kind: security, text: The old strip, line: old, width_km: 5, source: {text: terms}}
  - {id: towns, kind: assembly, text: The towns, places: [north], source: {text: terms}}
"""
THEN = read_moment("2016-03-05", "Asia/Damascus")


def terms() -> Agreement:
    return agreement(ZONES, text=AGREEMENT)


def terrain() -> Terrain:
    world = read_case({"holdfire.yaml": "name: T\nzone: UTC\ncountry: SY\n", "places.yaml": PLACES})
    return Terrain.of(terms(), world)


@pytest.mark.parametrize(
    ("zone", "place", "truth"),
    [
        ("box", "inside", "yes"),
        ("box", "near", "unknown"),
        ("box", "outside", "no"),
        ("box", "nowhere", "unknown"),
        ("strip", "on-the-line", "yes"),
        ("strip", "four-km", "yes"),
        ("strip", "five-km", "unknown"),
        ("strip", "nine-km", "no"),
        ("unknown", "on-the-line", "unknown"),
        ("towns", "village", "yes"),
        ("towns", "country", "unknown"),
        ("towns", "outside", "no"),
    ],
)
def test_a_place_lies_in_a_zone_or_not_or_across_its_edge(zone: str, place: str, truth: str) -> None:
    ground = terrain()
    found = ground.in_zones((zone,), ground.places[place], None, THEN)
    assert found.so is Truth(truth)
    assert bool(found.missing) == (found.so is Truth.UNKNOWN)


def test_what_is_missing_is_whether_it_lay_inside() -> None:
    ground = terrain()
    found = ground.in_zones(("box",), ground.places["near"], None, THEN)
    assert found.missing == ("whether it lay inside the zone “The box”",)
    assert "0.9 km from its edge" in found.reason


def test_a_line_nobody_drew_is_asked_for() -> None:
    ground = terrain()
    found = ground.in_zones(("unknown",), ground.places["inside"], None, THEN)
    assert found.missing == ("where “The old line” runs",)


def test_a_zone_that_was_not_yet_set_held_nothing() -> None:
    ground = terrain()
    before = read_moment("2016-02-28", "Asia/Damascus")
    across = read_moment("2016-02", "Asia/Damascus")
    assert ground.in_zones(("box",), ground.places["inside"], None, before).so is Truth.NO
    assert ground.in_zones(("box",), ground.places["inside"], None, across).so is Truth.NO
    assert ground.in_zones(("box",), ground.places["inside"], None, None).so is Truth.UNKNOWN


def test_one_of_several_zones_is_enough_and_none_means_everywhere() -> None:
    ground = terrain()
    assert ground.in_zones(("strip", "box"), ground.places["inside"], None, THEN).so is Truth.YES
    assert ground.in_zones((), ground.places["outside"], None, THEN).so is Truth.YES
    assert ground.in_zones(("box",), None, "Harb", THEN).missing == ("where Harb lies",)


coordinates = st.tuples(st.floats(-60, 60), st.floats(-179, 179))


@given(coordinates, st.floats(0.01, 0.5))
def test_distances_are_those_on_the_globe(at: tuple[float, float], off: float) -> None:
    """North of a short line along a meridian the distance is the arc's, wherever on the globe."""
    lat, lon = at
    line = json.dumps({"type": "LineString", "coordinates": [[lon, lat + off], [lon, lat + off + 0.2]]})
    found = distance_from(line, lat, lon)
    assert not found.inside
    assert found.km == pytest.approx(off * KM_PER_DEGREE, rel=1e-6)


@given(coordinates, coordinates)
def test_the_distance_to_a_speck_is_the_great_circle(
    at: tuple[float, float], to: tuple[float, float]
) -> None:
    speck = [[to[1] + x, to[0] + y] for x, y in ((0, 0), (1e-6, 0), (1e-6, 1e-6), (0, 0))]
    found = distance_from(json.dumps({"type": "Polygon", "coordinates": [speck]}), *at)
    points = [Place(id="p", names=(), lat=lat, lon=lon) for lat, lon in (at, to)]
    apart = points[0].distance_km(points[1])
    assert apart is not None
    assert found.km == pytest.approx(apart, abs=1e-3, rel=1e-6)
