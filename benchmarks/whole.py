"""A run over SIZE reports read before, and over four times as many: `python -m benchmarks.whole SIZE`."""

import resource
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory

import click

from benchmarks.made_case import EXAMPLE, bring, take_in
from benchmarks.measure import seconds
from holdfire.config import read_config
from holdfire.pipeline import run

SIZE = 1000
READ, RUN = datetime(2016, 3, 20, 6, tzinfo=UTC), datetime(2016, 3, 20, 7, tzinfo=UTC)
"""After all that is made up was published."""


HEAD = (
    "| a run, its reports read before | time | most memory | time / smaller | memory / smaller |",
    "|---|---|---|---|---|",
)


def rows(size: int) -> Iterator[str]:
    """Lines of the table: processor time and greatest memory of the run, and how both grow."""
    first: tuple[float, float] | None = None
    for many in (size, 4 * size):
        taken, memory = measured(many)
        first = first or (taken, memory)
        yield (
            f"| {many} reports joined, judged, recorded | {taken:,.0f} s | {memory:,.0f} MB "
            f"| {taken / first[0]:.1f} | {memory / first[1]:.1f} |"
        )


def measured(size: int) -> tuple[float, float]:
    """Seconds of processor time and megabytes of memory that a run takes in a process of its own, over so
    many reports that were read before."""
    with TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        copytree(EXAMPLE, case, ignore=ignore_patterns("captures"))
        bring(case, size)
        _in_its_own(_filled, case)
        return _in_its_own(_run, case)


def _filled(case: Path) -> None:
    """Records the captures of a case, each with a reading that was made and not read."""
    take_in(case, READ)


def _run(case: Path) -> None:
    summary = run(read_config(case, {}), now=RUN, by="benchmark", progress=_silent)
    if summary.read or summary.failures or not summary.changed:
        raise AssertionError(f"the run was to read nothing and record much: {summary}")


def _silent(stage: str, done: int, total: int | None = None) -> None:
    """Tells nobody how far the run has come."""
    del stage, done, total


def _in_its_own(work: Callable[[Path], None], case: Path) -> tuple[float, float]:
    """Does a piece of work in a process of its own; its seconds, and the most megabytes it had."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(there, work, case))
    process.start()
    there.close()
    told: tuple[float, float] = here.recv()
    process.join()
    return told


def _tell(to: Connection, work: Callable[[Path], None], case: Path) -> None:
    taken = seconds(lambda: work(case))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    to.send((taken, most / (2**20 if sys.platform == "darwin" else 2**10)))


@click.command()
@click.argument("size", type=int)
def main(size: int) -> None:
    """Measure a run over SIZE reports and over four times as many, and print the lines of the table."""
    for line in (*HEAD, *rows(size)):
        click.echo(line)


if __name__ == "__main__":
    main()
