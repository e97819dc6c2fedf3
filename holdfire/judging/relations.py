"""Relations of pairs of actors: acts by week, contacts, steps that build trust, accusations and denials."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Self

from holdfire.judging.duties.amounts import middle
from holdfire.judging.members import Members
from holdfire.judging.positions import positions_of
from holdfire.model.act import EASING, FORCE, SAID_TO_BE_SO, Act, Modality
from holdfire.model.actor import ActorKind, ActorRef
from holdfire.model.identity import content_id
from holdfire.model.incident import Account, AttributionState, Incident
from holdfire.model.mention import Mention
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.relation import (
    Accusation,
    Dealings,
    Likeness,
    Position,
    Relations,
    Standpoint,
    Tone,
    WeekOfActs,
)
from holdfire.model.span import Citation

CONTACTS = frozenset(
    {
        Act.TALKS,
        Act.MEDIATION,
        Act.COOPERATION,
        Act.TRUCE_AGREED,
        Act.TRUCE_DECLARED,
        Act.TRUCE_EXTENDED,
    }
)
"""Acts that two do together."""

COOPERATIVE = EASING | CONTACTS | {Act.SUPPORT}
HOSTILE = FORCE | {Act.COERCION, Act.SANCTION, Act.THREAT, Act.TRUCE_VIOLATED}
POINTED = COOPERATIVE | HOSTILE
CHARGED = FORCE | {Act.TRUCE_VIOLATED}
"""Acts of which telling that somebody did them is an accusation."""

ASSEMBLIES = frozenset({ActorKind.COALITION, ActorKind.INTERNATIONAL_BODY})
"""Kinds of body for which its members do not speak."""

Pair = tuple[str, str]


@dataclass(slots=True)
class _Gathered:
    """What was found of one pair so far."""

    acts: dict[tuple[date | None, str, str, Act], list[str]] = field(default_factory=dict)
    contacts: dict[str, None] = field(default_factory=dict)
    steps: dict[str, None] = field(default_factory=dict)
    accusations: dict[tuple[str, str, str], Accusation] = field(default_factory=dict)
    likenesses: list[Likeness] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """For whom actors act and speak: for the state or the body that the agreement names, never for a
    coalition they sit in; a person else for the body of its office."""

    members: Members
    held: frozenset[str]
    known: dict[tuple[str, int], str] = field(default_factory=dict)
    kin: dict[tuple[str, str, int], bool] = field(default_factory=dict)

    @classmethod
    def of_agreement(cls, members: Members) -> Self:
        """The bodies that an agreement names as members or leaves out."""
        agreement = members.agreement
        named = {held.actor for held in agreement.memberships}
        named |= {left_out.actor for left_out in agreement.exclusions if left_out.actor}
        return cls(members=members, held=frozenset(named))

    def of(self, actor: str, day: date) -> str:
        """The body an actor stands for on a day; its own id where none is known."""
        key = (actor, self.members.stretch(day))
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = self._of(actor, day)
        return found

    def related(self, one: str, other: str, day: date) -> bool:
        """Whether one of the two belonged to the other on a day."""
        key = (one, other, self.members.stretch(day))
        if key not in self.kin:
            self.kin[key] = self.members.related(one, other, day)
        return self.kin[key]

    def _of(self, actor: str, day: date) -> str:
        chain = self.members.chain(actor, day)
        own = [step for step in chain if step.id == actor or step.kind not in ASSEMBLIES]
        named = next((step.id for step in own if step.id in self.held or step.kind is ActorKind.STATE), None)
        if named is None and chain and chain[0].kind is ActorKind.PERSON:
            return next((step.id for step in own if step.kind is not ActorKind.PERSON), actor)
        return named or actor

    def named(self, refs: Iterable[ActorRef], day: date) -> tuple[str, ...]:
        """The bodies that these names stand for, each once; names the case does not know are left out."""
        found = [self.of(ref.actor, day) for ref in refs if ref.actor]
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))


def relations_of(
    members: Members,
    reconciled: Reconciled,
    readings: Sequence[Reading],
    mentions: Mapping[str, Mention],
    now: datetime,
) -> Relations:
    """Every pair of the case's actors that the record knows anything of, and each actor's own positions and
    steps, as of `now` (UTC). Two members of the agreement are a pair as soon as both have
    spoken on one issue. Only what somebody says happened counts as an act (law 10)."""
    bodies = Bodies.of_agreement(members)
    pairs: dict[Pair, _Gathered] = {}
    steps: dict[str, dict[str, None]] = {}
    today = members.local_day(now)
    for incident in reconciled.incidents:
        if incident.when and incident.when.earliest and incident.when.earliest > now:
            continue
        moment = middle(incident.when)
        day = members.local_day(moment) if moment else None
        _acts(incident, (bodies, day or today, day), pairs, steps)
        _accusations(incident, (bodies, day or today), mentions, pairs)
    _likenesses(readings, bodies, today, pairs)
    positions = positions_of(reconciled, readings, lambda actor: bodies.of(actor, today))
    parties = sorted({held.actor for held in members.agreement.memberships} & positions.keys())
    issues = {actor: {position.issue for position in positions[actor]} for actor in parties}
    for one, other in combinations(parties, 2):
        if issues[one] & issues[other]:
            _of(pairs, one, other)
    return Relations(
        pairs=tuple(_relation(pair, pairs[pair]) for pair in sorted(pairs)),
        standpoints=tuple(_standpoints(positions, steps)),
    )


def tone_of(act: Act) -> Tone | None:
    """Which way an act points; None for words and acts that point neither way."""
    if act in COOPERATIVE:
        return Tone.COOPERATIVE
    return Tone.HOSTILE if act in HOSTILE else None


def _acts(
    incident: Incident,
    where: tuple[Bodies, date, date | None],
    pairs: dict[Pair, _Gathered],
    steps: dict[str, dict[str, None]],
) -> None:
    bodies, day, known_day = where
    if incident.act not in POINTED or not any(
        account.modality in SAID_TO_BE_SO for account in incident.accounts
    ):
        return
    doers, targets = bodies.named(incident.actors, day), bodies.named(incident.targets, day)
    for doer in doers:
        for target in targets:
            if doer != target:
                _add_act(_of(pairs, doer, target), incident, (_monday(known_day), doer, target, incident.act))
        if not targets and incident.act in EASING:
            steps.setdefault(doer, {})[incident.id] = None
    if incident.act in CONTACTS:
        for number, one in enumerate(doers):
            for other in doers[number + 1 :]:
                _of(pairs, one, other).contacts[incident.id] = None


def _add_act(gathered: _Gathered, incident: Incident, key: tuple[date | None, str, str, Act]) -> None:
    gathered.acts.setdefault(key, []).append(incident.id)
    if incident.act in CONTACTS:
        gathered.contacts[incident.id] = None
    if incident.act in EASING:
        gathered.steps[incident.id] = None


def _accusations(
    incident: Incident,
    where: tuple[Bodies, date],
    mentions: Mapping[str, Mention],
    pairs: dict[Pair, _Gathered],
) -> None:
    """What a named claimant says that another did, and whether that other denies it."""
    bodies, day = where
    for accuser, accused, account in _charges(incident, bodies, day):
        gathered = _of(pairs, accuser, accused)
        key = (accuser, accused, incident.id)
        before = gathered.accusations.get(key)
        denials = before.denials if before else tuple(_denials(incident, accused, where, mentions))
        cited = before.citations if before else ()
        gathered.accusations[key] = Accusation(
            accuser=accuser,
            accused=accused,
            act=incident.act,
            incident=incident.id,
            citations=(*cited, *_passages((account,), mentions)),
            denied=bool(denials),
            denials=denials,
        )


def _charges(incident: Incident, bodies: Bodies, day: date) -> Iterator[tuple[str, str, Account]]:
    for account in incident.accounts:
        if account.modality not in SAID_TO_BE_SO:
            continue
        if incident.act is Act.ACCUSATION:
            accusers, accused = bodies.named(account.actors, day), bodies.named(account.targets, day)
        elif incident.act in CHARGED and account.claimant and account.claimant.actor:
            accusers = bodies.named((account.claimant,), day)
            accused = bodies.named(account.actors, day)
        else:
            continue
        for one in accusers:
            for other in accused:
                if not bodies.related(one, other, day):
                    yield one, other, account


def _denials(
    incident: Incident, accused: str, where: tuple[Bodies, date], mentions: Mapping[str, Mention]
) -> Iterator[Citation]:
    """Where the accused denies it: somebody of its own does, or the record holds the attribution denied and
    nobody else is accused."""
    bodies, day = where
    alone = bodies.named(incident.actors, day) == (accused,)
    denied = incident.attribution is AttributionState.DENIED and alone
    for account in incident.accounts:
        denier = account.claimant.actor if account.claimant else None
        own = denier is not None and bodies.related(denier, accused, day)
        if account.modality is Modality.DENIED and (own or denied):
            yield from _passages((account,), mentions)


def _likenesses(readings: Sequence[Reading], bodies: Bodies, day: date, pairs: dict[Pair, _Gathered]) -> None:
    for reading in readings:
        for claim in reading.positions:
            named = bodies.named(claim.actors, day)
            for number, one in enumerate(named):
                for other in named[number + 1 :]:
                    told = Likeness(
                        closeness=claim.closeness,
                        claimant=claim.claimant.name if claim.claimant else None,
                        citation=Citation(report=claim.report, span=claim.span),
                    )
                    _of(pairs, one, other).likenesses.append(told)


def _relation(pair: Pair, gathered: _Gathered) -> Dealings:
    weeks = sorted(gathered.acts, key=lambda key: (key[0] or date.max, key[1], key[2], key[3].value))
    return Dealings(
        id=content_id("relation", *pair),
        one=pair[0],
        other=pair[1],
        acts=tuple(_week(key, gathered.acts[key]) for key in weeks),
        contacts=tuple(gathered.contacts),
        steps=tuple(gathered.steps),
        accusations=tuple(gathered.accusations.values()),
        likenesses=tuple(gathered.likenesses),
    )


def _week(key: tuple[date | None, str, str, Act], incidents: Sequence[str]) -> WeekOfActs:
    week, doer, target, act = key
    return WeekOfActs(
        week=week,
        doer=doer,
        target=target,
        act=act,
        tone=tone_of(act) or Tone.HOSTILE,
        incidents=tuple(incidents),
    )


def _standpoints(
    positions: Mapping[str, Sequence[Position]], steps: Mapping[str, Mapping[str, None]]
) -> Iterator[Standpoint]:
    for actor in sorted(positions.keys() | steps.keys()):
        yield Standpoint(
            actor=actor, positions=tuple(positions.get(actor, ())), steps=tuple(steps.get(actor, ()))
        )


def _passages(accounts: Iterable[Account], mentions: Mapping[str, Mention]) -> Iterator[Citation]:
    for account in accounts:
        mention = mentions.get(account.mention)
        if mention is not None:
            yield Citation(report=mention.report, span=mention.clause)


def _of(pairs: dict[Pair, _Gathered], one: str, other: str) -> _Gathered:
    return pairs.setdefault((min(one, other), max(one, other)), _Gathered())


def _monday(day: date | None) -> date | None:
    return day - timedelta(days=day.weekday()) if day else None
