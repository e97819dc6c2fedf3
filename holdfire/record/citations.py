"""Answers a search with passages: paragraphs that hold the words, and what lines known by them rest on."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, select

from holdfire.model.incident import Incident
from holdfire.model.span import Citation, Span
from holdfire.model.statement import Statement
from holdfire.record.batches import batches
from holdfire.record.lines import INCIDENT, STATEMENT
from holdfire.record.rows import decode
from holdfire.record.schema import lines, passages, readings
from holdfire.record.search import lines_with, passages_with
from holdfire.record.state import State


def citations_with(state: State, words: str) -> tuple[Citation, ...]:
    """The passages of this state that a search finds: paragraphs first, and the newest first."""
    with state.record.connection() as connection:
        of_passages = passages_with(connection, words)
        of_lines = lines_with(connection, words)
    paragraphs = [
        citation
        for numbers in batches(of_passages)
        for citation in _standing(state, passages.c.number.in_(numbers))
    ]
    beneath = [
        citation
        for numbers in batches(of_lines)
        for ids in batches(_ids_beneath(state, numbers))
        for citation in _standing(state, passages.c.id.in_(ids))
    ]
    return tuple(dict.fromkeys((*paragraphs, *_outside(paragraphs, beneath))))


def _outside(paragraphs: Sequence[Citation], others: Sequence[Citation]) -> Iterator[Citation]:
    """Those others that no paragraph shows already."""
    shown: dict[str, list[Span]] = {}
    for paragraph in paragraphs:
        shown.setdefault(paragraph.report, []).append(paragraph.span)
    for other in others:
        if not any(span.holds(other.span) for span in shown.get(other.report, ())):
            yield other


def _standing(state: State, condition: ColumnElement[bool]) -> Iterator[Citation]:
    """The passages that meet the condition, in readings that count."""
    question = (
        select(passages, readings.c.report)
        .join(readings, readings.c.number == passages.c.reading)
        .where(condition, state.counts)
        .order_by(passages.c.number.desc())
    )
    for row in state.rows(question):
        span = Span(start=row["start"], end=row["end"], text=row["text"])
        yield Citation(report=row["report"], span=span)


def _ids_beneath(state: State, numbers: Sequence[int]) -> tuple[str, ...]:
    """The quotations and mentions on which those of the lines rest that stand."""
    question = select(lines.c.kind, lines.c.body).where(lines.c.number.in_(numbers), state.stands)
    ids: list[str] = []
    for row in state.rows(question.order_by(lines.c.number.desc())):
        if row["kind"] == STATEMENT.name:
            ids.extend(rendering.quotation for rendering in decode(Statement, row["body"]).renderings)
        elif row["kind"] == INCIDENT.name:
            ids.extend(account.mention for account in decode(Incident, row["body"]).accounts)
    return tuple(ids)
