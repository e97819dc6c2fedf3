"""Serves the workbench until interrupted."""

import gc
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from holdfire.model.errors import HoldfireError

_SELDOM = (100_000, 20, 50)
"""Objects made before Python searches the newest for reference cycles, and how many such searches pass before
it searches the older, and all: a search through all stops every reader for a tenth of a second and more."""

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the workbench listens. `proxy` is the address of a proxy whose word on the client's address and
    on TLS is taken, None for nobody's; `certificate` and `key` are files for TLS of our own."""

    host: str = LOOPBACK
    port: int = 8040
    proxy: str | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def on_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def address(self) -> str:
        """The address to open, on this machine or by its name."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}/"


def serve(app: Starlette, place: Place) -> None:
    """Serves the application at a place until interrupted, once its cases are ready to be asked for."""
    for desk in app.state.desks.values():
        with suppress(HoldfireError):  # its pages will say so
            desk.prepare(app.state.clock())
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    uvicorn.run(
        app,
        host=place.host,
        port=place.port,
        log_level="warning",
        server_header=False,
        proxy_headers=place.proxy is not None,
        forwarded_allow_ips=place.proxy,
        ssl_certfile=place.certificate,
        ssl_keyfile=place.key,
    )
