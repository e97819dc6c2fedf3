"""Where an incident is said to have happened: each place in its scripts, and how far off it may be."""

from dataclasses import dataclass

from holdfire.model.incident import Incident
from holdfire.showing.teller import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceShown:
    """A place that accounts give. `others` are its names in other spellings and scripts with their language;
    `within` the places it lies in, the nearest first; `radius_km` how far its point may be off, None where
    the case does not know the place; `href` leads to all incidents there."""

    name: str
    others: tuple[tuple[str, str | None], ...]
    within: tuple[str, ...]
    radius_km: float | None
    wide: bool
    note: str
    href: str | None
    sources: int


def places_of(teller: Teller, incident: Incident) -> tuple[PlaceShown, ...]:
    """Every place an account gives, the one most give first."""
    given = (ref.given for ref in incident.places if ref.given)
    places = {place.id: place for place in teller.dossier.case.with_places(given).places}
    told = [account.place.spot for account in incident.accounts if account.place]
    shown = []
    for ref in {ref.spot: ref for ref in reversed(incident.places)}.values():
        place = places.get(ref.place or "")
        shown.append(
            PlaceShown(
                name=place.name if place else ref.name,
                others=tuple((name.text, name.language) for name in place.names[1:]) if place else (),
                within=_within({each.id: (each.name, each.within) for each in places.values()}, ref.place),
                radius_km=place.radius_km if place else None,
                wide=ref.wide,
                note=ref.note or "",
                href=f"incidents?place={ref.place}" if place else None,
                sources=told.count(ref.spot),
            )
        )
    return tuple(sorted(shown, key=lambda place: (-place.sources, place.name)))


def _within(places: dict[str, tuple[str, str | None]], place: str | None) -> tuple[str, ...]:
    """The names of what a place lies in, outwards."""
    names: list[str] = []
    outer = places[place][1] if place in places else None
    while outer in places and places[outer][0] not in names:
        name, further = places[outer]
        names.append(name)
        outer = further
    return tuple(names)
