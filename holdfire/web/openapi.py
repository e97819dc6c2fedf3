"""The document that describes the API to programs, made from the tables of pages and forms (OpenAPI 3.1)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any

import msgspec

from holdfire import __version__
from holdfire.web.asked import MOST_NUMBER
from holdfire.web.cookies import SESSION
from holdfire.web.form_at import FormAt
from holdfire.web.page_at import PageAt

Schema = dict[str, Any]
_REF = "#/components/schemas/"
_NAMED = re.compile(r"\{(\w+)(?::\w+)?\}")

_ABOUT = (
    "Every page of the workbench as data. An answer carries an ETag; ask again with If-None-Match and a 304 "
    "says that nothing changed. What is a range is never a point, and null means that nobody knows."
)
_ERRORS = {
    "400": "What was asked cannot be asked; the message says what can.",
    "401": "Nobody known asks: log in, or send a token that is valid.",
    "403": "Who asks may not.",
    "404": "No case, page or line of this name is on record as of then.",
    "429": "Asked too often; Retry-After says when to ask again.",
}
_CONFLICT = "Another reviewer decided about the same meanwhile, or holds a lock on it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A decision was recorded; `see` is the address of the page, as data, that shows what came of it."""

    see: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """What went wrong, as a sentence that says what to do, and the status of the answer again."""

    error: str
    status: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, as the workbench knows them: `role` says what they may do. `form_token` is what a program
    that has a session and no token sends back in the header Holdfire-Form-Token to decide anything."""

    name: str
    role: str
    language: str
    form_token: str


def openapi(pages: Sequence[PageAt], forms: Sequence[FormAt], cases: Sequence[str]) -> Schema:
    """The document, for who may read these cases."""
    asked = {item.name: item.asked for item in pages} | {f"do-{item.name}": item.asked for item in forms}
    given = {page.name: page.gives for page in pages}
    kinds = (*asked.values(), *given.values(), Done, Refused, Asking)
    refs, schemas = msgspec.json.schema_components(kinds, ref_template=_REF + "{name}")
    names = [ref["$ref"].removeprefix(_REF) for ref in refs]
    asked_names = dict(zip(asked, names, strict=False))
    given_names = dict(zip(given, names[len(asked) :], strict=False))
    paths: dict[str, Schema] = {"/api/seat": {"get": _seat()}}
    for page in pages:
        fields = schemas[asked_names[page.name]]
        for path, operation in _page(page, fields, given_names[page.name], cases):
            paths.setdefault(path, {})["get"] = operation
    for form in forms:
        operation = _form(form, schemas[asked_names[f"do-{form.name}"]], cases)
        paths.setdefault(f"/api/{{case}}{_plain(form.path)}", {})["post"] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": "Holdfire", "version": __version__, "description": _ABOUT},
        "paths": paths,
        "tags": [
            {"name": name}
            for name in sorted({_tag(path) for path in (*(p.path for p in pages), *(f.path for f in forms))})
        ],
        "security": [{"token": []}, {"session": []}, {}],
        "components": {
            "schemas": {name: _tidy(schema) for name, schema in schemas.items()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": SESSION},
            },
        },
    }


def _seat() -> Schema:
    return {
        "operationId": "seat",
        "summary": "Who asks, and what they may do.",
        "responses": _responses({"200": _answer("Who asks.", "Asking")}),
    }


def _page(page: PageAt, asked: Schema, gives: str, cases: Sequence[str]) -> Iterator[tuple[str, Schema]]:
    """The two addresses of a page: as the record stands, and as it stood at a moment."""
    moment = _parameter("moment", "path", {"type": "string", "examples": ["2016-03-01", "yesterday"]})
    moment["description"] = "The record as it stood then: a day, or a moment with its offset."
    headers = {
        "ETag": {"description": "Names what the answer holds.", "schema": {"type": "string"}},
        "Link": {"description": "The next and the previous part of a list.", "schema": {"type": "string"}},
    }
    answers = {
        "200": _answer(_sentence(page.about), gives) | {"headers": headers},
        "304": {"description": "What you have is what there is."},
    }
    for infix, more in (("", []), ("/as-of/{moment}", [moment])):
        told = {
            "operationId": page.name + ("-as-of" if more else ""),
            "summary": page.about,
            "description": f"For those who are {page.role.value} or more.",
            "tags": [_tag(page.path)],
            "parameters": [_case(cases), *more, *_parameters(page.path, asked)],
            "responses": _responses(answers),
        }
        yield f"/api/{{case}}{infix}{_plain(page.path)}", told


def _form(form: FormAt, asked: Schema, cases: Sequence[str]) -> Schema:
    in_path = set(_NAMED.findall(form.path))
    body = {key: value for key, value in asked.items() if key != "title"}
    body["properties"] = {
        name: _limited(field) for name, field in asked["properties"].items() if name not in in_path
    }
    body["required"] = [name for name in asked["required"] if name not in in_path]
    body["additionalProperties"] = False
    path = [each for each in _parameters(form.path, asked) if each["in"] == "path"]
    answers = {"200": _answer("It is on record.", "Done"), "409": _answer(_CONFLICT, "Refused")}
    too_large = {"413": _answer("More is sent than a decision needs.", "Refused")}
    other = {"415": _answer("A decision is sent as application/json.", "Refused")}
    return {
        "operationId": f"do-{form.name}",
        "summary": _sentence(str(asked.get("description", form.name))),
        "description": f"For those who are {form.role.value} or more; a token needs the scope decide.",
        "tags": [_tag(form.path)],
        "parameters": [_case(cases), *path],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _tidy(body)}}},
        "responses": _responses(answers | too_large | other),
    }


def _case(cases: Sequence[str]) -> Schema:
    return _parameter("case", "path", {"type": "string", "enum": list(cases)})


def _parameters(path: str, asked: Schema) -> Iterator[Schema]:
    """What may be asked, each where it stands in the address."""
    in_path = set(_NAMED.findall(path))
    for name, field in asked["properties"].items():
        schema = _limited(_without_null(field))
        if name in in_path:
            yield _parameter(name, "path", {key: value for key, value in schema.items() if key != "default"})
        else:
            yield _parameter(name, "query", schema) | {"required": name in asked["required"]}


def _parameter(name: str, where: str, schema: Schema) -> Schema:
    return {"name": name, "in": where, "required": True, "schema": schema}


def _without_null(field: Schema) -> Schema:
    """What an address can say: it leaves out what is null."""
    kept = {key: value for key, value in field.items() if key not in {"anyOf", "default"}}
    if field.get("default") is not None:
        kept["default"] = field["default"]
    kinds = [kind for kind in field.get("anyOf", ()) if kind != {"type": "null"}]
    return kept | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds}) if kinds else kept


def _limited(field: Schema) -> Schema:
    """The bounds of numbers that `understood` keeps."""
    bounds = {"minimum": 0, "maximum": MOST_NUMBER} if field.get("type") in ("integer", "number") else {}
    kinds = {"anyOf": [_limited(kind) for kind in field["anyOf"]]} if "anyOf" in field else {}
    return bounds | field | kinds


def _responses(answers: Mapping[str, Schema]) -> Schema:
    return dict(answers) | {status: _answer(text, "Refused") for status, text in _ERRORS.items()}


def _answer(description: str, schema: str) -> Schema:
    content = {"application/json": {"schema": {"$ref": _REF + schema}}}
    return {"description": description, "content": content}


def _plain(path: str) -> str:
    """A path with the names of its parts alone, not how each is matched."""
    return _NAMED.sub(r"{\1}", path)


def _tag(path: str) -> str:
    """The first word of an address: what it is about."""
    return next((part for part in path.split("/") if part), "today")


def _tidy(schema: Schema) -> Schema:
    """A schema whose description is text, not a docstring."""
    if "description" not in schema:
        return schema
    return schema | {"description": " ".join(cleandoc(schema["description"]).split())}


def _sentence(text: str) -> str:
    """The first sentence of a text."""
    return " ".join(cleandoc(text).split()).partition(". ")[0].removesuffix(".") + "."


def operations(document: Mapping[str, Any]) -> Iterable[tuple[str, str, Schema]]:
    """Each operation of the document with its address and its method, in order."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method.upper(), operation
