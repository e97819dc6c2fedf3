"""Coming in and going out, and what each may do with their own account: password, sessions, tokens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hmac import compare_digest
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from holdfire.showing.interface import languages
from holdfire.web.answers import in_layout
from holdfire.web.asked import understood
from holdfire.web.cookies import ENTRY, SESSION, cookie_of, drop_cookie, set_cookie
from holdfire.web.gate import TOKEN, fields_sent, sent_form, visitor_of
from holdfire.web.noting import note
from holdfire.web.people.audit import AuditKind
from holdfire.web.people.errors import AccountsError, TooManyTriesError
from holdfire.web.people.passwords import fits
from holdfire.web.people.people import People
from holdfire.web.people.secrets_kept import new_secret
from holdfire.web.people.tokens import Scope
from holdfire.web.refusals import RefusedError
from holdfire.web.seating import ACCOUNT, LOG_IN, LOG_OUT, address_of
from holdfire.web.visitor import CameBy, Visitor

WRONG = "Name or password are not right."
"""What is told of a wrong name, a wrong password, an account shut out: one and the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogInAsked:
    """Who wants to come in, and where they were going."""

    name: str = ""
    password: str = ""
    next: str = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordAsked:
    """The password now and the one to be, twice."""

    now: str = ""
    new: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAsked:
    """A token to be made."""

    label: str
    scope: Scope = Scope.READ
    days: int = 90


def own_address(asked: str) -> str:
    """The address of ours that somebody was going to; the first page for one that leads elsewhere."""
    plain = asked.startswith("/") and asked.isprintable() and not asked.startswith(("//", "/\\"))
    return asked if plain and "\\" not in asked else "/"


def people_of(request: Request) -> People:
    """The accounts of this workbench; these routes are there only where it has some."""
    people: People = request.app.state.people
    return people


def _log_in_page(request: Request) -> Response:
    """The log-in's form."""
    return _log_in_form(request, LogInAsked(next=own_address(request.query_params.get("next", "/"))))


def _log_in_form(
    request: Request, asked: LogInAsked, told: str | None = None, status: int = HTTPStatus.OK
) -> Response:
    entry = cookie_of(request, ENTRY) or new_secret()
    response = in_layout(
        request,
        "log_in.html",
        status=status,
        entry=entry,
        asked=asked,
        told=told,
        provided=request.app.state.provider is not None,
    )
    set_cookie(response, request, ENTRY, entry)
    return response


async def _log_in(request: Request) -> Response:
    """Lets somebody in. A session there was before is ended and never taken over."""
    given = await fields_sent(request)
    entry = cookie_of(request, ENTRY)
    if not entry or not compare_digest(given.pop(TOKEN, "").encode(), entry.encode()):
        raise RefusedError("this form is not of your browser; load the page again, then log in")
    asked = understood(LogInAsked, given)
    try:
        secret = await run_in_threadpool(
            people_of(request).log_in,
            asked.name,
            asked.password,
            address_of(request),
            request.app.state.clock(),
        )
    except TooManyTriesError as error:
        return _log_in_form(request, asked, str(error), HTTPStatus.TOO_MANY_REQUESTS)
    if secret is None:
        return _log_in_form(request, asked, WRONG, HTTPStatus.FORBIDDEN)
    return await run_in_threadpool(let_in, request, secret, asked.next)


def let_in(request: Request, secret: str, onward: str) -> Response:
    """The way on with a new session; the one before it, if any, ends."""
    _end_session(request)
    response = RedirectResponse(own_address(onward), HTTPStatus.SEE_OTHER)
    set_cookie(response, request, SESSION, secret)
    drop_cookie(response, request, ENTRY)
    return response


async def _log_out(request: Request) -> Response:
    """Ends the session, on the server too."""
    await sent_form(request)
    await run_in_threadpool(note, request, AuditKind.LOG_OUT, "log-out")
    await run_in_threadpool(_end_session, request)
    response = RedirectResponse(LOG_IN, HTTPStatus.SEE_OTHER)
    drop_cookie(response, request, SESSION)
    return response


def _end_session(request: Request) -> None:
    visitor: Visitor | None = request.state.visitor
    if visitor is not None and visitor.session:
        people_of(request).sessions.end(visitor.session)


def _account_page(request: Request) -> Response:
    return _account(request)


def _account(request: Request, *, secret: str | None = None) -> Response:
    visitor, people = visitor_of(request), people_of(request)
    return in_layout(
        request,
        "account.html",
        secret=secret,
        visitor=visitor,
        has_password=people.accounts.named(visitor.name).password is not None,
        sessions=people.sessions.of(visitor.name, request.app.state.clock()),
        tokens=people.tokens.of(visitor.name),
        scopes=tuple(Scope),
        languages=languages(),
    )


def _change_password(request: Request, given: Mapping[str, str]) -> Response:
    """A new password; all sessions end but a new one for whoever changed it. Tries count as at the log-in."""
    asked, visitor, people = understood(PasswordAsked, given), visitor_of(request), people_of(request)
    kept = people.accounts.named(visitor.name).password
    people.tries.begin(visitor.name, visitor.address, request.app.state.clock())
    if not fits(kept, asked.now):
        raise RefusedError("that is not your password now; nothing was changed")
    if asked.new != asked.again:
        raise AccountsError("the two new passwords differ; nothing was changed")
    if asked.new == asked.now:
        raise AccountsError("the new password is the old one; choose another")
    people.accounts.set_password(visitor.name, asked.new, to_change=False)
    people.tries.succeeded(visitor.name, visitor.address)
    note(request, AuditKind.PEOPLE, f"changed the password of {visitor.name}")
    secret = people.sessions.begin(visitor.name, visitor.address, request.app.state.clock())
    return let_in(request, secret, ACCOUNT)


def _set_language(request: Request, given: Mapping[str, str]) -> Response:
    if given.get("language") not in languages():
        raise AccountsError(f"the interface speaks {', '.join(languages())}")
    people_of(request).accounts.set_language(visitor_of(request).name, given["language"])
    return RedirectResponse(ACCOUNT, HTTPStatus.SEE_OTHER)


def _end_others(request: Request, _given: Mapping[str, str]) -> Response:
    """Ends every session of the account but this one."""
    visitor, people = visitor_of(request), people_of(request)
    for session in people.sessions.of(visitor.name, request.app.state.clock()):
        if session.id != visitor.session:
            people.sessions.end(session.id)
    note(request, AuditKind.PEOPLE, f"ended the other sessions of {visitor.name}")
    return RedirectResponse(ACCOUNT, HTTPStatus.SEE_OTHER)


def _make_token(request: Request, given: Mapping[str, str]) -> Response:
    """A new token, shown this once."""
    asked, visitor = understood(TokenAsked, given), visitor_of(request)
    secret = people_of(request).tokens.make(
        visitor.name, asked.label, asked.scope, asked.days, request.app.state.clock()
    )
    note(
        request, AuditKind.PEOPLE, f"made a token to {asked.scope.value}, {asked.label!r}, {asked.days} days"
    )
    return _account(request, secret=secret)


def _end_token(request: Request, given: Mapping[str, str]) -> Response:
    people_of(request).tokens.end(visitor_of(request).name, given.get("token", ""))
    note(request, AuditKind.PEOPLE, f"ended the token {given.get('token', '')}")
    return RedirectResponse(ACCOUNT, HTTPStatus.SEE_OTHER)


def _own_form(path: str, do: Callable[[Request, Mapping[str, str]], Response]) -> Route:
    """A form about the visitor's own account: of their own session, never by a token."""

    async def answer(request: Request) -> Response:
        if visitor_of(request).came_by is not CameBy.SESSION:
            raise RefusedError("a token cannot change the account it is of; log in")
        given = await sent_form(request)
        return await run_in_threadpool(do, request, given)

    return Route(f"{ACCOUNT}/{path}", answer, methods=["POST"], name=f"account-{path}")


ACCOUNT_ROUTES = (
    Route(LOG_IN, _log_in_page, name="log-in"),
    Route(LOG_IN, _log_in, methods=["POST"], name="log-in-sent"),
    Route(LOG_OUT, _log_out, methods=["POST"], name="log-out"),
    Route(ACCOUNT, _account_page, name="account"),
    _own_form("password", _change_password),
    _own_form("language", _set_language),
    _own_form("sessions", _end_others),
    _own_form("token", _make_token),
    _own_form("token-end", _end_token),
)
