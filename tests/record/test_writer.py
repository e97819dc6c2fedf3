"""A run writes what is new, all of it or nothing, and nothing twice."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import URL

from holdfire.model.capture import FailedCapture, Skipped
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import RecordError, VaultError
from holdfire.model.reconciled import Reconciled
from holdfire.record.database import open_database, open_record
from holdfire.record.vault import Vault
from holdfire.record.verify import flaws_of
from holdfire.record.writer import Writer
from tests.record.conftest import Keeper
from tests.record.factories import (
    AGREEMENT,
    CASE,
    DENIED,
    FILES,
    MONDAY,
    SHELLED,
    TUESDAY,
    WEDNESDAY,
    capture_of,
    judgement_of,
    reading_of,
    reconciled_of,
)

DECISION = Decision(
    id="decision-1",
    kind=DecisionKind.SET_EVIDENCE,
    target="incident-1",
    by="ann",
    at=TUESDAY,
    reason="seen on the spot",
    value="verified",
)


def run_that_is_cut_off(keeper: Keeper) -> None:
    with keeper.writer.run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_case_files({"holdfire.yaml": "name: Another\n"}, CASE, AGREEMENT)
        run.keep_capture(capture_of(DENIED))
        run.keep_reading(reading_of(DENIED))
        raise KeyboardInterrupt


def die_in_a_run(url: URL, vault: Vault) -> None:
    """Runs in a process of its own, which ends at once, as if its power were cut."""
    with Writer(open_database(url), vault).run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_case_files({"holdfire.yaml": "name: Another\n"}, CASE, AGREEMENT)
        run.keep_capture(capture_of(DENIED))
        run.keep_reading(reading_of(DENIED))
        os._exit(9)


def test_a_second_run_over_the_same_captures_changes_nothing(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED, DENIED)
    before = keeper.dump()
    keeper.run(TUESDAY, SHELLED, DENIED)
    assert keeper.dump() == before


def test_a_run_over_one_new_capture_adds_only_what_it_brings(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    before = keeper.dump()
    (_, new) = keeper.run(TUESDAY, SHELLED, DENIED)
    after = keeper.dump()
    assert all(set(rows) <= set(after[table]) for table, rows in before.items())
    added = {table: len(rows) - len(before[table]) for table, rows in after.items()}
    assert (added["captures"], added["readings"], added["case_files"]) == (1, 1, 0)
    changes = keeper.view().changes()
    assert {(line.kind, line.id) for line in changes.new} == {
        ("incident", f"incident-{new.mentions[0].id}"),
        ("finding", f"finding-incident-{new.mentions[0].id}"),
        ("tally", new.tallies[0].id),
    }


def test_a_crash_in_the_middle_of_a_run_leaves_the_earlier_state(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    before = keeper.dump()
    with pytest.raises(KeyboardInterrupt):
        run_that_is_cut_off(keeper)
    assert keeper.dump() == before
    keeper.run(TUESDAY, SHELLED, DENIED)
    assert len(keeper.view().readings()) == 2


def test_a_process_that_dies_in_the_middle_of_a_run_leaves_the_earlier_state(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    before = keeper.dump()
    process = get_context("spawn").Process(target=die_in_a_run, args=(keeper.url, keeper.vault))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert keeper.dump() == before
    keeper.run(TUESDAY, SHELLED, DENIED)
    assert len(keeper.view().readings()) == 2


def test_a_changed_reading_of_a_capture_is_appended_and_the_former_one_stays(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    better = replace(reading, mentions=())
    with keeper.writer.run(now=TUESDAY, by="ann", version="2") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_reading(better)
    assert keeper.view().readings() == (better,)
    assert keeper.view(as_of=MONDAY).readings() == (reading,)


def test_an_equal_reading_by_newer_code_is_marked_but_not_kept_again(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    capture, digest = reading.report.capture, keeper.view().case_digest(CASE)
    assert keeper.view().read_already("1", digest) == {capture}
    assert not keeper.view().read_already("2", digest)
    keeper.run(TUESDAY, SHELLED, version="2")
    assert keeper.view().read_already("2", digest) == {capture}
    assert not keeper.view().read_already("1", digest)
    assert len(keeper.dump()["readings"]) == 1


def test_two_captures_of_one_report_are_not_kept_again_in_turn(keeper: Keeper) -> None:
    (first,) = keeper.run(MONDAY, SHELLED)
    denied = reading_of(DENIED)
    second = replace(denied, report=replace(denied.report, id=first.report.id))
    for now in (TUESDAY, WEDNESDAY):
        with keeper.writer.run(now=now, by="ann", version="1") as run:
            run.keep_case_files(FILES, CASE, AGREEMENT)
            for text, reading in ((SHELLED, first), (DENIED, second)):
                run.keep_capture(capture_of(text))
                run.keep_reading(reading)
    assert len(keeper.dump()["readings"]) == 2
    assert keeper.view().readings() == (second,)


def test_a_capture_read_with_other_actors_counts_as_not_read(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    view = keeper.view()
    assert view.read_already("1", view.case_digest(CASE)) == {reading.report.capture}
    assert not view.read_already("1", view.case_digest(replace(CASE, actors=())))


def test_a_reading_without_its_case_or_its_capture_is_refused(keeper: Keeper) -> None:
    with (
        pytest.raises(RecordError, match="before the case files"),
        keeper.writer.run(now=MONDAY, by="ann", version="1") as run,
    ):
        run.keep_reading(reading_of(SHELLED))
    with keeper.writer.run(now=MONDAY, by="ann", version="1") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        with pytest.raises(RecordError, match="which was not kept"):
            run.keep_reading(reading_of(SHELLED))


def test_two_different_lines_with_one_id_are_refused(keeper: Keeper) -> None:
    reconciled = reconciled_of(reading_of(SHELLED))
    (incident,) = reconciled.incidents
    twice = replace(reconciled, incidents=(incident, replace(incident, grounds=())))
    with (
        pytest.raises(RecordError, match="bear the id"),
        keeper.writer.run(now=MONDAY, by="ann", version="1") as run,
    ):
        run.keep_joined(twice)


def test_the_same_bytes_from_two_origins_are_one_capture_with_two_entries(keeper: Keeper) -> None:
    with keeper.writer.run(now=MONDAY, by="ann", version="1") as run:
        sha256 = run.keep_capture(capture_of(SHELLED, origin="b.txt"))
        assert run.keep_capture(capture_of(SHELLED, origin="a.txt")) == sha256
    assert [entry.origin for entry in keeper.view().captures()] == ["a.txt", "b.txt"]
    assert keeper.view().runs()[0].new_captures == 1
    assert keeper.view().bytes_of(sha256) == SHELLED.encode()


def test_a_failure_is_kept_once_and_gone_once_the_capture_was_read(keeper: Keeper) -> None:
    reading = reading_of(SHELLED)
    failed = FailedCapture(origin="one.txt", reason="cannot be read", sha256=reading.report.capture)
    lost = FailedCapture(origin="two.bin", reason="is 200 MB", size=200_000_000)
    for now in (MONDAY, TUESDAY):
        with keeper.writer.run(now=now, by="ann", version="1") as run:
            run.keep_failure(failed)
            run.keep_failure(lost)
    assert keeper.view().failures() == (failed, lost)
    assert len(keeper.view().runs()) == 1
    keeper.run(WEDNESDAY, SHELLED)
    assert keeper.view().failures() == (lost,)
    assert keeper.view(as_of=TUESDAY).failures() == (failed, lost)


def test_what_a_container_held_beside_reports_is_kept_when_it_changes(keeper: Keeper) -> None:
    images, requests = (Skipped(origin="crawl.warc", kind=kind, count=3) for kind in ("images", "requests"))
    grown = replace(images, count=4)
    for now, skipped in ((MONDAY, (requests, images)), (TUESDAY, (requests, images)), (WEDNESDAY, (grown,))):
        with keeper.writer.run(now=now, by="ann", version="1") as run:
            for one in skipped:
                run.keep_skipped(one)
    assert len(keeper.view().runs()) == 2
    assert keeper.view(as_of=TUESDAY).skipped() == (images, requests)
    assert keeper.view().skipped() == (grown, requests)


def test_a_run_before_the_last_one_is_refused_if_it_brings_anything(keeper: Keeper) -> None:
    keeper.run(TUESDAY, SHELLED)
    keeper.run(MONDAY, SHELLED)
    with pytest.raises(RecordError, match="set the clock right"):
        keeper.run(MONDAY, SHELLED, DENIED)


def test_a_run_without_a_zone_is_refused(keeper: Keeper) -> None:
    with pytest.raises(ValueError, match="no zone"):
        keeper.run(datetime(2016, 2, 29), SHELLED)


def test_a_decision_is_appended_once_and_never_changed(keeper: Keeper) -> None:
    keeper.writer.decide(DECISION)
    keeper.writer.decide(DECISION)
    with pytest.raises(RecordError, match="already on record"):
        keeper.writer.decide(replace(DECISION, value="refuted"))
    assert keeper.view().decisions() == (DECISION,)


def test_a_line_that_comes_back_after_it_was_withdrawn_stands_again(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED)
    first = keeper.view().reconciled()
    with keeper.writer.run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_joined(Reconciled())
        run.keep_judged(judgement_of(Reconciled(), TUESDAY))
    assert keeper.view().reconciled() == Reconciled()
    with keeper.writer.run(now=WEDNESDAY, by="ann", version="1") as run:
        run.keep_joined(first)
        run.keep_judged(judgement_of(reconciled_of(*readings), WEDNESDAY))
    assert keeper.view().reconciled() == first
    assert keeper.view().judgement().at == WEDNESDAY.astimezone(UTC)  # type: ignore[union-attr]


def test_more_than_one_batch_is_kept_as_one_batch_is(
    keeper: Keeper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [SHELLED.replace("Marat", f"Marat {number}") for number in range(7)]
    keeper.run(MONDAY, *texts)
    keeper.run(TUESDAY, *texts[:5], DENIED, version="2")
    others = open_record(tmp_path / "other.db")
    monkeypatch.setattr("holdfire.record.intake.BATCH", 2)
    other = Keeper(record=others, vault=Vault(tmp_path / "other"), url=keeper.url)
    other.run(MONDAY, *texts)
    other.run(TUESDAY, *texts[:5], DENIED, version="2")
    kept, chain = keeper.dump(), "links"
    there = other.dump()
    assert len(there.pop(chain)) == len(kept.pop(chain))
    assert there == kept
    assert tuple(flaws_of(others, other.vault)) == ()
    others.close()


def test_bytes_that_cannot_be_flushed_leave_no_row_that_names_them(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError("no space left on device")

    keeper.run(MONDAY, SHELLED)
    before = keeper.dump()
    with monkeypatch.context() as patched:
        patched.setattr("holdfire.record.vault.os.fsync", full)
        with pytest.raises(VaultError, match="make room"):
            keeper.run(TUESDAY, SHELLED, DENIED)
    assert keeper.dump() == before
    keeper.run(TUESDAY, SHELLED, DENIED)
    assert len(keeper.view().captures()) == 2
