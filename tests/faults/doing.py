"""What a process of its own does to a case: a whole run, at a given moment."""

import resource
import signal
from datetime import UTC, datetime
from pathlib import Path

from holdfire.config import read_config
from holdfire.keeping import backup
from holdfire.model.errors import HoldfireError
from holdfire.open_case import viewing
from holdfire.pipeline import run
from holdfire.showing.exports import EXPORTS, FORMATS

FIRST = datetime(2026, 3, 2, tzinfo=UTC)
SECOND = datetime(2026, 3, 3, tzinfo=UTC)
REFUSED = 4


def silent(_stage: str, _done: int, _total: int | None = None) -> None:
    """A run that nobody watches."""


def run_case(folder: Path, now: datetime) -> None:
    """The whole way for a case."""
    run(read_config(folder, {}), now=now, by="a test", progress=silent)


def run_with_little_room(folder: Path, now: datetime, room: int) -> None:
    """The same where no file may grow beyond `room` bytes: the system refuses to write further, as a full
    disk would. Ends with REFUSED where the run says so."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        run_case(folder, now)
    except HoldfireError as error:
        raise SystemExit(REFUSED) from error


def all_of(folder: Path) -> tuple[bytes, tuple[str, ...]]:
    """Everything the case holds, bit for bit: its files, rows and vault as one pack; and all it exports."""
    config = read_config(folder, {})
    target = folder.parent / f"{folder.name}.holdfire.zip"
    assert backup(config, target) == ()
    data = target.read_bytes()
    target.unlink()
    with viewing(config) as view:
        exported = tuple(line for what in sorted(EXPORTS) for line in FORMATS["jsonl"][what](view))
    return data, exported
