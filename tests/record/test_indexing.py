"""What a run appends is indexed at a cost that does not grow with what it appended before."""

from contextlib import closing

import pytest
from sqlalchemy import Connection, insert, text

from holdfire.model.errors import RecordError
from holdfire.record.database import open_database
from holdfire.record.dialects import append
from holdfire.record.indexing import Indexer
from holdfire.record.lines import STORY
from holdfire.record.schema import lines, marks, runs
from tests.postgresql_server import Server
from tests.record.conftest import Keeper
from tests.record.factories import MONDAY

LINES = 20_000


def stories(first: int, count: int) -> list[dict[str, object]]:
    return [
        {
            "number": number,
            "kind": STORY.name,
            "id": f"story-{number * 7919 % 100_003:05}",
            "digest": str(number),
            "label": "a story",
            "words": "",
            "body": f'{{"reports":["report-{number}"]}}',
            "run": 1,
        }
        for number in range(first, first + count)
    ]


def rows_read(connection: Connection, table: str) -> int:
    """Rows that this transaction fetched of a table, by index and by going through all."""
    asked = text(
        "SELECT coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) "
        "FROM pg_stat_xact_user_tables WHERE relid = CAST(:table AS regclass)"
    )
    return int(connection.execute(asked, {"table": table}).scalar_one())


def test_a_server_that_has_not_counted_the_rows_of_a_run_goes_through_none_of_them(
    postgresql: Server,
) -> None:
    with closing(open_database(postgresql.new_schema())) as record, record.transaction() as connection:
        connection.execute(insert(runs).values(number=1, at=MONDAY, by="ann", version="1"))
        append(connection, lines, stories(1, LINES))
        new = stories(LINES + 1, 500)
        append(connection, lines, new)
        before = rows_read(connection, "lines")
        Indexer(connection).take_lines(1, new)
        assert rows_read(connection, "lines") - before < 5 * len(new)


def test_a_row_that_the_database_refuses_is_told_as_an_error_of_the_record(keeper: Keeper) -> None:
    lost = {"number": 1, "capture": "none", "reader": "1", "case_digest": "1", "reading": 7, "run": 9}
    with (
        pytest.raises(RecordError, match=r"refused.*(?i:foreign key)"),
        keeper.record.transaction() as connection,
    ):
        append(connection, marks, [lost])
