"""Suppositions: the inputs of judging changed as someone supposes; the record is not touched."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches

from holdfire.judging.moments import read_moment
from holdfire.model.agreement import Agreement
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import CaseError
from holdfire.model.identity import content_id
from holdfire.model.incident import Incident
from holdfire.model.instrument import Provenance
from holdfire.model.membership import Exclusion, Membership, PartyRole, Standing
from holdfire.model.place import Control, Place
from holdfire.model.reading import Reading
from holdfire.model.readings import Readings
from holdfire.model.supposition import SupposedRuling, Supposition, Wishes
from holdfire.model.when import When

SUPPOSED = "supposed"
"""What stands as source of whatever is only supposed."""

_SOURCE = Provenance(document=SUPPOSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What judging starts from."""

    agreement: Agreement
    case: Case
    readings: Sequence[Reading]
    decisions: tuple[Decision, ...]


def understood(wishes: Wishes, inputs: Inputs, incidents: Sequence[Incident]) -> Supposition:
    """The supposition these words mean: places and actors by id or any name, in any case, hyphens for spaces.

    Raises CaseError for a name that nothing has, with near ones, and for words that are no moment."""
    case = inputs.case
    place = _finder("place", {place.id: [name.text for name in place.names] for place in case.places})
    actor = _finder("actor", {actor.id: [name.text for name in actor.names] for actor in case.actors})
    incident = _finder("incident", {incident.id: [] for incident in incidents})
    standing = _finder("standing", {standing.value: [] for standing in Standing})
    source = _finder("report or outlet", _sources(inputs))
    ruled = (_parts(wish, "INCIDENT=BODY:RULING") for wish in wishes.rulings)
    return Supposition(
        control=tuple((place(at), actor(who)) for at, who in _pairs(wishes.control, "PLACE=ACTOR")),
        members=tuple(
            (actor(who), Standing(standing(how))) for who, how in _pairs(wishes.members, "ACTOR=STANDING")
        ),
        excluded=tuple(actor(who) for who in wishes.excluded),
        start=_moment(wishes.start, inputs.agreement.zone) if wishes.start else None,
        without=tuple(source(each) for each in wishes.without),
        rulings=tuple(
            SupposedRuling(incident=incident(which), body=actor(body), value=value)
            for which, body, value in ruled
        ),
    )


def supposed(supposition: Supposition, inputs: Inputs, now: datetime) -> Inputs:
    """The inputs changed as supposed, and in nothing else."""
    without = set(supposition.without)
    kept = (
        place
        for place, reading in enumerate(inputs.readings if without else ())
        if reading.report.id not in without and reading.report.outlet not in without
    )
    return Inputs(
        agreement=_agreement(supposition, inputs.agreement),
        case=_case(supposition, inputs.case),
        readings=Readings.of(inputs.readings).at(kept) if without else inputs.readings,
        decisions=(*inputs.decisions, *(_ruling(each, now) for each in supposition.rulings)),
    )


def in_words(supposition: Supposition, inputs: Inputs) -> tuple[str, ...]:
    """The supposition as sentences."""
    case = inputs.case
    names = {actor.id: actor.name for actor in case.actors} | {place.id: place.name for place in case.places}
    outlets = {outlet.id: outlet.name for outlet in case.outlets}
    start = (f"the agreement started {supposition.start.wall}",) if supposition.start else ()
    return (
        *(f"{names[holder]} held {names[place]}" for place, holder in supposition.control),
        *(f"{names[actor]} stood in the agreement as {how.value}" for actor, how in supposition.members),
        *(f"{names[actor]} was excluded from the agreement" for actor in supposition.excluded),
        *start,
        *(f"nothing was told by {outlets.get(source, source)}" for source in supposition.without),
        *(f"{names[each.body]} ruled on {each.incident}: {each.value}" for each in supposition.rulings),
    )


def _case(supposition: Supposition, case: Case) -> Case:
    """Who is supposed to hold a place holds it throughout, whatever else was claimed."""
    held: Mapping[str, str] = dict(supposition.control)
    return replace(case, places=tuple(_held(place, held.get(place.id)) for place in case.places))


def _held(place: Place, holder: str | None) -> Place:
    return replace(place, control=(Control(holder=holder, source=SUPPOSED),)) if holder else place


def _agreement(supposition: Supposition, agreement: Agreement) -> Agreement:
    """A supposed standing replaces all the actor has, in the roles it has (else as a party), and lifts its
    exclusion; a supposed exclusion ends all standing."""
    standing = dict(supposition.members)
    excluded = set(supposition.excluded) - standing.keys()
    kept = [member for member in agreement.memberships if member.actor not in standing.keys() | excluded]
    new = [member for actor, how in standing.items() for member in _members(actor, how, agreement)]
    exclusions = tuple(
        _without(clause, standing) for clause in agreement.exclusions if clause.actor not in standing
    )
    changed = replace(
        agreement,
        memberships=(*kept, *new),
        exclusions=(*exclusions, *(Exclusion(source=_SOURCE, actor=actor) for actor in sorted(excluded))),
    )
    if supposition.start is None:
        return changed
    start = replace(
        agreement.start, stated=supposition.start, scheduled=None, actual=supposition.start, disputed=False
    )
    return replace(changed, start=start)


def _members(actor: str, how: Standing, agreement: Agreement) -> list[Membership]:
    """The actor's last membership in each of its roles with the standing supposed, at all times."""
    by_role = {member.role: member for member in agreement.memberships if member.actor == actor}
    if not by_role:
        return [Membership(actor=actor, role=PartyRole.PARTY, standing=how, source=_SOURCE)]
    return [
        replace(member, standing=how, since=None, until=None, source=_SOURCE) for member in by_role.values()
    ]


def _without(clause: Exclusion, standing: Mapping[str, Standing]) -> Exclusion:
    listed = tuple(entry for entry in clause.listed if entry.actor not in standing)
    return clause if listed == clause.listed else replace(clause, listed=listed)


def _ruling(ruling: SupposedRuling, now: datetime) -> Decision:
    return Decision(
        id=content_id("decision", SUPPOSED, ruling.incident, ruling.body, ruling.value),
        kind=DecisionKind.RECORD_RULING,
        target=ruling.incident,
        other=ruling.body,
        value=ruling.value,
        by=SUPPOSED,
        at=now,
        reason=SUPPOSED,
    )


def _sources(inputs: Inputs) -> dict[str, list[str]]:
    reports: dict[str, list[str]] = {reading.report.id: [] for reading in inputs.readings}
    return reports | {outlet.id: [outlet.name, *outlet.aka] for outlet in inputs.case.outlets}


def _finder(what: str, known: Mapping[str, Iterable[str]]) -> Callable[[str], str]:
    """Finds the id of what is called so. A name that two share is refused."""
    ids: dict[str, set[str]] = {}
    for each, names in known.items():
        for name in (each, *names):
            ids.setdefault(_folded(name), set()).add(each)

    def find(given: str) -> str:
        exact = given if given in known else None
        found = {exact} if exact else ids.get(_folded(given), set())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise CaseError(f"{given!r} names more than one {what}: {', '.join(sorted(found))}; give the id")
        near = get_close_matches(_folded(given), ids, n=3, cutoff=0.6)
        hint = f"; near it are {', '.join(near)}" if near else ""
        raise CaseError(f"the case knows no {what} {given!r}{hint}")

    return find


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def _pairs(wishes: Iterable[str], form: str) -> Iterable[tuple[str, str]]:
    for wish in wishes:
        left, sign, right = wish.partition("=")
        if not (left and sign and right):
            raise CaseError(f"{wish!r} is not of the form {form}")
        yield left, right


def _parts(wish: str, form: str) -> tuple[str, str, str]:
    incident, _, rest = wish.partition("=")
    body, sign, value = rest.partition(":")
    if not (incident and body and sign and value):
        raise CaseError(f"{wish!r} is not of the form {form}")
    return incident, body, value


def _moment(text: str, zone: str) -> When:
    try:
        return read_moment(text, zone)
    except CaseError as error:
        raise CaseError(f"{text!r} is no moment; expected {error}") from error
