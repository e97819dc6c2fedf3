"""A telling: what one or more accounts of an incident say in common, ready to be held against the terms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from holdfire.judging.surroundings import surroundings
from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.actor import ActorRef
from holdfire.model.incident import Account, Circumstances, Incident
from holdfire.model.listing import Listing
from holdfire.model.mention import Mention
from holdfire.model.place import Place, PlaceRef
from holdfire.model.span import Citation
from holdfire.model.truth import Truth
from holdfire.model.when import When

UNTOLD = Circumstances()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The words of one account, the camp it speaks for (None: none known), and whether it is told to say that
    those who did it claim self-defence (None: only its words can tell)."""

    words: str
    camp: str | None
    self_defence: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Who did what to whom, where and when, as some accounts agree; `mentions` are these accounts,
    `citations` their passages, `voices` what each was read from and for whose side it speaks. `target_camps`
    are the camps on whose word the targets are told, None among them for a word of no camp. `circumstances`
    are what these accounts tell of weapons and exceptions, `rulings` the listings of any account that state
    a ruling on the incident."""

    act: Act
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    when: When | None = None
    citations: tuple[Citation, ...] = ()
    voices: tuple[Voice, ...] = ()
    target_camps: frozenset[str | None] = frozenset()
    mentions: tuple[str, ...] = ()
    circumstances: Circumstances = UNTOLD
    rulings: tuple[Listing, ...] = ()


def tellings_of(
    incident: Incident, mentions: Mapping[str, Mention], places: Mapping[str, Place]
) -> tuple[Telling, ...]:
    """The incident as its accounts tell it: one telling where they agree, one for each version where they
    differ. An account that is silent on something takes what the others agree on; a town and the province
    it lies in agree; an account that only denies tells nothing. Never empty."""
    accounts = [account for account in incident.accounts if account.modality in SAID_TO_BE_SO]
    accounts = accounts or list(incident.accounts)
    if len(accounts) == 1:
        return (_telling(incident, accounts, mentions),)
    accounts.sort(key=lambda account: account.mention)
    versions = _versions(_in_closest_place(accounts, places))
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
        filled = [account if account.when is when else replace(account, when=when) for account in filled]
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
    if all(when == closest for when in told):
        return closest
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
    told = [(account, mentions.get(account.mention)) for account in accounts]
    citations = [Citation(report=mention.report, span=mention.clause) for _, mention in told if mention]
    return Telling(
        act=incident.act,
        actors=first.actors if first else incident.actors,
        targets=first.targets if first else incident.targets,
        place=first.place if first else next(iter(incident.places), None),
        when=first.when if first else incident.when,
        citations=tuple(citations) if len(citations) < 2 else tuple(dict.fromkeys(citations)),
        voices=tuple(_voice(account, mention) for account, mention in told),
        target_camps=_camps_telling(incident, first.targets) if first else frozenset(),
        mentions=tuple(account.mention for account in accounts),
        circumstances=_circumstances(told),
        rulings=_rulings(incident, mentions),
    )


def _rulings(incident: Incident, mentions: Mapping[str, Mention]) -> tuple[Listing, ...]:
    """What tables say that a body ruled, the same for all who tell of the incident."""
    told = (mentions[account.mention] for account in incident.accounts if account.mention in mentions)
    listings = (mention.listing for mention in told if mention.listing and mention.listing.ruling)
    return tuple({(entry.ruling, entry.ruled_by): entry for entry in listings}.values())


def _voice(account: Account, mention: Mention | None) -> Voice:
    told = account.circumstances.self_defence if account.circumstances else None
    return Voice(words=mention.clause.text if mention else "", camp=account.camp, self_defence=told)


def _circumstances(told: Sequence[tuple[Account, Mention | None]]) -> Circumstances:
    """What the accounts of one version tell together; what two of them tell differently is not known."""
    given = [account.circumstances for account, _ in told if account.circumstances]
    means = [mention.means.text for _, mention in told if mention and mention.means]
    if not given and not means:
        return UNTOLD
    meets, fails = ({name for one in given for name in getattr(one, which)} for which in ("meets", "fails"))
    weapons = (*means, *(weapon for one in given for weapon in one.weapons))
    return Circumstances(
        weapons=tuple(dict.fromkeys(weapons)),
        calibre_mm=_agreed(one.calibre_mm for one in given),
        domain=_agreed(one.domain for one in given),
        offensive=_agreed(one.offensive for one in given if one.offensive is not Truth.UNKNOWN)
        or Truth.UNKNOWN,
        meets=tuple(sorted(meets - fails)),
        fails=tuple(sorted(fails - meets)),
    )


T = TypeVar("T")


def _agreed(values: Iterable[T | None]) -> T | None:
    told = {value for value in values if value is not None}
    return told.pop() if len(told) == 1 else None


def _camps_telling(incident: Incident, targets: tuple[ActorRef, ...]) -> frozenset[str | None]:
    if not targets:
        return frozenset()
    if len(incident.accounts) == 1:
        return frozenset((incident.accounts[0].camp,))
    names = _names(targets)
    return frozenset(
        account.camp for account in incident.accounts if account.targets and _names(account.targets) == names
    )
