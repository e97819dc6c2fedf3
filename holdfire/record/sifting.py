"""Whether what holds the words of a search also meets what else is wanted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.errors import UnknownIdError
from holdfire.model.incident import Incident
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.reading import Reading
from holdfire.model.search import Wanted
from holdfire.model.span import Span
from holdfire.model.statement import Statement
from holdfire.model.when import When


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is wanted, with the ids of all places that lie in the place asked for."""

    wanted: Wanted
    places: frozenset[str]

    @classmethod
    def of(cls, wanted: Wanted, case: Case | None) -> Self:
        """The sieve for a case. Raises UnknownIdError for an actor or a place that it does not know."""
        if wanted.actor and not (case and case.actor(wanted.actor)):
            raise UnknownIdError(f"no actor {wanted.actor} is in actors.yaml; name one by its id there")
        if wanted.place and not (case and case.place(wanted.place)):
            raise UnknownIdError(f"no place {wanted.place} is in places.yaml; name one by its id there")
        return cls(wanted, _inside(wanted.place, case) if wanted.place and case else frozenset())

    @property
    def asks_what(self) -> bool:
        """Whether it asks who, where or what, and not only when."""
        return bool(self.wanted.actor or self.wanted.place or self.wanted.act)

    def takes_passage(self, reading: Reading, span: Span) -> bool:
        """Whether the report was published in time and something read in this passage meets the rest."""
        if not self._in_time(reading.report.published):
            return False
        told = (mention for mention in reading.mentions if mention.clause.overlaps(span))
        return (
            not self.asks_what
            or any(self._takes_mention(mention) for mention in told)
            or any(
                self._is_speaker(quotation.speaker)
                for quotation in reading.quotations
                if any(content.overlaps(span) for content in quotation.contents)
            )
        )

    def takes_statement(self, statement: Statement, readings: Iterable[Reading]) -> bool:
        """Whether a report of it was published in time, and its speaker or something told in it meets the
        rest."""
        kept = [reading for reading in readings if self._in_time(reading.report.published)]
        quoted = {rendering.quotation for rendering in statement.renderings}
        told = [m for reading in kept for m in reading.mentions if m.in_quotation in quoted]
        spoke = statement.speaker == self.wanted.actor and not (self.wanted.place or self.wanted.act)
        return bool(kept) and (not self.asks_what or spoke or any(map(self._takes_mention, told)))

    def takes_incident(self, incident: Incident) -> bool:
        """Whether it meets everything."""
        states = (incident.evidence, incident.attribution, incident.work)
        return (
            self._in_time(incident.when)
            and self.wanted.state in (None, *states)
            and self.wanted.act in (None, incident.act)
            and self._holds_actor((*incident.actors, *incident.targets))
            and self._holds_place(incident.places)
        )

    def _takes_mention(self, mention: Mention) -> bool:
        return (
            self.wanted.act in (None, mention.act)
            and self._holds_actor((*mention.actors, *mention.targets))
            and self._holds_place((mention.place,) if mention.place else ())
        )

    def _is_speaker(self, speaker: ActorRef | None) -> bool:
        asks_more = self.wanted.place or self.wanted.act
        return bool(speaker and speaker.actor and speaker.actor == self.wanted.actor and not asks_more)

    def _holds_actor(self, refs: Iterable[ActorRef]) -> bool:
        return self.wanted.actor is None or any(ref.actor == self.wanted.actor for ref in refs)

    def _holds_place(self, refs: Iterable[PlaceRef]) -> bool:
        return self.wanted.place is None or any(
            ref.place in self.places or (ref.given is not None and ref.given.within in self.places)
            for ref in refs
        )

    def _in_time(self, when: When | None) -> bool:
        since, until = self.wanted.since, self.wanted.until
        if since is None and until is None:
            return True
        first, last = _ends(when)
        return (
            first is not None
            and last is not None
            and (since is None or last >= since)
            and (until is None or first <= until)
        )


def _ends(when: When | None) -> tuple[datetime | None, datetime | None]:
    """The first and the last moment of a time; an open side ends where the other does."""
    if when is None:
        return None, None
    return when.earliest or when.latest, when.latest or when.earliest


def _inside(place: str, case: Case) -> frozenset[str]:
    """The ids of a place and of all that lie in it."""
    inside = {place}
    while added := {p.id for p in case.places if p.within in inside} - inside:
        inside |= added
    return frozenset(inside)
