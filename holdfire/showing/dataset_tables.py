"""Incidents in the columns of ACLED and of UCDP GED, as far as those lists have a place for them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from holdfire.lexicon.act_codes import act_codes
from holdfire.lexicon.event_tables import OWN_ACT
from holdfire.model.actor import ActorKind, ActorRef
from holdfire.model.case import Case
from holdfire.model.csv_text import guarded, listed, written
from holdfire.showing.incident_facts import Facts, names_of
from holdfire.showing.points import Point

Row = Mapping[str, str]

ACLED = (
    *("event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type"),
    *("actor1", "actor2", "country", "location", "latitude", "longitude", "geo_precision"),
    *("source", "notes", "fatalities", OWN_ACT, "holdfire_evidence"),
)
GED = (
    *("id", "year", "type_of_violence", "side_a", "side_b", "source_original", "where_prec"),
    *("where_coordinates", "latitude", "longitude", "country", "date_prec", "date_start", "date_end"),
    *("best", "high", "low", OWN_ACT, "holdfire_evidence"),
)
_TOWN, _DISTRICT = 5.0, 25.0
_STATE = frozenset({ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.ARMED_FORCE})
_GED_RADII = ((5.0, "1"), (25.0, "2"), (50.0, "3"), (150.0, "4"))


def acled_table(incidents: Iterable[Facts]) -> Iterator[str]:
    """Those incidents for which ACLED has a code and whose day is known."""
    return _lines(ACLED, (row for facts in incidents if (row := _acled(facts))))


def ged_table(incidents: Iterable[Facts], case: Case) -> Iterator[str]:
    """Those incidents that UCDP GED counts: somebody is said to have been killed, on a known day, by a side
    that is named."""
    return _lines(GED, (row for facts in incidents if (row := _ged(facts, case))))


def _lines(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    yield written(list(columns))
    for row in rows:
        yield written([guarded(row.get(name, "")) for name in columns])


def _acled(facts: Facts) -> Row | None:
    codes, days = act_codes()[facts.incident.act], facts.days
    if not codes.acled_event or days is None:
        return None
    actors, targets = names_of(facts.incident.actors), names_of(facts.incident.targets)
    return {
        "event_id_cnty": facts.incident.id,
        "event_date": days[0].isoformat(),
        "year": str(days[0].year),
        "time_precision": _time_precision(days),
        "event_type": codes.acled_event,
        "sub_event_type": codes.acled_sub_event,
        "actor1": listed(actors),
        "actor2": listed(targets),
        **_place(facts.point, "location"),
        "geo_precision": _geo_precision(facts.point),
        "source": listed(facts.sources),
        "notes": " | ".join(facts.texts),
        "fatalities": "" if facts.killed_low is None else str(facts.killed_low),
        **_own(facts),
    }


def _ged(facts: Facts, case: Case) -> Row | None:
    days, low, kind = facts.days, facts.killed_low, _type_of_violence(facts, case)
    if days is None or not low or kind is None:
        return None
    first, last = days
    high = "" if facts.killed_high is None else str(facts.killed_high)
    return {
        "id": facts.incident.id,
        "year": str(first.year),
        "type_of_violence": kind,
        "side_a": listed(names_of(facts.incident.actors)),
        "side_b": listed(names_of(facts.incident.targets)),
        "source_original": listed(facts.sources),
        "where_prec": _where_prec(facts.point),
        **_place(facts.point, "where_coordinates"),
        "date_prec": "1" if first == last else "2" if last - first < timedelta(days=7) else "4",
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
        "best": str(low),
        "high": high or str(low),
        "low": str(low),
        **_own(facts),
    }


def _own(facts: Facts) -> Row:
    return {OWN_ACT: facts.incident.act, "holdfire_evidence": facts.incident.evidence}


def _place(point: Point | None, name: str) -> Row:
    if point is None:
        return {}
    known = point.lat is not None and point.lon is not None
    return {
        name: point.name,
        "country": point.country or "",
        "latitude": str(point.lat) if known else "",
        "longitude": str(point.lon) if known else "",
    }


def _time_precision(days: tuple[date, date]) -> str:
    """1 for a day, 2 for a week, 3 for anything wider."""
    wide = days[1] - days[0]
    return "1" if not wide else "2" if wide <= timedelta(days=7) else "3"


def _geo_precision(point: Point | None) -> str:
    if point is None or point.radius_km is None:
        return "3"
    return "1" if point.radius_km <= _TOWN else "2" if point.radius_km <= _DISTRICT else "3"


def _where_prec(point: Point | None) -> str:
    if point is None or point.radius_km is None:
        return "6"
    radius = point.radius_km
    return next((code for most, code in _GED_RADII if radius <= most), "6")


def _type_of_violence(facts: Facts, case: Case) -> str | None:
    """3 where people who do not fight are said to have been hit, 1 where a state is a side, 2 between others;
    None where no side is named, or who was hit is not known."""
    did, hit = (
        {_kind(ref, case) for ref in refs} for refs in (facts.incident.actors, facts.incident.targets)
    )
    if not did or not hit or None in hit:
        return None
    if hit <= {ActorKind.PEOPLE, ActorKind.PERSON}:
        return "3"
    return "1" if (did | hit) & _STATE else "2"


def _kind(ref: ActorRef, case: Case) -> ActorKind | None:
    known = case.actor(ref.actor) if ref.actor else None
    return known.kind if known else ref.kind
