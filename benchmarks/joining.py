"""How joining and recording grow with the number of reports."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from benchmarks.made_up import item
from benchmarks.measure import seconds
from holdfire.config import read_config
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.pipeline import run
from holdfire.reading.read import Reader
from holdfire.reconciling.reconcile import reconcile

SIZES = (250, 500, 1000, 2000)
RUN_SIZES = (100, 400)
NOW = datetime(2016, 3, 1, tzinfo=UTC)


def growth(case: Case, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Reconciling: processor time for each report, relative to the smallest set."""
    reader = Reader(case)
    captures = [
        Capture(data=item(seed), origin=str(seed), media_type=MediaType.ITEM) for seed in range(max(sizes))
    ]
    readings = [reader.read(capture) for capture in captures]
    first = None
    for size in sizes:
        taken = seconds(lambda size=size: reconcile(readings[:size], case)) / size
        first = first or taken
        yield f"| reconciling {size} reports | {1 / taken:,.0f} | {taken / first:.2f} |"


def runs(example: Path, sizes: Sequence[int] = RUN_SIZES) -> Iterator[str]:
    """A whole run of so many captures (read, joined, judged, recorded), and a second that finds nothing
    new."""
    first = None
    for size in sizes:
        with TemporaryDirectory() as folder:
            case = Path(folder) / "case"
            copytree(example, case)
            lines = b"\n".join(item(seed) for seed in range(size))
            (case / "captures" / "made-up.jsonl").write_bytes(lines)
            once, again = (seconds(lambda case=case: _run(case)) for _ in range(2))
        first = first or once / size
        yield f"| a run of {size} captures | {size / once:,.0f} | {once / size / first:.2f} |"
        yield f"| the same again, nothing new | {size / again:,.0f} | {again / once:.2f} of the first run |"


def _run(folder: Path) -> object:
    return run(read_config(folder, {}), now=NOW, by="benchmark", progress=_silent)


def _silent(stage: str, done: int, total: int | None = None) -> None:
    """Tells nobody how far the run has come."""
    del stage, done, total
