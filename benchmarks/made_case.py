"""A case of made-up reports, whose readings are made and not read."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks.made_up import item
from benchmarks.many import readings
from holdfire import __version__
from holdfire.config import read_config
from holdfire.judging.agreement_file import read_agreement
from holdfire.model.capture import Capture
from holdfire.record.database import open_record
from holdfire.record.vault import Vault
from holdfire.record.writer import Writer
from holdfire.sources.gather import gather

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria-2016"
_OF_ONE_FILE = 25_000
"""Items of one file: a file of more than 50 MB is not taken in."""


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
    for first in range(0, count, _OF_ONE_FILE):
        seeds = range(first, min(count, first + _OF_ONE_FILE))
        (captures / f"many-{first:07}.jsonl").write_bytes(b"\n".join(map(item, seeds)))
