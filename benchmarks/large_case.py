"""A case with a record of very many reports, to serve: a small one joined, judged and copied in bulk."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree, ignore_patterns

from benchmarks.made_up import item
from benchmarks.many import readings
from benchmarks.multiplied import multiply
from holdfire import __version__
from holdfire.config import read_config
from holdfire.judging.agreement_file import read_agreement
from holdfire.model.capture import Capture
from holdfire.pipeline import run
from holdfire.record.database import open_record
from holdfire.record.vault import Vault
from holdfire.record.writer import Writer
from holdfire.sources.gather import gather

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria-2016"
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


def take_in(case: Path, now: datetime, of: int = 0) -> None:
    """Records the captures of a case, each with a reading that was made and not read: the first ones of so
    many (0: of as many as there are)."""
    config = read_config(case, {})
    agreement = read_agreement(config.agreement_text, "agreement.yaml", config.case)
    config = replace(config, case=replace(config.case, truce_since=agreement.starts_on))
    captures = [found for found in gather([config.captures]) if isinstance(found, Capture)]
    made = readings(of or len(captures), config.case)[: len(captures)]
    with (
        closing(open_record(config.record)) as record,
        Writer(record, Vault(config.vault)).run(now=now, by="benchmark", version=__version__) as work,
    ):
        work.keep_case_files(config.texts, config.case, agreement)
        for capture, reading in zip(captures, made, strict=True):
            own = replace(reading.report, capture=work.keep_capture(capture))
            work.keep_reading(replace(reading, report=own))


def bring(case: Path, count: int) -> None:
    """Puts so many made-up items in the place of a case's captures."""
    captures = case / "captures"
    captures.mkdir(exist_ok=True)
    (captures / "many.jsonl").write_bytes(b"\n".join(item(seed) for seed in range(count)))


def _silent(stage: str, done: int, total: int | None = None) -> None:
    """Tells nobody how far the run has come."""
    del stage, done, total
