"""Serves the workbench until interrupted."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

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
    """Serves the application at a place until interrupted."""
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
