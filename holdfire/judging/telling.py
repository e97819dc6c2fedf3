"""A telling: what one or more accounts of an incident say in common, ready to be held against the terms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from holdfire.judging.surroundings import surroundings
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.actor import ActorRef
from holdfire.model.incident import Account, Incident
from holdfire.model.mention import Mention
from holdfire.model.place import Place, PlaceRef
from holdfire.model.span import Citation
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who did what to whom, where and when, as some accounts agree; `citations` are their passages,
    `words` the clauses they were read from. `target_camps` are the camps on whose word the targets are
    told, None among them for a word of no camp. `mentions` are the ids of the accounts; `self_defence` is
    what a table says of such a claim, `offensive` of the act (None: nothing), `rulings` what it says a body
    ruled on the incident."""

    act: Act
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    when: When | None = None
    citations: tuple[Citation, ...] = ()
    words: tuple[str, ...] = ()
    target_camps: frozenset[str | None] = frozenset()
    mentions: tuple[str, ...] = ()
    self_defence: bool | None = None
    offensive: bool | None = None
    rulings: tuple[str, ...] = ()


def tellings_of(
    incident: Incident, mentions: Mapping[str, Mention], places: Mapping[str, Place]
) -> tuple[Telling, ...]:
    """The incident as its accounts tell it: one telling where they agree, one for each version where they
    differ. An account that is silent on something takes what the others agree on; a town and the province
    it lies in agree; an account that only denies tells nothing. Never empty."""
    accounts = [account for account in incident.accounts if account.modality in SAID_TO_BE_SO]
    versions = _versions(_in_closest_place(accounts or list(incident.accounts), places))
    return tuple(_telling(incident, version, mentions) for version in versions)


def _versions(accounts: Sequence[Account]) -> list[list[Account]]:
    when = _common_time(account.when for account in accounts)
    filled = list(accounts)
    silent_on_dispute: set[int] = set()
    for name, key in _FIELDS:
        told = {key(account): getattr(account, name) for account in accounts if getattr(account, name)}
        for place, account in enumerate(accounts):
            if getattr(account, name):
                continue
            if len(told) == 1:
                filled[place] = replace(filled[place], **{name: next(iter(told.values()))})
            elif told:
                silent_on_dispute.add(place)
    if when is not None:
        filled = [replace(account, when=when) for account in filled]
    kept = [account for place, account in enumerate(filled) if place not in silent_on_dispute] or filled
    versions: dict[object, list[Account]] = {}
    for account in kept:
        versions.setdefault(tuple(key(account) for _, key in _ALL), []).append(account)
    return list(versions.values()) or [[]]


def _in_closest_place(accounts: Sequence[Account], places: Mapping[str, Place]) -> Sequence[Account]:
    """Where all places told lie in one another, every account is taken to mean the innermost."""
    told = {account.place.place or "": account.place for account in accounts if account.place}
    for name, closest in told.items():
        around = {step.id for step in surroundings(places.get(name), places)}
        if told.keys() <= around:
            return [replace(account, place=closest) if account.place else account for account in accounts]
    return accounts


def _common_time(times: Iterable[When | None]) -> When | None:
    """The stretch that lies in every time told: that of the closest account, cut by the others."""
    told = [when for when in times if when is not None]
    if not told:
        return None
    closest = min(told, key=_length)
    if not all(one.overlaps(other) for one in told for other in told):
        return None
    earliest = max((when.earliest for when in told if when.earliest), default=None)
    latest = min((when.latest for when in told if when.latest), default=None)
    if earliest and latest and latest < earliest:
        return None
    return replace(closest, earliest=earliest, latest=latest)


def _length(when: When) -> float:
    if when.earliest is None or when.latest is None:
        return float("inf")
    return (when.latest - when.earliest).total_seconds()


def _names(refs: tuple[ActorRef, ...]) -> frozenset[str]:
    return frozenset(ref.actor or ref.name.casefold() for ref in refs)


def _place(account: Account) -> str | None:
    return account.place.spot if account.place else None


_FIELDS: tuple[tuple[str, Callable[[Account], Any]], ...] = (
    ("actors", lambda account: _names(account.actors)),
    ("targets", lambda account: _names(account.targets)),
    ("place", _place),
)
_ALL = (
    *_FIELDS,
    ("when", lambda account: account.when and (account.when.earliest, account.when.latest)),
)


def _telling(incident: Incident, accounts: list[Account], mentions: Mapping[str, Mention]) -> Telling:
    first = accounts[0] if accounts else None
    told = [mentions[account.mention] for account in accounts if account.mention in mentions]
    citations = [Citation(report=mention.report, span=mention.clause) for mention in told]
    listings = [mention.listing for mention in told if mention.listing]
    claims = {listing.self_defence for listing in listings} - {None}
    offensive = {listing.offensive for listing in listings} - {None}
    return Telling(
        act=incident.act,
        actors=first.actors if first else incident.actors,
        targets=first.targets if first else incident.targets,
        place=first.place if first else next(iter(incident.places), None),
        when=first.when if first else incident.when,
        citations=tuple(dict.fromkeys(citations)),
        words=tuple(mention.clause.text for mention in told),
        target_camps=_camps_telling(incident, first.targets) if first else frozenset(),
        mentions=tuple(mention.id for mention in told),
        self_defence=any(claims) if claims else None,
        offensive=offensive.pop() if len(offensive) == 1 else None,
        rulings=_rulings(incident, mentions),
    )


def _rulings(incident: Incident, mentions: Mapping[str, Mention]) -> tuple[str, ...]:
    """What tables say that a body ruled, the same for all who tell of the incident."""
    told = (mentions[account.mention] for account in incident.accounts if account.mention in mentions)
    listings = (mention.listing for mention in told if mention.listing)
    return tuple(
        dict.fromkeys(
            f"{listing.ruling} ({listing.ruled_by}, as {listing.key} states)"
            for listing in listings
            if listing.ruling
        )
    )


def _camps_telling(incident: Incident, targets: tuple[ActorRef, ...]) -> frozenset[str | None]:
    names = _names(targets)
    return frozenset(
        account.camp for account in incident.accounts if account.targets and _names(account.targets) == names
    )
