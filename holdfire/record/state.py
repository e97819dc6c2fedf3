"""The state of the record at one moment: which rows count, asked for by kind and id."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    RowMapping,
    Select,
    Table,
    exists,
    func,
    select,
)

from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.reading import Reading
from holdfire.record.batches import batches
from holdfire.record.database import Record
from holdfire.record.kept_decisions import decisions_that, decisions_touching
from holdfire.record.lines import ORDER, LineKind
from holdfire.record.packed import PackedReadings
from holdfire.record.rows import decode
from holdfire.record.schema import decisions, lines, passages, readings, runs

T = TypeVar("T")

_AT_ONCE = 500
"""Rows fetched at once where all are gone through."""


class State:
    """The record as it stood at `as_of` (None: as it stands now). Rows are only ever appended, so the last
    run and the last decision of that moment fix all of it, also while others go on writing."""

    def __init__(self, record: Record, as_of: datetime | None) -> None:
        self.record = record
        self.as_of = as_of
        with record.connection() as connection:
            by_then = runs.c.at <= as_of if as_of else runs.c.number > 0
            self.last_run: int = connection.scalar(select(func.max(runs.c.number)).where(by_then)) or 0
            self._recalled: dict[str, Reading] = {}
            self.last_decision: int = connection.scalar(select(func.max(decisions.c.number))) or 0

    def rows(self, question: Select[Any] | CompoundSelect[Any]) -> Sequence[RowMapping]:
        """The rows that answer a question, in its order."""
        with self.record.connection() as connection:
            return connection.execute(question).mappings().all()

    def things(self, kind: LineKind[T]) -> tuple[T, ...]:
        """All lines of a kind, in the order the run gave them, or of their ids where it keeps none."""
        question = select(lines.c.id, lines.c.body).where(lines.c.kind == kind.name, self.stands)
        bodies = {row["id"]: row["body"] for row in self.rows(question)}
        order = self.thing(ORDER, kind.name)
        return tuple(decode(kind.type, bodies[key]) for key in (order.ids if order else sorted(bodies)))

    def labelled(self, kind: LineKind[T], ids: str, labels: str, most: int) -> tuple[T, ...]:
        """The lines of a kind whose id and label are like these patterns, at most so many, by id."""
        question = select(lines.c.body).where(
            lines.c.kind == kind.name, lines.c.id.like(ids), lines.c.label.like(labels), self.stands
        )
        rows = self.rows(question.order_by(lines.c.id).limit(most))
        return tuple(decode(kind.type, row["body"]) for row in rows)

    def thing(self, kind: LineKind[T], line_id: str) -> T | None:
        """The line of this kind and id, None where there is none (any more)."""
        question = select(lines.c.body).where(lines.c.kind == kind.name, lines.c.id == line_id, self.stands)
        rows = self.rows(question)
        return decode(kind.type, rows[0]["body"]) if rows else None

    def kinds_of(self, line_id: str) -> frozenset[str]:
        """The kinds of which this id is a line."""
        question = select(lines.c.kind).where(lines.c.id == line_id, self.stands)
        return frozenset(row["kind"] for row in self.rows(question))

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of that moment, in the order they were recorded."""
        return self._decisions_that(self._decided)

    def decisions_of(self, kinds: Collection[DecisionKind]) -> tuple[Decision, ...]:
        """Its decisions of these kinds, in the order they were recorded."""
        return self._decisions_that(self._decided & decisions.c.kind.in_([kind.value for kind in kinds]))

    def decisions_after(self, moment: datetime) -> tuple[Decision, ...]:
        """Its decisions later than a moment, in the order they were recorded."""
        return self._decisions_that(self._decided & (decisions.c.at > moment))

    def decision(self, decision_id: str) -> Decision | None:
        """One decision, None where it has none of this id."""
        return next(iter(self._decisions_that(self._decided & (decisions.c.id == decision_id))), None)

    @property
    def last_decision_id(self) -> str | None:
        """The id of the last decision of that moment, None where there was none."""
        question = select(decisions.c.id).where(self._decided).order_by(decisions.c.number.desc()).limit(1)
        return next((row["id"] for row in self.rows(question)), None)

    def decisions_touching(self, ids: Collection[str]) -> tuple[Decision, ...]:
        """Those of its decisions that are about any of these ids, or about what rested on them."""
        with self.record.connection() as connection:
            found = decisions_touching(connection, ids)
        return tuple(item for item in found if self.as_of is None or item.at <= self.as_of)

    def readings(self) -> tuple[Reading, ...]:
        """The reading of every report, in order of the report's id."""
        question = select(readings.c.body).where(self.counts).order_by(readings.c.report)
        return tuple(decode(Reading, row["body"]) for row in self.rows(question))

    def packed_readings(self) -> PackedReadings:
        """The same, packed; never all of them in memory as they are."""
        question = select(readings.c.report, readings.c.body).where(self.counts)
        packed = PackedReadings()
        with self.record.connection() as connection:
            for row in connection.execute(question.execution_options(yield_per=_AT_ONCE)):
                packed.keep_body(row.report, row.body)
        return packed

    def readings_of(self, captures: Collection[str]) -> Iterator[Reading]:
        """The readings of these captures, as far as they were read."""
        return (found for capture in captures if (found := self.reading_of(capture)))

    def reading(self, report_id: str) -> Reading | None:
        """The reading of one report, None where there is none."""
        return self._recalled.get(report_id) or self._one_reading(readings.c.report == report_id)

    def reading_of(self, sha256: str) -> Reading | None:
        """The reading of one capture, None where it was not, or could not be, read."""
        return self._recalled.get(sha256) or self._one_reading(readings.c.capture == sha256)

    def reading_that_found(self, found_id: str) -> Reading | None:
        """The reading that holds the quotation, mention, tally, term claim or position of this id."""
        return self._recalled.get(found_id) or self._one_reading(
            readings.c.number.in_(select(passages.c.reading).where(passages.c.id == found_id))
        )

    def recall(self, report_ids: Collection[str]) -> None:
        """Reads these reports at once, in place of those recalled before: none of them is asked for again."""
        self._recalled = {}
        for batch in batches(report_ids):
            question = select(readings.c.body).where(readings.c.report.in_(batch), self.counts)
            for row in self.rows(question):
                reading = decode(Reading, row["body"])
                found = [mention.id for mention in reading.mentions]
                found += [quotation.id for quotation in reading.quotations]
                known_by = (reading.report.id, reading.report.capture, *found)
                self._recalled |= dict.fromkeys(known_by, reading)

    @cached_property
    def counts(self) -> ColumnElement[bool]:
        """That a row of `readings` is the last of its capture and of its report. Asked of each row by
        index, so that one report costs what one report costs."""
        return (
            (readings.c.run <= self.last_run)
            & self._has_no_later(readings, readings.c.capture)
            & self._has_no_later(readings, readings.c.report)
        )

    @cached_property
    def stands(self) -> ColumnElement[bool]:
        """That a row of `lines` is the last of its kind and id, and no withdrawal."""
        return (
            (lines.c.run <= self.last_run)
            & lines.c.body.is_not(None)
            & self._has_no_later(lines, lines.c.kind, lines.c.id)
        )

    @property
    def _decided(self) -> ColumnElement[bool]:
        """That a row of `decisions` is of this state."""
        condition = decisions.c.number <= self.last_decision
        return condition & (decisions.c.at <= self.as_of) if self.as_of else condition

    def _decisions_that(self, condition: ColumnElement[bool]) -> tuple[Decision, ...]:
        with self.record.connection() as connection:
            return decisions_that(connection, condition)

    def _one_reading(self, condition: ColumnElement[bool]) -> Reading | None:
        rows = self.rows(select(readings.c.body).where(condition, self.counts))
        return decode(Reading, rows[0]["body"]) if rows else None

    def _has_no_later(self, table: Table, *same: Column[Any]) -> ColumnElement[bool]:
        """That no row of this state comes after and is the same in these columns."""
        later = table.alias()
        return ~exists().where(
            *(later.c[column.name] == column for column in same),
            later.c.number > table.c.number,
            later.c.run <= self.last_run,
        )
