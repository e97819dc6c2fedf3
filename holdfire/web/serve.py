"""Serves a folder of finished pages on this machine alone."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LOOPBACK = "127.0.0.1"


def serve_folder(folder: Path, port: int) -> None:
    """Serves `folder` on the loopback address until interrupted."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer((LOOPBACK, port), handler) as server:
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            server.shutdown()
