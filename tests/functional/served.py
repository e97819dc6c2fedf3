"""A workbench that is really served: a process of its own on a free port, as `holdfire serve` starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PATIENCE = 90.0
"""Seconds that a server may take to come up on a busy machine."""


@contextmanager
def served(folder: Path, *options: str) -> Iterator[str]:
    """The address of the workbench of a case, up for as long as this lasts."""
    port = _free_port()
    command = [sys.executable, "-c", "from holdfire.cli import main; main()", "serve", str(folder)]
    process = subprocess.Popen(
        [*command, "--port", str(port), *options],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(20)
        if process.stdout:
            process.stdout.close()


def call(arguments: Sequence[str | Path], typed: str = "") -> None:
    """Calls the command in a process of its own, with something typed on its standard input."""
    command = [sys.executable, "-c", "from holdfire.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run(command, input=typed, text=True, check=True, capture_output=True, env=environment)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            said = process.stdout.read() if process.stdout else ""
            raise AssertionError(f"the workbench did not start: {said}")
        try:
            with urlopen(f"{address}/static/workbench.css", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise AssertionError("the workbench did not come up in time")
