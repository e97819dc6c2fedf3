"""What a place lies in: its town, its province, its country, as the case's table tells."""

from collections.abc import Iterator, Mapping

from holdfire.model.place import Place

WIDE_KM = 25.0
"""A place whose name reaches this far is taken for an area (a province, a region) and not a spot in it; a
convention of this project."""

NO_AREA = ""
"""Where no place below the country is named."""


def surroundings(place: Place | None, places: Mapping[str, Place]) -> Iterator[Place]:
    """The place and all it lies within, nearest first; a ring in the table is walked once."""
    seen: set[str] = set()
    while place is not None and place.id not in seen:
        seen.add(place.id)
        yield place
        place = places.get(place.within or "")


def area_of(place_id: str, places: Mapping[str, Place]) -> str:
    """The nearest wide place around a place, else the widest below the top of the case's table; none for the
    top itself."""
    below_top = [*surroundings(places.get(place_id), places)]
    if len(below_top) > 1:
        below_top.pop()
    elif below_top and any(place.within == place_id for place in places.values()):
        return NO_AREA
    wide = (place.id for place in below_top if place.radius_km >= WIDE_KM)
    return next(wide, below_top[-1].id if below_top else NO_AREA)
