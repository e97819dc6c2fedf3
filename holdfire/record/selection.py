"""What is wanted of an index table, found and counted as of a moment: from the totals where those tell."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    RowMapping,
    Table,
    and_,
    case,
    column,
    func,
    select,
    union_all,
)

from holdfire.model.incident import EvidenceState
from holdfire.record.index_tables import LASTING, UNKNOWN, index_totals
from holdfire.record.schema import stored_moment
from holdfire.record.state import State
from holdfire.record.totals import KINDS

_FIRST = datetime.min.replace(tzinfo=UTC)


RANK = "rank"
"""The rank of the evidence, as a column to put rows in order by."""

_RANKS = {state.value: state.rank for state in EvidenceState}


@dataclass(frozen=True, slots=True)
class Key:
    """A column that rows are put in order by, or RANK; `falling` puts the greatest first."""

    name: str
    falling: bool = False


class Selection:
    """The rows of an index table with all of these facets, of which its columns say what is `said`, and that
    lie within a time; where `incidents` are given, those of these alone."""

    def __init__(
        self,
        state: State,
        table: Table,
        facets: Sequence[str],
        said: Mapping[str, str],
        within: tuple[datetime | None, datetime | None],
        incidents: Collection[str] | None = None,
    ) -> None:
        self._state, self._table, self._said = state, table, said
        self._facets = facets if len(facets) == 1 else sorted(facets, key=self._count_of)
        self._within, self._incidents = within, incidents

    def numbers(self, number: str, order: Sequence[Key], skip: int, most: int) -> list[int]:
        """The column `number` of at most so many rows after `skip`, put in order by other columns."""
        named: list[tuple[ColumnElement[str], bool]] = [(column(key.name), key.falling) for key in order]
        in_order = [each.desc() if falling else each for each, falling in named]
        found = self._found(number, *(key.name for key in order)).order_by(*in_order)
        return [row[number] for row in self._state.rows(found.offset(skip).limit(most))]

    def tallied(self, *sides: str) -> Sequence[RowMapping]:
        """How many rows there are (`count`) of each sort that these columns tell apart, in their order."""
        if len(self._facets) > 1 or any(self._within) or self._incidents is not None:
            found = self._found(*sides).subquery()
            columns = [found.c[side] for side in sides]
            question = select(*columns, func.count().label("count")).group_by(*columns)
            return self._state.rows(question.order_by(*columns))
        return _tallied(self._state, KINDS[self._table.name], self._facets[0], self._said, sides)

    def count(self) -> int:
        """How many rows there are in all."""
        return sum(row["count"] for row in self.tallied("facet"))

    def _count_of(self, facet: str) -> int:
        return count_of(self._state, KINDS[self._table.name], facet)

    def _found(self, *names: str) -> CompoundSelect[Any]:
        """These columns of the rows, each stretch of the index asked for itself, so that none is gone through
        from its beginning and all are in order of time."""
        columns = [self._column(name) for name in names]
        return union_all(
            *(select(*columns).where(self._condition(), stretch) for stretch in self._stretches())
        )

    def _column(self, name: str) -> ColumnElement[Any]:
        if name == RANK:
            return case(_RANKS, value=self._table.c.evidence, else_=0).label(RANK)
        return self._table.c[name]

    def _condition(self) -> ColumnElement[bool]:
        also = self._table.alias()
        first, *others = self._facets
        same = next(iter(self._table.primary_key))
        return and_(
            self._table.c.facet == first,
            stands(self._state, self._table),
            *(self._table.c[name] == value for name, value in self._said.items()),
            *([] if self._incidents is None else [self._table.c.incident.in_(self._incidents)]),
            *(
                select(also.c.run)
                .where(also.c[same.name] == same, also.c.facet == facet, stands(self._state, also))
                .exists()
                for facet in others
            ),
        )

    def _stretches(self) -> list[ColumnElement[bool]]:
        """Conditions that part the rows by how long they lasted, each with one bound on either side of when
        they began: SQLite follows no second one."""
        since, until = self._within
        begun, over = self._table.c.earliest, self._table.c.latest
        early = (begun <= stored_moment(until),) if until else (begun < UNKNOWN,) if since else ()
        late = (over >= stored_moment(since),) if since else ()
        return [
            and_(
                self._table.c.lasting == lasting,
                *early,
                *late,
                *([begun >= stored_moment(_before(since, days))] if since and days else ()),
            )
            for lasting, days in enumerate((*LASTING, None))
        ]


def stands(state: State, table: FromClause) -> ColumnElement[bool]:
    """That a row of an index table is of a version which stood at that moment."""
    return and_(table.c.run <= state.last_run, table.c.ended > state.last_run)


def count_of(state: State, kind: str, facet: str) -> int:
    """How many of a kind with a facet stood at that moment: of lines, with the facet of every one alone."""
    return sum(row["count"] for row in _tallied(state, kind, facet, {}, ("facet",)))


def _tallied(
    state: State, kind: str, facet: str, said: Mapping[str, str], sides: Sequence[str]
) -> Sequence[RowMapping]:
    columns = [index_totals.c[side] for side in sides]
    count = func.sum(index_totals.c.change)
    question = select(*columns, count.label("count")).where(
        index_totals.c.kind == kind,
        index_totals.c.facet == facet,
        index_totals.c.run <= state.last_run,
        *(index_totals.c[name] == value for name, value in said.items()),
    )
    return state.rows(question.group_by(*columns).having(count != 0).order_by(*columns))


def _before(moment: datetime, days: int) -> datetime:
    return moment - timedelta(days=days) if moment - _FIRST > timedelta(days=days) else _FIRST
