"""Decisions in the database: asked for with the passages they hold by, appended, found by what they touch."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, func, insert, or_, select

from holdfire.model.decision import Anchor, Decision
from holdfire.record.batches import batches
from holdfire.record.chain import Chain
from holdfire.record.rows import anchor, anchor_values, decision, decision_values
from holdfire.record.schema import anchors, decisions, runs


def decisions_that(connection: Connection, condition: ColumnElement[bool]) -> tuple[Decision, ...]:
    """The decisions that meet a condition, in the order they were recorded."""
    meant = select(decisions.c.id).where(condition)
    held: dict[str, list[Anchor]] = defaultdict(list)
    passages = select(anchors).where(anchors.c.decision.in_(meant)).order_by(anchors.c.number)
    for row in connection.execute(passages).mappings():
        held[row["decision"]].append(anchor(row))
    question = select(decisions).where(condition).order_by(decisions.c.number)
    return tuple(decision(row, held[row["id"]]) for row in connection.execute(question).mappings())


def decisions_numbered(connection: Connection, numbers: Collection[int]) -> dict[int, Decision]:
    """The decisions of these places in the order they were recorded, by place."""
    ordered = sorted(numbers)
    found = (
        kept
        for batch in batches(ordered)
        for kept in decisions_that(connection, decisions.c.number.in_(batch))
    )
    return dict(zip(ordered, found, strict=True))


def numbers_touching(connection: Connection, ids: Collection[str]) -> tuple[int, ...]:
    """The places, in the order they were recorded, of the decisions that are about any of these ids, or about
    what rested on them, and of the withdrawals of such."""
    found: set[str] = set()
    asked: set[str] = set()
    while new := sorted((found | set(ids)) - asked):
        asked.update(new)
        for batch in batches(new):
            about = or_(decisions.c.target.in_(batch), decisions.c.other.in_(batch))
            found.update(connection.scalars(select(decisions.c.id).where(about)))
            found.update(connection.scalars(select(anchors.c.decision).where(anchors.c.id.in_(batch))))
    numbers = {
        number
        for batch in batches(sorted(found))
        for number in connection.scalars(select(decisions.c.number).where(decisions.c.id.in_(batch)))
    }
    return tuple(sorted(numbers))


def number_of(connection: Connection, decision_id: str) -> int | None:
    """The place of a decision in the order they were recorded, None where there is none of this id."""
    return connection.scalar(select(decisions.c.number).where(decisions.c.id == decision_id))


def last_moment(connection: Connection) -> datetime | None:
    """When the last run or decision was recorded; None for an empty record."""
    moments = (connection.scalar(select(func.max(table.c.at))) for table in (runs, decisions))
    return max((moment for moment in moments if moment is not None), default=None)


def append_decision(connection: Connection, made: Decision) -> None:
    """Appends a decision and the passages it holds by, each bound by the chain."""
    chain = Chain(connection)
    row = {"number": _last_number(connection, decisions) + 1, **decision_values(made)}
    connection.execute(insert(decisions).values(row))
    chain.add(decisions.name, row)
    first = _last_number(connection, anchors) + 1
    rows = [{**values, "number": number} for number, values in enumerate(anchor_values(made), first)]
    if rows:
        connection.execute(insert(anchors), rows)
    for passage in rows:
        chain.add(anchors.name, passage)
    chain.close()


def _last_number(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.max(table.c.number))) or 0
