"""Speakers: whether two utterances can be of one speaker, by the case's table and what reviewers accepted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from holdfire.lexicon.spelling import likeness
from holdfire.model.actor import Actor, ActorRef
from holdfire.model.case import Case
from holdfire.reconciling.words import fold

_WORD = re.compile(r"[\w'’-]+")


class SpeakerFit(StrEnum):
    """How two speakers go together."""

    SAME = "same"
    RELATED = "related"  # a person and the body they speak for
    UNKNOWN = "unknown"  # for one of the two nobody is named
    NAMELESS = "nameless"  # one of the two is told by a word that fits many ("the source")
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speakers:
    """Compares speakers. `accepted` are equivalences a reviewer accepted: folded name here -> actor id or
    folded name there."""

    case: Case
    accepted: Mapping[str, str]
    _asked: dict[tuple[str, str], SpeakerFit] = field(default_factory=dict)

    def key(self, speaker: ActorRef | None) -> str | None:
        """The actor id where known, else the folded name, through accepted equivalences."""
        if speaker is None:
            return None
        key = speaker.actor or fold(speaker.name)
        return self.accepted.get(fold(speaker.name), self.accepted.get(key, key))

    def fit(self, left: ActorRef | None, right: ActorRef | None) -> SpeakerFit:
        """Whether the two can be one speaker. A name that only an inferred equivalence joins is OTHER."""
        one, other = self.key(left), self.key(right)
        if one is None or other is None:
            return SpeakerFit.UNKNOWN
        if any(ref and ref.actor is None and _is_nameless(ref.name) for ref in (left, right)):
            return SpeakerFit.NAMELESS
        if (one, other) not in self._asked:
            self._asked[one, other] = self._fit(one, other)
        return self._asked[one, other]

    def _fit(self, one: str, other: str) -> SpeakerFit:
        if one == other or likeness(one, other).one_name:
            return SpeakerFit.SAME
        if self._speaks_for(one, other) or self._speaks_for(other, one):
            return SpeakerFit.RELATED
        if self._is_called(one, other) or self._is_called(other, one):
            return SpeakerFit.RELATED
        return SpeakerFit.OTHER

    def _is_called(self, title: str, person: str) -> bool:
        """Whether the first is no name but a title that the second holds ("the President")."""
        actor = self.case.actor(person)
        titles = {fold(held) for office in actor.offices for held in office.titles} if actor else set()
        bare = title.removeprefix("the ")
        return any(
            bare == held or held.endswith(f" {bare}") or held.startswith(f"{bare} ") for held in titles
        )

    def _speaks_for(self, person: str, body: str) -> bool:
        """Whether the person holds an office of the body, or the one belongs to the other, at any remove."""
        return body in above(person, self.case)


@lru_cache(maxsize=4096)
def _is_nameless(name: str) -> bool:
    """Whether no word after the first bears a capital, nor the first unless it is the only one."""
    first, *others = name.split() or [""]
    return not any(word[:1].isupper() for word in others or [first])


def above(actor_id: str, case: Case) -> frozenset[str]:
    """Every actor this one belongs to or holds an office of, at any remove."""
    found: set[str] = set()
    waiting = [actor_id]
    while waiting:
        actor = case.actor(waiting.pop())
        for higher in _next_above(actor):
            if higher not in found:
                found.add(higher)
                waiting.append(higher)
    return frozenset(found)


def _next_above(actor: Actor | None) -> tuple[str, ...]:
    if actor is None:
        return ()
    offices = tuple(office.of for office in actor.offices if office.of)
    return tuple(belonging.of for belonging in actor.belongings) + offices


def camp_of(actor_id: str | None, case: Case) -> str | None:
    """The side an actor is on: its own, else that of what it belongs to; None for none known."""
    if actor_id is None:
        return None
    for held in (actor_id, *sorted(above(actor_id, case))):
        actor = case.actor(held)
        if actor and actor.side:
            return actor.side
    return None


def camp_named_in(name: str, case: Case) -> str | None:
    """The side of the actor whose name or adjective stands in a name the table does not know ("a Turkish
    military source"); None where there is none, or more than one. Of a name in a longer one only the longer
    counts."""
    words = f" {' '.join(_WORD.findall(fold(name)))} "
    found = {
        f" {fold(known)} ": actor.id
        for actor in case.actors
        for known in (*actor.demonyms, *(item.text for item in actor.names))
        if f" {fold(known)} " in words
    }
    camps = {
        camp_of(actor, case)
        for known, actor in found.items()
        if not any(known in other and known != other for other in found)
    }
    return camps.pop() if len(camps) == 1 else None
