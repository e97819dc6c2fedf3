"""Seats whoever asks: on this machine alone, the one who started the workbench."""

from secrets import token_urlsafe

from starlette.types import ASGIApp, Receive, Scope, Send

from holdfire.web.roles import Role
from holdfire.web.seat import Seat


class AloneHere:
    """Every request is that of the person who started the workbench, with every right."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        self._app = app
        self._seat = Seat(name=name, role=Role.ADMINISTRATOR, language="en", form_token=token_urlsafe())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["seat"] = self._seat
        await self._app(scope, receive, send)
