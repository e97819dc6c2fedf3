"""A case on the desk after another run: a large record is told as before until what it wrote is read."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from holdfire.config import read_config
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.errors import CaseError
from holdfire.open_case import OpenCase
from holdfire.pipeline import run
from holdfire.showing.once import Once
from holdfire.web import desk as desks
from holdfire.web.desk import Desk

NOW = datetime.now(UTC)


@pytest.fixture
def case(desk_case: Path, tmp_path: Path) -> Iterator[OpenCase]:
    """A case that has been run once, and may be written to."""
    with OpenCase(read_config(Path(shutil.copytree(desk_case, tmp_path / "case")), {})) as opened:
        yield opened


def runs_again(case: OpenCase) -> None:
    """A report is retracted, and a second run follows it."""
    report = case.view().incidents().items[0].accounts[0].report
    at = case.view().runs()[-1].at + timedelta(minutes=1)
    case.decide(
        Decision(id="d", kind=DecisionKind.RETRACT_REPORT, target=report, by="ada", at=at, reason="a forgery")
    )
    run(case.config, now=at + timedelta(minutes=1), by="ada", progress=lambda *_: None)


def last_run(desk: Desk) -> int:
    return desk.teller(NOW + timedelta(hours=1)).dossier.view.last_run


def test_a_small_record_is_told_as_the_last_run_left_it(case: OpenCase) -> None:
    desk = Desk("case", case)
    before = last_run(desk)
    runs_again(case)
    assert last_run(desk) == before + 1


def test_a_large_record_is_told_as_before_until_the_last_run_is_read(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "MOST_WEIGHED", 0)
    desk = Desk("case", case)
    before = last_run(desk)
    runs_again(case)
    may_go_on, whole = Event(), desks.make_ready
    monkeypatch.setattr(desks, "make_ready", lambda teller: (may_go_on.wait(60), whole(teller)))
    told = desk.teller(NOW + timedelta(hours=1))
    assert told.dossier.view.last_run == before
    assert told.dossier.view.decision("d") is not None  # decisions are those of this moment
    reading = desk._reading
    assert reading is not None
    may_go_on.set()
    reading.result(60)
    assert last_run(desk) == before + 1
    assert desk._reading is None


def test_what_went_wrong_in_the_background_is_told_and_tried_again(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "MOST_WEIGHED", 0)
    desk = Desk("case", case)
    before = last_run(desk)
    runs_again(case)

    def fails(_teller: object) -> None:
        raise CaseError("it cannot be read")

    monkeypatch.setattr(desks, "make_ready", fails)
    assert last_run(desk) == before
    assert desk._reading is not None
    desk._reading.exception(60)
    with pytest.raises(CaseError, match="it cannot be read"):
        last_run(desk)
    monkeypatch.undo()
    monkeypatch.setattr(desks, "MOST_WEIGHED", 0)
    assert last_run(desk) == before
    assert desk._reading is not None
    desk._reading.result(60)
    assert last_run(desk) == before + 1


def test_what_takes_long_is_made_before_the_first_page(
    case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk("case", case)
    desk.prepare(NOW)
    monkeypatch.setattr(
        "holdfire.showing.workbench.queue.candidates", lambda *_: pytest.fail("the queue was made again")
    )
    desk.prepare(NOW)


def test_who_wants_another_thing_does_not_wait_for_one_in_the_making() -> None:
    once = Once()
    assert once.get("one", lambda: once.get("two", lambda: 2) + 1) == 3
    begun, may_end = Event(), Event()

    def slowly() -> int:
        begun.set()
        may_end.wait(60)
        return 1

    other = Thread(target=lambda: once.get("slow", slowly))
    other.start()
    begun.wait(60)
    assert once.get("quick", lambda: 5) == 5
    may_end.set()
    other.join(60)
    assert once.get("slow", lambda: 9) == 1
