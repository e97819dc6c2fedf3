"""Where an incident is said to have happened, as points for maps, made coarse where that is asked."""

from dataclasses import dataclass
from math import cos, pi, radians, sqrt

from holdfire.model.case import Case
from holdfire.model.incident import Incident
from holdfire.model.place import EARTH_RADIUS_KM, Place, PlaceRef

KM_A_DEGREE = EARTH_RADIUS_KM * pi / 180
_LEAST_COSINE = 0.01
"""Near the poles a degree of longitude is no measure; cells are not made wider than at 89.4 degrees."""

_PRECISION = ((1.0, "spot"), (5.0, "town"), (25.0, "district"), (100.0, "region"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place as an export tells it. `lat` and `lon` are WGS 84 degrees, None where nobody knows them;
    `radius_km` is how far off they may be."""

    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    country: str | None = None

    @property
    def precision(self) -> str:
        """The radius in a word: spot, town, district, region, wide, or unknown."""
        if self.radius_km is None:
            return "unknown"
        radius = self.radius_km
        return next((word for most, word in _PRECISION if radius <= most), "wide")


def points_of(incident: Incident, case: Case, coarsen_km: float = 0) -> tuple[Point, ...]:
    """The places of an incident, each once; points are moved to the middle of a cell of so many kilometres
    and their radius grows by as much as that can be."""
    points = (_point(ref, case, coarsen_km) for ref in incident.places)
    return tuple(dict.fromkeys(points))


def coarse(lat: float, lon: float, km: float) -> tuple[float, float]:
    """The middle of the cell of a grid in which a point lies: all points of a cell give one. The cells are
    `km` high and at most about as wide."""
    step = km / KM_A_DEGREE
    middle = min(max((lat // step + 0.5) * step, -90.0), 90.0)
    across = step / max(cos(radians(middle)), _LEAST_COSINE)
    east = (lon // across + 0.5) * across
    return round(middle, 5), round(min(max(east, -180.0), 180.0), 5)


def _point(ref: PlaceRef, case: Case, coarsen_km: float) -> Point:
    place = ref.given or (case.place(ref.place) if ref.place else None)
    if place is None or place.lat is None or place.lon is None:
        return Point(name=ref.name, id=ref.place, country=place.country if place else None)
    lat, lon, radius = place.lat, place.lon, place.radius_km
    if coarsen_km > 0:
        lat, lon = coarse(lat, lon, coarsen_km)
        radius = round(radius + coarsen_km / sqrt(2), 1)
    return Point(
        name=_name(place, coarsen_km, ref),
        id=ref.place,
        lat=lat,
        lon=lon,
        radius_km=radius,
        country=place.country,
    )


def _name(place: Place, coarsen_km: float, ref: PlaceRef) -> str:
    """A place's own name; of a point given by a table alone no more than its words."""
    return ref.name if ref.given and coarsen_km > 0 else place.name
