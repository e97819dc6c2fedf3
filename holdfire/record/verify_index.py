"""Checks the index tables: whether they are what would be made anew of the rows they are an index of."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, MetaData, Table, select

from holdfire.model.flaw import Flaw
from holdfire.record.dialects import DIALECTS
from holdfire.record.index_tables import index_metadata
from holdfire.record.indexing import index_what_exists

REBUILD = (
    "lists and counts may be wrong, the record itself is not; make it anew: holdfire migrate CASE --rebuild"
)

_FOUND_BY = {
    "incident_index": ("incident",),
    "report_index": ("reading",),
    "line_index": ("line", "kind, facet, line"),
    "index_totals": (),
}
"""Columns by which the index is asked while it is made."""

_NAMED = 5
"""How many rows that are wrong are named."""


def flaws_of_index(connection: Connection) -> Sequence[Flaw]:
    """What is wrong with the index tables. They are made anew as temporary tables, which stand before those
    of the same name, and compared."""
    dialect, tables = DIALECTS[connection.dialect.name], index_metadata.sorted_tables
    with dialect.stand_ins(connection, {table.name: _FOUND_BY[table.name] for table in tables}) as home:
        index_what_exists(connection)
        return [
            flaw
            for made in tables
            for flaw in _differences(connection, made.to_metadata(MetaData(), schema=home), made)
        ]


def _differences(connection: Connection, there: Table, made: Table) -> Iterator[Flaw]:
    for rows, others, what in ((there, made, "is wrong"), (made, there, "is lacking")):
        stood, others_stood = (
            select(table).where(table.c.run < table.c.ended) if "ended" in table.c else select(table)
            for table in (rows, others)
        )
        found = connection.execute(stood.except_(others_stood)).all()
        if found:
            named = ", ".join(
                " ".join(str(value) for value in row[:3] if value != "") for row in found[:_NAMED]
            )
            yield Flaw(
                id=made.name,
                found=f"{len(found)} of its rows: what it says {what}, such as {named}",
                remedy=REBUILD,
            )
