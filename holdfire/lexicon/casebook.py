"""Reads the hand-written files of a case folder: settings, actors, outlets, places; all faults at once."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from holdfire.lexicon.gazetteer import gazetteer_places
from holdfire.lexicon.hand_file import HandFile, Where
from holdfire.model.actor import Actor, ActorKind, Belonging, Name, Office
from holdfire.model.case import Case
from holdfire.model.errors import Fault, FileFaultsError
from holdfire.model.outlet import Grade, Outlet, OutletKind
from holdfire.model.place import Control, Place
from holdfire.model.tiles import Tiles

SETTINGS, ACTORS, OUTLETS, PLACES = "holdfire.yaml", "actors.yaml", "outlets.yaml", "places.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `holdfire.yaml` says: `since` and `until` bound the days the case is about, `as_of` is the moment
    to judge at (with its offset), None for the clock; `baseline` the first and the last day to compare with;
    `embeddings` a model's name or folder; `record` the address of a server's database and `vault` a folder,
    None for the case's own; `audit_reads` whether the workbench notes who read what; `tiles` where its maps
    get tiles from, None for nowhere."""

    name: str
    zone: str | None = None
    country: str | None = None
    language: str = "en"
    since: date | None = None
    until: date | None = None
    as_of: datetime | None = None
    baseline: tuple[date, date] | None = None
    embeddings: str | None = None
    record: str | None = None
    vault: str | None = None
    audit_reads: bool = False
    tiles: Tiles | None = None


def read_settings(text: str) -> Settings:
    """The settings of a case. Raises FileFaultsError with every fault of the file."""
    file = HandFile.parse(text, SETTINGS)
    faults = list(file.faults_against(_schema("holdfire")))
    data: dict[str, Any] = file.data if isinstance(file.data, dict) else {}
    as_of = _moment(file, data.get("as_of"), faults)
    faults += _zone_faults(file, ("zone",), data.get("zone"))
    if not faults:
        faults += _date_faults([file])
    if not faults:
        faults += _backward_faults(file, data)
    if faults:
        raise FileFaultsError(tuple(faults))
    told = {key: value for key, value in data.items() if key not in {"period", "baseline"}}
    if "tiles" in told:
        told["tiles"] = Tiles(**told["tiles"])
    days = _between(data.get("baseline", {}))
    baseline = (days["since"], days["until"]) if days else None
    return Settings(**told | {"as_of": as_of, "baseline": baseline} | _between(data.get("period", {})))


def read_case(texts: Mapping[str, str]) -> Case:
    """The case that its files' texts tell, by file name; only `holdfire.yaml` must be there. Where the extra
    `geo` is installed, the towns of its country follow its own places.

    Raises FileFaultsError with every fault of all files: wrong fields, ids given twice, ids that stand
    nowhere, zones and dates that do not exist.
    """
    settings = read_settings(texts.get(SETTINGS, ""))
    parsed = {
        name: HandFile.parse(texts.get(name) or f"{name.removesuffix('.yaml')}: []", name)
        for name in (ACTORS, OUTLETS, PLACES)
    }
    faults = [fault for file in parsed.values() for fault in file.faults_against(_schema(_stem(file)))]
    if not faults:
        faults = [*_date_faults(parsed.values()), *_id_faults(parsed)]
    if faults:
        raise FileFaultsError(tuple(faults))
    places = tuple(_place(entry) for entry in _entries(parsed[PLACES]))
    return Case(
        name=settings.name,
        zone=settings.zone,
        country=settings.country,
        language=settings.language,
        since=settings.since,
        until=settings.until,
        baseline=settings.baseline,
        actors=tuple(_actor(entry) for entry in _entries(parsed[ACTORS])),
        outlets=tuple(_outlet(entry) for entry in _entries(parsed[OUTLETS])),
        places=(*places, *gazetteer_places(settings.country, places)),
    )


def _schema(name: str) -> dict[str, Any]:
    text = (files("holdfire.lexicon") / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _stem(file: HandFile) -> str:
    return file.file.removesuffix(".yaml")


def _entries(file: HandFile) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = file.data[_stem(file)]
    return entries


def _moment(file: HandFile, given: object, faults: list[Fault]) -> datetime | None:
    if not isinstance(given, str):
        return None
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        faults.append(
            file.fault(("as_of",), given, "a moment with its offset such as 2016-03-01T18:00+02:00")
        )
        return None
    return moment


def _zone_faults(file: HandFile, path: Where, zone: object) -> Iterator[Fault]:
    if isinstance(zone, str) and not _is_zone(zone):
        yield file.fault(path, zone, "an IANA time zone such as Asia/Damascus")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown, not a name, a folder of names
        return False
    return True


def _date_faults(parsed: Iterable[HandFile]) -> Iterator[Fault]:
    for file in parsed:
        for path, value in _leaves(file.data, ()):
            if path[-1] in {"from", "to"} and not _is_date(value):
                yield file.fault(path, str(value), "a date that exists, such as 2016-02-27")
            elif path[-1] == "zone":
                yield from _zone_faults(file, path, value)


def _backward_faults(file: HandFile, data: Mapping[str, Any]) -> Iterator[Fault]:
    for key in ("period", "baseline"):
        days = _between(data.get(key, {}))
        if days and days["until"] < days["since"]:
            yield file.fault((key,), f"{days['until']} before {days['since']}", "to: not before from:")


def _leaves(value: object, path: Where) -> Iterator[tuple[Where, object]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _leaves(item, (*path, index))
    elif path:
        yield path, value


def _is_date(value: object) -> bool:
    try:
        date.fromisoformat(str(value))
    except ValueError:
        return False
    return True


def _id_faults(parsed: Mapping[str, HandFile]) -> Iterator[Fault]:
    """Ids that stand twice, and references to ids that stand nowhere."""
    known: dict[str, set[str]] = {}
    for name, file in parsed.items():
        known[name] = set()
        for index, entry in enumerate(_entries(file)):
            if entry["id"] in known[name]:
                path = (_stem(file), index, "id")
                yield file.fault(path, f"{entry['id']} a second time", "an id of its own")
            known[name].add(entry["id"])
    for name, keys, target in (
        (ACTORS, ("memberships", "of"), ACTORS),
        (ACTORS, ("roles", "of"), ACTORS),
        (OUTLETS, ("affiliation",), ACTORS),
        (PLACES, ("within",), PLACES),
        (PLACES, ("control", "holder"), ACTORS),
    ):
        yield from _dangling(parsed[name], keys, known[target], target)


def _dangling(file: HandFile, keys: Sequence[str], known: set[str], target: str) -> Iterator[Fault]:
    for path, value in _leaves(file.data, ()):
        if tuple(step for step in path[2:] if isinstance(step, str)) == tuple(keys) and value not in known:
            yield file.fault(path, str(value), f"an id that stands in {target}")


def _actor(entry: Mapping[str, Any]) -> Actor:
    return Actor(
        id=entry["id"],
        kind=ActorKind(entry["kind"]),
        names=_names(entry),
        demonyms=tuple(entry.get("demonyms", ())),
        seats=tuple(entry.get("seats", ())),
        side=entry.get("side"),
        belongings=tuple(Belonging(of=item["of"], **_between(item)) for item in entry.get("memberships", ())),
        offices=tuple(
            Office(titles=(item["title"], *item.get("also", ())), of=item.get("of"), **_between(item))
            for item in entry.get("roles", ())
        ),
        note=entry.get("note"),
    )


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    return Outlet(
        id=entry["id"],
        name=entry["name"],
        aka=tuple(entry.get("aka", ())),
        domains=tuple(domain.lower() for domain in entry.get("domains", ())),
        family=entry.get("family"),
        affiliation=entry.get("affiliation"),
        kind=OutletKind(entry.get("kind", OutletKind.NEWSPAPER)),
        language=entry.get("language"),
        zone=entry.get("zone"),
        grade=Grade(entry.get("grade", Grade.F)),
        feeds=tuple(entry.get("feeds", ())),
        follow=entry.get("follow", False),
    )


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(
        id=entry["id"],
        names=_names(entry),
        country=entry.get("country"),
        within=entry.get("within"),
        lat=entry.get("lat"),
        lon=entry.get("lon"),
        radius_km=float(entry.get("radius_km", 5.0)),
        control=tuple(
            Control(
                holder=item["holder"],
                source=item["source"],
                disputed=item.get("disputed", False),
                **_between(item),
            )
            for item in entry.get("control", ())
        ),
    )


def _names(entry: Mapping[str, Any]) -> tuple[Name, ...]:
    return tuple(
        Name(text=name)
        if isinstance(name, str)
        else Name(text=name["text"], language=name.get("lang"), **_between(name))
        for name in entry["names"]
    )


def _between(item: Mapping[str, Any]) -> dict[str, date]:
    """The dates of an entry under the model's words: YAML's `from` and `to` are `since` and `until`."""
    return {
        word: date.fromisoformat(item[key])
        for key, word in (("from", "since"), ("to", "until"))
        if key in item
    }
