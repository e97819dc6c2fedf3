"""A page of the workbench reads what it shows: never all lines of a kind, and its reports in one question."""

from collections.abc import Iterator

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from holdfire.record.remembered import Remembered
from holdfire.record.state import State
from holdfire.showing import kept
from holdfire.showing.kept import Kept
from holdfire.web.desk import Desk

MANY = frozenset({"incident", "statement", "story", "finding", "pairing"})
"""The kinds of line of which a large record has as many as reports."""

PAGES = (
    "",
    "incidents",
    "incidents?outcome=cannot_determine&sort=latest",
    "incidents?view=map",
    "incidents?view=timeline",
    "statements",
    "actors",
    "agreement",
    "stories",
    "reports",
    "search?q=Aleppo",
    "queue",
    "review",
    "decisions",
)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_reads_all_lines_of_a_kind(
    page: str, client: TestClient, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    whole = State.things

    def refused(state: State, kind: object) -> object:
        assert getattr(kind, "name", "") not in MANY
        return whole(state, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(desk, "_read", None)
    monkeypatch.setattr("holdfire.web.desk.MOST_WEIGHED", 0)  # as for a large record
    monkeypatch.setattr(State, "things", refused)
    monkeypatch.setattr(State, "readings", lambda _state: pytest.fail("all readings were read"))
    assert client.get(f"/syria-2016/{page}").status_code == 200


@pytest.fixture
def questions(desk: Desk) -> Iterator[list[str]]:
    """The questions about readings that the record answers."""
    asked: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        if "readings.body" in statement:
            asked.append(statement)

    engine = desk.case._record._engine
    event.listen(engine, "before_cursor_execute", hear)
    yield asked
    event.remove(engine, "before_cursor_execute", hear)


@pytest.mark.parametrize("page", ["incidents", "statements", "reports", "search?q=truce"])
def test_a_list_asks_for_the_reports_it_quotes_in_one_question(
    page: str, client: TestClient, questions: list[str], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get(f"/syria-2016/{page}")
    questions.clear()
    monkeypatch.setattr(desk, "_read", None)
    monkeypatch.setattr(desk.case._record, "readings", Remembered())
    client.get(f"/syria-2016/{page}")
    assert 1 <= len(questions) <= 3
    questions.clear()
    client.get(f"/syria-2016/{page}")
    assert not questions  # what changes with a run alone is known now


def test_what_the_last_run_changed_is_found_out_once(
    client: TestClient, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/syria-2016/")
    monkeypatch.setattr("holdfire.record.view.differing", lambda *_: pytest.fail("found out again"))
    assert client.get("/syria-2016/").status_code == 200
    assert desk.weighs


def test_lines_at_hand_are_never_more_than_are_to_be_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 3)
    lines: Kept[str] = Kept(str.upper, dict)
    lines.keep({"a": "A", "b": "B"})
    lines.keep({"c": "C", "d": "D"})
    assert set(lines._at_hand) == {"c", "d"}
    assert lines["a"] == "A"
