"""The way of a report, from capture to record; the one file that knows the order of the stages."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from holdfire import __version__
from holdfire.config import AGREEMENT, Config
from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.drafting.draft_agreement import draft_agreement
from holdfire.judging.flips import consequences
from holdfire.judging.judge import judge
from holdfire.judging.suppositions import Inputs, in_words, supposed, understood
from holdfire.judging.weighing import Weigher, weigher
from holdfire.lexicon.embeddings import LocalModel
from holdfire.model.capture import Capture, FailedCapture, Gathered, MediaType, Skipped
from holdfire.model.case import Case
from holdfire.model.decision import RESTORED, Decision, DecisionKind
from holdfire.model.draft import Draft
from holdfire.model.errors import CaseError, Fault, FileFaultsError, HoldfireError, RowFaultsError, VaultError
from holdfire.model.identity import content_id
from holdfire.model.incident import Incident
from holdfire.model.put_right import PutRight
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.standing import Standing
from holdfire.model.status import Judgement
from holdfire.model.summary import RunSummary, TakenTable
from holdfire.model.supposition import Consequences, Wishes
from holdfire.open_case import OpenCase, viewing
from holdfire.reading.read import Reader
from holdfire.reconciling.reconcile import reconcile
from holdfire.record.database import open_record
from holdfire.record.open_run import OpenRun
from holdfire.record.packed import PackedReadings
from holdfire.record.vault import Vault
from holdfire.record.view import View
from holdfire.record.writer import Writer
from holdfire.sources.gather import gather


class Progress(Protocol):
    """Told how far a stage has come."""

    def __call__(self, stage: str, done: int, total: int | None = None) -> None:
        """`stage` has done so many of `total` (None: nobody knows yet)."""


_SELDOM = (50_000, 20, 20)
"""Objects made before Python searches the newest for reference cycles, and how many such searches pass
before it searches the older, and all."""


@contextmanager
def seldom_searching_for_cycles() -> Iterator[None]:
    """Each search walks again over the tables and all readings kept, a tenth of the time of reading and a
    quarter of that of judging; and these make no cycles, so that what they are done with is freed at once
    without one."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@seldom_searching_for_cycles()
def run(config: Config, *, now: datetime, by: str, progress: Progress) -> RunSummary:
    """Walks the whole way for one case: sources, reading, reconciling, judging, record.

    `now` (aware) is the moment recorded; the case is judged at its own `as_of` where it has one, else
    at `now`. A second run over the same captures writes nothing. Raises CaseError or FileFaultsError,
    before anything is written, where the case's own files are at fault; a capture that cannot be read is
    recorded as failed and the run goes on.
    """
    agreement = read_agreement(config.agreement_text, AGREEMENT, config.case)
    config = replace(config, case=replace(config.case, truce_since=agreement.starts_on))
    if not config.captures.is_dir():
        raise CaseError(f"there is no {config.captures}; make that folder and put captured reports in it")
    encoder = LocalModel(config.embeddings, config.folder) if config.embeddings else None
    record = open_record(config.record)
    try:
        vault = Vault(config.vault)
        before = View(record, vault)
        decisions = before.decisions()
        with Writer(record, vault).run(now=now, by=by, version=__version__) as work:
            work.keep_case_files(config.texts, config.case, agreement)
            intake = _take_in(config, before, work, progress)
            readings = intake.readings
            progress("reconciling", 0)
            settled = Standing.of(decisions, readings).settled
            reconciled = reconcile(readings, config.case, settled, encoder)
            work.keep_joined(reconciled)
            reconciled = replace(reconciled, pairings=())  # many, and on record: nothing below asks for them
            progress("judging", 0)
            inputs = Inputs(agreement=agreement, case=config.case, readings=readings, decisions=decisions)
            work.keep_judged(_judged(inputs, reconciled, config.as_of or now))
        changed = len(View(record, vault).runs()) > len(before.runs())
    finally:
        record.close()
    return RunSummary(
        captures=intake.captures,
        read=len(intake.read),
        failures=tuple(intake.failures),
        skipped=tuple(intake.skipped),
        changed=changed,
    )


@dataclass(slots=True)
class _Intake:
    """What has come in so far: every report's latest reading, the reports read anew, failures, what was
    skipped."""

    readings: PackedReadings
    captures: int = 0
    read: set[str] = field(default_factory=set)
    failures: list[FailedCapture] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def _take_in(config: Config, before: View, work: OpenRun, progress: Progress) -> _Intake:
    """Sources and reading: every capture is kept, and read unless this code with this case has read it."""
    reader = Reader(config.case)
    read_already = before.read_already(__version__, before.case_digest(config.case))
    intake = _Intake(readings=before.packed_readings())
    seen: set[str] = set()
    for found in _captures_of(config.captures, before, seen, intake.failures):
        if isinstance(found, Skipped):
            intake.skipped.append(found)
            work.keep_skipped(found)
            continue
        intake.captures += 1
        outcome: Reading | FailedCapture | None
        if isinstance(found, FailedCapture):
            outcome = found
        else:
            sha256 = work.keep_capture(found)
            done = sha256 in seen or sha256 in read_already
            outcome = None if done else read_safely(reader, found)
            seen.add(sha256)
        if isinstance(outcome, FailedCapture):
            intake.failures.append(outcome)
            work.keep_failure(outcome)
        elif outcome is not None:
            intake.read.add(outcome.report.id)
            intake.readings.keep(outcome)
            work.keep_reading(outcome)
        progress("reading", intake.captures)
    return intake


def _captures_of(folder: Path, before: View, seen: set[str], lost: list[FailedCapture]) -> Iterator[Gathered]:
    """The captures in the folder, then those that only the vault keeps. What it cannot give any more is told
    in `lost`, and not recorded: what was read in it before still stands."""
    yield from gather([folder])
    for entry in before.captures():
        if entry.sha256 not in seen:
            try:
                yield before.whole_capture(entry.sha256)
            except VaultError as error:
                lost.append(FailedCapture(origin=entry.origin, reason=str(error), sha256=entry.sha256))


def read_safely(reader: Reader, capture: Capture) -> Reading | FailedCapture:
    """A reading, or the failure with its reason: one bad capture never stops a run."""
    try:
        return reader.read(capture)
    except HoldfireError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - the one broad except of the project
        reason = f"the reader failed ({type(error).__name__}: {error}); please report it with this capture"
    return FailedCapture(origin=capture.origin, reason=reason, sha256=capture.sha256, size=len(capture.data))


def read_paths(
    paths: Sequence[Path], case: Case
) -> Iterator[tuple[Capture, Reading] | FailedCapture | Skipped]:
    """Sources and reading alone: each capture with its reading, or the failure; and what was skipped."""
    reader = Reader(case)
    for found in gather(paths):
        if isinstance(found, FailedCapture | Skipped):
            yield found
            continue
        outcome = read_safely(reader, found)
        yield outcome if isinstance(outcome, FailedCapture) else (found, outcome)


def take_in_tables(
    config: Config, paths: Sequence[Path], *, replace: bool, now: datetime, by: str
) -> tuple[TakenTable, ...]:
    """Checks tables of events whole, then puts them into the captures folder of a case, for a run to read.

    With `replace`, a table stands in for the one of its name: rows that it no longer has are withdrawn by a
    decision of `by`, and those it has again are restored. Raises FileFaultsError with every fault of every
    row, and CaseError where the folder holds another table of a name; then nothing was put in.
    """
    read = {path: _checked_table(path, config.case) for path in paths}
    if len({path.name for path in paths}) < len(paths):
        raise CaseError("two of the tables have one name; give each a name of its own")
    others = [path.name for path in paths if _is_other(config.captures / path.name, path)]
    if others and not replace:
        raise CaseError(
            f"{config.captures} holds another {others[0]}; rename the table, or let it stand in for that one "
            "with --replace: rows that it no longer has are then withdrawn"
        )
    config.captures.mkdir(parents=True, exist_ok=True)
    taken: list[TakenTable] = []
    for path, readings in read.items():
        part = config.captures / f".{path.name}.part"  # hidden files are passed over: whole, or not there
        part.write_bytes(path.read_bytes())
        part.replace(config.captures / path.name)
        withdrawn = _withdraw(config, path.name, {r.report.id for r in readings}, now, by) if replace else 0
        events = {reading.report.row.key for reading in readings if reading.report.row}
        taken.append(TakenTable(file=path.name, rows=len(readings), events=len(events), withdrawn=withdrawn))
    return tuple(taken)


def _is_other(kept: Path, given: Path) -> bool:
    return kept.is_file() and kept.read_bytes() != given.read_bytes()


def _checked_table(path: Path, case: Case) -> tuple[Reading, ...]:
    """Every row of a table, read. Raises FileFaultsError, CaseError for a file that is no table."""
    reader = Reader(case)
    readings: list[Reading] = []
    faults: list[Fault] = []
    for found in gather([path]):
        if isinstance(found, Capture):
            if found.media_type is not MediaType.ROW:
                raise CaseError(f"{path} is no table of events; give a .csv or .tsv file (docs/import.md)")
            try:
                readings.append(reader.read(found))
            except RowFaultsError as error:
                faults += error.faults
        elif isinstance(found, FailedCapture):
            file, _, line = found.origin.rpartition("#")
            at = int(line) if line.isdigit() else 1
            faults.append(
                Fault(
                    file=file or found.origin,
                    line=at,
                    column=1,
                    where="the table",
                    found=found.reason,
                    expected="a table of events that can be read whole",
                )
            )
    if faults:
        raise FileFaultsError(tuple(faults))
    return tuple(readings)


def _withdraw(config: Config, name: str, present: set[str], now: datetime, by: str) -> int:
    """Withdraws what the record holds of a table of this name that is not `present`, and restores what is;
    gives how many rows were withdrawn."""
    if not config.has_record:
        return 0
    with OpenCase(config) as case:
        view = case.view()
        origins = (entry for entry in view.captures() if entry.origin.rpartition("#")[0] == name)
        held = {content_id("report", entry.sha256) for entry in origins}
        seen = view.last_decision
        gone = {
            decision.target: decision.value != RESTORED
            for decision in view.standing().settled
            if decision.kind is DecisionKind.RETRACT_REPORT
        }
        went = sorted(report for report in held - present if not gone.get(report))
        back = sorted(report for report in held & present if gone.get(report))
        for reports, value, why in (
            (went, None, "no longer has the row"),
            (back, RESTORED, "has the row again"),
        ):
            reason = f"{name} as imported now {why}"
            for report in reports:
                case.decide(
                    Decision(
                        id=content_id("decision", report, reason, now.isoformat()),
                        kind=DecisionKind.RETRACT_REPORT,
                        target=report,
                        by=by,
                        at=now,
                        reason=reason,
                        value=value,
                        on=seen,
                    )
                )
    return len(went)


@seldom_searching_for_cycles()
def draft(paths: Sequence[Path], case: Case) -> tuple[Draft, tuple[FailedCapture, ...], tuple[Skipped, ...]]:
    """An agreement file as far as the captures at these paths tell it, what could not be read, and what was
    passed over; a report captured twice counts once. Nothing is recorded.

    Raises CaseError where no report can be read: an empty draft would look like one that found nothing."""
    readings: dict[str, Reading] = {}
    failures: list[FailedCapture] = []
    skipped: list[Skipped] = []
    for outcome in read_paths(paths, case):
        if isinstance(outcome, FailedCapture):
            failures.append(outcome)
        elif isinstance(outcome, Skipped):
            skipped.append(outcome)
        else:
            readings.setdefault(outcome[1].report.id, outcome[1])
    if not readings:
        reasons = "".join(f"\n{failed.origin}: {failed.reason}" for failed in failures)
        raise CaseError(
            f"no report to draft from in {', '.join(map(str, paths))}; nothing is written{reasons}"
        )
    return draft_agreement(tuple(readings.values()), case), tuple(failures), tuple(skipped)


@seldom_searching_for_cycles()
def rejudge(config: Config, view: View, now: datetime) -> Judgement:
    """What the agreement file as it stands now makes of the record, without reading any capture again.

    Raises CaseError or FileFaultsError where the case's own files are at fault."""
    agreement = read_agreement(config.agreement_text, AGREEMENT, config.case)
    inputs = Inputs(
        agreement=agreement,
        case=config.case,
        readings=view.packed_readings(),
        decisions=view.decisions(),
    )
    return _judged(inputs, view.reconciled(), config.as_of or now)


@seldom_searching_for_cycles()
def suppose(config: Config, wishes: Wishes) -> Consequences:
    """What would follow if inputs of the record were as supposed: the record is judged again at the moment it
    was last judged, once as it is and once so. Nothing is recorded.

    Raises CaseError where the case has no record, or the wishes name what it does not know."""
    with viewing(config) as view:
        inputs, reconciled, now = _last_judged(config, view)
    supposition = understood(wishes, inputs, reconciled.incidents)
    other = supposed(supposition, inputs, now)
    encoder = LocalModel(config.embeddings, config.folder) if config.embeddings else None
    retold = reconciled
    if supposition.without:
        settled = Standing.of(other.decisions, other.readings).settled
        retold = reconcile(other.readings, other.case, settled, encoder)
    as_is, as_supposed = _judged(inputs, reconciled, now), _judged(other, retold, now)
    return consequences(
        in_words(supposition, inputs), (as_is, _by_id(reconciled)), (as_supposed, _by_id(retold))
    )


@seldom_searching_for_cycles()
def scales(config: Config, view: View) -> Weigher:
    """What tells at once what one more decision would change in the record as it was last judged; nothing is
    recorded. Raises CaseError where it was not judged yet."""
    inputs, reconciled, now = _last_judged(config, view)
    readings, decisions = _heard(inputs, reconciled)
    return weigher(inputs.agreement, inputs.case, reconciled, readings, decisions, now)


def _last_judged(config: Config, view: View) -> tuple[Inputs, Reconciled, datetime]:
    """What the record was last judged from, and the moment it was judged at."""
    judgement = view.judgement()
    if judgement is None:
        raise CaseError(f"{config.folder} has not been judged yet; run it with: holdfire run {config.folder}")
    inputs = Inputs(
        agreement=view.agreement(),
        case=view.case(),
        readings=view.packed_readings(),
        decisions=view.decisions(),
    )
    return inputs, view.reconciled(), judgement.at


def _judged(inputs: Inputs, reconciled: Reconciled, now: datetime) -> Judgement:
    """The judgement at `now` under the decisions that stand."""
    readings, decisions = _heard(inputs, reconciled)
    return judge(inputs.agreement, inputs.case, reconciled, readings, decisions, now)


def _heard(inputs: Inputs, reconciled: Reconciled) -> tuple[Sequence[Reading], tuple[Decision, ...]]:
    """What judging hears: mentions as reviewers put them right, and the decisions that stand, those about a
    mention said of its incident."""
    standing = Standing.of(inputs.decisions, inputs.readings)
    right = PutRight.of(inputs.readings, standing.settled, inputs.case).readings
    return right, standing.on_incidents(reconciled.incidents)


def _by_id(reconciled: Reconciled) -> dict[str, Incident]:
    return {incident.id: incident for incident in reconciled.incidents}
