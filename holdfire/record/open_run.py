"""A run under way: keeps what is new and passes over what the record already holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection, Table, func, insert, select

from holdfire.model.agreement import Agreement
from holdfire.model.capture import Capture, FailedCapture, Skipped
from holdfire.model.case import Case
from holdfire.model.errors import RecordError
from holdfire.model.reading import Reading
from holdfire.model.reconciled import Reconciled
from holdfire.model.status import Judgement
from holdfire.record.chain import Brought, Chain
from holdfire.record.indexing import Indexer
from holdfire.record.lines import AGREEMENT, CASE, DERIVED, Line, derived_lines, lines_of
from holdfire.record.rows import digest_of, encode, failure_values, origin_values, passage_values, skip_values
from holdfire.record.schema import (
    captures,
    case_files,
    failures,
    judgements,
    lines,
    marks,
    origins,
    passages,
    readings,
    runs,
    skips,
)
from holdfire.record.vault import Vault

_DERIVED_NAMES = tuple(kind.name for kind in DERIVED)
_LINES_AT_ONCE = 1000


class OpenRun:
    """One run's unit of work, handed out by `Writer.run`. Its own row is written with the first row that
    needs it, so that a run that brings nothing new leaves none."""

    def __init__(self, connection: Connection, vault: Vault, *, now: datetime, by: str, version: str) -> None:
        self._connection = connection
        self._vault = vault
        self._now = now
        self._by = by
        self._version = version
        self._number: int | None = None
        self._chain = Chain(connection)
        self._brought = Brought()
        self._indexer = Indexer(connection)
        self._last_numbers: dict[str, int] = {}
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
        self._keep_lines(given, (CASE.name, AGREEMENT.name))
        self._case_digest = case_digest(case)

    def keep_capture(self, capture: Capture) -> str:
        """Keeps a capture's bytes in the vault and where they came from; returns their SHA-256.

        Raises VaultError where the bytes cannot be kept.
        """
        name = self._vault.put(capture.data)
        if not self._has(captures, sha256=name):
            self._append_linked(captures, {"sha256": name, "size": len(capture.data)})
        if not self._has(origins, sha256=name, origin=capture.origin):
            self._append_linked(origins, origin_values(capture, name))
        return name

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
        capture, body = reading.report.capture, encode(reading)
        if not self._has(captures, sha256=capture):
            raise RecordError(f"report {reading.report.id} was read from {capture}, which was not kept")
        values = {"capture": capture, "report": reading.report.id, "digest": digest_of(body)}
        number = self._last_equal(values)
        if number is None:
            number = self._append(readings, {**values, "body": body})
            self._append_all(passages, [{**row, "reading": number} for row in passage_values(reading)])
            self._indexer.take_readings(self._run(), [(number, reading)])
        mark = {"reader": self._version, "case_digest": self._case_digest, "reading": number}
        if self._last_mark(capture) != mark:
            self._append(marks, {"capture": capture, **mark})

    def keep_derived(self, reconciled: Reconciled, judgement: Judgement) -> None:
        """Keeps each derived line that is new or changed, and withdraws those that are no longer given."""
        self._keep_lines(derived_lines(reconciled, judgement), _DERIVED_NAMES, withdrawing=True)
        self._judged_at = judgement.at

    def close(self) -> None:
        """Adds the moment of the judgement, the run's link and what is found by index, where the run brought
        anything."""
        if self._number is None:
            return
        self._indexer.close(self._number)
        if self._judged_at is not None:
            judged = {"run": self._number, "at": self._judged_at}
            self._connection.execute(insert(judgements).values(judged))
            self._brought.add(judgements.name, judged)
        run = self._row_of_run(self._number)
        self._chain.add(runs.name, run, self._brought.digest_of_run(run))
        self._chain.close()

    def _keep_lines(
        self, given: Iterable[Line], kinds: tuple[str, ...], *, withdrawing: bool = False
    ) -> None:
        """Keeps lines of these kinds as they come, and where `withdrawing` takes back what is not given."""
        kept = self._digests(kinds)
        wanted: dict[tuple[str, str], str] = {}
        new = self._new_among(given, kept, wanted)
        while some := list(islice(new, _LINES_AT_ONCE)):
            self._append_indexed(some)
        gone = sorted(kept.keys() - wanted.keys()) if withdrawing else []
        self._append_indexed([_withdrawal(*key) for key in gone])

    def _append_indexed(self, rows: list[Mapping[str, object]]) -> None:
        appended = self._append_all(lines, rows)
        if appended:
            self._indexer.take_lines(self._run(), appended)

    @staticmethod
    def _new_among(
        given: Iterable[Line], kept: Mapping[tuple[str, str], str], wanted: dict[tuple[str, str], str]
    ) -> Iterator[Mapping[str, object]]:
        """The rows of lines that are new or changed; the digests of all that are `wanted` are noted."""
        for line in given:
            key = (line.kind, line.id)
            if wanted.get(key, line.digest) != line.digest:
                raise RecordError(f"two different lines of kind {line.kind} bear the id {line.id}")
            if key not in wanted and kept.get(key) != line.digest:
                yield _line_values(line)
            wanted[key] = line.digest

    def _digests(self, kinds: Iterable[str]) -> dict[tuple[str, str], str]:
        """Kind and id to digest, of every line that stands."""
        latest = select(func.max(lines.c.number)).where(lines.c.kind.in_(kinds))
        standing = select(lines.c.kind, lines.c.id, lines.c.digest).where(
            lines.c.number.in_(latest.group_by(lines.c.kind, lines.c.id)), lines.c.body.is_not(None)
        )
        return {(row.kind, row.id): row.digest for row in self._connection.execute(standing)}

    def _last_equal(self, values: Mapping[str, object]) -> int | None:
        """The number of the last reading of this capture, where it is equal. Another capture of the same
        report does not count: two that differ would be kept again and again, in turn."""
        question = select(readings).where(readings.c.capture == values["capture"])
        last = self._connection.execute(question.order_by(readings.c.number.desc()).limit(1)).first()
        return last.number if last is not None and last.digest == values["digest"] else None

    def _last_mark(self, capture: str) -> dict[str, object] | None:
        question = select(marks.c.reader, marks.c.case_digest, marks.c.reading).where(
            marks.c.capture == capture
        )
        last = self._connection.execute(question.order_by(marks.c.number.desc()).limit(1)).mappings().first()
        return dict(last) if last is not None else None

    def _has(self, table: Table, **values: object) -> bool:
        matching = [table.c[column] == value for column, value in values.items()]  # None becomes IS NULL
        return self._connection.execute(select(table.c.run).where(*matching).limit(1)).first() is not None

    def _append_linked(self, table: Table, values: Mapping[str, object]) -> None:
        """Appends a row that has a link of its own."""
        row = {**values, "run": self._run()}
        self._connection.execute(insert(table).values(row))
        self._chain.add(table.name, row)

    def _append(self, table: Table, values: Mapping[str, object]) -> int:
        """Appends a row and returns its number."""
        self._append_all(table, [values])
        return self._last_numbers[table.name]

    def _append_all(self, table: Table, rows: list[Mapping[str, object]]) -> Sequence[Mapping[str, object]]:
        """Numbers the rows and appends them, with this run where the table says which run brought a row;
        gives them as they were appended."""
        if not rows:
            return ()
        if table.name not in self._last_numbers:
            last = self._connection.scalar(select(func.max(table.c.number)))
            self._last_numbers[table.name] = last or 0
        first = self._last_numbers[table.name] + 1
        brought = {"run": self._run()} if "run" in table.c else {}
        numbered = [{**row, **brought, "number": number} for number, row in enumerate(rows, first)]
        self._connection.execute(insert(table), numbered)
        if brought:
            for row in numbered:
                self._brought.add(table.name, row)
        self._last_numbers[table.name] = first + len(rows) - 1
        return numbered

    def _run(self) -> int:
        """The number of this run, its row written if it was not yet."""
        if self._number is None:
            last = self._connection.execute(select(runs).order_by(runs.c.number.desc()).limit(1)).first()
            if last is not None and last.at > self._now:
                raise RecordError(
                    f"the last run is recorded at {last.at.isoformat()}, after this one at "
                    f"{self._now.isoformat()}; set the clock right"
                )
            self._number = last.number + 1 if last is not None else 1
            self._connection.execute(insert(runs).values(self._row_of_run(self._number)))
        return self._number

    def _row_of_run(self, number: int) -> Mapping[str, object]:
        return {"number": number, "at": self._now, "by": self._by, "version": self._version}


def case_digest(case: Case) -> str:
    """Hexadecimal SHA-256 of a case: whether a report was read with the same actors, places and outlets."""
    return digest_of(encode(case))


def _line_values(line: Line) -> Mapping[str, object]:
    return {
        "kind": line.kind,
        "id": line.id,
        "digest": line.digest,
        "label": line.label,
        "words": line.words,
        "body": line.body,
    }


def _withdrawal(kind: str, line_id: str) -> Mapping[str, object]:
    return {"kind": kind, "id": line_id, "digest": None, "label": "withdrawn", "words": "", "body": None}
