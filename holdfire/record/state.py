"""The state of the record at one moment: which rows count, asked for by kind and id."""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
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
from holdfire.record.kept_decisions import decisions_numbered, numbers_touching
from holdfire.record.lines import ORDER, LineKind
from holdfire.record.packed import PackedReadings
from holdfire.record.rows import decode
from holdfire.record.schema import anchors, decisions, lines, marks, passages, readings, runs

T = TypeVar("T")

_BY_REPORT, _BY_CAPTURE, _BY_FOUND = "report", "capture", "found"
"""By what a recalled reading is asked for."""

_AT_ONCE = 500
"""Rows fetched at once where all are gone through."""


class State:
    """The record as it stood at `as_of` (None: as it stands now). Rows are only ever appended, so the last
    run and the last decision of that moment fix all of it, also while others go on writing."""

    def __init__(self, record: Record, as_of: datetime | None, run: int | None = None) -> None:
        """`run` is the last that counts, where a later one is to be left out."""
        self.record = record
        self.as_of = as_of
        with record.connection() as connection:
            by_then = runs.c.at <= as_of if as_of else runs.c.number > 0
            by_then = by_then & (runs.c.number <= run) if run is not None else by_then
            self.last_run: int = connection.scalar(select(func.max(runs.c.number)).where(by_then)) or 0
            self._recalled: dict[tuple[str, str], Reading] = {}
            self.last_decision: int = connection.scalar(select(func.max(decisions.c.number))) or 0

    def rows(self, question: Select[Any] | CompoundSelect[Any]) -> Sequence[RowMapping]:
        """The rows that answer a question, in its order."""
        with self.record.connection() as connection:
            return connection.execute(question).mappings().all()

    def counted(self, question: Hashable, count: Callable[[], T]) -> T:
        """What is counted of the rows that stand at the last run: they never change any more."""
        return self.record.counted.get((self.last_run, question), count)

    def things(self, kind: LineKind[T]) -> tuple[T, ...]:
        """All lines of a kind, in the order the run gave them, or of their ids where it keeps none."""
        question = select(lines.c.id, lines.c.body).where(lines.c.kind == kind.name, self.stands)
        bodies = {row["id"]: row["body"] for row in self.rows(question)}
        order = self._line_read(ORDER, kind.name)
        return tuple(decode(kind.type, bodies[key]) for key in (order.ids if order else sorted(bodies)))

    def each_body(self, kind: LineKind[Any], type_: type[T]) -> Iterator[T]:
        """What a type takes of each line of a kind, in order of id; never all of them in memory."""
        question = select(lines.c.body).where(lines.c.kind == kind.name, self.stands).order_by(lines.c.id)
        with self.record.connection() as connection:
            for row in connection.execute(question.execution_options(yield_per=_AT_ONCE)):
                yield decode(type_, row.body)

    def labelled(self, kind: LineKind[T], ids: str, labels: str, most: int) -> tuple[T, ...]:
        """The lines of a kind whose id and label are like these patterns, at most so many, by id."""
        question = select(lines.c.body).where(
            lines.c.kind == kind.name, lines.c.id.like(ids), lines.c.label.like(labels), self.stands
        )
        rows = self.rows(question.order_by(lines.c.id).limit(most))
        return tuple(decode(kind.type, row["body"]) for row in rows)

    def thing(self, kind: LineKind[T], line_id: str) -> T | None:
        """The line of this kind and id, None where there is none (any more)."""
        return self.record.lines.get(
            (self.last_run, kind.name, line_id), lambda: self._line_read(kind, line_id)
        )

    def kinds_of(self, line_id: str) -> frozenset[str]:
        """The kinds of which this id is a line."""
        question = select(lines.c.kind).where(lines.c.id == line_id, self.stands)
        return frozenset(row["kind"] for row in self.rows(question))

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of that moment, in the order they were recorded."""
        return self._decisions_that(self._decided)

    def about_locks(self, now: datetime) -> tuple[Decision, ...]:
        """Its locks and what may end them, in the order they were recorded, from the first on that lasts
        beyond `now`."""
        lasting = (decisions.c.kind == DecisionKind.LOCK.value) & (decisions.c.until > now)
        first = select(func.min(decisions.c.number)).where(lasting).scalar_subquery()
        about = [kind.value for kind in (DecisionKind.LOCK, DecisionKind.RELEASE, DecisionKind.WITHDRAW)]
        return self._decisions_that(
            self._decided & decisions.c.kind.in_(about) & (decisions.c.number >= first)
        )

    def last_decisions(
        self, since: datetime, without: Collection[DecisionKind], most: int
    ) -> tuple[tuple[Decision, ...], int]:
        """The last of its decisions later than a moment and of no kind in `without`, at most so many, the
        newest first; and how many there are."""
        wanted = (decisions.c.at > since) & decisions.c.kind.not_in([kind.value for kind in without])
        last = select(decisions.c.number).where(self._decided & wanted)
        (row,) = self.rows(select(func.count().label("count")).select_from(last.subquery()))
        newest = last.order_by(decisions.c.number.desc()).limit(most).subquery()
        found = self._decisions_that(decisions.c.number.in_(select(newest.c.number)))
        return found[::-1], row["count"]

    def decisions_near(self, ids: Collection[str], captures: Collection[str]) -> tuple[Decision, ...]:
        """Its decisions about any of these ids, those that hold by passages of these captures, and those that
        were kept without the passages they hold by, in the order they were recorded."""
        held = select(anchors.c.decision)
        near = decisions.c.target.in_(ids) | decisions.c.other.in_(ids)
        near |= decisions.c.id.in_(held.where(anchors.c.capture.in_(captures)))
        near |= decisions.c.id.not_in(held)
        return self._decisions_that(self._decided & near)

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
            numbers = numbers_touching(connection, ids)
            found = self.record.decided.each(numbers, lambda unknown: decisions_numbered(connection, unknown))
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

    def captures_marked(self, condition: ColumnElement[bool]) -> Iterator[str]:
        """The captures whose last row of `marks` meets a condition."""
        last = (marks.c.run <= self.last_run) & self._has_no_later(marks, marks.c.capture)
        with self.record.connection() as connection:
            question = select(marks.c.capture).where(condition, last)
            yield from connection.scalars(question.execution_options(yield_per=_AT_ONCE))

    def readings_of(self, captures: Collection[str]) -> Iterator[Reading]:
        """The readings of these captures, as far as they were read."""
        return (found for capture in captures if (found := self.reading_of(capture)))

    def reading(self, report_id: str) -> Reading | None:
        """The reading of one report, None where there is none."""
        return self._one_reading(_BY_REPORT, report_id, readings.c.report == report_id)

    def reading_of(self, sha256: str) -> Reading | None:
        """The reading of one capture, None where it was not, or could not be, read."""
        return self._one_reading(_BY_CAPTURE, sha256, readings.c.capture == sha256)

    def reading_that_found(self, found_id: str) -> Reading | None:
        """The reading that holds the quotation, mention, tally, term claim or position of this id."""
        holds = select(passages.c.reading).where(passages.c.id == found_id)
        return self._one_reading(_BY_FOUND, found_id, readings.c.number.in_(holds))

    def recall(self, report_ids: Collection[str]) -> None:
        """Reads these reports at once, in place of those recalled before: none of them is asked for again."""
        self._recalled = {}
        asked = [(self.last_run, _BY_REPORT, report) for report in report_ids]
        for reading in self.record.readings.each(asked, self._readings_read):
            if reading is not None:
                self._hold(reading)

    def _readings_read(
        self, asked: Collection[tuple[int, str, str]]
    ) -> dict[tuple[int, str, str], Reading | None]:
        """The readings of reports, each by what it is remembered by; None where there is none."""
        found: dict[tuple[int, str, str], Reading | None] = dict.fromkeys(asked)
        for batch in batches([report for _, _, report in asked]):
            question = select(readings.c.body).where(readings.c.report.in_(batch), self.counts)
            for row in self.rows(question):
                reading = decode(Reading, row["body"])
                found[self.last_run, _BY_REPORT, reading.report.id] = reading
        return found

    def _hold(self, reading: Reading) -> None:
        known_by = [(_BY_FOUND, mention.id) for mention in reading.mentions]
        known_by += [(_BY_FOUND, quotation.id) for quotation in reading.quotations]
        known_by += [(_BY_REPORT, reading.report.id), (_BY_CAPTURE, reading.report.capture)]
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
        """Those that are known already are not read again: a decision never changes."""
        question = select(decisions.c.number).where(condition).order_by(decisions.c.number)
        with self.record.connection() as connection:
            numbers = connection.scalars(question).all()
            found = self.record.decided.each(numbers, lambda unknown: decisions_numbered(connection, unknown))
        return tuple(found)

    def _one_reading(self, by: str, known_by: str, condition: ColumnElement[bool]) -> Reading | None:
        """The reading that meets a condition, remembered by what it was asked for by."""
        recalled = self._recalled.get((by, known_by))
        return recalled or self.record.readings.get(
            (self.last_run, by, known_by), lambda: self._reading_read(condition)
        )

    def _reading_read(self, condition: ColumnElement[bool]) -> Reading | None:
        """The same, remembered by its report too: that is mostly asked for next."""
        rows = self.rows(select(readings.c.body).where(condition, self.counts))
        if not rows:
            return None
        reading = decode(Reading, rows[0]["body"])
        return self.record.readings.get((self.last_run, _BY_REPORT, reading.report.id), lambda: reading)

    def _line_read(self, kind: LineKind[T], line_id: str) -> T | None:
        question = select(lines.c.body).where(lines.c.kind == kind.name, lines.c.id == line_id, self.stands)
        rows = self.rows(question)
        return decode(kind.type, rows[0]["body"]) if rows else None

    def _has_no_later(self, table: Table, *same: Column[Any]) -> ColumnElement[bool]:
        """That no row of this state comes after and is the same in these columns."""
        later = table.alias()
        return ~exists().where(
            *(later.c[column.name] == column for column in same),
            later.c.number > table.c.number,
            later.c.run <= self.last_run,
        )
