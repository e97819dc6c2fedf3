"""A PostgreSQL server of the tests' own: a new cluster on a private socket, gone when they are done."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy import URL

SERVER_USER = "postgres"
"""PostgreSQL does not run as root; Debian's package makes this user for it."""


class Server:
    """A running server. Every test gets a schema of its own in one database."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self.folder = programs, folder
        self._schemas = count()

    def new_schema(self) -> URL:
        """The address of an empty schema."""
        return URL.create(
            "postgresql",
            username=SERVER_USER,
            database="postgres",
            query={"host": str(self.folder), "schema": f"case_{next(self._schemas)}"},
        )

    def make(self) -> None:
        """Makes the cluster."""
        self._do("initdb", "-D", str(self.folder / "data"), "-U", SERVER_USER, "--auth=trust", "--no-sync")

    def start(self) -> None:
        """Starts the server; returns when it answers."""
        options = f"-c listen_addresses='' -c fsync=off -k {self.folder}"
        self._do(
            "pg_ctl",
            "-D",
            str(self.folder / "data"),
            "-w",
            "-l",
            str(self.folder / "log"),
            "-o",
            options,
            "start",
        )

    def stop(self, mode: str = "immediate") -> None:
        """Stops the server; `immediate` as a crash would."""
        self._do("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def _do(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        if os.geteuid() == 0:
            command = ["runuser", "-u", SERVER_USER, "--", *command]
        done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False)
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stdout}{done.stderr}")


def programs() -> Path | None:
    """The folder of PostgreSQL's programs of the newest version installed, None where there is none."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4])
    )
    found = installed[-1] if installed else shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running(folder_of_programs: Path) -> Iterator[Server]:
    """A server while the tests run."""
    folder = Path(mkdtemp(prefix="holdfire-pg-"))  # short: a socket's path has at most 107 letters
    try:
        if os.geteuid() == 0:
            user = pwd.getpwnam(SERVER_USER)
            os.chown(folder, user.pw_uid, user.pw_gid)
        server = Server(folder_of_programs, folder)
        server.make()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
