"""Where a place lies: in an area, in a zone by its places, its outline, or so far along a line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from holdfire.judging.point import SURE, Point, all_of
from holdfire.judging.spell import in_time
from holdfire.judging.terrain_shapes import Distance, distance_from
from holdfire.judging.wording import sentence
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.place import Place
from holdfire.model.surroundings import surroundings
from holdfire.model.terrain import Line, Zone
from holdfire.model.truth import NO, UNKNOWN, YES, Truth
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Terrain:
    """The places of the case, and the lines and zones of the agreement. What was found out about a place is
    kept, since many incidents happen in one."""

    places: Mapping[str, Place]
    zones: Mapping[str, Zone]
    lines: Mapping[str, Line]
    zone: str
    _around: dict[str, frozenset[str]] = field(default_factory=dict)
    _found: dict[tuple[str, str], Point] = field(default_factory=dict)

    @classmethod
    def of(cls, agreement: Agreement, case: Case) -> Self:
        """The terrain of an agreement over the places of the case."""
        return cls(
            places={place.id: place for place in case.places},
            zones={zone.id: zone for zone in agreement.zones},
            lines={line.id: line for line in agreement.lines},
            zone=agreement.zone,
        )

    def around(self, place_id: str) -> frozenset[str]:
        """The ids of the place and of all it lies within."""
        if place_id not in self._around:
            steps = surroundings(self.places.get(place_id), self.places)
            self._around[place_id] = frozenset(step.id for step in steps) | {place_id}
        return self._around[place_id]

    def among(self, place_id: str, named: Iterable[str]) -> Truth:
        """Whether a place lies in one of these; UNKNOWN for a larger place that one of them lies in."""
        around = self.around(place_id)
        wider = False
        for other in named:
            if other in around:
                return YES
            wider = wider or place_id in self.around(other)
        return UNKNOWN if wider else NO

    def in_zones(
        self, zones: Iterable[str], place: Place | None, told: str | None, when: When | None
    ) -> Point:
        """Whether it happened in one of these zones, as they stood at the time; no zones: everywhere."""
        ids = tuple(zones)
        if not ids:
            return SURE
        if place is None:
            lies = f"where {told} lies" if told else "where it happened"
            return Point(
                so=UNKNOWN, reason=f"It is not known {lies}, and a zone is asked for.", missing=(lies,)
            )
        if len(ids) == 1:
            return self._in_zone(self.zones[ids[0]], place, when)
        found = [self._in_zone(self.zones[each], place, when) for each in ids]
        inside = next((point for point in found if point.so is YES), None)
        if inside:
            return inside
        open_points = [point for point in found if point.so is UNKNOWN]
        if open_points:
            return all_of(open_points)
        return Point(so=NO, reason=" ".join(point.reason for point in found))

    def _in_zone(self, zone: Zone, place: Place, when: When | None) -> Point:
        key = (zone.id, place.id)
        if key not in self._found:
            self._found[key] = self._lies_in(zone, place)
        lies = self._found[key]
        if lies.so is NO or (zone.since is None and zone.until is None):
            return lies
        what = f"the zone “{zone.text}” stood"
        return all_of((lies, in_time(zone.since, zone.until, when, what, self.zone)))

    def _lies_in(self, zone: Zone, place: Place) -> Point:
        if zone.places:
            return self._by_places(zone, place)
        if zone.geometry:
            return _by_outline(zone, place)
        return self._along(zone, place)

    def _by_places(self, zone: Zone, place: Place) -> Point:
        among = self.among(place.id, zone.places)
        if among is NO and any(
            _may_touch(place, self.places[name]) for name in zone.places if name in self.places
        ):
            among = UNKNOWN
        return _point(among, zone, place)

    def _along(self, zone: Zone, place: Place) -> Point:
        """Within the zone's width of its line, wherever in the place's own circle it was."""
        line = self.lines.get(zone.line or "")
        if line is None or line.geometry is None or zone.width_km is None:
            name = f"“{line.text}”" if line else "the line"
            missing = f"where {name} runs"
            reason = f"The agreement file holds no course of {name}, along which the zone “{zone.text}” runs."
            return Point(so=UNKNOWN, reason=reason, missing=(missing,))
        distance = _distance(line.geometry, place)
        if distance is None:
            return _no_point(zone, place)
        if distance.km + place.radius_km <= zone.width_km:
            return _point(YES, zone, place, distance)
        outside = distance.km - place.radius_km > zone.width_km
        return _point(NO if outside else UNKNOWN, zone, place, distance)


def _by_outline(zone: Zone, place: Place) -> Point:
    distance = _distance(zone.geometry or "", place)
    if distance is None:
        return _no_point(zone, place)
    if distance.km <= place.radius_km:
        return _point(UNKNOWN, zone, place, distance)
    return _point(Truth.of(distance.inside), zone, place, distance)


def _distance(geometry: str, place: Place) -> Distance | None:
    if place.lat is None or place.lon is None:
        return None
    return distance_from(geometry, place.lat, place.lon)


def _may_touch(place: Place, other: Place) -> bool:
    """Whether the circles of two places may share ground; places whose point is not known are told apart by
    the table alone."""
    apart = place.distance_km(other)
    return apart is not None and apart <= place.radius_km + other.radius_km


def _point(so: Truth, zone: Zone, place: Place, distance: Distance | None = None) -> Point:
    far = f" ({distance.km:.1f} km from its edge)" if distance and zone.geometry else ""
    if distance and not zone.geometry:
        far = f" ({distance.km:.1f} km from the line; it reaches {zone.width_km:g} km)"
    if so is UNKNOWN:
        reason = sentence(
            f"{place.name}, told no closer than {place.radius_km:g} km, lies across or near the edge of the "
            f"zone “{zone.text}”{far}."
        )
        return Point(so=so, reason=reason, missing=(f"whether it lay inside the zone “{zone.text}”",))
    side = "inside" if so is YES else "outside"
    return Point(so=so, reason=sentence(f"{place.name} lies {side} the zone “{zone.text}”{far}."))


def _no_point(zone: Zone, place: Place) -> Point:
    reason = f"The case gives no coordinates of {place.name}, and the zone “{zone.text}” is drawn on the map."
    return Point(so=UNKNOWN, reason=reason, missing=(f"whether it lay inside the zone “{zone.text}”",))
