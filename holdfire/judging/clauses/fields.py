"""The kinds of field that clauses are made of: texts, actors, acts, moments, lengths, sources."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from holdfire.judging.clauses.field import (
    Field,
    FieldKind,
    as_given,
    choice_kind,
    list_kind,
    read_fields,
    schema_of,
    text_kind,
)
from holdfire.judging.clauses.page import Page
from holdfire.judging.moments import conflict_minutes, read_duration, read_length, read_moment
from holdfire.judging.rates import read_rate
from holdfire.lexicon.hand_file import Where
from holdfire.model.act import Act
from holdfire.model.actor import ActorKind
from holdfire.model.errors import CaseError
from holdfire.model.instrument import Provenance
from holdfire.model.length import Length
from holdfire.model.membership import PartyRole
from holdfire.model.terrain import Domain
from holdfire.model.truce_life import Within
from holdfire.model.when import When

EVENTS = ("start", "signature")
"""Events that every agreement has, from which a length may be counted."""

EVENT_KEYS = ("obligations", "phases", "preconditions", "exchanges")
"""Kinds of clause whose entries are events too: done, entered, met."""

EVERY_EXCLUDED = "excluded"
"""The word that stands, among actors, for everyone the agreement excludes."""

ROLES = frozenset(role.value for role in PartyRole)


def _actor(page: Page, path: Where, given: str) -> str:
    if page.case.actor(given) is None:
        page.refuse(path, given, "the id of an actor in actors.yaml")
    return given


def _actor_or_role(page: Page, path: Where, given: str) -> str:
    if given not in ROLES and given != EVERY_EXCLUDED and page.case.actor(given) is None:
        expected = (
            f"the id of an actor in actors.yaml, {EVERY_EXCLUDED}, or a role: {', '.join(sorted(ROLES))}"
        )
        page.refuse(path, given, expected)
    return given


def _place(page: Page, path: Where, given: str) -> str:
    if page.case.place(given) is None:
        page.refuse(path, given, "the id of a place in places.yaml")
    return given


def _moment(page: Page, path: Where, given: str | dict[str, Any]) -> When | None:
    if isinstance(given, str):
        return _clock(page, path, given)
    first = _clock(page, (*path, "at"), given.get("at"))
    others = given.get("also")
    for place, text in enumerate(others if isinstance(others, list) else ()):
        _check_clock(page, (*path, "also", place), first, text)
    return first


def _clock(page: Page, path: Where, given: object) -> When | None:
    if not isinstance(given, str):
        return None
    try:
        return read_moment(given, page.zone)
    except CaseError as error:
        page.refuse(path, repr(given), str(error))
        return None


def _check_clock(page: Page, path: Where, first: When | None, given: object) -> None:
    """Two clocks for one instant must agree."""
    second = _clock(page, path, given)
    if first is None or second is None:
        return
    apart = conflict_minutes((first, second))
    if apart:
        found = f"{second.wall!r}, {apart} minutes away from {first.wall!r}"
        page.refuse(path, found, "another clock for the same instant")


def _duration(page: Page, path: Where, given: str) -> object:
    try:
        return read_duration(given)
    except CaseError as error:
        page.refuse(path, repr(given), str(error))
        return None


def _length(page: Page, path: Where, given: str) -> Length | None:
    try:
        return read_length(given)
    except CaseError as error:
        page.refuse(path, repr(given), str(error))
        return None


def _within(page: Page, path: Where, given: Mapping[str, Any]) -> Within | None:
    """A length after an event; whole days need the agreement's own way of counting them."""
    values = read_fields(WITHIN_FIELDS, page, path, given)
    length = values.get("length")
    if length is not None and length.days and page.head("day_count") is None:
        found = f"{given.get('length')!r}, and nothing says how days are counted"
        page.refuse((*path, "length"), found, "day_count at the head: inclusive, exclusive or 24h")
    return Within(**values) if len(values) == len(WITHIN_FIELDS) else None


def _geometry(_page: Page, _path: Where, given: Mapping[str, Any]) -> str:
    return json.dumps(given, sort_keys=True, separators=(",", ":"))


def _source(page: Page, path: Where, given: Mapping[str, Any]) -> Provenance:
    values = read_fields(SOURCE_FIELDS, page, path, given)
    line = page.file.line(path)
    cited = values.pop("text", None)
    if cited is None:
        if "document" not in values:
            page.refuse(
                path, "neither text nor document", "text: the id of one of texts, or document: a title"
            )
        return Provenance(**{"document": "", **values, "line": line})
    if cited not in page.texts:
        page.refuse(
            (*path, "text"), cited, f"the id of one of texts: {', '.join(page.texts) or 'none is given'}"
        )
        return Provenance(document=cited, line=line)
    values.setdefault("checked", False)
    return replace(page.texts[cited].where, **{**values, "line": line})


def _reference(*keys: str) -> Callable[[Page, Where, str], str]:
    """Reads the id of an entry that stands under one of these keys of the file."""

    def read(page: Page, path: Where, given: str) -> str:
        known = frozenset().union(*(page.ids(key) for key in keys))
        if given not in known:
            page.refuse(path, given, f"the id of an entry under {' or '.join(keys)}")
        return given

    return read


def reference_kind(*keys: str) -> FieldKind:
    """The id of another entry of the file, under one of these keys."""
    return replace(ID, read=_reference(*keys))


def event_kind(*keys: str) -> FieldKind:
    """What a length may be counted from: the start, the signature, or an entry under one of these keys."""
    named = _reference(*keys)
    return replace(ID, read=lambda page, path, given: given if given in EVENTS else named(page, path, given))


TEXT = text_kind()
TEXTS = list_kind(TEXT)
ID = text_kind("an id of lower-case letters, digits and hyphens", "^[a-z0-9][a-z0-9-]*$")
IDS = list_kind(ID)
ARTICLE = FieldKind(
    schema={"type": ["string", "integer"]}, read=lambda _page, _path, value: str(value), types=(str, int)
)
FLAG = FieldKind(schema={"type": "boolean"}, read=as_given, types=(bool,))
NUMBER = FieldKind(
    schema={"type": "integer", "minimum": 1, "description": "a whole number from 1"},
    read=as_given,
    types=(int,),
)
QUANTITY = FieldKind(
    schema={"type": "integer", "minimum": 0, "description": "a whole number"}, read=as_given, types=(int,)
)
ACTOR = replace(ID, read=_actor)
ACTORS = list_kind(ACTOR)
PARTIES = list_kind(
    replace(text_kind("the id of an actor, a role such as party, or excluded"), read=_actor_or_role)
)
PLACES = list_kind(replace(ID, read=_place))
ACTS = list_kind(choice_kind(Act))
ACTOR_KINDS = list_kind(choice_kind(ActorKind))
MOMENT_FORM = (
    "a day 2016-02-27, a month 2016-02, or a clock time with its zone 2016-02-27 00:00 Asia/Damascus"
)
MOMENT = FieldKind(
    schema={
        "description": MOMENT_FORM,
        "anyOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {
                    "at": {"type": "string", "description": MOMENT_FORM},
                    "also": {
                        "type": "array",
                        "items": {"type": "string"},
                        "description": "the same instant on other clocks",
                    },
                },
                "required": ["at"],
                "additionalProperties": False,
            },
        ],
    },
    read=_moment,
    types=(str, dict),
)
DURATION = replace(text_kind("a length such as 48 hours, 14 days or 2 weeks"), read=_duration)
LENGTH = replace(text_kind("a length such as 48 hours, 14 days, 6 months or 1 year"), read=_length)
RATE = replace(
    text_kind("words such as 600 trucks a day or every 30 days"),
    read=lambda _page, _path, value: read_rate(value),
)
WITHIN_FIELDS = (
    Field(key="length", kind=LENGTH, about="how long", required=True),
    Field(
        key="after",
        kind=event_kind(*EVENT_KEYS),
        about="after what: start, signature, or the id of an obligation, phase, precondition or exchange",
        required=True,
    ),
)
WITHIN = FieldKind(schema=schema_of(WITHIN_FIELDS, "a time after an event"), read=_within, types=(dict,))
GEOMETRY = FieldKind(
    schema={
        "type": "object",
        "description": "GeoJSON, longitude before latitude",
        "properties": {
            "type": {"enum": ["LineString", "MultiLineString", "Polygon", "MultiPolygon"]},
            "coordinates": {"type": "array"},
        },
        "required": ["type", "coordinates"],
    },
    read=_geometry,
    types=(dict,),
)
KILOMETRES = FieldKind(
    schema={"type": "number", "exclusiveMinimum": 0, "description": "kilometres"},
    read=lambda _page, _path, value: float(value),
    types=(int, float),
)

SOURCE_FIELDS = (
    Field(key="text", kind=ID, about="the document, by its id under texts"),
    Field(key="document", kind=TEXT, about="the document's title, where it is not one of texts"),
    Field(key="article", kind=ARTICLE, about="the article or paragraph"),
    Field(key="url", kind=TEXT, about="where it can be read"),
    Field(key="checked", kind=FLAG, about="whether this entry was held against the document itself"),
)
SOURCE = FieldKind(schema=schema_of(SOURCE_FIELDS, "where the entry comes from"), read=_source, types=(dict,))
SOURCE_FIELD = Field(key="source", kind=SOURCE, about="where it stands", required=True)


ZONES = list_kind(reference_kind("zones"))
PHASE = reference_kind("phases")
DOMAINS = list_kind(choice_kind(Domain))
