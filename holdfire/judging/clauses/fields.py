"""The kinds of field that clauses are made of: texts, actors, acts, moments, lengths, sources."""

from collections.abc import Mapping
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
from holdfire.judging.moments import conflict_minutes, read_duration, read_moment
from holdfire.lexicon.hand_file import Where
from holdfire.model.act import Act
from holdfire.model.actor import ActorKind
from holdfire.model.agreement import PartyRole, Provenance
from holdfire.model.errors import CaseError
from holdfire.model.when import When

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
    return replace(page.texts[cited], **{**values, "line": line})


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

SOURCE_FIELDS = (
    Field(key="text", kind=ID, about="the document, by its id under texts"),
    Field(key="document", kind=TEXT, about="the document's title, where it is not one of texts"),
    Field(key="article", kind=ARTICLE, about="the article or paragraph"),
    Field(key="url", kind=TEXT, about="where it can be read"),
    Field(key="checked", kind=FLAG, about="whether this entry was held against the document itself"),
)
SOURCE = FieldKind(schema=schema_of(SOURCE_FIELDS, "where the entry comes from"), read=_source, types=(dict,))
SOURCE_FIELD = Field(key="source", kind=SOURCE, about="where it stands", required=True)
