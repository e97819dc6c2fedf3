"""Captures and readings on their way into the record, many at once: the bytes first, then the rows."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Table, select

from holdfire.model.capture import Capture
from holdfire.model.reading import Reading
from holdfire.record.batches import BATCH
from holdfire.record.indexing import Indexer
from holdfire.record.last_of_each import last_of_each
from holdfire.record.ledger import Ledger, Row
from holdfire.record.rows import digest_of, encode, origin_values, passage_values
from holdfire.record.schema import captures, marks, origins, passages, readings
from holdfire.record.vault import Batch


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    reading: Reading
    body: str
    digest: str
    mark: Row


class Intake:
    """Takes captures and readings; `settle` appends what the record does not hold yet. A capture's row is
    appended once its bytes are safe in the vault."""

    def __init__(self, connection: Connection, vault: Batch, ledger: Ledger, indexer: Indexer) -> None:
        self._connection, self._vault = connection, vault
        self._ledger, self._indexer = ledger, indexer
        self._sizes: dict[str, int] = {}
        self._origins: dict[tuple[str, str], Row] = {}
        self._readings: dict[str, _Taken] = {}

    def take_capture(self, capture: Capture) -> str:
        """Takes a capture; returns its SHA-256. Raises VaultError where its bytes cannot be kept."""
        if len(self._origins) >= BATCH:
            self.settle()
        name = self._vault.put(capture.data)
        self._sizes[name] = len(capture.data)
        self._origins.setdefault((name, capture.origin), origin_values(capture, name))
        return name

    def has_capture(self, name: str) -> bool:
        """Whether a capture of this SHA-256 was taken, now or ever."""
        if name in self._sizes:
            return True
        question = select(captures.c.sha256).where(captures.c.sha256 == name)
        return self._connection.scalar(question) is not None

    def take_reading(self, reading: Reading, mark: Row) -> None:
        """Takes a reading with what it was read by; one of a capture that has one waiting comes after it."""
        capture = reading.report.capture
        if capture in self._readings or len(self._readings) >= BATCH:
            self.settle()
        body = encode(reading)
        self._readings[capture] = _Taken(reading=reading, body=body, digest=digest_of(body), mark=mark)

    def settle(self) -> None:
        """Appends all that was taken and is new. Raises VaultError where bytes cannot be kept."""
        self._vault.settle()
        if self._origins:
            self._append_captures()
        if self._readings:
            self._append_readings()
        self._sizes, self._origins, self._readings = {}, {}, {}

    def _append_captures(self) -> None:
        known = set(
            self._connection.scalars(select(captures.c.sha256).where(captures.c.sha256.in_(self._sizes)))
        )
        question = select(origins.c.sha256, origins.c.origin).where(origins.c.sha256.in_(known))
        known_origins = {tuple(row) for row in self._connection.execute(question)} if known else set()
        new: list[tuple[Table, Row]] = []
        for (name, origin), values in self._origins.items():
            if name not in known:
                known.add(name)
                new.append((captures, {"sha256": name, "size": self._sizes[name]}))
            if (name, origin) not in known_origins:
                new.append((origins, values))
        self._ledger.append_linked(new)

    def _append_readings(self) -> None:
        last = self._last_of_each(readings)
        numbers = {
            capture: last[capture]["number"]
            for capture, taken in self._readings.items()
            if capture in last and last[capture]["digest"] == taken.digest
        }
        new = {capture: taken for capture, taken in self._readings.items() if capture not in numbers}
        rows = [
            {
                "capture": capture,
                "report": taken.reading.report.id,
                "digest": taken.digest,
                "body": taken.body,
            }
            for capture, taken in new.items()
        ]
        appended = self._ledger.append(readings, rows)
        numbers |= {capture: row["number"] for capture, row in zip(new, appended, strict=True)}
        if new:
            self._ledger.append(
                passages,
                [
                    {**passage, "reading": numbers[capture]}
                    for capture, taken in new.items()
                    for passage in passage_values(taken.reading)
                ],
            )
            kept = [(numbers[capture], taken.reading) for capture, taken in new.items()]
            self._indexer.take_readings(self._ledger.run, kept)
        self._append_marks(numbers)

    def _append_marks(self, numbers: Mapping[str, object]) -> None:
        last = self._last_of_each(marks)
        wanted = [
            {"capture": capture, **taken.mark, "reading": numbers[capture]}
            for capture, taken in self._readings.items()
        ]
        kept = {
            capture: {name: row[name] for name in ("capture", "reader", "case_digest", "reading")}
            for capture, row in last.items()
        }
        self._ledger.append(marks, [mark for mark in wanted if kept.get(str(mark["capture"])) != mark])

    def _last_of_each(self, table: Table) -> dict[str, Row]:
        """The last row of each capture with a reading that waits."""
        last = last_of_each(self._connection, table.c.number, table.c.capture, self._readings)
        if not last:
            return {}
        columns = [column for column in table.c if column.name != "body"]
        question = select(*columns).where(table.c.number.in_(last.values()))
        return {row["capture"]: dict(row) for row in self._connection.execute(question).mappings()}
