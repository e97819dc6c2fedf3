"""A telling: what one or more accounts of an incident say in common, ready to be held against the terms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from holdfire.model.act import SAID_TO_BE_SO, Act
from holdfire.model.actor import ActorRef
from holdfire.model.incident import Account, Circumstances, Incident
from holdfire.model.listing import Listing
from holdfire.model.mention import Mention
from holdfire.model.place import Place, PlaceRef
from holdfire.model.span import Citation
from holdfire.model.surroundings import surroundings
from holdfire.model.truth import UNKNOWN
from holdfire.model.when import When

UNTOLD = Circumstances()


class Voice(NamedTuple):
    """The words of one account, the camp it speaks for (None: none known), and whether it is told to say that
    those who did it claim self-defence (None: only its words can tell)."""

    words: str
    camp: str | None
    self_defence: bool | None = None


class Telling(NamedTuple):
    """Who did what to whom, where and when, as some accounts agree; `mentions` are these accounts,
    `citations` their passages, `voices` what each was read from and for whose side it speaks. `target_camps`
    are the camps on whose word the targets are told, None among them for a word of no camp; `others_silent`
    whether some of these accounts say nothing of a target and take the word of others. `circumstances`
    are what these accounts tell of weapons and exceptions, `rulings` the listings of any account that state
    a ruling on the incident. A tuple, since there is one to every incident."""

    act: Act
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    when: When | None = None
    citations: tuple[Citation, ...] = ()
    voices: tuple[Voice, ...] = ()
    target_camps: frozenset[str | None] = frozenset()
    others_silent: bool = False
    mentions: tuple[str, ...] = ()
    circumstances: Circumstances = UNTOLD
    rulings: tuple[Listing, ...] = ()


def tellings_of(
    incident: Incident, mentions: Mapping[str, Mention], places: Mapping[str, Place]
) -> tuple[Telling, ...]:
    """The incident as its accounts tell it: one telling where they agree, one for each version where they
    differ. An account that is silent on something takes what the others agree on; a town and the province
    it lies in agree; an account that only denies tells nothing. Never empty where somebody says it is so."""
    if len(incident.accounts) == 1:
        only = incident.accounts[0]
        return (_of_one(incident, only, mentions.get(only.mention)),)
    accounts = [account for account in incident.accounts if account.modality in SAID_TO_BE_SO]
    accounts.sort(key=lambda account: account.mention)
    versions = _versions(accounts, places)
    return tuple([_telling(incident, version, gist, mentions) for version, gist in versions])


def _of_one(incident: Incident, account: Account, mention: Mention | None) -> Telling:
    """What the only account tells, with nothing to set beside it."""
    told = ((account, mention),)
    bare = account.circumstances is None and (mention is None or mention.means is None)
    return Telling(
        act=incident.act,
        actors=account.actors,
        targets=account.targets,
        place=account.place,
        when=account.when,
        citations=(Citation(report=mention.report, span=mention.clause),) if mention else (),
        voices=(_voice(account, mention),),
        target_camps=frozenset((account.camp,)) if account.targets else frozenset(),
        others_silent=not account.targets,
        mentions=(account.mention,),
        circumstances=UNTOLD if bare else _circumstances(told),
        rulings=_rulings(told) if mention and mention.listing else (),
    )


class _Gist(NamedTuple):
    """What one account tells of whom, where and when, filled up with what the others agree on."""

    actors: tuple[ActorRef, ...]
    targets: tuple[ActorRef, ...]
    place: PlaceRef | None
    when: When | None


def _versions(
    accounts: Sequence[Account], places: Mapping[str, Place]
) -> Iterable[tuple[list[Account], _Gist]]:
    """The accounts that tell the same, each group with what it tells."""
    when = _common_time([account.when for account in accounts])
    columns: tuple[list[_Told], ...] = (
        [(_names(account.actors), account.actors) for account in accounts],
        [(_names(account.targets), account.targets) for account in accounts],
        [(place.spot if place else None, place) for place in _closest_places(accounts, places)],
    )
    silent_on_dispute: set[int] = set()
    for column in columns:
        told = {key: value for key, value in column if value}
        for row, (_, value) in enumerate(column):
            if value:
                continue
            if len(told) == 1:
                column[row] = next(iter(told.items()))
            elif told:
                silent_on_dispute.add(row)
    rows = [row for row in range(len(accounts)) if row not in silent_on_dispute] or range(len(accounts))
    versions: dict[object, tuple[list[Account], _Gist]] = {}
    for row in rows:
        (who, actors), (whom, targets), (spot, place) = [column[row] for column in columns]
        at = when or accounts[row].when
        key = (who, whom, spot, at and (at.earliest, at.latest))
        versions.setdefault(key, ([], _Gist(actors, targets, place, at)))[0].append(accounts[row])
    return versions.values()


_Told = tuple[Any, Any]
"""A key by which two accounts tell the same, and what one of them tells."""


def _closest_places(accounts: Sequence[Account], places: Mapping[str, Place]) -> Sequence[PlaceRef | None]:
    """The places told. Where all lie in one another, every account is taken to mean the innermost."""
    given = [account.place for account in accounts]
    told = {place.place or "": place for place in given if place}
    for name, closest in told.items():
        around = {step.id for step in surroundings(places.get(name), places)}
        if told.keys() <= around:
            return [place and closest for place in given]
    return given


def _common_time(times: Iterable[When | None]) -> When | None:
    """The stretch that lies in every time told: that of the closest account, cut by the others."""
    told = [when for when in times if when is not None]
    if not told:
        return None
    if all(when == told[0] for when in told[1:]):
        return told[0]
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
    return frozenset([ref.actor or ref.name.casefold() for ref in refs])


def _telling(
    incident: Incident, accounts: Sequence[Account], gist: _Gist, mentions: Mapping[str, Mention]
) -> Telling:
    told = [(account, mentions.get(account.mention)) for account in accounts]
    citations = [Citation(report=mention.report, span=mention.clause) for _, mention in told if mention]
    return Telling(
        act=incident.act,
        actors=gist.actors,
        targets=gist.targets,
        place=gist.place,
        when=gist.when,
        citations=tuple(citations) if len(citations) < 2 else tuple(dict.fromkeys(citations)),
        voices=tuple([_voice(account, mention) for account, mention in told]),
        target_camps=_camps_telling(incident, gist.targets),
        others_silent=any(not account.targets for account in accounts),
        mentions=tuple([account.mention for account in accounts]),
        circumstances=_circumstances(told),
        rulings=_rulings([(account, mentions.get(account.mention)) for account in incident.accounts]),
    )


def _rulings(told: Sequence[tuple[Account, Mention | None]]) -> tuple[Listing, ...]:
    """What tables say that a body ruled, the same for all who tell of the incident."""
    listings = [mention.listing for _, mention in told if mention and mention.listing]
    if not listings:
        return ()
    return tuple({(entry.ruling, entry.ruled_by): entry for entry in listings if entry.ruling}.values())


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
        offensive=_agreed(one.offensive for one in given if one.offensive is not UNKNOWN) or UNKNOWN,
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
    names = _names(targets)
    return frozenset(
        account.camp for account in incident.accounts if account.targets and _names(account.targets) == names
    )
