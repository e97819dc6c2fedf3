"""Actors: who is who, under all names, in which camp, and how each stands in the agreement."""

from dataclasses import dataclass
from datetime import date

from holdfire.model.actor import Actor
from holdfire.showing.teller import Teller, direction
from holdfire.showing.workbench.paged import LINES, Paging, of_page, paging


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsAsked:
    """Which lines of the list."""

    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class NameShown:
    """A name in its script; `while_so` says from when to when it was borne, empty where that is open."""

    text: str
    language: str
    lang: str | None
    direction: str
    while_so: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """An actor with its other names, its camp, its roles in the agreement, on how many issues it is on
    record and with how many others it has dealings."""

    id: str
    name: str
    names: tuple[NameShown, ...]
    kind: str
    side: str
    roles: str
    issues: int
    dealings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    """A page of actors: those who stand in the agreement first."""

    lines: tuple[ActorLine, ...]
    paging: Paging


def actors(teller: Teller, asked: ActorsAsked) -> ActorsPage:
    """The list of actors."""
    known = teller.dossier.case.actors
    roles = roles_in_agreement(teller)
    ordered = sorted(known, key=lambda actor: (actor.id not in roles, actor.name.casefold()))
    shown = paging(asked, len(ordered))
    judgement = teller.dossier.judgement
    relations = judgement.relations if judgement else None
    issues = (
        {one.actor: len({each.issue for each in one.positions}) for one in relations.standpoints}
        if relations
        else {}
    )
    dealings = [actor for pair in relations.pairs for actor in (pair.one, pair.other)] if relations else []
    return ActorsPage(
        lines=tuple(
            ActorLine(
                id=actor.id,
                name=actor.name,
                names=tuple(names_shown(teller, actor))[1:],
                kind=teller.words.of(actor.kind),
                side=teller.actor(actor.side) if actor.side else "",
                roles=", ".join(roles.get(actor.id, ())),
                issues=issues.get(actor.id, 0),
                dealings=dealings.count(actor.id),
            )
            for actor in of_page(ordered, shown)
        ),
        paging=shown,
    )


def names_shown(teller: Teller, actor: Actor) -> list[NameShown]:
    """All names of an actor, the display name first."""
    return [
        NameShown(
            text=name.text,
            language=teller.language(name.language) if name.language else "",
            lang=name.language,
            direction=direction(name.language),
            while_so=while_so(teller, name.since, name.until),
        )
        for name in actor.names
    ]


def while_so(teller: Teller, since: date | None, until: date | None) -> str:
    """From when to when something held, by the case's table; empty where it does not say."""
    told = [teller.say("from {day}", day=teller.clock.day(since))] if since else []
    told += [teller.say("until {day}", day=teller.clock.day(until))] if until else []
    return " ".join(told)


def roles_in_agreement(teller: Teller) -> dict[str, list[str]]:
    """The roles each actor has in the agreement, by its id; "left out" for one it does not protect."""
    held, roles = teller.dossier.agreement, dict[str, list[str]]()
    for member in held.memberships:
        words = f"{teller.words.of(member.role)} ({teller.words.of(member.standing)})"
        roles.setdefault(member.actor, []).append(words)
    for exclusion in held.exclusions:
        for actor in (exclusion.actor, *(listed.actor for listed in exclusion.listed)):
            if actor:
                roles.setdefault(actor, []).append(teller.say("left out"))
    for monitor in held.monitors:
        roles.setdefault(monitor.actor, []).append(
            teller.say("monitor ({mandate})", mandate=teller.words.of(monitor.mandate))
        )
    return roles
