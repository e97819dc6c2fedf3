"""A record that someone changed by hand is found out, and what was changed is named."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine

from holdfire.model.errors import RecordError
from holdfire.record.chain import last_link
from holdfire.record.dialects import DIALECTS
from holdfire.record.indexing import index_what_exists
from holdfire.record.schema import metadata
from holdfire.record.verify import flaws_of
from holdfire.record.verify_chain import check_contains
from tests.record.conftest import Keeper
from tests.record.factories import DENIED, MONDAY, SHELLED, TUESDAY, capture_of, reading_of
from tests.record.test_writer import DECISION

REPORT = reading_of(SHELLED).report.id
NAME = capture_of(SHELLED).sha256
MENTION = reading_of(SHELLED).mentions[0].id


def take_guard_away(connection: Connection, table: str) -> None:
    if connection.dialect.name == "sqlite":
        for deed in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_refuses_{deed}")
    else:
        connection.exec_driver_sql(f"DROP TRIGGER {table}_refuses_changes ON {table}")


def tamper(keeper: Keeper, *deeds: str) -> None:
    """Does what a hand does that knows how: guards off, the deed, guards on again."""
    with keeper.record.transaction() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table in metadata.tables:
            take_guard_away(connection, table)
        for deed in deeds:
            connection.exec_driver_sql(deed)
        DIALECTS[connection.dialect.name].refuse_changes(connection, tuple(metadata.tables))


def flaws(keeper: Keeper) -> Sequence[str]:
    return [flaw.id for flaw in flaws_of(keeper.record, keeper.vault)]


@pytest.fixture
def kept(keeper: Keeper) -> Keeper:
    keeper.run(MONDAY, SHELLED)
    keeper.writer.decide(DECISION)
    keeper.run(TUESDAY, SHELLED, DENIED)
    return keeper


def test_a_record_that_nobody_touched_has_no_flaw(kept: Keeper) -> None:
    assert flaws(kept) == []


@pytest.mark.parametrize(
    ("deed", "named"),
    [
        ("UPDATE decisions SET reason = 'as told' WHERE id = 'decision-1'", ["decisions decision-1"]),
        ("DELETE FROM decisions WHERE id = 'decision-1'", ["decisions decision-1"]),
        ("UPDATE captures SET size = 1 WHERE sha256 = '{name}'", ["captures {name}", "captures {name}"]),
        (
            "UPDATE origins SET url = 'http://elsewhere/' WHERE sha256 = '{name}'",
            ["origins {name} captures/0.txt"],
        ),
        ("UPDATE runs SET by = 'bob' WHERE number = 1", ["runs 1"]),
        ("UPDATE case_files SET text = 'name: No truce' WHERE number = 1", ["runs 1"]),
        ("DELETE FROM case_files WHERE number = 1", ["runs 1"]),
        ("UPDATE judgements SET at = '2017-01-01T00:00:00.000000+00:00' WHERE run = 2", ["runs 2"]),
        ("UPDATE readings SET body = replace(body, 'Shells', 'Stones') WHERE report = '{report}'", None),
        ("UPDATE lines SET body = replace(body, 'shelling', 'looting') WHERE kind = 'incident'", None),
        ("DELETE FROM lines WHERE kind = 'finding' AND run = 1", ["runs 1"]),
        ("UPDATE passages SET text = 'Stones hit Marat.' WHERE id = '{mention}'", ["passages 4"]),
        ("UPDATE passages SET id = 'mention-0' WHERE id = '{mention}'", ["passages 4", "{mention}"]),
        ("DELETE FROM passages WHERE id = '{mention}'", ["{mention}"]),
        ("UPDATE links SET digest = '00' WHERE kind = 'decisions'", ["links 4", "decisions decision-1"]),
        ("DELETE FROM links WHERE kind = 'decisions'", ["links 4", "links 5", "decisions decision-1"]),
        (
            "INSERT INTO decisions VALUES (9, 'by-hand', 'same', 'a', '', '', '', 'b', '', NULL, NULL, '')",
            ["decisions by-hand"],
        ),
    ],
)
def test_what_was_changed_is_named(kept: Keeper, deed: str, named: list[str] | None) -> None:
    words = {"name": NAME, "report": REPORT, "mention": MENTION}
    tamper(kept, deed.format(**words))
    found = flaws(kept)
    if named is None:
        assert found
        assert all(flaw.split()[0] in {"readings", "lines", "passages"} for flaw in found)
    else:
        assert found == [name.format(**words) for name in named]


@pytest.mark.parametrize(
    ("deed", "named"),
    [
        ("UPDATE incident_index SET evidence = 'verified'", ["incident_index", "incident_index"]),
        ("DELETE FROM incident_index", ["incident_index"]),
        ("UPDATE line_index SET ended = 2", ["line_index", "line_index"]),
        ("UPDATE report_index SET latest = 'x'", ["report_index", "report_index"]),
        ("INSERT INTO index_totals VALUES ('report', '', 'x', '', '', '', '', '', 1, 1)", ["index_totals"]),
    ],
)
def test_an_index_that_is_not_what_the_rows_make_is_named_and_made_anew(
    kept: Keeper, deed: str, named: list[str]
) -> None:
    with kept.record.transaction() as connection:
        connection.exec_driver_sql(deed)
    found = list(flaws_of(kept.record, kept.vault))
    assert [flaw.id for flaw in found] == named
    assert all("migrate CASE --rebuild" in flaw.remedy for flaw in found)
    assert kept.view().timeline()  # what was made to compare with stands before the index no longer
    with kept.record.transaction() as connection:
        index_what_exists(connection)
    assert flaws(kept) == []


def test_a_reading_whose_body_and_digest_were_both_changed_breaks_the_link_of_its_run(kept: Keeper) -> None:
    tamper(kept, "UPDATE readings SET body = '{}', digest = 'x' WHERE number = 1")
    assert "runs 1" in flaws(kept)


def test_a_row_whose_ground_is_gone_is_named(kept: Keeper) -> None:
    in_sqlite = kept.url.get_backend_name() == "sqlite"
    address = (
        kept.url
        if in_sqlite
        else kept.url.set(drivername="postgresql+psycopg").difference_update_query(["schema"])
    )
    engine = create_engine(address)
    with engine.begin() as connection:  # as another program would, without asking for grounds
        if not in_sqlite:
            connection.exec_driver_sql(f"SET search_path TO {kept.url.query['schema']}")
            connection.exec_driver_sql("SET session_replication_role = replica")
        take_guard_away(connection, "captures")
        connection.exec_driver_sql(f"DELETE FROM captures WHERE sha256 = '{NAME}'")
        DIALECTS[connection.dialect.name].refuse_changes(connection, ("captures",))
    engine.dispose()
    grounds = [f"{table} with {column} {NAME}" for table, column in GROUNDED]
    assert sorted(flaws(kept)) == sorted([f"captures {NAME}", *grounds])


GROUNDED = (("origins", "sha256"), ("readings", "capture"), ("marks", "capture"))


def test_a_guard_taken_away_is_told(kept: Keeper) -> None:
    with kept.record.transaction() as connection:
        take_guard_away(connection, "decisions")
    (flaw,) = flaws_of(kept.record, kept.vault)
    assert flaw.id == "decisions"
    assert "append-only" in flaw.found


def test_a_flipped_bit_in_the_vault_is_named_and_the_rest_is_sound(kept: Keeper, tmp_path: Path) -> None:
    (file,) = (tmp_path / "vault").rglob(f"{NAME}*")
    kept_bytes = bytearray(file.read_bytes())
    kept_bytes[len(kept_bytes) // 2] ^= 1
    file.write_bytes(kept_bytes)
    assert flaws(kept) == [f"vault {NAME}"]
    assert kept.view().bytes_of(capture_of(DENIED).sha256) == DENIED.encode()


def test_a_head_taken_earlier_is_found_in_a_chain_that_grew(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    with keeper.record.connection() as connection:
        number, head = last_link(connection)
    keeper.run(TUESDAY, SHELLED, DENIED)
    with keeper.record.connection() as connection:
        assert check_contains(connection, head) == number
        with pytest.raises(RecordError, match="no link of this record has the head 1234"):
            check_contains(connection, "1234")


def test_a_chain_cut_off_at_its_end_is_found_out_by_a_head_kept_outside(kept: Keeper) -> None:
    with kept.record.connection() as connection:
        _, head = last_link(connection)
    last = "run = 2"
    deeds = [f"DELETE FROM {table} WHERE {last}" for table in ("judgements", "lines", "marks")]
    deeds += ["DELETE FROM passages WHERE reading = 2", f"DELETE FROM readings WHERE {last}"]
    deeds += [f"DELETE FROM origins WHERE {last}", f"DELETE FROM captures WHERE {last}"]
    deeds += ["DELETE FROM runs WHERE number = 2", "DELETE FROM links WHERE number > 4"]
    tamper(kept, *deeds)
    assert flaws(kept)  # the index still tells of what is gone; it, too, can be made to fit
    with kept.record.transaction() as connection:
        index_what_exists(connection)
    assert flaws(kept) == []
    with kept.record.connection() as connection, pytest.raises(RecordError, match="no longer all there"):
        check_contains(connection, head)


def test_the_chain_can_be_made_again_by_the_recipe_of_the_page(kept: Keeper) -> None:
    """docs/record.md: SHA-256 of what stands in four lines, and of a row as JSON without what is null."""
    with kept.record.connection() as connection:
        links = connection.exec_driver_sql(
            "SELECT kind, item, digest, head FROM links ORDER BY number"
        ).fetchall()
        row = connection.exec_driver_sql("SELECT * FROM decisions").mappings().one()
    head = "0" * 64
    for kind, item, digest, said in links:
        head = sha256(f"{head}\n{kind}\n{item}\n{digest}".encode()).hexdigest()
        assert head == said
    said = {column: value for column, value in row.items() if value is not None}
    as_json = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    digests = {item: digest for kind, item, digest, _head in links if kind == "decisions"}
    assert digests == {"decision-1": sha256(as_json.encode()).hexdigest()}
