"""Answers to requests: a page as HTML or as JSON, and what is said where a request goes wrong."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from holdfire.model.errors import ConflictError, HoldfireError, UnknownIdError
from holdfire.model.said_moment import said_moment
from holdfire.showing.exports import as_json
from holdfire.showing.html import workbench_html
from holdfire.showing.teller import Teller
from holdfire.web.asked import NotUnderstoodError, understood
from holdfire.web.desk import Desk
from holdfire.web.openapi import Refused
from holdfire.web.page_at import PageAt
from holdfire.web.paging import links_of
from holdfire.web.refusals import RefusedError
from holdfire.web.seat import Seat
from holdfire.web.tags import KEPT, has_already, tag_of

Clock = Callable[[], datetime]


def desk_of(request: Request) -> Desk:
    """The case a request is about. Raises UnknownIdError where this workbench serves none of that name."""
    desk: Desk | None = request.app.state.desks.get(request.path_params["case"])
    if desk is None:
        raise UnknownIdError(f"no case {request.path_params['case']} is served here")
    return desk


def seat_of(request: Request) -> Seat:
    """Who asks."""
    seat: Seat = request.state.seat
    return seat


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


def asked_of(page: PageAt, request: Request) -> tuple[Teller, object]:
    """What a page is asked, and the teller that is to tell it. Raises RefusedError for those who may not see
    it."""
    desk = desk_of(request)
    if not seat_of(request).role.may(page.role):
        raise RefusedError(f"this page is for those who are {page.role.value} or more")
    as_of = moment_asked(request, desk.case.config.case.zone or "UTC")
    teller = desk.teller(request.app.state.clock(), as_of)
    given = {key: value for key, value in request.path_params.items() if key not in {"case", "moment"}}
    return teller, understood(page.asked, dict(request.query_params) | given)


def page_as_html(page: PageAt) -> Callable[[Request], Response]:
    """What answers for a page with HTML."""

    def lay_out(request: Request, teller: Teller, data: object) -> Response:
        return in_layout(request, f"{page.name}.html", here=page.name, page=data, teller=teller)

    return _answering(page, lay_out)


def page_as_json(page: PageAt) -> Callable[[Request], Response]:
    """What answers for a page with JSON."""
    return _answering(page, lambda _request, _teller, data: json_of(data))


def _answering(
    page: PageAt, lay_out: Callable[[Request, Teller, object], Response]
) -> Callable[[Request], Response]:
    """What answers for a page: nothing new where the asker has it already, else the page laid out, with its
    tag and the ways to the other parts of its list."""

    def answer(request: Request) -> Response:
        teller, asked = asked_of(page, request)
        tag = tag_of(request, seat_of(request), teller.dossier.view.edition(request.app.state.clock()))
        headers = {**KEPT, "ETag": tag}
        if has_already(request, tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        data = page.build(teller, asked)
        response = lay_out(request, teller, data)
        response.headers.update({**headers, **links_of(request, asked, data)})
        return response

    return answer


def json_of(thing: object, *, status: int = HTTPStatus.OK) -> Response:
    """One thing as JSON."""
    return Response(as_json(thing), status_code=status, media_type="application/json")


def in_layout(request: Request, template: str, *, status: int = 200, **shown: object) -> Response:
    """A template of the workbench in the layout all its pages have."""
    case = request.path_params.get("case")
    moment = request.path_params.get("moment")
    root = f"/{case}/" + (f"as-of/{moment}/" if moment else "") if case else "/"
    told = {
        "root": root,
        "case": case,
        "moment": moment,
        "address": request.url.path,
        "seat": getattr(request.state, "seat", None),
        "pages": request.app.state.pages,
        "cases": tuple(request.app.state.desks),
        "here": None,
        "teller": None,
    }
    return HTMLResponse(workbench_html(template, **(told | shown)), status_code=status)


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


def _status_of(error: HoldfireError) -> int:
    if isinstance(error, RefusedError):
        return HTTPStatus.FORBIDDEN
    if isinstance(error, UnknownIdError):
        return HTTPStatus.NOT_FOUND
    if isinstance(error, ConflictError):
        return HTTPStatus.CONFLICT
    return HTTPStatus.BAD_REQUEST
