"""Incidents as PLOVER records with our own act beside PLOVER's type, and such records as an own table."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from holdfire.lexicon.act_codes import act_codes, acts_coded
from holdfire.lexicon.event_tables import OWN_ACT
from holdfire.model.act import Act
from holdfire.model.csv_text import listed
from holdfire.model.errors import Fault, FileFaultsError
from holdfire.model.incident import Incident
from holdfire.showing.incident_facts import Facts, instant, names_of
from holdfire.showing.points import Point

OWN_RECORD = "holdfire_incident"
"""Our own key beside OWN_ACT: PLOVER has no type for a truce kept (CAMEO 087) or broken (196)."""

_QUADS = {
    1: ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    2: ("COOPERATE", "AID", "RETREAT"),
    3: ("REQUEST", "REJECT", "ACCUSE", "THREATEN"),
    4: ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
_ACTORS, _RECIPIENTS = ("actor", "source"), ("recipient", "target")
_EVENTS, _MODES = ("event", "event_type"), ("mode", "event_mode")
_READ = frozenset(
    {"id", "has_event", "date", "enddate", "event_loc", "event_text", "link", OWN_ACT, "cameo", "quad_code"}
    | {*_ACTORS, *_RECIPIENTS, *_EVENTS, *_MODES}
)
_FIRST_READ = ("event_loc", "link")
"""Keys of which an own table takes the first alone; where there are more, the whole is kept too."""


def plover_records(incidents: Iterable[Facts]) -> Iterator[Mapping[str, object]]:
    """A record for each incident, by the names of the manual's draft 2.0. `event` is empty for an act that
    PLOVER has no type for; the act itself stands in `holdfire_act`."""
    for facts in incidents:
        incident = facts.incident
        codes = act_codes()[incident.act]
        yield {
            "id": incident.id,
            "has_event": True,
            "date": instant(facts.first),
            "enddate": instant(facts.last),
            "actor": [{"entity_text": name} for name in names_of(incident.actors)],
            "recipient": [{"entity_text": name} for name in names_of(incident.targets)],
            "event": [codes.plover] if codes.plover else [],
            "mode": [codes.plover_mode] if codes.plover_mode else [],
            "quad_code": next((quad for quad, types in _QUADS.items() if codes.plover in types), None),
            "event_loc": [_location(point) for point in facts.points],
            "event_text": list(facts.texts),
            "link": list(facts.urls),
            OWN_ACT: incident.act,
            "cameo": codes.cameo or None,
            OWN_RECORD: _own(incident),
        }


def _location(point: Point) -> object:
    return {
        "extracted_place": point.name,
        "lat": point.lat,
        "lon": point.lon,
        "country_code": point.country,
        "radius_km": point.radius_km,
    }


def _own(incident: Incident) -> object:
    return {
        "evidence": incident.evidence,
        "attribution": incident.attribution,
        "origins": len(incident.origins),
        "listed": incident.listed,
    }


def rows_of_plover(text: str, file: str) -> list[Mapping[str, str]]:
    """The rows of an own table that PLOVER records tell, one JSON object a line, under either name of the
    keys that drift (actor or source, recipient or target, event or event_type). The act is our own where the
    record has it, else that of its CAMEO code or of its type and mode. Keys that are not read are columns
    `plover:key`.

    Raises FileFaultsError with every line at fault: no JSON object, no id, an act that cannot be told.
    """
    rows: list[Mapping[str, str]] = []
    faults: list[Fault] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise TypeError("no JSON object")
            rows.append(_row(record))
        except (ValueError, TypeError, AttributeError) as error:
            faults.append(
                Fault(
                    file=file,
                    line=number,
                    column=1,
                    where="record",
                    found=str(error),
                    expected="a PLOVER record with an id, and an act that can be told",
                )
            )
    if faults:
        raise FileFaultsError(tuple(faults))
    return rows


def _row(record: Mapping[str, Any]) -> Mapping[str, str]:
    if record.get("id") in (None, ""):
        raise ValueError("no id: an id made from nothing would join strangers")
    place: Mapping[str, Any] = next(iter(_listed(record.get("event_loc"))), {})
    cells = {
        "incident_id": str(record["id"]),
        "date": record.get("date"),
        "end_date": record.get("enddate") if record.get("enddate") != record.get("date") else None,
        "act": _act(record),
        "actor": _entities(record, _ACTORS),
        "target": _entities(record, _RECIPIENTS),
        "place": place.get("extracted_place") or place.get("resolved_place"),
        "latitude": place.get("lat"),
        "longitude": place.get("lon"),
        "radius_km": place.get("radius_km"),
        "country": place.get("country_code"),
        "url": next(iter(_listed(record.get("link"))), None),
        "note": " | ".join(map(str, _listed(record.get("event_text")))),
    }
    more = [key for key in _FIRST_READ if len(_listed(record.get(key))) > 1]
    kept = {
        f"plover:{key}": json.dumps(value, ensure_ascii=False)
        for key, value in record.items()
        if (key not in _READ or key in more) and value not in (None, [], "")
    }
    return {name: str(value) for name, value in cells.items() if value not in (None, "")} | kept


def _act(record: Mapping[str, Any]) -> Act:
    if record.get(OWN_ACT):
        return Act(record[OWN_ACT])
    event = str(next(iter(_either(record, _EVENTS)), ""))
    mode = str(next(iter(_either(record, _MODES)), ""))
    found = acts_coded(event, mode, str(record.get("cameo") or ""))
    if len(found) != 1:
        may_be = f"may be {', '.join(found)}" if found else "is no act of ours"
        raise ValueError(f"{event or 'no event'} {mode or 'without a mode'} {may_be}: give {OWN_ACT}")
    return found[0]


def _entities(record: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    named = (
        entity.get("entity_text") or entity.get("code") if isinstance(entity, Mapping) else entity
        for entity in _either(record, keys)
    )
    return listed(str(name) for name in named if name)


def _either(record: Mapping[str, Any], keys: tuple[str, ...]) -> list[Any]:
    return next((found for key in keys if (found := _listed(record.get(key)))), [])


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value in (None, "") else [value]
