"""A case: who is who, where is where and who publishes, as the user's folder tells it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from holdfire.model.actor import Actor
from holdfire.model.outlet import Outlet
from holdfire.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What stages need to know of a case. `zone` is the IANA zone "local time" means, `country` its ISO
    3166 code, `language` the language bulletins are written in; `since` and `until` bound the days the
    case is about, both included: a date given without its year is looked for there. `truce_since` is the
    day on which the agreement of the case says the truce starts, in the agreement's own zone. `baseline` are
    the first and the last of the days with which the last days of the truce are to be compared, None where
    the status is to choose."""

    name: str
    zone: str | None = None
    country: str | None = None
    language: str = "en"
    since: date | None = None
    until: date | None = None
    truce_since: date | None = None
    baseline: tuple[date, date] | None = None
    actors: tuple[Actor, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    places: tuple[Place, ...] = ()

    def with_places(self, given: Iterable[Place]) -> "Case":
        """The case with places that sources give themselves behind its own; of one id the first holds."""
        known = {place.id: place for place in self.places}
        added = {place.id: place for place in given if place.id not in known}
        return replace(self, places=(*self.places, *added.values())) if added else self

    def only_day(self, month: int, day: int) -> date | None:
        """The one day of this month and day that the case is about; None where there is none, or several,
        or the case names no days."""
        if self.since is None or self.until is None:
            return None
        years = range(self.since.year, self.until.year + 1)
        days = [found for year in years if (found := _day_of(year, month, day))]
        inside = [found for found in days if self.since <= found <= self.until]
        return inside[0] if len(inside) == 1 else None

    def actor(self, actor_id: str) -> Actor | None:
        """The actor of this id, None where the case has none."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def outlet(self, outlet_id: str) -> Outlet | None:
        """The outlet of this id, None where the case has none."""
        return next((outlet for outlet in self.outlets if outlet.id == outlet_id), None)

    def place(self, place_id: str) -> Place | None:
        """The place of this id, None where the case has none."""
        return next((place for place in self.places if place.id == place_id), None)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of another year
        return None
