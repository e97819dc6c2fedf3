"""A run over SIZE reports read before, and over four times as many: `python -m benchmarks.whole SIZE`."""

import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

import click

from benchmarks.made_up import item
from benchmarks.many import readings
from benchmarks.measure import seconds
from holdfire import __version__
from holdfire.config import Config, read_config
from holdfire.judging.agreement_file import read_agreement
from holdfire.model.agreement import Agreement
from holdfire.model.capture import Capture
from holdfire.pipeline import run
from holdfire.record.database import open_record
from holdfire.record.vault import Vault
from holdfire.record.writer import Writer
from holdfire.sources.gather import gather

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria-2016"
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
        copytree(EXAMPLE, case)
        rmtree(case / "captures")
        (case / "captures").mkdir()
        (case / "captures" / "many.jsonl").write_bytes(b"\n".join(item(seed) for seed in range(size)))
        _in_its_own(_filled, case)
        return _in_its_own(_run, case)


def _filled(case: Path) -> None:
    """Records the captures of a case, each with a reading that was made and not read."""
    config, agreement = _opened(case)
    captures = [found for found in gather([config.captures]) if isinstance(found, Capture)]
    record = open_record(config.record)
    with Writer(record, Vault(config.vault)).run(now=READ, by="benchmark", version=__version__) as work:
        work.keep_case_files(config.texts, config.case, agreement)
        for capture, reading in zip(captures, readings(len(captures), config.case), strict=True):
            own = replace(reading.report, capture=work.keep_capture(capture))
            work.keep_reading(replace(reading, report=own))
    record.close()


def _opened(case: Path) -> tuple[Config, Agreement]:
    """The files of a case as a run takes them."""
    config = read_config(case, {})
    agreement = read_agreement(config.agreement_text, "agreement.yaml", config.case)
    return replace(config, case=replace(config.case, truce_since=agreement.starts_on)), agreement


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
