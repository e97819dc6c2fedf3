"""Incidents as GeoJSON (RFC 7946): a feature each, its places with their radius, null where none is known."""

from collections.abc import Iterable, Iterator

from holdfire.showing.incident_facts import Facts, instant, names_of
from holdfire.showing.points import Point


def features(incidents: Iterable[Facts]) -> Iterator[object]:
    """A feature for each incident. One known point is a Point, several a MultiPoint in the order of those
    `places` that have one."""
    for facts in incidents:
        incident = facts.incident
        yield {
            "type": "Feature",
            "id": incident.id,
            "geometry": _geometry(facts.points),
            "properties": {
                "act": incident.act,
                "earliest": instant(facts.first),
                "latest": instant(facts.last),
                "time_precision": incident.when.precision if incident.when else None,
                "places": [_place(point) for point in facts.points],
                "actors": names_of(incident.actors),
                "targets": names_of(incident.targets),
                "killed_low": facts.killed_low,
                "killed_high": facts.killed_high,
                "evidence": incident.evidence,
                "attribution": incident.attribution,
                "origins": len(incident.origins),
                "listed": incident.listed,
            },
        }


def _geometry(points: Iterable[Point]) -> object:
    known = list(dict.fromkeys((p.lon, p.lat) for p in points if p.lon is not None and p.lat is not None))
    if len(known) < 2:
        return {"type": "Point", "coordinates": known[0]} if known else None
    return {"type": "MultiPoint", "coordinates": known}


def _place(point: Point) -> object:
    return {
        "name": point.name,
        "id": point.id,
        "radius_km": point.radius_km,
        "precision": point.precision,
        "known": point.lat is not None,
    }
