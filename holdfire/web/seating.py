"""Seats whoever asks: on this machine alone the one who started the workbench, elsewhere who logged in."""

from dataclasses import replace
from datetime import datetime
from secrets import token_urlsafe

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL, Headers
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from holdfire.showing.interface import ENGLISH
from holdfire.web.cookies import SESSION, cookie_of
from holdfire.web.people.people import People
from holdfire.web.people.secrets_kept import digest_of
from holdfire.web.people.tokens import Scope as TokenScope
from holdfire.web.preferred import preferred_language
from holdfire.web.roles import Role
from holdfire.web.visitor import CameBy, Visitor

LOG_IN, ACCOUNT, LOG_OUT = "/log-in", "/account", "/log-out"
_OPEN = ("/static/", f"{LOG_IN}/")
"""What begins so is open to everybody; all else asks who is there."""

_BEARER = "bearer "

_PROXIES = frozenset({"forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"})
_BEHIND_A_PROXY = (
    "A proxy stands before this workbench, which asks nobody for a name. Start it with --proxy ADDRESS: then "
    "there are accounts."
)


class AloneHere:
    """Every request is that of the person who started the workbench, with every right, in the language that
    their browser asks for."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        self._app = app
        self._visitor = Visitor(
            name=name,
            language=ENGLISH,
            form_token=token_urlsafe(),
            came_by=CameBy.THIS_MACHINE,
            address="this machine",
            everywhere=Role.ADMINISTRATOR,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if _PROXIES & set(headers):
            await PlainTextResponse(_BEHIND_A_PROXY, 403)(scope, receive, send)
            return
        language = preferred_language(headers.get("accept-language", ""))
        scope.setdefault("state", {})["visitor"] = replace(self._visitor, language=language)
        await self._app(scope, receive, send)


class Accounts:
    """Every request is that of a session or of a token; who has neither is shown to the log-in."""

    def __init__(self, app: ASGIApp, people: People) -> None:
        self._app = app
        self._people = people

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        now = connection.app.state.clock()
        visitor = await run_in_threadpool(self._visitor, connection, now)
        scope.setdefault("state", {})["visitor"] = visitor
        refused = _refused(connection.url, scope["method"], visitor)
        await (refused or self._app)(scope, receive, send)

    def _visitor(self, connection: HTTPConnection, now: datetime) -> Visitor | None:
        address = address_of(connection)
        given = Headers(scope=connection.scope).get("authorization", "")
        if given.lower().startswith(_BEARER):
            return self._by_token(given[len(_BEARER) :].strip(), address, now)
        secret = cookie_of(connection, SESSION)
        session = self._people.sessions.held(secret, now) if secret else None
        if session is None:
            return None
        return Visitor(
            name=session.account.name,
            language=session.account.language,
            form_token=session.form_token,
            came_by=CameBy.SESSION,
            address=address,
            everywhere=session.account.everywhere,
            in_cases=session.account.in_cases,
            session=session.id,
            to_change=session.account.to_change,
        )

    def _by_token(self, secret: str, address: str, now: datetime) -> Visitor | None:
        held = self._people.tokens.held(secret, now)
        if held is None:
            return None
        account, scope = held
        return Visitor(
            name=account.name,
            language=account.language,
            form_token=digest_of(f"forms of {secret}"),
            came_by=CameBy.TOKEN,
            address=address,
            everywhere=account.everywhere,
            in_cases=account.in_cases,
            at_most=Role.READER if scope is TokenScope.READ else Role.EDITOR,
        )


def address_of(connection: HTTPConnection) -> str:
    """The address a request comes from; behind a proxy that is trusted, the one it names."""
    return connection.client.host if connection.client else "unknown"


def _refused(url: URL, method: str, visitor: Visitor | None) -> Response | None:
    """What answers instead of the application: the way to the log-in, or to a password of one's own."""
    if url.path == LOG_IN or url.path.startswith(_OPEN):
        return None
    if visitor is None:
        if url.path.startswith("/api/"):
            told = {"error": "log in, or bring a token: Authorization: Bearer TOKEN", "status": 401}
            return JSONResponse(told, 401, {"WWW-Authenticate": "Bearer"})
        onward = f"{url.path}?{url.query}" if url.query else url.path
        asked = URL(LOG_IN)
        if method == "GET" and onward != "/":
            asked = asked.include_query_params(next=onward)
        return RedirectResponse(str(asked), 303)
    if visitor.to_change and url.path not in {ACCOUNT, f"{ACCOUNT}/password", LOG_OUT}:
        return RedirectResponse(ACCOUNT, 303)
    return None
