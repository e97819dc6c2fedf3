"""One actor: names with their evidence, offices, standing, positions, and dealings with others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from holdfire.model.actor import Actor, Office
from holdfire.model.errors import UnknownIdError
from holdfire.model.membership import Membership
from holdfire.model.relation import Dealings, Issue, Position, Tone
from holdfire.showing.page_agreement import while_member
from holdfire.showing.page_calendar import owed_clauses, score_words
from holdfire.showing.page_names import EquivalenceShown, equivalence_shown
from holdfire.showing.page_relations import RelationShown, kinds_counted, relation_shown, standpoints_of
from holdfire.showing.teller import Link, Teller
from holdfire.showing.workbench.actors import NameShown, names_shown, while_so
from holdfire.showing.workbench.paged import LINES, Paging, of_page, paging
from holdfire.showing.workbench.statements import SaidLine, said_lines

FEW = 3
"""So many positions on an issue are shown before the issue is asked for alone."""

MOST = 20
"""So many rows of each kind are shown of two actors side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorAsked:
    """`id` of an actor; `beside` that of another to be compared with; `issue` asks for all positions on one
    issue, a page at a time."""

    id: str = ""
    beside: str = ""
    issue: Issue | None = None
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldShown:
    """An office held, or belonging to another actor, from when to when by the case's table; the other way
    round, who holds it or belongs here. `who` is an actor's id and name."""

    what: str
    who: tuple[str, str] | None
    while_so: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingShown:
    """How the actor stands in the agreement, what is told of it, and where it says so."""

    role: str
    told: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedShown:
    """A duty of the actor with where it stands."""

    term: Link
    text: str
    state: str
    score: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnIssueShown:
    """What is said for the actor on one issue: the first few, or a page of all `total`."""

    issue: str
    asked: str
    lines: tuple[SaidLine, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DealingsLine:
    """What is on record between the actor and another (id and name), counted and never added up."""

    other: tuple[str, str]
    hostile: str
    cooperative: str
    contacts: int
    accusations: int
    denied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """An actor. `equivalences` are names offered for it, never applied; `beside` is the pair compared, None
    where none was asked for or nothing is on record of it; `paging` is that of one issue's positions."""

    id: str
    name: str
    kind: str
    side: Link | None
    note: str
    names: tuple[NameShown, ...]
    demonyms: tuple[str, ...]
    seats: tuple[str, ...]
    equivalences: tuple[EquivalenceShown, ...]
    offices: tuple[HeldShown, ...]
    members: tuple[HeldShown, ...]
    standing: tuple[StandingShown, ...]
    duties: tuple[OwedShown, ...]
    positions: tuple[OnIssueShown, ...]
    issue: str
    paging: Paging | None
    dealings: tuple[DealingsLine, ...]
    others: tuple[tuple[str, str], ...]
    beside_asked: tuple[str, str] | None
    beside: RelationShown | None


def actor(teller: Teller, asked: ActorAsked) -> ActorPage:
    """One actor. Raises UnknownIdError for one that the case does not know."""
    found = _known(teller, asked.id)
    other = _known(teller, asked.beside) if asked.beside else None
    judgement = teller.dossier.judgement
    pairs = judgement.relations.pairs if judgement else ()
    own = [pair for pair in pairs if found.id in (pair.one, pair.other)]
    positions, shown = _positions(teller, found.id, asked)
    known = sorted(teller.dossier.case.actors, key=lambda each: each.name.casefold())
    names = {name.text for name in found.names}
    offered = (one for one in teller.dossier.equivalences if one.actor == found.id or one.there in names)
    return ActorPage(
        id=found.id,
        name=found.name,
        kind=teller.words.of(found.kind),
        side=_side(teller, found.side) if found.side else None,
        note=found.note or "",
        names=tuple(names_shown(teller, found)),
        demonyms=found.demonyms,
        seats=found.seats,
        equivalences=tuple(equivalence_shown(teller, one) for one in offered),
        offices=tuple(_offices(teller, found)),
        members=tuple(_members(teller, found)),
        standing=tuple(_standing(teller, found.id)),
        duties=tuple(_duties(teller, found.id)),
        positions=positions,
        issue=asked.issue.value if asked.issue else "",
        paging=shown,
        dealings=tuple(_dealings(teller, found.id, own)),
        others=tuple((each.id, each.name) for each in known if each.id != found.id),
        beside_asked=(other.id, other.name) if other else None,
        beside=_beside(teller, own, other) if other else None,
    )


def _known(teller: Teller, actor_id: str) -> Actor:
    found = teller.dossier.case.actor(actor_id)
    if found is None:
        raise UnknownIdError(f"no actor {actor_id} is in actors.yaml; name one by its id there")
    return found


def _side(teller: Teller, side: str) -> Link:
    """A camp of the case, which may be one of its actors."""
    return Link(label=teller.actor(side), href=f"actors/{side}" if teller.dossier.case.actor(side) else None)


def _named(teller: Teller, actor_id: str) -> tuple[str, str]:
    return actor_id, teller.actor(actor_id)


def _offices(teller: Teller, found: Actor) -> Iterator[HeldShown]:
    for office in found.offices:
        yield _office(teller, office, _named(teller, office.of) if office.of else None)
    for belonging in found.belongings:
        yield HeldShown(
            what=teller.say("belongs to"),
            who=_named(teller, belonging.of),
            while_so=while_so(teller, belonging.since, belonging.until),
        )


def _members(teller: Teller, found: Actor) -> Iterator[HeldShown]:
    for each in teller.dossier.case.actors:
        who = (each.id, each.name)
        yield from (_office(teller, office, who) for office in each.offices if office.of == found.id)
        for belonging in each.belongings:
            if belonging.of == found.id:
                when = while_so(teller, belonging.since, belonging.until)
                yield HeldShown(what=teller.say("belongs to it"), who=who, while_so=when)


def _office(teller: Teller, office: Office, who: tuple[str, str] | None) -> HeldShown:
    titles = ", ".join(office.titles)
    return HeldShown(what=titles, who=who, while_so=while_so(teller, office.since, office.until))


def _standing(teller: Teller, actor_id: str) -> Iterator[StandingShown]:
    held, words = teller.dossier.agreement, teller.words
    for member in held.memberships:
        if member.actor != actor_id:
            continue
        told = [*while_member(teller, member), *_how_a_member(teller, member)]
        role = f"{words.of(member.role)}, {words.of(member.standing)}"
        yield StandingShown(role=role, told=tuple(told), source=member.source.told)
    for exclusion in held.exclusions:
        if exclusion.actor == actor_id:
            yield StandingShown(role=teller.say("left out by name"), told=(), source=exclusion.source.told)
        elif any(listed.actor == actor_id for listed in exclusion.listed):
            listed = teller.say("on the list “{list}”", list=exclusion.outside_list)
            yield StandingShown(role=teller.say("left out"), told=(listed,), source=exclusion.source.told)
    for monitor in held.monitors:
        if monitor.actor == actor_id:
            told = [monitor.text] if monitor.text else []
            role = teller.say("monitor: {mandate}", mandate=words.of(monitor.mandate))
            yield StandingShown(role=role, told=tuple(told), source=monitor.source.told)


def _how_a_member(teller: Teller, member: Membership) -> Iterator[str]:
    if member.declared_to:
        yield teller.say("declared to {who}", who=teller.actors(member.declared_to))
    if member.condition:
        yield teller.say("condition: {words}", words=member.condition)
    if member.also_belligerent:
        yield teller.say("also fights")
    if member.undertakes_for:
        yield teller.say("undertakes for {who}", who=teller.actors(member.undertakes_for))
    if member.obliged_via:
        yield teller.say("bound through {who}", who=teller.actor(member.obliged_via))


def _duties(teller: Teller, actor_id: str) -> Iterator[OwedShown]:
    statuses = teller.dossier.bearing.duties
    for name, clause in owed_clauses(teller.dossier.agreement).items():
        for status in statuses.get(name, ()) if actor_id in clause.owners else ():
            step = status.obligation.partition("/")[2]
            yield OwedShown(
                term=teller.term(name),
                text=f"{clause.text} (step {step})" if step else clause.text,
                state=teller.words.of(status.state),
                score=score_words(status.score),
            )


def _positions(
    teller: Teller, actor_id: str, asked: ActorAsked
) -> tuple[tuple[OnIssueShown, ...], Paging | None]:
    """What is said for the actor, issue by issue; of the issue asked for a page."""
    standpoint = standpoints_of(teller).get(actor_id)
    told = standpoint.positions if standpoint else ()
    if asked.issue is None:
        issues = [(issue, [one for one in told if one.issue is issue]) for issue in Issue]
        return tuple(_on(teller, issue, said, said[:FEW]) for issue, said in issues if said), None
    said = [one for one in told if one.issue is asked.issue]
    shown = paging(asked, len(said), path=("id",))
    return (_on(teller, asked.issue, said, of_page(said, shown)),), shown


def _on(teller: Teller, issue: Issue, said: list[Position], shown: Iterable[Position]) -> OnIssueShown:
    return OnIssueShown(
        issue=teller.words.of(issue),
        asked=issue.value,
        lines=said_lines(teller, shown),
        total=len(said),
    )


def _dealings(teller: Teller, actor_id: str, own: Iterable[Dealings]) -> Iterator[DealingsLine]:
    named = [(_named(teller, pair.other if pair.one == actor_id else pair.one), pair) for pair in own]
    for other, pair in sorted(named, key=lambda each: each[0][1].casefold()):
        yield DealingsLine(
            other=other,
            hostile=kinds_counted(teller, pair.acts, Tone.HOSTILE),
            cooperative=kinds_counted(teller, pair.acts, Tone.COOPERATIVE),
            contacts=len(pair.contacts),
            accusations=len(pair.accusations),
            denied=sum(told.denied for told in pair.accusations),
        )


def _beside(teller: Teller, own: Iterable[Dealings], other: Actor) -> RelationShown | None:
    pair = next((pair for pair in own if other.id in (pair.one, pair.other)), None)
    return relation_shown(teller, pair, standpoints_of(teller), MOST) if pair else None
