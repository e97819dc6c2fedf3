"""A run under way: keeps what is new and passes over what the record already holds."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from itertools import islice

from sqlalchemy import Connection, Table, func, select

from holdfire.model.agreement import Agreement
from holdfire.model.capture import Capture, FailedCapture, Skipped
from holdfire.model.case import Case
from holdfire.model.errors import RecordError
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement
from holdfire.record.given_lines import GivenLines
from holdfire.record.indexing import Indexer
from holdfire.record.intake import Intake
from holdfire.record.ledger import Ledger, Row
from holdfire.record.lines import AGREEMENT, CASE, DERIVED, Line, joined_lines, judged_lines, lines_of
from holdfire.record.rows import digest_of, encode, failure_values, skip_values
from holdfire.record.schema import case_files, failures, lines, skips
from holdfire.record.vault import Batch

_DERIVED_NAMES = tuple(kind.name for kind in DERIVED)
_LINES_AT_ONCE = 1000


class OpenRun:
    """One run's unit of work, handed out by `Writer.run`; `close` ends it. What it keeps is appended many
    rows at a time, at the latest when it ends."""

    def __init__(self, connection: Connection, vault: Batch, ledger: Ledger, version: str) -> None:
        self._connection = connection
        self._ledger = ledger
        self._version = version
        self._indexer = Indexer(connection)
        self._intake = Intake(connection, vault, ledger, self._indexer)
        self._case_digest: str | None = None
        self._judged_at: datetime | None = None

    def keep_case_files(self, texts: Mapping[str, str], case: Case, agreement: Agreement) -> None:
        """Keeps the case's files by name, and what they say; comes before any reading. A file that is no
        longer given is kept as gone."""
        latest = select(func.max(case_files.c.number)).group_by(case_files.c.name)
        known = self._connection.execute(
            select(case_files.c.name, case_files.c.text).where(case_files.c.number.in_(latest))
        )
        kept: dict[str, str | None] = {row.name: row.text for row in known}
        for name in sorted(kept.keys() | texts.keys()):
            if kept.get(name) != texts.get(name):
                self._append(case_files, {"name": name, "text": texts.get(name)})
        given = (*lines_of(CASE, (case,)), *lines_of(AGREEMENT, (agreement,)))
        self._append_new(given, GivenLines(self._connection, (CASE.name, AGREEMENT.name)))
        self._case_digest = case_digest(case)

    def keep_capture(self, capture: Capture) -> str:
        """Keeps a capture's bytes in the vault and where they came from; returns their SHA-256.

        Raises VaultError where the bytes cannot be kept, at the latest when the run ends.
        """
        return self._intake.take_capture(capture)

    def keep_failure(self, failed: FailedCapture) -> None:
        """Keeps that a capture could not be read; the same failure once more is no second one."""
        values = failure_values(failed)
        if not self._has(failures, **values):
            self._append(failures, values)

    def keep_skipped(self, skipped: Skipped) -> None:
        """Keeps how many things of a kind a container held beside reports, where that was not so before."""
        question = select(skips.c.count).where(skips.c.origin == skipped.origin, skips.c.kind == skipped.kind)
        if self._connection.scalar(question.order_by(skips.c.number.desc()).limit(1)) != skipped.count:
            self._append(skips, skip_values(skipped))

    def keep_reading(self, reading: Reading) -> None:
        """Keeps the reading of a kept capture, and by which code and case it was read. A reading equal to
        the last one is not kept again; a changed one is appended.

        Raises RecordError before `keep_case_files`, and for a capture that was not kept.
        """
        if self._case_digest is None:
            raise RecordError("a reading was given before the case files it was read with")
        capture = reading.report.capture
        if not self._intake.has_capture(capture):
            raise RecordError(f"report {reading.report.id} was read from {capture}, which was not kept")
        self._intake.take_reading(reading, {"reader": self._version, "case_digest": self._case_digest})

    def keep_joined(self, reconciled: Reconciled) -> None:
        """Keeps each line of what was joined that is new or changed."""
        self._append_new(joined_lines(reconciled), self._derived)

    def keep_judged(self, judgement: Judgement) -> None:
        """Keeps each line of what was judged that is new or changed, and withdraws the derived lines that are
        no longer given; comes after `keep_joined`."""
        self._append_new(judged_lines(judgement), self._derived)
        self._append_indexed([_withdrawal(*key) for key in self._derived.not_given()])
        self._judged_at = judgement.at

    def close(self) -> None:
        """Appends what waits, and adds what is found by index, the moment of the judgement and the run's
        link, where the run brought anything."""
        self._intake.settle()
        if self._ledger.brought_anything:
            self._indexer.close(self._ledger.run)
            self._ledger.close(self._judged_at)

    @cached_property
    def _derived(self) -> GivenLines:
        """The derived lines of the record and of this run; asked for before the run gives any."""
        return GivenLines(self._connection, _DERIVED_NAMES)

    def _append_new(self, given: Iterable[Line], known: GivenLines) -> None:
        """Keeps lines as they come, as far as they are not known."""
        new = (_line_values(line) for line in given if known.is_new(line))
        while some := list(islice(new, _LINES_AT_ONCE)):
            self._append_indexed(some)

    def _append_indexed(self, rows: list[Row]) -> None:
        appended = self._ledger.append(lines, rows)
        if appended:
            self._indexer.take_lines(self._ledger.run, appended)

    def _append(self, table: Table, values: Row) -> None:
        self._ledger.append(table, [values])

    def _has(self, table: Table, **values: object) -> bool:
        matching = [table.c[column] == value for column, value in values.items()]  # None becomes IS NULL
        return self._connection.execute(select(table.c.run).where(*matching).limit(1)).first() is not None


def case_digest(case: Case) -> str:
    """Hexadecimal SHA-256 of a case: whether a report was read with the same actors, places and outlets."""
    return digest_of(encode(case))


def _line_values(line: Line) -> Row:
    return {
        "kind": line.kind,
        "id": line.id,
        "digest": line.digest,
        "label": line.label,
        "words": line.words,
        "body": line.body,
    }


def _withdrawal(kind: str, line_id: str) -> Row:
    return {"kind": kind, "id": line_id, "digest": None, "label": "withdrawn", "words": "", "body": None}
