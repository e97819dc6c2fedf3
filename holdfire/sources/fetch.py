"""Fetches from the web: the only file that touches the network, and public addresses alone."""

import re
import socket
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from ssl import SSLContext
from typing import Any

import httpcore2
import httpx2

from holdfire import __version__
from holdfire.model.errors import AddressRefusedError, FetchError
from holdfire.sources.addresses import is_public

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = (301, 302, 303, 307, 308)
_HOST = re.compile(rb"[A-Za-z0-9._:-]+")
CLIENT = "Holdfire"
"""The name by which a site's rules may speak of us."""
_AGENT = f"{CLIENT}/{__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one fetch may cost: bytes after decompression, seconds in all, seconds without a byte coming,
    redirects followed."""

    bytes: int = 20 * 1024 * 1024
    seconds: float = 60.0
    silence: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: the address it came from after redirects, its bytes decompressed, what the server said of
    them. `unchanged` with no bytes where it said that nothing changed since the `etag` or date given."""

    url: str
    data: bytes = b""
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address the system's resolver has for a host. Raises OSError or UnicodeError for none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Fetcher:
    """Fetches addresses one at a time; it keeps nothing between two fetches, and no cookie ever.

    A host is resolved once a connection, every address it has is checked, and the connection is made to a
    checked address: between check and use nobody is asked again. Proxies, credentials and whatever else the
    environment offers are not used.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allow: frozenset[tuple[str, int]] = frozenset(),
        resolver: Callable[[str, int], Sequence[str]] = resolve,
        clock: Callable[[], float] = time.monotonic,
        tls: SSLContext | None = None,
    ) -> None:
        """`allow` names (address, port) pairs to be reached although they are not public, for a server on
        the own machine; only tests give any. `clock` is a stop-watch in seconds, `tls` whose certificates
        to trust: those httpx trusts if not given."""
        self._limits = limits or Limits()
        self._allow = allow
        self._resolver = resolver
        self._clock = clock
        self._tls = tls

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What stands at an address; `etag` and `last_modified` as the server gave them the last time.

        Raises AddressRefusedError for an address, or a redirect to one, that is not to be asked, and
        FetchError where no whole answer came within the limits.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        line = _Line(self._limits, self._clock, self._addresses)
        address = self._checked(url)
        self._tls = self._tls or httpx2.create_ssl_context(trust_env=False)
        try:
            with httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=line) as pool:
                for _ in range(self._limits.redirects + 1):
                    answer = self._ask(pool, address, headers)
                    if isinstance(answer, Fetched):
                        return answer
                    address = self._redirected(address, answer)
        except httpcore2.TimeoutException as error:
            raise FetchError(f"{address}: no whole answer came in time; ask again later") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol) as error:
            reason = str(error) or type(error).__name__
            raise FetchError(f"{address}: no whole answer came ({reason}); ask again later") from error
        raise FetchError(f"{url}: more than {self._limits.redirects} redirects; give where they lead to")

    def _checked(self, url: str) -> httpx2.URL:
        """The address, if its scheme, port and form are such as may be asked."""
        try:
            address = httpx2.URL(url).copy_with(fragment=None)
        except httpx2.InvalidURL as error:
            raise AddressRefusedError(f"{url!r} is no address ({error})") from error
        port = _PORTS.get(address.scheme) if address.port is None else address.port
        if port is None or address.scheme not in _PORTS or not _HOST.fullmatch(address.raw_host):
            raise AddressRefusedError(f"{url!r} is not an http or https address")
        if address.userinfo:
            raise AddressRefusedError(f"{address.host}: addresses with a name or password are not asked")
        if port not in _PORTS.values() and port not in {allowed for _, allowed in self._allow}:
            raise AddressRefusedError(f"{url!r} names port {port}; only 80 and 443 are asked")
        return address

    def _redirected(self, before: httpx2.URL, location: str) -> httpx2.URL:
        try:
            address = self._checked(str(before.join(location)))
        except httpx2.InvalidURL as error:
            raise AddressRefusedError(f"{before} leads to {location!r}, which is no address") from error
        if before.scheme == "https" and address.scheme == "http":
            raise AddressRefusedError(f"{before} leads to {address}, which is not encrypted")
        return address

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        """The addresses of a host, if every one of them may be asked."""
        try:
            found = self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"{host}: the name has no address ({error}); check its spelling") from error
        if not found:
            raise FetchError(f"{host}: the name has no address; check its spelling")
        for address in found:
            fit = is_public(address) and port in _PORTS.values()
            if not fit and (address, port) not in self._allow:
                raise AddressRefusedError(f"{host} has the address {address}, which is not public")
        return found

    def _ask(
        self, pool: httpcore2.ConnectionPool, address: httpx2.URL, conditions: dict[str, str]
    ) -> Fetched | str:
        """The answer of one server, or where it redirects to."""
        headers = httpx2.Headers(
            {
                "Host": address.netloc.decode("ascii"),
                "User-Agent": _AGENT,
                "Accept": "application/atom+xml, application/rss+xml, text/html, */*;q=0.5",
                "Accept-Encoding": "gzip",
                **conditions,
            }
        )
        target = httpcore2.URL(
            scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
        )
        with pool.stream("GET", target, headers=headers.raw) as response:
            told = httpx2.Headers(response.headers)
            if response.status in _REDIRECTS and told.get("location"):
                return str(told["location"])
            if response.status == 304 and conditions:
                return Fetched(url=str(address), unchanged=True)
            if response.status != 200:
                raise FetchError(
                    f"{address}: the server answered {response.status}",
                    status=response.status,
                    retry_after=told.get("retry-after"),
                )
            return _fetched(str(address), told, self._body(address, told, response.iter_stream()))

    def _body(self, address: httpx2.URL, told: httpx2.Headers, parts: Iterable[bytes]) -> bytes:
        coding = told.get("content-encoding", "identity").strip().casefold()
        if coding not in ("", "identity", "gzip", "x-gzip"):
            raise FetchError(f"{address}: the answer comes packed as {coding!r}, which was not asked for")
        if coding.endswith("gzip"):
            parts = _unpacked(parts, self._limits.bytes + 1, str(address))
        data = bytearray()
        for part in parts:
            data += part
            if len(data) > self._limits.bytes:
                raise FetchError(f"{address}: the answer has more than {self._limits.bytes:,} bytes")
        return bytes(data)


def _unpacked(parts: Iterable[bytes], most: int, address: str) -> Iterator[bytes]:
    """The bytes of a gzip stream in pieces of at most `most`: a bomb is never unpacked further."""
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    begun = False
    try:
        for part in parts:
            left = part
            while left:
                if unpacker.eof:  # a stream may have several members
                    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
                begun = True
                yield unpacker.decompress(left, most)
                left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error as error:
        raise FetchError(f"{address}: the answer is no sound gzip ({error})") from error
    if begun and not unpacker.eof:
        raise FetchError(f"{address}: the answer broke off; ask again later")


def _fetched(url: str, told: httpx2.Headers, data: bytes) -> Fetched:
    kind, _, rest = told.get("content-type", "").partition(";")
    fields = (field.partition("=") for field in rest.split(";"))
    charsets = [value.strip(" \"'") for name, _, value in fields if name.strip().casefold() == "charset"]
    return Fetched(
        url=url,
        data=data,
        media_type=kind.strip().casefold() or None,
        charset=next(filter(None, charsets), None),
        etag=told.get("etag"),
        last_modified=told.get("last-modified"),
    )


class _Line(httpcore2.NetworkBackend):
    """Opens connections for one fetch: to checked addresses, and no longer than the fetch may last."""

    def __init__(
        self,
        limits: Limits,
        clock: Callable[[], float],
        addresses: Callable[[str, int], Sequence[str]],
    ) -> None:
        self._silence = limits.silence
        self._clock = clock
        self._end = clock() + limits.seconds
        self._addresses = addresses
        self._sockets = httpcore2.SyncBackend()

    def left(self, timeout: float | None) -> float:
        """Seconds the next step may take, `timeout` at most; httpcore2.ReadTimeout where none are left."""
        left = min(self._silence, self._end - self._clock(), timeout or self._silence)
        if left <= 0:
            raise httpcore2.ReadTimeout("the fetch is over its time")
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """A connection to the first address of the host that answers, all of them having been checked."""
        failure: httpcore2.NetworkError | httpcore2.TimeoutException | None = None
        for address in self._addresses(host, port):
            try:
                stream = self._sockets.connect_tcp(
                    address, port, self.left(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _Timed(stream, self)
        raise failure or httpcore2.ConnectError("the host has no address")


class _Timed(httpcore2.NetworkStream):
    """A connection of which no step takes longer than the fetch has left."""

    def __init__(self, stream: httpcore2.NetworkStream, line: _Line) -> None:
        self._stream = stream
        self._line = line

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Some bytes that came."""
        return self._stream.read(max_bytes, self._line.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends all of the bytes."""
        self._stream.write(buffer, self._line.left(timeout))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """The same connection, encrypted; the certificate is checked against the host's name."""
        return _Timed(
            self._stream.start_tls(ssl_context, server_hostname, self._line.left(timeout)), self._line
        )

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)
