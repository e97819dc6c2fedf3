"""Serves the workbench until interrupted."""

import uvicorn
from starlette.applications import Starlette

LOOPBACK = "127.0.0.1"


def serve(app: Starlette, host: str, port: int) -> None:
    """Serves the application at this address until interrupted."""
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
