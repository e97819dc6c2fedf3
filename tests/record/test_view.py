"""A view answers every question as of its moment, and gives back what was put in."""

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from holdfire.model.capture import FailedCapture, Skipped
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import RecordError, UnknownIdError
from holdfire.model.history import Changes
from holdfire.model.reading import Reading
from holdfire.record.view import View
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
    judgement_of,
    reading_of,
    reconciled_of,
)

SECOND = timedelta(seconds=1)


def everything(view: View) -> tuple[object, ...]:
    """Every question a view answers, but those of one id."""
    return (
        view.case_files(),
        view.case(),
        view.agreement(),
        view.captures(),
        view.arrivals(),
        view.failures(),
        view.skipped(),
        view.reports(),
        view.readings(),
        view.reconciled(),
        view.judgement(),
        view.decisions(),
        view.runs(),
        view.changes(),
        view.changes(since_run=0),
        view.search("marat"),
        view.search("zephyrin"),
        view.explain("status"),
    )


def run_with_other_case(keeper: Keeper) -> None:
    """Tuesday: another case, one reading changed, one report more, the equivalence gone, a decision."""
    readings = (replace(reading_of(SHELLED), tallies=()), reading_of(DENIED))
    keeper.run(TUESDAY, SHELLED, DENIED)
    reconciled = replace(reconciled_of(*readings), equivalences=())
    with keeper.writer.run(now=TUESDAY, by="bob", version="2") as run:
        run.keep_case_files(
            {"holdfire.yaml": "name: B\n"}, replace(CASE, name="B"), replace(AGREEMENT, name="B")
        )
        run.keep_failure(FailedCapture(origin="two.bin", reason="is 200 MB"))
        run.keep_skipped(Skipped(origin="crawl.warc", kind="images", count=3))
        for reading in readings:
            run.keep_reading(reading)
        run.keep_joined(reconciled)
        run.keep_judged(judgement_of(reconciled, TUESDAY))
    keeper.writer.decide(
        Decision(
            id="decision-1",
            kind=DecisionKind.SET_WORK,
            target=reconciled.incidents[0].id,
            by="ann",
            at=TUESDAY,
            reason="looked into",
            value="closed",
        )
    )


def test_an_empty_record_says_so(keeper: Keeper) -> None:
    view = keeper.view()
    assert (view.captures(), view.readings(), view.runs(), view.decisions()) == ((), (), (), ())
    assert view.judgement() is None
    assert view.changes().nothing
    with pytest.raises(RecordError, match="run the case first"):
        view.case()
    with pytest.raises(UnknownIdError):
        view.capture("0" * 64)
    with pytest.raises(UnknownIdError):
        view.reading("report-none")


def test_a_view_gives_back_what_a_run_put_in_and_in_its_order(keeper: Keeper) -> None:
    readings = keeper.run(MONDAY, SHELLED, DENIED)
    view, reconciled = keeper.view(), reconciled_of(*readings)
    assert view.readings() == tuple(sorted(readings, key=lambda reading: reading.report.id))
    assert view.reading(readings[0].report.id) == readings[0]
    assert view.reconciled() == reconciled
    assert view.judgement() == judgement_of(reconciled, MONDAY)
    assert (view.case_files(), view.case(), view.agreement()) == (FILES, CASE, AGREEMENT)
    assert view.bytes_of(readings[1].report.capture) == DENIED.encode()
    assert view.whole_capture(readings[1].report.capture).origin == "captures/1.txt"


def test_every_capture_is_told_with_the_moment_it_first_came(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED, DENIED)
    came = {entry.sha256: at for entry, at in keeper.view().arrivals()}
    names = [reading_of(text).report.capture for text in (SHELLED, DENIED)]
    assert came == dict(zip(names, (MONDAY, TUESDAY), strict=True))


def test_yesterdays_state_can_be_asked_for_whatever_came_since(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    yesterday = everything(keeper.view())
    run_with_other_case(keeper)
    today = everything(keeper.view())
    assert all(then != now for then, now in zip(yesterday, today, strict=True) if then != ())
    assert everything(keeper.view(as_of=TUESDAY - SECOND)) == yesterday
    assert everything(keeper.view(as_of=TUESDAY)) == today


def test_moments_may_be_given_in_any_zone(keeper: Keeper) -> None:
    damascus = timezone(timedelta(hours=2))
    keeper.run(MONDAY.astimezone(damascus), SHELLED)
    (run,) = keeper.view().runs()
    assert (run.at, run.at.utcoffset()) == (MONDAY, timedelta(0))
    assert len(keeper.view(as_of=MONDAY.astimezone(damascus)).runs()) == 1
    assert keeper.view(as_of=(MONDAY - SECOND).astimezone(damascus)).runs() == ()


def test_a_view_does_not_change_while_others_write(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    view = keeper.view()
    before = everything(view)
    run_with_other_case(keeper)
    assert everything(view) == before


def test_the_judgement_is_dated_by_the_last_run_that_brought_anything(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED)
    judgement = keeper.view().judgement()
    assert judgement is not None
    assert judgement.at == MONDAY


def test_a_withdrawal_is_visible_in_the_changes(keeper: Keeper) -> None:
    (_, denied) = keeper.run(MONDAY, SHELLED, DENIED)
    keeper.run(TUESDAY, SHELLED)
    changes = keeper.view().changes()
    assert {(line.kind, line.id) for line in changes.withdrawn} == {
        ("incident", f"incident-{denied.mentions[0].id}"),
        ("finding", f"finding-incident-{denied.mentions[0].id}"),
    }
    assert {line.kind for line in changes.changed} == {"story", "statement", "equivalence"}
    assert changes.new == ()
    assert next(line.label for line in changes.withdrawn if line.kind == "incident") == "shelling, Marat"


def test_what_came_and_went_between_two_runs_is_no_change(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    keeper.run(TUESDAY, SHELLED, DENIED)
    keeper.run(WEDNESDAY, SHELLED)
    changes = keeper.view().changes(since_run=1)
    assert {line.kind for line in changes.new} == {"tally"}
    assert (changes.changed, changes.withdrawn) == ((), ())
    assert keeper.view().changes(since_run=3) == Changes()


def test_a_tally_that_a_better_reading_drops_is_withdrawn(keeper: Keeper) -> None:
    (reading,) = keeper.run(MONDAY, SHELLED)
    with keeper.writer.run(now=TUESDAY, by="ann", version="2") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_reading(replace(reading, tallies=()))
    changes = keeper.view().changes()
    assert [(line.kind, line.id) for line in changes.withdrawn] == [("tally", reading.tallies[0].id)]


def test_a_case_file_that_was_taken_away_is_gone_but_not_forgotten(keeper: Keeper) -> None:
    keeper.run(MONDAY, SHELLED)
    with keeper.writer.run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_case_files({"holdfire.yaml": FILES["holdfire.yaml"]}, CASE, AGREEMENT)
    assert keeper.view().case_files() == {"holdfire.yaml": FILES["holdfire.yaml"]}
    assert keeper.view(as_of=MONDAY).case_files() == FILES


def test_a_report_captured_anew_is_read_from_its_last_capture(keeper: Keeper) -> None:
    (first,) = keeper.run(MONDAY, SHELLED)
    second = reading_of(DENIED)
    second = Reading(report=replace(second.report, id=first.report.id))
    keeper.run(TUESDAY, DENIED)
    with keeper.writer.run(now=TUESDAY, by="ann", version="1") as run:
        run.keep_case_files(FILES, CASE, AGREEMENT)
        run.keep_reading(second)
    assert keeper.view().readings() == (second,)
    assert keeper.view().reading(first.report.id) == second
