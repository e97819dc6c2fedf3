"""The one gate: who may enter a case, see a page or send a form is asked here and nowhere else."""

from hmac import compare_digest

from starlette.requests import Request

from holdfire.model.errors import UnknownIdError
from holdfire.web.desk import Desk
from holdfire.web.guards import MOST_OF_A_FORM, at_most
from holdfire.web.refusals import RefusedError
from holdfire.web.roles import Role
from holdfire.web.seat import Seat
from holdfire.web.visitor import CameBy, Visitor

TOKEN = "form_token"  # noqa: S105 - the name of a field
"""The field in which a form brings back its session's token."""


def visitor_of(request: Request) -> Visitor:
    """Who asks, without regard to a case."""
    visitor: Visitor = request.state.visitor
    return visitor


def seat_of(request: Request) -> Seat:
    """Who asks, with their role in the case asked about."""
    return visitor_of(request).seat(request.path_params.get("case"))


def seat_or_none(request: Request) -> Seat | None:
    """Who asks, None for somebody at the log-in."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    return visitor.seat(request.path_params.get("case")) if visitor else None


def desk_of(request: Request) -> Desk:
    """The case a request is about. Raises UnknownIdError where this workbench serves none of that name, and
    in the same words to those who have no access to it: whether there is one is not theirs to know."""
    name = request.path_params["case"]
    desk: Desk | None = request.app.state.desks.get(name)
    if desk is None or visitor_of(request).role_in(name) is None:
        raise UnknownIdError(f"no case {name} is served here")
    return desk


def admitted(request: Request, role: Role) -> tuple[Desk, Seat]:
    """The case a request is about and who asks, who has at least this role in it. Raises UnknownIdError as
    `desk_of` does, RefusedError for those who have less."""
    desk, seat = desk_of(request), seat_of(request)
    if not seat.role.may(role):
        raise RefusedError(f"this is for those who are {role.value} or more; you are {seat.role.value} here")
    return desk, seat


def cases_of(request: Request) -> tuple[str, ...]:
    """The cases that who asks may enter."""
    visitor: Visitor | None = getattr(request.state, "visitor", None)
    names = tuple(request.app.state.desks)
    return tuple(name for name in names if visitor and visitor.role_in(name))


async def sent_form(request: Request, most: int = MOST_OF_A_FORM) -> dict[str, str]:
    """The fields of a form of the visitor's own session. Raises RefusedError for any other, TooLargeError for
    one that brings more than `most` bytes. A program with a token of the API needs no form's token: no
    browser sends that header by itself."""
    given = await fields_sent(request, most)
    refuse_foreign(request, given.pop(TOKEN, ""))
    return given


async def fields_sent(request: Request, most: int = MOST_OF_A_FORM) -> dict[str, str]:
    """The fields of a form, whosever it is. Raises TooLargeError as `sent_form` does."""
    limited = Request(request.scope, at_most(request.receive, most))
    async with limited.form(max_files=0, max_fields=100) as sent:
        return {name: value for name, value in sent.items() if isinstance(value, str)}


def refuse_foreign(request: Request, token: str) -> None:
    """Raises RefusedError where a form does not bring the token of the visitor's session."""
    visitor = visitor_of(request)
    if visitor.came_by is CameBy.TOKEN:
        return
    if not compare_digest(token.encode(), visitor.form_token.encode()):
        raise RefusedError(
            "this form is not of your session; load the page again, then send it again (a program brings a "
            "token, Authorization: Bearer, or what /api/seat gives, in the header Holdfire-Form-Token)"
        )
