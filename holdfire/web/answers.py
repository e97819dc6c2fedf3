"""Answers to requests: a page as HTML or as JSON, and what is said where a request goes wrong."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from holdfire.model.errors import ConflictError, HoldfireError, UnknownIdError
from holdfire.model.said_moment import said_moment
from holdfire.showing.exports import as_json
from holdfire.showing.html import Shared, shared_html, workbench_html
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.deciding import Deciding
from holdfire.web.asked import NotUnderstoodError, understood
from holdfire.web.gate import admitted, cases_of, desk_of, seat_of, seat_or_none, visitor_of
from holdfire.web.guards import add_headers, with_pictures_of
from holdfire.web.noting import note_reading
from holdfire.web.openapi import Refused
from holdfire.web.page_at import PageAt
from holdfire.web.paging import Ways, links_of, ways_of
from holdfire.web.people.errors import TooManyTriesError
from holdfire.web.preferred import preferred_language
from holdfire.web.refusals import RefusedError, TooLargeError
from holdfire.web.rights import may_decide, may_undo
from holdfire.web.seat import Seat
from holdfire.web.tags import KEPT, has_already, tag_of
from holdfire.web.visitor import CameBy

Clock = Callable[[], datetime]


def moment_asked(request: Request, zone: str) -> datetime | None:
    """The moment in a request's address (`/CASE/as-of/MOMENT/...`), None where it asks of now. Raises
    NotUnderstoodError for what is no moment."""
    given = request.path_params.get("moment")
    if given is None:
        return None
    try:
        return said_moment(given, request.app.state.clock(), zone)
    except ValueError as error:
        raise NotUnderstoodError(str(error)) from error


def asked_of(page: PageAt, request: Request, told_in: str | None = None) -> tuple[Teller, object]:
    """What a page is asked, and the teller that is to tell it in a language (None: the case's). Raises
    RefusedError for those who may not see it."""
    desk, _ = admitted(request, page.role)
    as_of = moment_asked(request, desk.case.config.case.zone or "UTC")
    teller = desk.teller(request.app.state.clock(), as_of, told_in=told_in)
    given = {key: value for key, value in request.path_params.items() if key not in {"case", "moment"}}
    asked = understood(page.asked, dict(request.query_params) | given)
    note_reading(request, desk, page.name, given)
    return teller, asked


def page_as_html(page: PageAt) -> Callable[[Request], Response]:
    """What answers for a page with HTML."""

    template = f"{page.name}.html"

    def lay_out(request: Request, teller: Teller, data: object) -> Response:
        return in_layout(request, template, here=page.name, page=data, teller=teller)

    def shared(request: Request, teller: Teller, asked: object) -> tuple[Response, Ways]:
        language, root = seat_of(request).language, root_of(request)

        def made() -> tuple[Shared, Ways]:
            data = page.build(teller, asked)
            html = shared_html(template, language=language, page=data, teller=teller, root=root)
            return html, ways_of(asked, data)

        html, ways = teller.dossier.shown((page.name, language, root, asked), made)
        return in_layout(request, "_around.html", here=page.name, teller=teller, shared=html), ways

    return _answering(
        page, lay_out, shared if page.of_run else _made_anew(page, lay_out), lambda r: seat_of(r).language
    )


def page_as_json(page: PageAt) -> Callable[[Request], Response]:
    """What answers for a page with JSON: in the case's language, whoever asks."""

    def lay_out(_request: Request, _teller: Teller, data: object) -> Response:
        return json_of(data)

    def shared(_request: Request, teller: Teller, asked: object) -> tuple[Response, Ways]:
        def made() -> tuple[str, Ways]:
            data = page.build(teller, asked)
            return as_json(data), ways_of(asked, data)

        body, ways = teller.dossier.shown((page.name, "json", asked), made)
        return Response(body, media_type="application/json"), ways

    return _answering(
        page, lay_out, shared if page.of_run else _made_anew(page, lay_out), lambda _request: None
    )


LayOut = Callable[[Request, Teller, object], Response]
"""Lays out the data of a page."""

Make = Callable[[Request, Teller, object], tuple[Response, Ways]]
"""Makes and lays out a page of what is asked of it, with the ways to the other parts of its list."""


def _made_anew(page: PageAt, lay_out: LayOut) -> Make:
    """A page that is made for each who asks: it shows what is theirs, or what changes between runs."""

    def make(request: Request, teller: Teller, asked: object) -> tuple[Response, Ways]:
        data = page.build(teller, asked)
        return lay_out(request, teller, data), ways_of(asked, data)

    return make


def _answering(
    page: PageAt, lay_out: LayOut, make: Make, told_in: Callable[[Request], str | None]
) -> Callable[[Request], Response]:
    """What answers for a page: nothing new where the asker has it already, else the page made and laid out,
    with its tag and the ways to the other parts of its list."""

    def answer(request: Request) -> Response:
        teller, asked = asked_of(page, request, told_in(request))
        if page.at_desk:
            return lay_out(request, teller, page.build(*admitted(request, page.role), teller, asked))
        tag = tag_of(request, seat_of(request), desk_of(request).edition(teller, request.app.state.clock()))
        headers = {**_kept(request), "ETag": tag, **with_pictures_of(teller.tiles if page.maps else None)}
        if has_already(request, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        response, ways = make(request, teller, asked)
        response.headers.update({**headers, **links_of(request, ways)})
        return response

    return answer


def _kept(request: Request) -> Mapping[str, str]:
    """Whether the asker may keep a page: not in the browser of a session, which may be anybody's machine."""
    return {"Cache-Control": "no-store"} if visitor_of(request).came_by is CameBy.SESSION else KEPT


def json_of(thing: object, *, status: int = HTTPStatus.OK) -> Response:
    """One thing as JSON."""
    return Response(as_json(thing), status_code=status, media_type="application/json")


def root_of(request: Request) -> str:
    """Where the addresses of the case begin, as of the moment asked for; of no case, the workbench's."""
    case, moment = (request.path_params.get(name) for name in ("case", "moment"))
    return f"/{case}/" + (f"as-of/{moment}/" if moment else "") if case else "/"


def in_layout(request: Request, template: str, *, status: int = 200, **shown: object) -> Response:
    """A template of the workbench in the layout all its pages have."""
    case = request.path_params.get("case")
    moment = request.path_params.get("moment")
    seat = seat_or_none(request)
    told: dict[str, Any] = {
        "root": root_of(request),
        "case": case,
        "moment": moment,
        "address": request.url.path,
        "seat": seat,
        "language": seat.language if seat else preferred_language(request.headers.get("accept-language", "")),
        "accounts": request.app.state.people is not None,
        "pages": request.app.state.pages,
        "cases": cases_of(request),
        "here": None,
        "teller": None,
    }
    told |= shown
    return HTMLResponse(workbench_html(template, **told, **_of_forms(told)), status_code=status)


def _of_forms(told: Mapping[str, Any]) -> dict[str, Any]:
    """What the templates of forms ask: what is to decide, and who may; nobody may in a record of the past."""
    seat, teller = told["seat"], told["teller"]
    here = isinstance(seat, Seat) and told["moment"] is None
    return {
        "deciding": Deciding(teller) if isinstance(teller, Teller) else None,
        "may": partial(may_decide, seat) if here else _nobody,
        "may_undo": partial(may_undo, seat) if here else _nobody,
    }


def _nobody(*_: object) -> bool:
    return False


def told_error(request: Request, error: Exception) -> Response:
    """What went wrong, as a page or as JSON, with a status that programs understand."""
    assert isinstance(error, HoldfireError)
    status = _status_of(error)
    if request.url.path.startswith("/api/"):
        return json_of(Refused(error=str(error), status=status), status=status)
    title = HTTPStatus(status).phrase
    return in_layout(request, "error.html", status=status, title=title, error=str(error))


def told_status(request: Request, error: Exception) -> Response:
    """An address that is none, or a method that it does not take, told as other errors are."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if request.url.path.startswith("/api/"):
        response = json_of(Refused(error=error.detail, status=error.status_code), status=error.status_code)
    else:
        title = HTTPStatus(error.status_code).phrase
        response = in_layout(request, "error.html", status=error.status_code, title=title, error=error.detail)
    response.headers.update(headers)
    return response


def told_trouble(request: Request, _error: Exception) -> Response:
    """What nobody foresaw, in plain words: what went wrong inside is for the log, not for who asks."""
    response = PlainTextResponse("Something went wrong here; nothing of yours was changed by it.", 500)
    add_headers(response.headers, request.scope)
    return response


_STATUSES: Mapping[type[HoldfireError], int] = {
    RefusedError: HTTPStatus.FORBIDDEN,
    UnknownIdError: HTTPStatus.NOT_FOUND,
    ConflictError: HTTPStatus.CONFLICT,
    TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    TooManyTriesError: HTTPStatus.TOO_MANY_REQUESTS,
}


def _status_of(error: HoldfireError) -> int:
    return next(
        (status for kind, status in _STATUSES.items() if isinstance(error, kind)), HTTPStatus.BAD_REQUEST
    )
