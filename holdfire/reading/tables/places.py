"""Reads the cells that say where: a place of the case, or one that the row itself says where it lies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.lexicon.countries import country_code
from holdfire.lexicon.names import Named, NameFinder
from holdfire.model.actor import Name
from holdfire.model.case import Case
from holdfire.model.identity import content_id
from holdfire.model.place import Control, Place, PlaceRef
from holdfire.model.span import Span

NEARBY_KM = 25.0
"""A point that is not told to lie in anything lies in what the places of the case no further off than this
lie in, where that is one."""
WIDE_KM = 30.0
"""From this radius on a place is a province or a country (as in `reading/naming/places.py`)."""
DEFAULT_RADIUS_KM = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a row states of a place; every part but its span may be missing."""

    span: Span
    name: str = ""
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    area: str = ""
    country: str = ""
    control: tuple[Control, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """Looks places up in a case."""

    case: Case
    finder: NameFinder

    def place(self, stated: Stated) -> PlaceRef:
        """The place that is meant. One of the case where the name is its and the point, if any, no further
        off than both may be; else one of its own, with what the row says of it. Control that the row tells
        is a claim about the place of the case for this row alone."""
        known = self.known(stated.name)
        own = self._own(stated, known)
        wide = (stated.radius_km or 0.0) >= WIDE_KM
        if known is not None and not stated.control and (own is None or _near(known, own)):
            return PlaceRef(
                span=stated.span, name=stated.name, place=known.id, wide=wide or known.radius_km >= WIDE_KM
            )
        if own is None:
            return PlaceRef(span=stated.span, name=stated.name, note="not in the case's table", wide=wide)
        apart = known is not None and not _near(known, own)
        note = (
            f"the point lies {known.distance_km(own):.0f} km from {known.name}" if known and apart else None
        )
        if note is None and own.within and not stated.area and known is None:
            note = f"taken to lie in {own.within}, as the places of the case within {NEARBY_KM:.0f} km do"
        return PlaceRef(
            span=stated.span, name=own.name, place=own.id, note=note, wide=own.radius_km >= WIDE_KM, given=own
        )

    def known(self, words: str) -> Place | None:
        """The place of the case of this id or name."""
        if not words:
            return None
        listed = [place for place in self.case.places if place.id == words.casefold().replace(" ", "-")]
        if listed:
            return listed[0]
        hits = [hit for hit in self.finder.find(words) if hit.end - hit.start == len(words)]
        resembling = None if hits else self.finder.resembling(words)
        for hit in (*hits, *((resembling,) if resembling else ())):
            ids = {naming.id for naming in hit.of(Named.PLACE)}
            if len(ids) == 1:
                return self.case.place(ids.pop())
        return None

    def _own(self, stated: Stated, known: Place | None) -> Place | None:
        """The place as the row states it; None where it says no more than a name."""
        within = self.known(stated.area)
        country = country_code(stated.country) or (within.country if within else None)
        told = (stated.lat is not None, within, country, stated.control)
        if not any(told):
            return None
        place = Place(
            id="unnamed",
            names=(Name(text=stated.name or stated.area or f"{stated.lat}, {stated.lon}"),),
            country=country,
            within=within.id if within else None,
            lat=stated.lat,
            lon=stated.lon,
            radius_km=stated.radius_km if stated.radius_km is not None else DEFAULT_RADIUS_KM,
            control=stated.control,
            source=stated.source or None,
        )
        if known is not None and (stated.lat is None or _near(known, place)):
            place = replace(
                place,
                country=country or known.country,
                within=known.id,
                lat=known.lat if stated.lat is None else stated.lat,
                lon=known.lon if stated.lon is None else stated.lon,
                control=(*known.control, *stated.control),
            )
        if place.within is None and place.lat is not None:
            around, country = self._around(place)
            place = replace(place, within=around, country=place.country or country)
        return replace(place, id=_id(place))

    def _around(self, place: Place) -> tuple[str | None, str | None]:
        """What the places of the case near a point lie in, where all that are near, two at least, lie in one;
        and their country, where it is one."""
        near = [
            other
            for other in self.case.places
            if other.radius_km < WIDE_KM
            and (apart := place.distance_km(other)) is not None
            and apart <= NEARBY_KM
        ]
        areas = {other.within for other in near}
        countries = {self._country_of(other) for other in near} - {None}
        one_area = len(near) > 1 and len(areas) == 1
        return areas.pop() if one_area else None, countries.pop() if len(countries) == 1 else None

    def _country_of(self, place: Place) -> str | None:
        """Its country, or that of what it lies in; a ring in the table is walked once."""
        seen: set[str] = set()
        held: Place | None = place
        while held is not None and held.country is None and held.id not in seen:
            seen.add(held.id)
            held = self.case.place(held.within) if held.within else None
        return held.country if held else None


def claims_of(holders: Sequence[str], source: str) -> tuple[Control, ...]:
    """That these actors (ids) held a place then; where there are several it is disputed."""
    return tuple(Control(holder=holder, source=source, disputed=len(holders) > 1) for holder in holders)


def _near(known: Place, own: Place) -> bool:
    apart = known.distance_km(own)
    return apart is None or apart <= known.radius_km + own.radius_km


def _id(place: Place) -> str:
    claims = (f"{claim.holder} {claim.source} {claim.disputed}" for claim in place.control)
    return content_id(
        "place",
        place.name,
        f"{place.country} {place.within} {place.lat} {place.lon} {place.radius_km} {place.source}",
        *claims,
    )
