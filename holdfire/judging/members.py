"""Where an actor stands in an agreement at a time: bound, excluded, outside, or not known."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from holdfire.judging.clauses.fields import EVERY_EXCLUDED
from holdfire.judging.wording import day_words, utc
from holdfire.model.actor import Actor, ActorKind
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.membership import Exclusion, Membership, PartyRole, Standing
from holdfire.model.when import When

BINDING_ROLES = frozenset({PartyRole.PARTY, PartyRole.ASSOCIATED_FORCE})
BINDING_STANDINGS = frozenset({Standing.ACCEPTED, Standing.CONDITIONAL})
NEVER_PARTY = frozenset(
    {
        ActorKind.STATE,
        ActorKind.MONITOR,
        ActorKind.ORGANISATION,
        ActorKind.INTERNATIONAL_BODY,
        ActorKind.PEOPLE,
    }
)
"""Kinds that are bound only where the agreement names them."""


class Bond(StrEnum):
    """How an actor stands to an agreement."""

    BOUND = "bound"
    EXCLUDED = "excluded"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one actor stands, with the reason as a sentence. `capacities` are all ids and roles under which
    a clause may mean it; `missing` names what would settle an UNKNOWN; `actor` its id, None for unknown;
    `kind` what sort of actor someone unknown is told to be."""

    bond: Bond
    reason: str
    name: str
    actor: str | None = None
    capacities: frozenset[str] = frozenset()
    missing: str | None = None
    kind: ActorKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Who stands where: the agreement's members and exclusions over the case's belongings and names."""

    agreement: Agreement
    actors: Mapping[str, Actor]

    @classmethod
    def of(cls, agreement: Agreement, case: Case) -> Self:
        """The members of an agreement, its actors taken from the case."""
        return cls(agreement=agreement, actors={actor.id: actor for actor in case.actors})

    def stand(self, actor_id: str, at: When | None, called: str | None = None) -> Stand:
        """Where the actor stood during `at`; UNKNOWN where that changed within it. Without a time the
        start of the agreement stands in. `called` is the name a report used."""
        first = (at and at.earliest) or self._start()
        last = (at and at.latest) or first
        before, after = (self._stand_on(actor_id, moment, called) for moment in (first, last))
        if before.bond is after.bond:
            return after
        missing = f"on which side of the change it happened: {before.reason} {after.reason}"
        return Stand(
            bond=Bond.UNKNOWN,
            reason=f"Where {after.name} stood changed within the time told.",
            name=after.name,
            actor=actor_id,
            capacities=before.capacities | after.capacities,
            missing=missing,
        )

    def chain(self, actor_id: str, day: date) -> tuple[Actor, ...]:
        """The actor and all it belonged to on a day, nearest first; a person through offices held."""
        found: dict[str, Actor] = {}
        frontier = [actor_id]
        while frontier:
            actor = self.actors.get(frontier.pop(0))
            if actor is not None and actor.id not in found:
                found[actor.id] = actor
                frontier.extend(_belongs_to(actor, day))
        return tuple(found.values())

    def camp(self, actor_id: str, day: date) -> str | None:
        """The side an actor was on: its own, else that of the nearest it belonged to; None for none known."""
        return next((step.side for step in self.chain(actor_id, day) if step.side), None)

    def related(self, one: str, other: str, day: date) -> bool:
        """Whether one of the two belonged to the other on a day."""
        above_one = {actor.id for actor in self.chain(one, day)}
        return other in above_one or one in {actor.id for actor in self.chain(other, day)}

    def name(self, actor_id: str) -> str:
        """The display name of an actor, or the id of one the case does not know."""
        known = self.actors.get(actor_id)
        return known.name if known else actor_id

    def local_day(self, moment: datetime) -> date:
        """The day of a UTC moment in the agreement's zone."""
        return moment.astimezone(ZoneInfo(self.agreement.zone)).date()

    def _start(self) -> datetime:
        start = self.agreement.start
        told = start.actual or start.scheduled or start.stated
        return utc(told) if told else datetime.min.replace(tzinfo=ZoneInfo("UTC"))

    def _stand_on(self, actor_id: str, moment: datetime, called: str | None) -> Stand:
        day = self.local_day(moment)
        chain = self.chain(actor_id, day)
        if not chain:
            return unidentified(called or actor_id)
        named = _naming(chain[0], called, day)
        for actor in chain:
            whom = named if actor is chain[0] else f"{named}, through {actor.name},"
            told = self._as_excluded(actor, whom) or self._as_member(actor, whom, moment)
            if told is not None:
                ids = frozenset(step.id for step in chain)
                return replace(told, name=chain[0].name, actor=actor_id, capacities=told.capacities | ids)
        return self._unnamed(chain, named)

    def _as_excluded(self, actor: Actor, whom: str) -> Stand | None:
        for exclusion in self.agreement.exclusions:
            if actor.id == exclusion.actor or any(entry.actor == actor.id for entry in exclusion.listed):
                how = f"as one of the {exclusion.outside_list}" if exclusion.outside_list else "by name"
                return Stand(
                    bond=Bond.EXCLUDED,
                    reason=f"{whom} is excluded from the agreement {how}{_article(exclusion)}.",
                    name=actor.name,
                    capacities=frozenset({EVERY_EXCLUDED}),
                )
        return None

    def _as_member(self, actor: Actor, whom: str, moment: datetime) -> Stand | None:
        held = [membership for membership in self.agreement.memberships if membership.actor == actor.id]
        if not held:
            return None
        current = [membership for membership in held if _covers(membership, moment)]
        if not current:
            day = day_words(moment, self.agreement.zone)
            reason = f"{whom} did not stand in the agreement on {day}."
            return Stand(bond=Bond.OUTSIDE, reason=reason, name=actor.name)
        member = current[-1]
        bond = _bond(member)
        role, standing = (word.value.replace("_", " ") for word in (member.role, member.standing))
        return Stand(
            bond=bond,
            reason=f"{whom} stands in the agreement as {role} ({standing}){_article(member)}.",
            name=actor.name,
            capacities=frozenset({member.role.value}),
            missing=f"whether {actor.name} had accepted the terms" if bond is Bond.UNKNOWN else None,
        )

    def _unnamed(self, chain: tuple[Actor, ...], whom: str) -> Stand:
        actor = chain[0]
        ids = frozenset(step.id for step in chain)
        if any(step.kind in NEVER_PARTY for step in chain):
            reason = f"{whom} is not named in the agreement, nor is anyone it belongs to."
            return Stand(bond=Bond.OUTSIDE, reason=reason, name=actor.name, actor=actor.id, capacities=ids)
        beside = sorted(self._same_side(actor))
        hint = f"; it is counted on the side of {', '.join(beside[:3])}" if beside else ""
        return Stand(
            bond=Bond.UNKNOWN,
            reason=f"The agreement does not say where {whom} stands{hint}.",
            name=actor.name,
            actor=actor.id,
            capacities=ids,
            missing=f"whether {actor.name} had accepted the terms",
        )

    def _same_side(self, actor: Actor) -> Iterator[str]:
        named = {membership.actor for membership in self.agreement.memberships}
        named |= {exclusion.actor for exclusion in self.agreement.exclusions if exclusion.actor}
        for other in sorted(named):
            found = self.actors.get(other)
            if actor.side and found is not None and found.side == actor.side:
                yield found.name


def unidentified(name: str | None, kind: ActorKind | None = None) -> Stand:
    """The stand of someone a report does not name, or names in words the case does not know."""
    words = f"“{name}” is not in the case's table of actors." if name else "No account says who it was."
    return Stand(
        bond=Bond.UNKNOWN,
        kind=kind,
        reason=words,
        name=name or "someone unnamed",
        missing=f"who “{name}” is" if name else "who it was",
    )


def _bond(member: Membership) -> Bond:
    if member.role not in BINDING_ROLES and not member.also_belligerent:
        return Bond.OUTSIDE
    if member.standing in BINDING_STANDINGS:
        return Bond.BOUND
    return Bond.UNKNOWN if member.standing is Standing.INVITED else Bond.OUTSIDE


def _covers(membership: Membership, moment: datetime) -> bool:
    since = membership.since.earliest if membership.since else None
    until = membership.until.latest if membership.until else None
    return (since is None or since <= moment) and (until is None or moment <= until)


def _article(term: Exclusion | Membership) -> str:
    article = term.source.article
    return f" ({term.source.document}, {article})" if article else f" ({term.source.document})"


def _belongs_to(actor: Actor, day: date) -> Iterator[str]:
    for belonging in actor.belongings:
        if _on(day, belonging.since, belonging.until):
            yield belonging.of
    for office in actor.offices:
        if office.of and _on(day, office.since, office.until):
            yield office.of


def _on(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def _naming(actor: Actor, called: str | None, day: date) -> str:
    """The name to print; a name taken on later is explained by the one the agreement knows."""
    for name in actor.names:
        if called and name.text.casefold() == called.casefold() and name.since and name.since <= day:
            return f"{name.text} (the same actor as {actor.name}, under a name in use since {name.since})"
    return actor.name
