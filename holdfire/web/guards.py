"""What stands before every request, and the headers that every answer bears.

Checked are the host it names, where a form comes from, and how much it brings."""

from collections.abc import Mapping, Sequence

from starlette.datastructures import URL, Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from holdfire.model.tiles import Tiles
from holdfire.web.refusals import TooLargeError

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""The names of this machine for itself. Any other, on loopback, is a page elsewhere that had its own name
lead here (DNS rebinding)."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_POLICY = "content-security-policy"
HEADERS = {
    _POLICY: POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""On every answer that does not say otherwise itself."""

_STRICT_TRANSPORT = "max-age=31536000"
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITE = frozenset({"same-origin", "none"})

MOST_OF_A_FORM = 1024 * 1024
"""Bytes that a form may bring; an upload has a limit of its own."""


class Guarded:
    """Refuses strange hosts and foreign forms, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str] = ()) -> None:
        """`hosts` are the names this workbench answers to, without port; none for any."""
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                add_headers(MutableHeaders(scope=message), scope)
            await send(message)

        refused = self._refused(scope)
        await (refused or self._app)(scope, receive, with_headers)

    def _refused(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if self._hosts and _without_port(host) not in self._hosts:
            return PlainTextResponse("This workbench does not answer to that name.", 421)
        if scope["method"] not in _READS and not _from_here(headers, host):
            return PlainTextResponse("This was sent by a page of another site, and was not done.", 403)
        return None


def add_headers(headers: MutableHeaders, scope: Scope) -> None:
    """Puts on an answer what every answer bears."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "no-cache" if scope["path"].startswith("/static/") else "no-store")
    if scope["scheme"] == "https":
        headers.setdefault("strict-transport-security", _STRICT_TRANSPORT)


def with_pictures_of(tiles: Tiles | None) -> Mapping[str, str]:
    """The header that lets a page show map tiles: pictures of their server too, and of no other."""
    if tiles is None or tiles.origin is None:
        return {}
    return {_POLICY: POLICY.replace("img-src 'self'", f"img-src 'self' {tiles.origin}")}


def at_most(receive: Receive, most: int) -> Receive:
    """A body that ends with TooLargeError once it has brought more than `most` bytes."""
    brought = 0

    async def limited() -> Message:
        nonlocal brought
        message = await receive()
        brought += len(message.get("body", b""))
        if brought > most:
            raise TooLargeError(f"more than {most:,} bytes were sent; nothing was kept")
        return message

    return limited


def _from_here(headers: Headers, host: str) -> bool:
    """Whether what changes something comes from a page of ours, or from no browser."""
    if headers.get("sec-fetch-site", "same-origin") not in _OWN_SITE:
        return False
    origin = headers.get("origin")
    return origin is None or (URL(origin).netloc.lower() == host.lower() and host != "")


def _without_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()
