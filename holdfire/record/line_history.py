"""The history of one line: what each run made of it, from its first version on."""

from collections.abc import Iterator, Sequence

from sqlalchemy import RowMapping, select

from holdfire.model.history import LineVersion, VersionKind
from holdfire.record.line_fields import COMPARED, field_changes
from holdfire.record.schema import lines, runs
from holdfire.record.state import State


def history_of(state: State, line_id: str) -> tuple[LineVersion, ...]:
    """What the runs made of a line, in their order; empty where none of this id was ever derived."""
    question = (
        select(lines.c.kind, lines.c.body, lines.c.run, runs.c.at, runs.c.by)
        .join(runs, runs.c.number == lines.c.run)
        .where(lines.c.id == line_id, lines.c.kind.in_(COMPARED), lines.c.run <= state.last_run)
        .order_by(lines.c.number)
    )
    return tuple(_versions(state.rows(question)))


def _versions(found: Sequence[RowMapping]) -> Iterator[LineVersion]:
    before: str | None = None
    for row in found:
        body = row["body"]
        if body is None:
            kind = VersionKind.WENT
        else:
            kind = VersionKind.CAME if before is None else VersionKind.CHANGED
        fields = field_changes(row["kind"], before, body) if before is not None and body is not None else ()
        yield LineVersion(run=row["run"], at=row["at"], by=row["by"], kind=kind, fields=fields)
        before = body
