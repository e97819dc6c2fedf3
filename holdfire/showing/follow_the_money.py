"""Incidents and those in them as FollowTheMoney entities, by the names of its published schema."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from holdfire.model.actor import Actor, ActorKind, ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.identity import content_id
from holdfire.showing.incident_facts import Facts, names_of
from holdfire.showing.points import Point

Entity = Mapping[str, object]

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.ARMED_FORCE: "PublicBody",
    ActorKind.INTERNATIONAL_BODY: "PublicBody",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.COALITION: "Organization",
    ActorKind.POLITICAL_BODY: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.MONITOR: "Organization",
}
"""A people is no entity of the schema: it stands in the notes of the event alone."""


def entities(incidents: Iterable[Facts], case: Case) -> Iterator[Entity]:
    """An Event for each incident, behind the Address of each of its places and those involved in it; each
    entity once."""
    given: set[str] = set()
    for facts in incidents:
        involved = _involved(facts, case)
        places = [_address(point) for point in facts.points]
        for entity in (*involved, *places):
            if str(entity["id"]) not in given:
                given.add(str(entity["id"]))
                yield entity
        yield _event(facts, involved, places)


def _event(facts: Facts, involved: Iterable[Entity], places: Iterable[Entity]) -> Entity:
    incident = facts.incident
    where = ", ".join(point.name for point in facts.points)
    did, suffered = names_of(incident.actors), names_of(incident.targets)
    return _entity(
        incident.id,
        "Event",
        name=[" in ".join(filter(None, (incident.act.replace("_", " "), where)))],
        startDate=_date(facts.first),
        endDate=_date(facts.last),
        description=facts.texts,
        location=[point.name for point in facts.points],
        country=sorted({point.country.lower() for point in facts.points if point.country}),
        addressEntity=[place["id"] for place in places],
        involved=[entity["id"] for entity in involved],
        keywords=[incident.act, incident.evidence, incident.attribution],
        sourceUrl=facts.urls,
        recordId=[incident.id, *incident.listed],
        notes=[
            *(f"said to have done it: {name}" for name in did),
            *(f"said to have suffered it: {name}" for name in suffered),
            *(f"killed, lowest figure: {low}" for low in (facts.killed_low,) if low is not None),
            *(f"killed, highest figure: {high}" for high in (facts.killed_high,) if high is not None),
        ],
    )


def _involved(facts: Facts, case: Case) -> tuple[Entity, ...]:
    refs = (*facts.incident.actors, *facts.incident.targets)
    found = [entity for ref in refs if (entity := _actor(ref, case))]
    return tuple({str(entity["id"]): entity for entity in found}.values())


def _actor(ref: ActorRef, case: Case) -> Entity | None:
    known = case.actor(ref.actor) if ref.actor else None
    if known is not None:
        return _known(known)
    if ref.basis is RefBasis.THING or ref.kind is ActorKind.PEOPLE:
        return None
    return _entity(content_id("actor", ref.name), _schema(ref.kind), name=[ref.name])


def _known(actor: Actor) -> Entity | None:
    if actor.kind is ActorKind.PEOPLE:
        return None
    others = dict.fromkeys(name.text for name in actor.names if name.text != actor.name)
    return _entity(f"actor-{actor.id}", _schema(actor.kind), name=[actor.name], alias=list(others))


def _schema(kind: ActorKind | None) -> str:
    return _SCHEMATA.get(kind, "LegalEntity") if kind else "LegalEntity"


def _address(point: Point) -> Entity:
    parts = (point.name, str(point.lat), str(point.lon))
    return _entity(
        content_id("address", *parts),
        "Address",
        full=[point.name],
        country=[point.country.lower()] if point.country else [],
        latitude=[] if point.lat is None else [str(point.lat)],
        longitude=[] if point.lon is None else [str(point.lon)],
        remarks=[] if point.radius_km is None else [f"within {point.radius_km:g} km"],
    )


def _entity(entity_id: str, schema: str, **properties: Sequence[object]) -> Entity:
    """An entity; properties that hold nothing are left out, and all values are texts."""
    return {
        "id": entity_id,
        "schema": schema,
        "properties": {name: list(values) for name, values in properties.items() if values},
    }


def _date(moment: datetime | None) -> list[str]:
    return [moment.strftime("%Y-%m-%dT%H:%M:%S")] if moment else []
