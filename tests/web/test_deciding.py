"""Reviewers at the workbench: claims, decisions, conflicts, undo, and the run that follows them."""

import re
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from holdfire.cli import main
from holdfire.config import SERVER, read_config
from holdfire.model.decision import DecisionKind
from holdfire.model.finding import Outcome
from holdfire.model.incident import EvidenceState
from holdfire.open_case import OpenCase
from holdfire.web.app import workbench
from holdfire.web.desk import Desk
from holdfire.web.roles import Role
from holdfire.web.visitor import CameBy, Visitor
from tests.postgresql_server import Server
from tests.web.conftest import EXAMPLES

CASE = "syria"
TOKEN = "of-this-session"


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now

    def later(self, **by: float) -> None:
        self.now += timedelta(**by)


class SeatedBy:
    """Seats whoever a request says it is of."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = {name.decode(): value.decode() for name, value in scope.get("headers", ())}
        role = Role(headers.get("x-role", Role.EDITOR))
        scope.setdefault("state", {})["visitor"] = Visitor(
            name=headers.get("x-name", "ann"),
            language="en",
            form_token=TOKEN,
            came_by=CameBy.THIS_MACHINE,
            address="this machine",
            everywhere=role,
        )
        await self._app(scope, receive, send)


class Room:
    """The workbench over a case of its own, and whoever sits there."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        app: Starlette = workbench({CASE: desk}, clock, "nobody")
        app.user_middleware.clear()
        app.add_middleware(SeatedBy)
        self.asked = TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)

    def page(self, path: str, by: str = "ann", role: Role = Role.EDITOR) -> str:
        """A page as somebody sees it, whole."""
        answer = self.asked.get(f"/{CASE}/{path}", headers={"x-name": by, "x-role": role})
        assert answer.status_code == 200, answer.text
        return unescape(answer.text)

    def sent(self, form: str, by: str = "ann", role: Role = Role.EDITOR, **fields: str):
        """The answer to a form, a second after what came before."""
        self.clock.later(seconds=1)
        fields = {"form_token": TOKEN, **fields}
        return self.asked.post(f"/{CASE}/{form}", data=fields, headers={"x-name": by, "x-role": role})

    def decided(self, by: str = "ann", role: Role = Role.EDITOR, **fields: str) -> str:
        """The id of a decision that is taken."""
        answer = self.sent("decide", by, role, **{"reason": "looked at it", **fields})
        assert answer.status_code == 303, answer.text
        return self.desk.case.view().last_decision

    def open_incidents(self) -> list[str]:
        """Incidents whose outcome is open."""
        judgement = self.desk.case.view().judgement()
        assert judgement
        return [each.incident for each in judgement.findings if each.outcome is Outcome.CANNOT_DETERMINE]


@pytest.fixture(params=["sqlite", "postgresql"])
def room(
    request: pytest.FixtureRequest, tmp_path: Path, desk_case: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Room]:
    """A case that may be decided about, in a file and on a server."""
    folder = tmp_path / CASE
    environment = {}
    if request.param == "sqlite":
        shutil.copytree(desk_case, folder)
    else:
        server: Server = request.getfixturevalue("postgresql")
        environment[SERVER] = server.new_schema().render_as_string(hide_password=False)
        ignored = shutil.ignore_patterns("record.db*", "vault", "bulletin")
        shutil.copytree(EXAMPLES / "syria-2016", folder, ignore=ignored)
        monkeypatch.setenv(SERVER, environment[SERVER])
        assert CliRunner().invoke(main, ["run", str(folder)]).exit_code == 0
    with OpenCase(read_config(folder, environment)) as case:
        yield Room(Desk(CASE, case), Clock())


def test_an_item_that_somebody_claimed_is_skipped_for_others_until_the_claim_ends(room: Room) -> None:
    first = room.page("review?reader=ann")
    (target,) = set(
        re.findall(r'name="target" value="([^"]+)"', first.split('class="claim"')[1].split("</form>")[0])
    )
    title = re.search(r"<h1>.*?</h1>", first, re.DOTALL)
    assert title
    assert room.sent("claim", target=target).status_code == 303
    assert title[0] in room.page("review?reader=ann")
    assert title[0] not in room.page("review?reader=bob", "bob")
    assert "claimed by ann until" in room.page("queue", "bob")
    assert room.sent("claim", "bob", target=target).status_code == 409
    refused = room.sent(
        "decide", "bob", kind="confirm_trigger", target=target, value="met", reason="I say so"
    )
    assert refused.status_code == 409
    assert "ann holds a lock" in refused.text
    assert "I say so" in refused.text
    room.clock.later(minutes=31)
    assert title[0] in room.page("review?reader=bob", "bob")
    assert room.sent("claim", "bob", target=target).status_code == 303
    assert room.sent("release", "bob", target=target).status_code == 303
    assert "claimed by" not in room.page("queue")


def test_a_decision_waits_for_the_run_and_is_then_followed(room: Room) -> None:
    incident = room.open_incidents()[0]
    made = room.decided(kind="set_evidence", target=incident, value="verified", on="none")
    told = room.page("queue")
    assert "1</b> decision since the last run" in told
    assert f"incident:{incident}".replace(":", "%3A") not in told
    assert incident in room.page("queue?decided=true")
    assert room.desk.case.view().incident(incident).evidence is not EvidenceState.VERIFIED
    room.clock.now = datetime.now(UTC) + timedelta(seconds=5)
    assert room.sent("run").headers["location"] == f"/{CASE}/run"
    _until_done(room)
    assert "The run is done" in room.page("run")
    assert room.desk.case.view().incident(incident).evidence is EvidenceState.VERIFIED
    assert "since the last run, the last by" not in room.page("queue")
    assert made in room.page("decisions")


def test_of_two_who_decide_on_one_state_the_second_sees_both_and_decides_anew(room: Room) -> None:
    incident = room.open_incidents()[0]
    on = re.findall(r'name="on" value="([^"]+)"', room.page("review", "bob"))[0]
    room.decided(kind="set_evidence", target=incident, value="verified", on=on)
    second = {"kind": "set_evidence", "target": incident, "value": "refuted", "back": "queue"}
    refused = room.sent("decide", "bob", **second, reason="the clip is of 2013 <b>", on=on)
    assert refused.status_code == 409
    told = unescape(refused.text)
    assert "ann" in told
    assert "looked at it" in told
    assert "the clip is of 2013 <b>" in told
    assert "the clip is of 2013 <b>" not in refused.text
    assert len(room.desk.case.view().decisions()) == 1
    seen = re.findall(r'name="on" value="([^"]+)"', refused.text)[0]
    again = room.sent("decide", "bob", **second, reason="the clip is of 2013", on=seen)
    assert again.headers["location"] == f"/{CASE}/queue"
    assert [item.value for item in room.desk.case.view().decisions()] == ["verified", "refuted"]


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
def test_a_form_sent_twice_is_one_decision_and_no_decision_is_lost(room: Room) -> None:
    incidents = room.open_incidents()[:6]
    for number, incident in enumerate(incidents):
        by = ("ann", "bob")[number % 2]
        sent = {
            "kind": "set_work",
            "target": incident,
            "value": "triaged",
            "on": "none",
            "reason": f"no. {number}",
        }
        assert room.sent("decide", by, **sent).status_code == 303
        assert room.sent("decide", by, **sent).status_code == 303
    kept = room.desk.case.view().decisions()
    assert [(item.target, item.reason) for item in kept] == [
        (incident, f"no. {number}") for number, incident in enumerate(incidents)
    ]


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
def test_a_decision_is_undone_by_a_new_one(room: Room) -> None:
    incident = room.open_incidents()[0]
    made = room.decided(kind="set_work", target=incident, value="closed", on="none")
    assert "Your last decision" in room.page("queue")
    assert "Your last decision" not in room.page("queue", "bob")
    room.decided(kind="withdraw", target=made, on=made)
    kinds = [item.kind for item in room.desk.case.view().decisions()]
    assert kinds == [DecisionKind.SET_WORK, DecisionKind.WITHDRAW]
    assert "withdrawn by ann" in room.page("decisions")
    assert incident in room.page("queue")


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
def test_a_reason_is_asked_for_and_what_was_typed_is_kept(room: Room) -> None:
    incident = room.open_incidents()[0]
    mention = room.desk.case.view().incident(incident).accounts[0].mention
    sent = {"kind": "correct", "target": mention, "slot": "act", "value": "a big row", "on": "none"}
    empty = room.sent("decide", **sent, reason="  ")
    assert empty.status_code == 400
    assert "no reason is given" in empty.text
    assert "a big row" in empty.text
    senseless = room.sent("decide", **sent, reason="read it again")
    assert senseless.status_code == 400
    assert "no act" in senseless.text
    assert "read it again" in senseless.text
    assert room.desk.case.view().decisions() == ()


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("role", "kind", "value", "status"),
    [
        (Role.READER, "accept_mention", "", 403),
        (Role.ANALYST, "accept_mention", "", 303),
        (Role.ANALYST, "set_work", "ready_for_review", 303),
        (Role.ANALYST, "set_work", "closed", 403),
        (Role.ANALYST, "set_evidence", "verified", 403),
        (Role.ANALYST, "retract_outlet", "", 403),
        (Role.EDITOR, "set_evidence", "verified", 303),
    ],
)
def test_who_may_decide_what(room: Room, role: Role, kind: str, value: str, status: int) -> None:
    incident = room.desk.case.view().incident(room.open_incidents()[0])
    target = incident.accounts[0].mention if kind == "accept_mention" else incident.id
    answer = room.sent("decide", "eve", role, kind=kind, target=target, value=value, reason="so", on="none")
    assert answer.status_code == status
    assert len(room.desk.case.view().decisions()) == (status == 303)


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
def test_an_analyst_undoes_their_own_decisions_and_no_others(room: Room) -> None:
    mention = room.desk.case.view().incident(room.open_incidents()[0]).accounts[0].mention
    made = room.decided("eve", Role.ANALYST, kind="accept_mention", target=mention, on="none")
    undo = {"kind": "withdraw", "target": made, "on": made, "reason": "no"}
    assert room.sent("decide", "mal", Role.ANALYST, **undo).status_code == 403
    assert room.sent("decide", "eve", Role.ANALYST, **undo).status_code == 303
    assert room.sent("run", "eve", Role.ANALYST).status_code == 403


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
def test_a_form_without_the_sessions_token_decides_nothing(room: Room) -> None:
    fields = {"kind": "set_work", "target": room.open_incidents()[0], "value": "closed", "reason": "x"}
    assert room.sent("decide", **{**fields, "form_token": "of-another"}).status_code == 403
    assert room.desk.case.view().decisions() == ()


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "back", ["//elsewhere.example/", "../other-case/", "/etc", "javascript:alert(1)//\r\nX: y"]
)
def test_a_form_goes_on_only_within_its_case(room: Room, back: str) -> None:
    answer = room.sent(
        "decide", kind="set_work", target=room.open_incidents()[0], value="triaged", reason="x", back=back
    )
    assert answer.headers["location"] == f"/{CASE}/review"


@pytest.mark.parametrize("room", ["sqlite"], indirect=True)
def test_a_case_of_the_past_is_looked_at_and_not_decided_about(room: Room) -> None:
    then = room.page(f"as-of/{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}/queue")
    assert "/decide" not in then


def _until_done(room: Room) -> None:
    for _ in range(600):
        told = room.desk.last_run()
        if told is None or told.state != "running":
            return
        time.sleep(0.1)
    pytest.fail("the run does not end")
