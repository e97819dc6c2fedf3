"""A server of map tiles on this machine, which remembers what it was asked for."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass
class Asked:
    """Where the tiles are, and what was asked for: paths, and the headers of each request."""

    address: str
    paths: list[str] = field(default_factory=list)
    referrers: list[str | None] = field(default_factory=list)
    cookies: list[str | None] = field(default_factory=list)


@contextmanager
def tile_server() -> Iterator[Asked]:
    """Gives the same green tile for every address that ends in .png, up for as long as this lasts."""

    class Tile(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.paths.append(self.path)
            asked.referrers.append(self.headers.get("Referer"))
            asked.cookies.append(self.headers.get("Cookie"))
            self.send_response(200 if self.path.endswith(".png") else 404)
            self.send_header("Content-Type", "image/png")
            self.end_headers()
            self.wfile.write(_green())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Tile) as server:
        asked = Asked(address=f"http://127.0.0.1:{server.server_address[1]}/{{z}}/{{x}}/{{y}}.png")
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield asked
        finally:
            server.shutdown()
            thread.join()


def _green() -> bytes:
    """A PNG of one green point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    point = zlib.compress(b"\x00\x40\xa0\x40")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", point) + chunk(b"IEND", b"")
