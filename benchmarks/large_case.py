"""A case with a record of very many reports, to serve: a small one joined, judged and copied in bulk."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree, ignore_patterns

from benchmarks.made_case import EXAMPLE, bring, take_in
from benchmarks.multiplied import multiply
from holdfire.config import read_config
from holdfire.pipeline import run
from holdfire.record.database import open_record

NAME = "load"
"""The folder of the case, and the first part of its addresses."""

JOINED = 2500
"""Reports that are really joined and judged; a larger record holds copies of what was made of them."""

_FIRST = datetime(2016, 3, 20, 6, tzinfo=UTC)
_LATE = 50
"""One report of so many comes with the last run, so that there is something that it changed."""


def large_case(folder: Path, reports: int) -> Path:
    """The case in a folder, built where it is not there yet: the Syrian example with made-up reports, those
    of JOINED taken in by two runs, then copied until there are `reports` of them."""
    case = folder / NAME
    built = folder / f"{NAME}-{reports}-built"
    if built.exists():
        return case
    copytree(EXAMPLE, case, ignore=ignore_patterns("captures", "record.db*", "vault", "bulletin"))
    base = min(JOINED, reports)
    for moment, until in ((_FIRST, base - base // _LATE), (_FIRST + timedelta(days=1), base)):
        bring(case, until)
        take_in(case, moment, of=base)
        run(read_config(case, {}), now=moment + timedelta(hours=1), by="benchmark", progress=_silent)
    with closing(open_record(read_config(case, {}).record)) as record:
        multiply(record, -(-reports // base))
    built.touch()
    return case


def _silent(stage: str, done: int, total: int | None = None) -> None:
    """Tells nobody how far the run has come."""
    del stage, done, total
