"""Suppose: one input of the record taken otherwise, and all that would change; nothing is recorded."""

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.model.errors import CaseError
from holdfire.model.membership import Standing
from holdfire.model.supposition import Consequences, Flip, Wishes
from holdfire.showing.teller import Link, Teller
from holdfire.showing.workbench.deciding import Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class SupposeAsked:
    """That a `holder` held a `place`; that an `actor` stood so in the agreement (`standing`); who was
    `excluded`; another `start`; `without` whose word (an outlet or a report); that a `body` ruled so
    (`ruling`) on an `incident`."""

    place: str | None = None
    holder: str | None = None
    actor: str | None = None
    standing: Standing | None = None
    excluded: str | None = None
    start: str | None = None
    without: str | None = None
    incident: str | None = None
    body: str | None = None
    ruling: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipShown:
    """A line that would change, with the way to it."""

    about: Link
    was: str
    would_be: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipsShown:
    """The lines of one kind that would change."""

    title: str
    flips: tuple[FlipShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What can be supposed, what was (`told`), and what follows; `refused` says what was not understood."""

    asked: SupposeAsked
    places: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    told: tuple[str, ...] = ()
    changes: tuple[FlipsShown, ...] = ()
    refused: str | None = None


def suppose(teller: Teller, asked: SupposeAsked) -> Supposed:
    """What would follow from what was asked; without a question, what can be asked."""
    case = teller.dossier.case
    told: tuple[str, ...] = ()
    changes: tuple[FlipsShown, ...] = ()
    refused = None
    try:
        wishes = _wishes(asked)
        if wishes != Wishes() and teller.workplace:
            found = teller.workplace.suppose(wishes)
            told, changes = found.supposed, _shown(teller, found)
    except CaseError as error:
        refused = str(error)
    return Supposed(
        asked=asked,
        places=_by_words(Choice(value=place.id, words=place.name) for place in case.places),
        actors=_by_words(Choice(value=actor.id, words=actor.name) for actor in case.actors),
        outlets=_by_words(Choice(value=outlet.id, words=outlet.name) for outlet in case.outlets),
        standings=tuple(Choice(value=each, words=teller.words.of(each)) for each in Standing),
        told=told,
        changes=changes,
        refused=refused,
    )


def _wishes(asked: SupposeAsked) -> Wishes:
    """What was asked as wishes. Raises CaseError for one of which half is not said."""
    for one, other, what in (
        (asked.place, asked.holder, "a place and who held it"),
        (asked.actor, asked.standing, "an actor and how it stood"),
    ):
        if bool(one) != bool(other):
            raise CaseError(f"say both: {what}")
    if len({bool(each) for each in (asked.incident, asked.body, asked.ruling)}) > 1:
        raise CaseError("say all three: the incident, the body and its ruling")
    return Wishes(
        control=(f"{asked.place}={asked.holder}",) if asked.place else (),
        members=(f"{asked.actor}={asked.standing}",) if asked.actor else (),
        excluded=(asked.excluded,) if asked.excluded else (),
        start=asked.start,
        without=(asked.without,) if asked.without else (),
        rulings=(f"{asked.incident}={asked.body}:{asked.ruling}",) if asked.incident else (),
    )


def _shown(teller: Teller, found: Consequences) -> tuple[FlipsShown, ...]:
    kinds = (
        (
            "In force, and holding",
            tuple(_flip(teller, Link(label=flip.about), flip) for flip in found.status),
        ),
        ("Triggers", tuple(_flip(teller, teller.term(flip.id), flip) for flip in found.triggers)),
        ("Obligations", tuple(_flip(teller, teller.term(flip.id), flip) for flip in found.obligations)),
        ("Incidents", tuple(_flip(teller, _incident(teller, flip), flip) for flip in found.findings)),
    )
    return tuple(FlipsShown(title=title, flips=flips) for title, flips in kinds if flips)


def _incident(teller: Teller, flip: Flip) -> Link:
    known = flip.id in teller.dossier.incidents
    return Link(label=flip.about, href=teller.addresses.incident(flip.id) if known else None)


def _flip(teller: Teller, about: Link, flip: Flip) -> FlipShown:
    was, would_be = (
        teller.words.of_judged(value) if value else teller.say("not on record")
        for value in (flip.was, flip.would_be)
    )
    return FlipShown(about=about, was=was, would_be=would_be, why=flip.why)


def _by_words(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: choice.words.casefold()))
