"""The API beside the pages: its document, the page that explains it, who asks, and decisions as JSON."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from holdfire.web.answers import in_layout, json_of, page_as_json
from holdfire.web.asked import from_json
from holdfire.web.form_at import FormAt
from holdfire.web.forms import done
from holdfire.web.gate import cases_of, refuse_foreign, seat_of
from holdfire.web.guards import at_most
from holdfire.web.openapi import Asking, Done, Schema, openapi, operations
from holdfire.web.page_at import PageAt

FORM_TOKEN = "holdfire-form-token"  # noqa: S105 - the name of a header
"""The header in which a program that has a session brings back its form token."""

MOST_BYTES = 100_000
"""Of a decision: a reason is some sentences long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterTold:
    """What may be asked: its name, where it stands, what it may be, and what holds where it is left out."""

    name: str
    where: str
    kind: str
    default: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationTold:
    """One thing that may be asked of the API, for the page that explains it."""

    method: str
    path: str
    about: str
    who: str
    parameters: tuple[ParameterTold, ...]


def api_routes(pages: Sequence[PageAt], forms: Sequence[FormAt]) -> Iterator[BaseRoute]:
    """Everything under /api/: these pages as data, these forms as decisions."""
    yield Route("/api/", _explained, name="api")
    yield Route("/api/openapi.json", _document, name="api-document")
    yield Route("/api/seat", _asking, name="api-seat")
    for page in pages:
        yield Route(f"/api/{{case}}{page.path}", page_as_json(page), name=f"api-{page.name}")
        as_of = f"/api/{{case}}/as-of/{{moment}}{page.path}"
        yield Route(as_of, page_as_json(page), name=f"api-{page.name}-as-of")
    for form in forms:
        name = f"api-do-{form.name}"
        yield Route(f"/api/{{case}}{form.path}", decided_as_json(form), methods=["POST"], name=name)


def decided_as_json(form: FormAt) -> Callable[[Request], Awaitable[Response]]:
    """What answers to a decision sent as JSON. Raises RefusedError where neither a token nor the session's
    form token comes with it, so that no other site can send it in somebody's name."""

    async def answer(request: Request) -> Response:
        _refuse_strangers(request)
        body = await Request(request.scope, at_most(request.receive, MOST_BYTES)).body()
        given = from_json(body)
        onward = await done(form, request, given)
        return json_of(Done(see=f"/api/{request.path_params['case']}/{onward.partition('#')[0]}"))

    return answer


def _refuse_strangers(request: Request) -> None:
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send a decision as application/json")
    refuse_foreign(request, request.headers.get(FORM_TOKEN, ""))


def _asking(request: Request) -> Response:
    seat = seat_of(request)
    asking = Asking(name=seat.name, role=seat.role.value, language=seat.language, form_token=seat.form_token)
    response = json_of(asking)
    response.headers["Cache-Control"] = "no-store"
    return response


def _described(request: Request) -> Schema:
    return openapi(request.app.state.pages, request.app.state.forms, cases_of(request))


def _document(request: Request) -> Response:
    return json_of(_described(request))


def _explained(request: Request) -> Response:
    document = _described(request)
    told = tuple(_told(*operation) for operation in operations(document) if "/as-of/" not in operation[0])
    return in_layout(request, "api.html", operations=told)


def _told(path: str, method: str, operation: Schema) -> OperationTold:
    asked = [each for each in operation.get("parameters", ()) if each["name"] not in {"case", "moment"}]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    return OperationTold(
        method=method,
        path=path,
        about=operation["summary"],
        who=operation.get("description", ""),
        parameters=(
            *(_parameter(each["name"], each["in"], each["schema"]) for each in asked),
            *(_parameter(name, "body", field) for name, field in body.get("properties", {}).items()),
        ),
    )


def _parameter(name: str, where: str, schema: Mapping[str, object]) -> ParameterTold:
    default = schema.get("default")
    return ParameterTold(
        name=name, where=where, kind=_kind(schema), default=None if default is None else str(default)
    )


def _kind(schema: Mapping[str, object]) -> str:
    """What a value may be, in words."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    kinds = schema.get("anyOf")
    if isinstance(kinds, list):
        return " or ".join(_kind(kind) for kind in kinds if kind != {"type": "null"})
    return str(schema.get("format", schema.get("type", "anything")))
