"""A place: where something is said to have happened, how exactly, and who is said to hold it."""

from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from holdfire.model.actor import Name
from holdfire.model.span import Span

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """That `holder` (actor id) is said by `source` to hold a place between two dates."""

    holder: str
    source: str
    since: date | None = None
    until: date | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the case; `radius_km` is how far the point may be off, `within` the larger place's id."""

    id: str
    names: tuple[Name, ...]
    country: str | None = None
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 5.0
    control: tuple[Control, ...] = ()

    @property
    def name(self) -> str:
        """The display name."""
        return self.names[0].text

    def distance_km(self, other: "Place") -> float | None:
        """Great-circle distance between the two points; None where one has no point."""
        if None in (self.lat, self.lon, other.lat, other.lon):
            return None
        lat1, lon1, lat2, lon2 = (radians(float(x or 0)) for x in (self.lat, self.lon, other.lat, other.lon))
        half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
        return 2 * EARTH_RADIUS_KM * asin(sqrt(half))


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place named in a report; `place` is an id of the case's table, None for one it does not know."""

    span: Span
    name: str
    place: str | None = None
    note: str | None = None
