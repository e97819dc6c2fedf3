"""A record refuses what would falsify it: changes, strangers, and code too old for it."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL, insert, inspect, select

from holdfire.model.capture import FailedCapture, Skipped
from holdfire.model.errors import NewerRecordError, RecordError
from holdfire.record import database, migrate
from holdfire.record.database import new_record, open_database, open_record, steps_ahead
from holdfire.record.migrate import known_steps
from holdfire.record.rows import decision_values
from holdfire.record.schema import links, metadata, steps
from holdfire.record.vault import Vault
from holdfire.record.verify import flaws_of
from holdfire.record.view import View
from holdfire.record.writer import Writer
from tests.record.conftest import Keeper
from tests.record.factories import DENIED, MONDAY, SHELLED, capture_of
from tests.record.test_writer import DECISION


@pytest.mark.parametrize("table", sorted(metadata.tables))
@pytest.mark.parametrize("deed", ["UPDATE {} SET {column} = {column}", "DELETE FROM {}"])
def test_no_row_is_ever_changed_or_deleted(keeper: Keeper, table: str, deed: str) -> None:
    (reading, _) = keeper.run(MONDAY, SHELLED, DENIED)
    with keeper.writer.run(now=MONDAY, by="ann", version="1") as run:
        run.keep_failure(FailedCapture(origin="two.bin", reason="is 200 MB"))
        run.keep_skipped(Skipped(origin="crawl.warc", kind="images", count=3))
    keeper.writer.decide(replace(DECISION, target=reading.mentions[0].id))
    column = next(iter(metadata.tables[table].c)).name
    before = keeper.dump()
    with pytest.raises(RecordError, match="append-only"), keeper.record.transaction() as connection:
        connection.exec_driver_sql(deed.format(table, column=column))
    assert keeper.dump() == before


def test_a_row_without_its_ground_is_refused(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    row = {"number": 9, "capture": "0" * 64, "reader": "1", "case_digest": "", "reading": 1, "run": 1}
    with pytest.raises(RecordError, match=r"(?i)foreign key"), keeper.record.transaction() as connection:
        connection.execute(insert(metadata.tables["marks"]).values(row))


def test_a_record_of_a_newer_holdfire_is_refused_and_left_as_it_is(keeper: Keeper) -> None:
    with keeper.record.transaction() as connection:
        connection.execute(insert(steps).values(number=999, name="0999_from_the_future.sql"))
    before = keeper.dump()
    with pytest.raises(NewerRecordError, match="999"):
        open_database(keeper.url)
    assert keeper.dump() == before


def test_opening_a_record_again_leaves_it_as_it_is(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    before = keeper.dump()
    open_database(keeper.url).close()
    assert keeper.dump() == before
    assert [row[0] for row in before["steps"]] == [step.number for step in known_steps()]


def test_the_migrations_build_the_tables_the_code_knows(keeper: Keeper) -> None:
    with keeper.record.connection() as connection:
        found = inspect(connection)
        for name, table in metadata.tables.items():
            built = {column["name"]: column["nullable"] for column in found.get_columns(name)}
            known = {column.name: column.nullable for column in table.c}
            assert built == known, name
            assert set(found.get_pk_constraint(name)["constrained_columns"]) == {
                column.name for column in table.primary_key
            }
            assert {
                (key["constrained_columns"][0], key["referred_table"]) for key in found.get_foreign_keys(name)
            } == {(key.parent.name, key.column.table.name) for key in table.foreign_keys}


def test_every_column_says_why_it_is_there() -> None:
    silent = [str(column) for table in metadata.sorted_tables for column in table.c if not column.comment]
    assert silent == []


def test_another_writer_is_kept_out_while_a_run_is_under_way(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("holdfire.record.sqlite.BUSY_SECONDS", 0.01)
    monkeypatch.setattr("holdfire.record.postgresql.BUSY_SECONDS", 0.01)
    other = open_database(keeper.url)
    busy = pytest.raises(RecordError, match="another run is writing")
    with keeper.record.transaction(), busy, other.transaction():
        pass
    with keeper.record.transaction(), other.connection() as reader:
        assert reader.exec_driver_sql("SELECT 1").scalar() == 1
    other.close()


def test_a_database_that_is_no_record_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.db"
    with sqlite3.connect(stranger) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with pytest.raises(RecordError, match="no record of Holdfire: it holds songs"):
        open_record(stranger)
    with sqlite3.connect(stranger) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]


def test_a_file_that_is_no_database_and_a_folder_that_is_not_there_are_refused(tmp_path: Path) -> None:
    noise = tmp_path / "noise.db"
    noise.write_bytes(b"this is no database" * 100)
    with pytest.raises(RecordError, match="not a database"):
        open_record(noise)
    with pytest.raises(RecordError, match="is no folder"):
        open_record(tmp_path / "nowhere" / "record.db")


def test_the_steps_ahead_are_told_and_not_taken(url: URL, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(database, "known_steps", lambda: known_steps()[:1])
        open_database(url).close()
    place = Path(url.database or "") if url.get_backend_name() == "sqlite" else url.render_as_string()
    names = tuple(step.name for step in known_steps()[1:])
    assert steps_ahead(place) == steps_ahead(place) == names
    open_database(url).close()
    assert steps_ahead(place) == ()


def test_a_record_is_filled_only_where_nothing_is_and_by_steps_that_are_known(url: URL) -> None:
    place = Path(url.database or "") if url.get_backend_name() == "sqlite" else url.render_as_string()
    with pytest.raises(NewerRecordError, match="step 999"):
        new_record(place, {1, 999})
    new_record(place, {1}).close()
    with pytest.raises(RecordError, match="holds something already"):
        new_record(place, {1})


OLD_ROWS: dict[str, dict[str, object]] = {
    "runs": {"number": 1, "at": MONDAY, "by": "ann", "version": "1"},
    "captures": {"sha256": capture_of(SHELLED).sha256, "size": len(SHELLED), "run": 1},
    "origins": {
        "sha256": capture_of(SHELLED).sha256,
        "origin": "one.txt",
        "media_type": "text/plain",
        "url": None,
        "declared_charset": None,
        "run": 1,
    },
    "failures": {
        "number": 1,
        "origin": "two.bin",
        "reason": "is 200 MB",
        "sha256": None,
        "size": None,
        "run": 1,
    },
    "decisions": {
        "number": 1,
        **{name: value for name, value in decision_values(DECISION).items() if value is not None},
    },
}


def test_a_record_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_holds(
    url: URL, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = known_steps()[:1]
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "known_steps", lambda: first)
        old = open_database(url)
        with old.transaction() as connection:
            for name, row in OLD_ROWS.items():
                connection.execute(insert(metadata.tables[name]).values(row))
        old.close()
    new, vault = open_database(url), Vault(tmp_path / "vault")
    vault.put(SHELLED.encode())
    with Writer(new, vault).run(now=MONDAY, by="ann", version="1") as run:
        run.keep_skipped(Skipped(origin="crawl.warc", kind="images", count=3))
    view = View(new, vault)
    assert len(view.captures()) == len(view.skipped()) == len(view.decisions()) == 1
    assert tuple(flaws_of(new, vault)) == ()
    with new.connection() as connection:
        kinds = [row.kind for row in connection.execute(select(links).order_by(links.c.number))]
    assert kinds == ["captures", "origins", "runs", "decisions", "runs"]
    new.close()


def test_a_decision_made_before_passages_were_kept_is_there_after_the_record_is_brought_up_to_date(
    url: URL, keeper: Keeper, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    older = (
        url.update_query_dict({"schema": "older"}) if url.query else url.set(database=str(tmp_path / "o.db"))
    )
    first = known_steps()[:2]
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "known_steps", lambda: first)
        old = open_database(older)
        with old.transaction() as connection:
            connection.exec_driver_sql(
                "INSERT INTO decisions (number, id, kind, target, reason, by, at) VALUES (1, 'd', "
                "'set_work', 'incident-1', 'seen', 'ann', '2016-03-01T08:00:00.000000+00:00')"
            )
        old.close()
    new = open_database(older)
    (kept,) = View(new, keeper.vault).decisions()
    assert (kept.id, kept.slot, kept.until, kept.on, kept.anchors) == ("d", None, None, None, ())
    Writer(new, keeper.vault).decide(replace(DECISION, on="d"))
    assert len(View(new, keeper.vault).decisions()) == 2
    new.close()
