"""Facets: what the index finds a line by, told by the line's body and the case."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, WorkState
from holdfire.model.place import PlaceRef
from holdfire.model.when import When
from holdfire.record.index_tables import EVERY, LASTING, UNKNOWN
from holdfire.record.lines import DISAGREEMENT, FINDING, INCIDENT, STATEMENT, STORY, TERM_CHECK
from holdfire.record.rows import decode
from holdfire.record.schema import stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Of a count, what harm is found by."""

    low: int
    what: str
    background: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Harming:
    """Of an account, what harm it tells."""

    harm: tuple[Counted, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Of an incident, what it is found by."""

    id: str
    act: Act
    evidence: EvidenceState
    attribution: AttributionState
    work: WorkState
    when: When | None = None
    places: tuple[PlaceRef, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    accounts: tuple[Harming, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Of a finding, what its incident and its terms are found by."""

    incident: str
    outcome: Outcome
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witness:
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    speaker_name: str
    speaker: str | None = None
    renderings: tuple[_Witness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Happened:
    accounts: tuple[_Witness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gathered:
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    term_claim: str


def about(line_id: str) -> str:
    """The facet of lines that are about another."""
    return f"about:{line_id}"


def told_in(report_id: str) -> str:
    """The facet of lines of which a report is a witness."""
    return f"report:{report_id}"


def spoken_by(speaker: str) -> str:
    """The facet of what an actor said, by its id, or by its name where the case does not know it."""
    return f"speaker:{speaker}"


def with_actor(actor: str) -> str:
    """The facet of incidents that an actor did or suffered."""
    return f"actor:{actor}"


def in_place(place: str) -> str:
    """The facet of incidents in a place, or in one that lies in it."""
    return f"place:{place}"


def from_outlet(outlet: str) -> str:
    """The facet of an outlet's reports."""
    return f"outlet:{outlet}"


def _witnesses(told: Iterable[_Witness]) -> Iterable[str]:
    """The facets of the reports that tell it, each once."""
    return dict.fromkeys(told_in(one.report) for one in told)


_TELLERS: Mapping[str, tuple[type[Any], Callable[[Any], tuple[str, ...]]]] = {
    STATEMENT.name: (
        _Said,
        lambda said: (EVERY, spoken_by(said.speaker or said.speaker_name), *_witnesses(said.renderings)),
    ),
    INCIDENT.name: (_Happened, lambda happened: tuple(_witnesses(happened.accounts))),
    STORY.name: (_Gathered, lambda story: (EVERY, *map(told_in, dict.fromkeys(story.reports)))),
    FINDING.name: (Judged, lambda judged: (about(judged.incident),)),
    DISAGREEMENT.name: (_About, lambda told: (about(told.about),)),
    TERM_CHECK.name: (_Checked, lambda told: (about(told.term_claim),)),
}

WITH_FACETS = frozenset(_TELLERS)
"""The kinds of line that the index of lines covers."""


def facets_of(kind: str, body: str) -> tuple[str, ...]:
    """What a line of one of these kinds is found by."""
    type_, tell = _TELLERS[kind]
    return tell(decode(type_, body))


def time_of(when: When | None) -> Mapping[str, str | int]:
    """A time as the index tables keep it; an open side ends where the other does."""
    first, last = (when.earliest or when.latest, when.latest or when.earliest) if when else (None, None)
    lasted = last - first if first and last else timedelta()
    return {
        "lasting": sum(lasted > timedelta(days=days) for days in LASTING),
        "earliest": _stored(first),
        "latest": _stored(last),
    }


def _stored(moment: datetime | None) -> str:
    return stored_moment(moment) if moment else UNKNOWN


class Gazetteer:
    """What a case says that incidents are found by: which places lie in which, and its zone."""

    def __init__(self, case: Case | None) -> None:
        self._within = {place.id: place.within for place in case.places} if case else {}
        self._zone = ZoneInfo(case.zone) if case and case.zone else UTC

    def facets_of(self, happening: Happening) -> frozenset[str]:
        """What an incident is found by."""
        refs: Iterable[ActorRef] = (*happening.actors, *happening.targets)
        actors = (with_actor(ref.actor) for ref in refs if ref.actor)
        places = (in_place(place) for ref in happening.places for place in self._around(ref))
        return frozenset((EVERY, *actors, *places))

    def day_of(self, when: When | None) -> str:
        """The first day something may have happened on, as the case's zone counts days."""
        first = (when.earliest or when.latest) if when else None
        return first.astimezone(self._zone).date().isoformat() if first else UNKNOWN

    def _around(self, ref: PlaceRef) -> Iterator[str]:
        """A place and all in which it lies."""
        seen: set[str] = set()
        waiting = [ref.place, ref.given.within if ref.given else None]
        while waiting:
            place = waiting.pop()
            if place is not None and place not in seen:
                seen.add(place)
                yield place
                waiting.append(self._within.get(place))
