"""Keeps back what must not be sent: what is too fresh, where exactly, and who by name; and says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from typing import Any, TypeVar

from holdfire.model.actor import ActorKind
from holdfire.model.case import Case
from holdfire.model.errors import CaseError
from holdfire.model.place import Place
from holdfire.model.surroundings import surroundings
from holdfire.showing.delayed import Delayed
from holdfire.showing.dossier import Dossier
from holdfire.showing.points import coarse
from holdfire.showing.teller import Passage

T = TypeVar("T")

LONGEST_DELAY = timedelta(days=3660)

NAME_WITHHELD, WORDS_WITHHELD = "[name withheld]", "[words withheld]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """`delay` keeps back what is said to have happened, or was published, within so long of the cut-off;
    `coarsen_km` tells places that are known more exactly only by what they lie in; `names` withholds names of
    persons. Either of the last two keeps back the words of reports, which may tell both."""

    delay: timedelta = timedelta()
    coarsen_km: float = 0.0
    names: bool = False

    def __post_init__(self) -> None:
        if not timedelta() <= self.delay <= LONGEST_DELAY:
            raise CaseError(f"a delay is from 0 hours to {LONGEST_DELAY.days} days")

    @property
    def keeps_words_back(self) -> bool:
        """Whether passages are cited and not quoted."""
        return self.names or self.coarsen_km > 0

    def told(self) -> tuple[str, ...]:
        """What is kept back, a sentence each; nothing where nothing is."""
        hours = self.delay.total_seconds() / 3600
        fresh = f"What is said of the last {hours:g} hours, or was published in them, is kept back"
        sentences = (
            (hours, f"{fresh}; rates, status, triggers and states of evidence count it."),
            (self.coarsen_km, f"Places are told no more exactly than {self.coarsen_km:g} km."),
            (self.names, "Names of persons are kept back."),
            (self.keeps_words_back, "Passages are cited by source and time, and not quoted."),
        )
        return tuple(sentence for kept_back, sentence in sentences if kept_back)


NOTHING_KEPT_BACK = Redaction()


def without_the_fresh(dossier: Dossier, redaction: Redaction) -> Dossier:
    """The dossier without reports published, and incidents that may have happened, within the delay."""
    return Delayed(dossier, dossier.cut_off - redaction.delay) if redaction.delay else dossier


def redacted(page: T, redaction: Redaction, case: Case) -> T:
    """A page with names of persons and exact places replaced in every text of it, and passages unquoted."""
    replaced = _Replaced.of(redaction, case)
    return replaced.within(page) if redaction.keeps_words_back else page


@dataclass(frozen=True, slots=True)
class _Replaced:
    """Names and what stands for each, found in one scan."""

    names: dict[str, str]
    pattern: re.Pattern[str]
    unquoted: bool

    @classmethod
    def of(cls, redaction: Redaction, case: Case) -> "_Replaced":
        """What is replaced: the longest name first, whatever the letters' size."""
        names = {text.casefold(): text for text in _left_as_they_are(case, redaction)}
        if redaction.names:
            persons = (actor for actor in case.actors if actor.kind is ActorKind.PERSON)
            names |= {name.text.casefold(): NAME_WITHHELD for actor in persons for name in actor.names}
        if redaction.coarsen_km:
            names |= _coarse_names(case, redaction.coarsen_km)
        longest_first = sorted(names, key=len, reverse=True)
        pattern = re.compile(
            r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)" if names else r"(?!)",
            re.IGNORECASE,
        )
        return cls(names, pattern, redaction.keeps_words_back)

    def within(self, thing: T) -> T:
        """The same with every text replaced, however deep it stands."""
        changed: Any = thing
        if isinstance(thing, str):
            changed = self.pattern.sub(lambda match: self.names[match.group().casefold()], thing)
        elif isinstance(thing, Passage) and self.unquoted:
            changed = replace(
                thing, words=WORDS_WITHHELD, source=self.within(thing.source), href=None, cut=False
            )
        elif isinstance(thing, tuple):
            changed = tuple(self.within(part) for part in thing)
        elif is_dataclass(thing) and not isinstance(thing, type):
            parts = {field.name: self.within(getattr(thing, field.name)) for field in fields(thing)}
            changed = replace(thing, **parts)
        found: T = changed
        return found


def _left_as_they_are(case: Case, redaction: Redaction) -> Iterator[str]:
    """Names that may hold the name of a place or a person within them, and tell neither: of zones, outlets,
    and whatever is no person and no exact place."""
    yield from (zone for zone in (case.zone, case.zone and case.zone.replace("_", " ")) if zone)
    yield from (outlet.name for outlet in case.outlets)
    for actor in case.actors:
        if actor.kind is not ActorKind.PERSON:
            yield from (name.text for name in actor.names)
    for place in case.places:
        if place.radius_km >= redaction.coarsen_km:
            yield from (name.text for name in place.names)


def _coarse_names(case: Case, km: float) -> dict[str, str]:
    """For each place known more exactly than so many kilometres: what it lies in, or a coarse point."""
    places = {place.id: place for place in case.places}
    return {
        name.text.casefold(): _told_coarsely(place, places, km)
        for place in case.places
        if place.radius_km < km
        for name in place.names
    }


def _told_coarsely(place: Place, places: dict[str, Place], km: float) -> str:
    around = (other for other in surroundings(place, places) if other.radius_km >= km)
    wide = next(around, None)
    if wide is not None:
        return f"a place in {wide.name}"
    if place.lat is None or place.lon is None:
        return "[place withheld]"
    lat, lon = coarse(place.lat, place.lon, km)
    return f"a place within {km:g} km of {lat:.1f}, {lon:.1f}"
