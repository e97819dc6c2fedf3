"""Answers a search with passages: paragraphs that hold the words, and what lines known by them rest on."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sqlalchemy import ColumnElement, select

from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.model.search import Found, Sought, Wanted
from holdfire.model.span import Citation, Span
from holdfire.model.statement import Statement
from holdfire.record.batches import batches
from holdfire.record.dialect import Asked, asked_for
from holdfire.record.folding import marks_in
from holdfire.record.lines import CASE, INCIDENT, STATEMENT, label_of_incident, label_of_statement
from holdfire.record.rows import decode
from holdfire.record.schema import lines, passages, readings
from holdfire.record.search import lines_with, passages_with
from holdfire.record.sifting import Sieve
from holdfire.record.state import State

_AT_ONCE = 50
"""Passages of which the reports are read in one question."""


def found_by(state: State, words: str, wanted: Wanted) -> Iterator[Found]:
    """The passages of this state that a search finds: of reports first, then beneath statements and
    incidents, each the newest on record first. What a paragraph shows already is not shown again.

    Raises UnknownIdError for an actor or a place that the case does not know.
    """
    asked = asked_for(words)
    sieve = Sieve.of(wanted, state.thing(CASE, CASE.name))
    return _Search(state, asked, sieve).all() if asked else iter(())


class _Search:
    """One search; remembers the last reading looked at and what was shown."""

    def __init__(self, state: State, asked: tuple[Asked, ...], sieve: Sieve) -> None:
        self.state, self.asked, self.sieve = state, asked, sieve
        self.shown: dict[str, list[Span]] = {}
        self.last: Reading | None = None

    def all(self) -> Iterator[Found]:
        if self.sieve.wanted.looks_in(Sought.REPORTS):
            yield from self._of_reports()
        for kind, of_kind in ((Sought.STATEMENTS, self._statement), (Sought.INCIDENTS, self._incident)):
            if self.sieve.wanted.looks_in(kind):
                yield from self._beneath(of_kind)

    def _of_reports(self) -> Iterator[Found]:
        for numbers in passages_with(self.state.record, self.asked):
            standing = self._standing(passages.c.number.in_(numbers))
            while ahead := tuple(islice(standing, _AT_ONCE)):
                self.state.recall(list(dict.fromkeys(cited.report for cited in ahead)))
                for cited in ahead:
                    reading = self._reading(cited.report)
                    if self.sieve.takes_passage(reading, cited.span):
                        yield self._found(Sought.REPORTS, cited.report, reading.report.title, cited)

    def _beneath(self, found: Callable[[str, str], Iterator[Found]]) -> Iterator[Found]:
        for numbers in lines_with(self.state.record, self.asked):
            question = select(lines.c.kind, lines.c.body).where(
                lines.c.number.in_(numbers), self.state.stands
            )
            for row in self.state.rows(question.order_by(lines.c.number.desc())):
                yield from found(row["kind"], row["body"])

    def _statement(self, kind: str, body: str) -> Iterator[Found]:
        if kind != STATEMENT.name:
            return
        statement = decode(Statement, body)
        if self.sieve.takes_statement(statement, (self._reading(r.report) for r in statement.renderings)):
            cited = self._cited(rendering.quotation for rendering in statement.renderings)
            for passage in cited:
                yield self._found(Sought.STATEMENTS, statement.id, label_of_statement(statement), passage)

    def _incident(self, kind: str, body: str) -> Iterator[Found]:
        if kind != INCIDENT.name:
            return
        incident = decode(Incident, body)
        if self.sieve.takes_incident(incident):
            for passage in self._cited(account.mention for account in incident.accounts):
                yield self._found(Sought.INCIDENTS, incident.id, label_of_incident(incident), passage)

    def _cited(self, ids: Iterable[str]) -> Iterator[Citation]:
        """The passages of these quotations or mentions that nothing shown holds."""
        for batch in batches(ids):
            for cited in self._standing(passages.c.id.in_(batch)):
                if not any(span.holds(cited.span) for span in self.shown.get(cited.report, ())):
                    yield cited

    def _standing(self, condition: ColumnElement[bool]) -> Iterator[Citation]:
        """The passages that meet the condition, in readings that count, the newest first."""
        question = (
            select(passages, readings.c.report)
            .join(readings, readings.c.number == passages.c.reading)
            .where(condition, self.state.counts)
            .order_by(passages.c.number.desc())
        )
        for row in self.state.rows(question):
            span = Span(start=row["start"], end=row["end"], text=row["text"])
            yield Citation(report=row["report"], span=span)

    def _found(self, kind: Sought, line_id: str, label: str, cited: Citation) -> Found:
        self.shown.setdefault(cited.report, []).append(cited.span)
        published = self._reading(cited.report).report.published
        return Found(
            kind=kind,
            id=line_id,
            label=label,
            report=cited.report,
            span=cited.span,
            marks=marks_in(cited.span.text, self.asked),
            published=published.earliest if published else None,
        )

    def _reading(self, report: str) -> Reading:
        """The reading of a report; passages of one report come one after another."""
        if self.last is None or self.last.report.id != report:
            found = self.state.reading(report)
            assert found is not None, "a passage that counts has its reading"
            self.last = found
        return self.last
