"""A place: where something is said to have happened, how exactly, and who is said to hold it."""

import re
from dataclasses import dataclass
from datetime import date
from math import asin, cos, radians, sin, sqrt

from holdfire.model.actor import Name
from holdfire.model.span import Span

EARTH_RADIUS_KM = 6371.0

_FIRST_NAME = re.compile(
    r"(?<!\w)(?:[a-z]{1,4}[-'’])?[^\W\d_a-zа-яё][\w'’-]*(?: (?:[a-z]{1,4}[-'’])?[^\W\d_a-zа-яё][\w'’-]*)*"
)
"""A run of words with capitals, Arabic articles in small letters among them."""


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
    """A place of the case; `radius_km` is how far the point may be off, `within` the larger place's id,
    `source` whose data it is, None for the case's own table. One from elsewhere is never looked for in a
    text: it only tells where a place lies that a sentence shows."""

    id: str
    names: tuple[Name, ...]
    country: str | None = None
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 5.0
    control: tuple[Control, ...] = ()
    source: str | None = None

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
    """A place named in a report; `place` is an id of the case's table, None for one it does not know. `wide`
    for a province, a country or a front: too coarse to tell two happenings in it apart. `given` is the place
    itself where the source says where it lies (a row of a table); `place` is then its id."""

    span: Span
    name: str
    place: str | None = None
    note: str | None = None
    wide: bool = False
    given: Place | None = None

    @property
    def spot(self) -> str:
        """What tells it apart from others: its id, else the first name in its words ("Varnak" of "the village
        of Varnak near the border"), in small letters; all its words where none bears a capital."""
        if self.place is not None:
            return self.place
        name = _FIRST_NAME.search(self.name)
        return (name.group() if name else self.name).casefold()
