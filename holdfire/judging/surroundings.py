"""What a place lies in: its town, its province, its country, as the case's table tells."""

from collections.abc import Iterator, Mapping

from holdfire.model.place import Place


def surroundings(place: Place | None, places: Mapping[str, Place]) -> Iterator[Place]:
    """The place and all it lies within, nearest first; a ring in the table is walked once."""
    seen: set[str] = set()
    while place is not None and place.id not in seen:
        seen.add(place.id)
        yield place
        place = places.get(place.within or "")
