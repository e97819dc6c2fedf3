"""A server on this machine, in a thread, that answers as a test tells it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Thread

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the server sends back; with `write`, that function sends the body itself."""

    data: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[BaseHTTPRequestHandler], None] | None = None


Answering = Callable[[str, Mapping[str, str]], Answer]


@dataclass
class LocalServer:
    """The server's port, and every request it got: path and headers."""

    port: int
    asked: list[tuple[str, dict[str, str]]]
    scheme: str = "http"

    @property
    def allow(self) -> frozenset[tuple[str, int]]:
        return frozenset({(LOOPBACK, self.port)})

    def url(self, path: str = "/", host: str = LOOPBACK) -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(answering: Answering, tls: SSLContext | None = None) -> Iterator[LocalServer]:
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked.append((self.path, headers))
            answer = answering(self.path, headers)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.write:
                self.send_header("Connection", "close")
                self.end_headers()
                self.close_connection = True
                try:
                    answer.write(self)
                except OSError:
                    return  # the client has had enough
            else:
                self.send_header("Content-Length", str(len(answer.data)))
                self.end_headers()
                self.wfile.write(answer.data)

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer((LOOPBACK, 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield LocalServer(port=server.server_address[1], asked=asked, scheme="https" if tls else "http")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
