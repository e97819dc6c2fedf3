"""Where an actor stands in an agreement at a time: bound, excluded, outside, or not known."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from holdfire.judging.clauses.fields import EVERY_EXCLUDED
from holdfire.judging.edges import Dated, change_days, edges_of
from holdfire.judging.spell import spell_words
from holdfire.judging.wording import day_words, listed, utc
from holdfire.model.actor import Actor, ActorKind
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.membership import Exclusion, Listed, Membership, PartyRole, Standing
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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Stand:
    """Where one actor stands, with the reason as a sentence. `capacities` are all ids and roles under which
    a clause may mean it; `missing` names what would settle an UNKNOWN; `actor` its id, None for unknown;
    `kind` what sort of actor someone unknown is told to be. Only a stand is like itself: what hangs on one is
    kept by it."""

    bond: Bond
    reason: str
    name: str
    actor: str | None = None
    capacities: frozenset[str] = frozenset()
    missing: str | None = None
    kind: ActorKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Who stands where, by members, exclusions, belongings and names; what a day showed is kept."""

    agreement: Agreement
    actors: Mapping[str, Actor]
    held: Mapping[str, tuple[Membership, ...]]
    bound_by: Mapping[str, tuple[Membership, ...]]
    excluded: Mapping[str, tuple[tuple[Exclusion, Listed | None], ...]]
    edges: tuple[datetime, ...]
    clock: ZoneInfo
    _stands: dict[tuple[str, int, str | None], Stand] = field(default_factory=dict)
    _changing: dict[tuple[Stand, Stand], Stand] = field(default_factory=dict)
    _strangers: dict[tuple[str | None, ActorKind | None], Stand] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    _chains: dict[tuple[str, int], tuple[Actor, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, agreement: Agreement, case: Case) -> Self:
        """The members of an agreement, its actors taken from the case."""
        held: dict[str, list[Membership]] = {}
        bound_by: dict[str, list[Membership]] = {}
        for membership in sorted(agreement.memberships, key=_since):
            held.setdefault(membership.actor, []).append(membership)
            for actor in membership.undertakes_for:
                bound_by.setdefault(actor, []).append(membership)
        return cls(
            agreement=agreement,
            actors={actor.id: actor for actor in case.actors},
            held={actor: tuple(found) for actor, found in held.items()},
            bound_by={actor: tuple(found) for actor, found in bound_by.items()},
            excluded=_exclusions(agreement),
            edges=edges_of(agreement, case),
            clock=ZoneInfo(agreement.zone),
            days=change_days(case),
        )

    def stand(self, actor_id: str, at: When | None, called: str | None = None) -> Stand:
        """Where the actor stood during `at`; UNKNOWN where that changed within it. Without a time it may have
        been at any since the start of the agreement. `called` is the name a report used."""
        first = (at and at.earliest) or self._start()
        begin, end = self._changes(first, at)
        stand = self._stands.get((actor_id, begin, called)) or self._stand_at(actor_id, first, called)
        for moment in self.edges[begin:end]:
            later = self._stand_at(actor_id, moment, called)
            if later.bond is not stand.bond:
                return self._unsettled(stand, later)
            stand = later
        return stand

    def _changes(self, first: datetime, at: When | None) -> tuple[int, int | None]:
        """Between which of the moments at which someone's standing may change it may have been."""
        begin = bisect(self.edges, first)
        last = (at.latest or at.earliest) if at else None
        if last is None:
            return begin, None
        return begin, begin if last == first else bisect(self.edges, last, lo=begin)

    def _unsettled(self, before: Stand, after: Stand) -> Stand:
        found = self._changing.get((before, after))
        if found is None:
            found = self._changing[before, after] = _changed(before, after)
        return found

    def stranger(self, name: str | None, kind: ActorKind | None = None) -> Stand:
        """The stand of someone a report does not name, or names in words the case does not know; `kind` what
        sort of actor these words mean."""
        if (name, kind) not in self._strangers:
            self._strangers[name, kind] = unidentified(name, kind)
        return self._strangers[name, kind]

    def called(self, name: str) -> Actor | None:
        """The actor of this id or name, in any case of letters; None where the case has none."""
        asked = name.casefold().strip()
        for actor in self.actors.values():
            if asked == actor.id or any(asked == known.text.casefold() for known in actor.names):
                return actor
        return None

    def chain(self, actor_id: str, day: date) -> tuple[Actor, ...]:
        """The actor and all it belonged to on a day, nearest first; a person through offices held."""
        key = (actor_id, self.stretch(day))
        known = self._chains.get(key)
        if known is not None:
            return known
        found: dict[str, Actor] = {}
        frontier = [actor_id]
        while frontier:
            actor = self.actors.get(frontier.pop(0))
            if actor is not None and actor.id not in found:
                found[actor.id] = actor
                frontier.extend(_belongs_to(actor, day))
        self._chains[key] = tuple(found.values())
        return self._chains[key]

    def stretch(self, day: date) -> int:
        """The number of the stretch of days, in which nobody comes to belong elsewhere, that a day is of."""
        return bisect(self.days, day)

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
        return moment.astimezone(self.clock).date()

    def _start(self) -> datetime:
        start = self.agreement.start
        told = start.actual or start.scheduled or start.stated
        return utc(told) if told else datetime.min.replace(tzinfo=ZoneInfo("UTC"))

    def _stand_at(self, actor_id: str, moment: datetime, called: str | None) -> Stand:
        key = (actor_id, bisect(self.edges, moment), called)
        found = self._stands.get(key)
        if found is None:
            found = self._stands[key] = self._stand_on(actor_id, moment, called)
        return found

    def _stand_on(self, actor_id: str, moment: datetime, called: str | None) -> Stand:
        day = self.local_day(moment)
        chain = self.chain(actor_id, day)
        if not chain:
            return self.stranger(called or actor_id)
        named = _naming(chain[0], called, day)
        for actor in chain:
            whom = named if actor is chain[0] else f"{named}, through {actor.name},"
            told = self._as_excluded(actor, whom, moment) or self._as_member(actor, whom, moment)
            if told is not None:
                ids = frozenset(step.id for step in chain)
                return replace(told, name=chain[0].name, actor=actor_id, capacities=told.capacities | ids)
        return self._unnamed(chain, named)

    def _as_excluded(self, actor: Actor, whom: str, moment: datetime) -> Stand | None:
        for exclusion, entry in self.excluded.get(actor.id, ()):
            if not _covers(exclusion, moment) or (entry and not _covers(entry, moment)):
                continue
            how = f"{self._how(exclusion, entry)}{_article(exclusion)}"
            return Stand(
                bond=Bond.EXCLUDED,
                reason=f"{whom} is excluded from the agreement {how}.",
                name=actor.name,
                capacities=frozenset({EVERY_EXCLUDED}),
            )
        return None

    def _how(self, exclusion: Exclusion, entry: Listed | None) -> str:
        """By name, or by an outside list at a date."""
        if entry is None:
            return "by name"
        since = f", on which it has stood since {self._day(entry.since)}" if entry.since else ""
        return f"by an outside list: {exclusion.outside_list}{since}"

    def _day(self, when: When) -> str:
        return day_words(utc(when), self.agreement.zone)

    def _as_member(self, actor: Actor, whom: str, moment: datetime) -> Stand | None:
        held = self.held.get(actor.id, ())
        through = [found for found in self.bound_by.get(actor.id, ()) if _covers(found, moment)]
        current = _latest_by_role([found for found in held if _covers(found, moment)])
        if current:
            return self._standing(actor, whom, current, moment)
        if through:
            return self._bound_through(actor, whom, through[-1], moment)
        if not held:
            return None
        when = listed([spell_words(found.since, found.until, self.agreement.zone) for found in held])
        reason = f"{whom} did not stand in the agreement then, but {when}."
        return Stand(bond=Bond.OUTSIDE, reason=reason, name=actor.name)

    def _standing(self, actor: Actor, whom: str, current: list[Membership], moment: datetime) -> Stand:
        """By the role that binds most, where an actor stands in several."""
        member = min(current, key=lambda found: (_STRENGTH[_bond(found)], found.role))
        if member.obliged_via and _bond(member) is not Bond.OUTSIDE:
            return self._bound_through(actor, whom, member, moment)
        bond = _bond(member)
        role, standing = (word.value.replace("_", " ") for word in (member.role, member.standing))
        condition = f"; its condition: {member.condition}" if member.condition else ""
        alone = (
            ""
            if bond is not Bond.OUTSIDE or member.role in BINDING_ROLES
            else f"; as {role} alone it is not bound"
        )
        where = f"stands in the agreement as {role} ({standing}{condition}){_article(member)}{alone}"
        return Stand(
            bond=bond,
            reason=f"{whom} {where}.",
            name=actor.name,
            capacities=frozenset(found.role.value for found in current),
            missing=f"whether {actor.name} had accepted the terms" if bond is Bond.UNKNOWN else None,
        )

    def _bound_through(self, actor: Actor, whom: str, member: Membership, moment: datetime) -> Stand:
        """One who signed nothing, bound as far as the party is that undertook for it or has to answer for
        it."""
        via = member.obliged_via or member.actor
        other = self.actors.get(via)
        party = _latest_by_role([found for found in self.held.get(via, ()) if _covers(found, moment)])
        bond = min((_bond(found) for found in party), key=_STRENGTH.__getitem__, default=Bond.OUTSIDE)
        name = other.name if other else via
        how = (
            "which undertook for it" if member.actor != actor.id else "through which the agreement obliges it"
        )
        binds = {
            Bond.BOUND: f"{whom} is bound through {name}, {how}{_article(member)}.",
            Bond.UNKNOWN: f"{whom} is bound only through {name}, {how}, and where that stood is not known.",
        }
        return Stand(
            bond=bond,
            reason=binds.get(bond, f"{whom} would be bound through {name}, which was itself not bound then."),
            name=actor.name,
            capacities=frozenset({via, *(found.role.value for found in party)}),
            missing=f"whether {name} had accepted the terms" if bond is Bond.UNKNOWN else None,
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


_STRENGTH = {Bond.BOUND: 0, Bond.EXCLUDED: 1, Bond.UNKNOWN: 2, Bond.OUTSIDE: 3}
"""Which of several bonds counts first."""


def _changed(before: Stand, after: Stand) -> Stand:
    return Stand(
        bond=Bond.UNKNOWN,
        reason=f"Where {after.name} stood changed within the time told.",
        name=after.name,
        actor=after.actor,
        capacities=before.capacities | after.capacities,
        missing=f"on which side of the change it happened: {before.reason} {after.reason}",
    )


def _bond(member: Membership) -> Bond:
    if member.role not in BINDING_ROLES and not member.also_belligerent and not member.obliged_via:
        return Bond.OUTSIDE
    if member.standing in BINDING_STANDINGS:
        return Bond.BOUND
    return Bond.UNKNOWN if member.standing is Standing.INVITED else Bond.OUTSIDE


def _since(membership: Membership) -> tuple[datetime, str, str]:
    since = membership.since.earliest if membership.since else None
    return since or datetime.min.replace(tzinfo=UTC), membership.role.value, membership.standing.value


def _latest_by_role(current: list[Membership]) -> list[Membership]:
    """The last standing in each role; `current` in order of their beginning."""
    return list({member.role: member for member in current}.values())


def _exclusions(agreement: Agreement) -> dict[str, tuple[tuple[Exclusion, Listed | None], ...]]:
    """Exclusions by actor, those by name before those by a list."""
    found: dict[str, list[tuple[Exclusion, Listed | None]]] = {}
    for exclusion in sorted(agreement.exclusions, key=lambda item: item.outside_list or ""):
        if exclusion.actor:
            found.setdefault(exclusion.actor, []).append((exclusion, None))
        for entry in exclusion.listed:
            found.setdefault(entry.actor, []).append((exclusion, entry))
    return {actor: tuple(items) for actor, items in found.items()}


def _covers(term: Dated, moment: datetime) -> bool:
    since = term.since.earliest if term.since else None
    until = term.until.latest if term.until else None
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
    later = [name for name in actor.names[1:] if name.since and name.since <= day]
    for name in later:
        if called and name.text.casefold() == called.casefold():
            return f"{name.text} (the same actor as {actor.name}, under a name in use since {name.since})"
    if later:
        taken = max(later, key=lambda name: name.since or date.min)
        return f"{actor.name} (the same actor as {taken.text}, its name since {taken.since})"
    return actor.name
