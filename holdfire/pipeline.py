"""The way of a report, from capture to bulletin; the one file that knows the order of the stages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from holdfire import __version__
from holdfire.config import Config
from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.judge import judge
from holdfire.model.agreement import Agreement
from holdfire.model.capture import Capture, FailedCapture
from holdfire.model.case import Case
from holdfire.model.decision import Decision
from holdfire.model.errors import CaseError, HoldfireError
from holdfire.model.reading import Reading
from holdfire.reading.read import READER_VERSION, Reader
from holdfire.reconciling.reconcile import reconcile
from holdfire.record.database import open_record
from holdfire.record.vault import Vault
from holdfire.record.view import View
from holdfire.record.writer import RunWriter, Writer
from holdfire.sources.gather import gather

Progress = Callable[[str, int], None]
"""Called with the stage's name and how many things it has done so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run took in: captures seen, read anew, failed; `number` is None where nothing changed."""

    number: int | None
    captures: int
    read: int
    failures: tuple[FailedCapture, ...]


def run(config: Config, *, now: datetime, by: str, progress: Progress) -> RunSummary:
    """Walks the whole way for one case: sources, reading, reconciling, judging, record.

    `now` (aware) is the moment judged at and recorded. A second run over the same captures writes
    nothing. Raises CaseError or FileFaultsError before anything is written where the case's own files
    are at fault; a capture that cannot be read is recorded as failed and the run goes on.
    """
    agreement = read_agreement(config.agreement_text, "agreement.yaml", config.case)
    if not config.captures.is_dir():
        raise CaseError(
            f"{config.folder} has no captures folder; put the captured reports in {config.captures}"
        )
    record = open_record(config.record)
    try:
        writer = Writer(record, Vault(config.vault))
        with writer.run(now=now, by=by, version=__version__) as work:
            work.keep_case_files(config.texts, config.case, agreement)
            intake = _take_in(config, work, progress)
            _join_and_judge(config, agreement, work, now, progress)
            number = work.number
    finally:
        record.close()
    return RunSummary(
        number=number, captures=intake.captures, read=intake.read, failures=tuple(intake.failures)
    )


@dataclass(slots=True)
class _Intake:
    captures: int
    read: int
    failures: list[FailedCapture]


def _take_in(config: Config, work: RunWriter, progress: Progress) -> _Intake:
    """Sources and reading: every capture is kept, and read unless this reader has read it already."""
    reader = Reader(config.case)
    intake = _Intake(captures=0, read=0, failures=[])
    for found in gather([config.captures]):
        intake.captures += 1
        if isinstance(found, Capture):
            work.keep_capture(found)
            outcome = None if work.has_read(found.sha256, READER_VERSION) else read_safely(reader, found)
        else:
            outcome = found
        if isinstance(outcome, FailedCapture):
            intake.failures.append(outcome)
            work.keep_failure(outcome)
        elif outcome is not None:
            intake.read += 1
            work.keep_reading(outcome, READER_VERSION)
        progress("reading", intake.captures)
    return intake


def read_safely(reader: Reader, capture: Capture) -> Reading | FailedCapture:
    """A reading, or the failure with its reason: one bad capture never stops a run."""
    try:
        return reader.read(capture)
    except HoldfireError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - the one broad except of the project
        reason = f"the reader failed ({type(error).__name__}: {error}); please report it with this capture"
    return FailedCapture(origin=capture.origin, reason=reason, sha256=capture.sha256, size=len(capture.data))


def _join_and_judge(
    config: Config, agreement: Agreement, work: RunWriter, now: datetime, progress: Progress
) -> None:
    """Reconciling and judging: what many readings amount to, held against the agreement."""
    readings = work.readings()
    decisions = work.decisions()
    progress("reconciling", 0)
    reconciled = reconcile(readings, config.case, decisions)
    progress("judging", 0)
    judgement = judge(agreement, config.case, reconciled, readings, decisions, now)
    work.keep_derived(reconciled, judgement)


@contextmanager
def viewing(config: Config, as_of: datetime | None = None) -> Iterator[View]:
    """The record of a case, read-only, as of a moment (None: now).

    Raises CaseError where the case has no record yet.
    """
    if not config.record.is_file():
        raise CaseError(f"{config.folder} has no record yet; make it with: holdfire run {config.folder}")
    record = open_record(config.record)
    try:
        yield View(record, Vault(config.vault), as_of)
    finally:
        record.close()


def case_reader(case: Case) -> Reader:
    """The reader that knows the actors, outlets and places of a case."""
    return Reader(case)


def read_paths(paths: list[Path], reader: Reader) -> Iterator[tuple[Capture | None, Reading | FailedCapture]]:
    """Sources and reading alone: each capture with its reading, or the failure."""
    for found in gather(paths):
        if isinstance(found, Capture):
            yield found, read_safely(reader, found)
        else:
            yield None, found


def decide(config: Config, decision: Decision) -> None:
    """Appends a reviewer's decision to the record; the next run follows it."""
    record = open_record(config.record)
    try:
        Writer(record, Vault(config.vault)).decide(decision)
    finally:
        record.close()
