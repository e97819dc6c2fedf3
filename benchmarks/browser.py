"""A browser of the plainest kind: one connection, cookies, links and forms, over asyncio's streams."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from time import perf_counter
from urllib.parse import urlencode

_ALERT = re.compile(r'role="alert">([^<]*)')
_LINK = re.compile(r'href="([^"#]+)')


HUNG_UP = 4.0
"""Seconds without a request after which a new connection is made: the server hangs up after five."""

NONE = 0
"""The status where no answer came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server answered, and in how many seconds from the request to the last byte."""

    status: int
    onward: str
    text: str
    took: float

    def links(self, beginning: str) -> list[str]:
        """The addresses that its links lead to which begin so, each once."""
        found = (unescape(link) for link in _LINK.findall(self.text))
        return list(dict.fromkeys(link for link in found if link.startswith(beginning)))

    def said(self) -> str:
        """What it says went wrong; empty where nothing did."""
        found = _ALERT.search(self.text)
        return unescape(found[1]) if found else ""

    def forms(self, action: str) -> list[dict[str, str]]:
        """The hidden fields of each of its forms that are sent to this address."""
        reader = _Forms(action)
        reader.feed(self.text)
        return reader.found


class Browser:
    """One person's browser; asks for one page at a time."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._cookies: dict[str, str] = {}
        self._last = 0.0
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, address: str) -> Answer:
        """Asks for a page."""
        return await self._answered("GET", address, b"")

    async def post(self, address: str, fields: Mapping[str, str]) -> Answer:
        """Sends a form; where it leads is not followed."""
        return await self._answered("POST", address, urlencode(fields).encode())

    def close(self) -> None:
        """Hangs up."""
        if self._streams:
            self._streams[1].close()
            self._streams = None

    async def _answered(self, method: str, address: str, body: bytes) -> Answer:
        begun = perf_counter()
        try:
            return await self._ask(method, address, body)
        except (OSError, EOFError):
            self.close()
            return Answer(status=NONE, onward="", text="", took=perf_counter() - begun)

    async def _ask(self, method: str, address: str, body: bytes) -> Answer:
        begun = perf_counter()
        if begun - self._last > HUNG_UP:
            self.close()
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._streams
        lines = [
            f"{method} {address} HTTP/1.1",
            f"Host: 127.0.0.1:{self._port}",
            f"Cookie: {'; '.join(f'{name}={value}' for name, value in self._cookies.items())}",
        ]
        if method == "POST":
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        writer.write("\r\n".join((*lines, "", "")).encode() + body)
        await writer.drain()
        status, headers = _head(await reader.readuntil(b"\r\n\r\n"))
        text = await reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        self._keep(headers.get("set-cookie", ""))
        self._last = perf_counter()
        took = self._last - begun
        return Answer(status=status, onward=headers.get("location", ""), text=text.decode(), took=took)

    def _keep(self, cookies: str) -> None:
        for cookie in filter(None, cookies.split("\n")):
            name, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[name] = value.strip('"')


def _head(head: bytes) -> tuple[int, dict[str, str]]:
    """The status of an answer and its headers; several cookies stand on a line each."""
    first, *lines = head.decode("latin-1").rstrip().split("\r\n")
    headers: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(":")
        name, value = name.lower(), value.strip()
        headers[name] = f"{headers[name]}\n{value}" if name in headers else value
    return int(first.split(" ", 2)[1]), headers


@dataclass
class _Forms(HTMLParser):
    action: str
    found: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form of this action, or one of its hidden fields."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = given.get("action") == self.action
            self.found += [{}] if self._inside else []
        elif tag == "input" and self._inside and given.get("type") == "hidden":
            self.found[-1][given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """The end of a form."""
        self._inside = self._inside and tag != "form"
