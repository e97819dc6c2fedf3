"""The API: its document and its page are served, decisions come as JSON, errors are told as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from holdfire.model.errors import HoldfireError
from holdfire.web.answers import told_error, told_status
from holdfire.web.api import FORM_TOKEN, MOST_BYTES, decided_as_json
from holdfire.web.desk import Desk
from holdfire.web.form_at import FormAt
from holdfire.web.roles import Role
from holdfire.web.seat import Seat
from holdfire.web.visitor import CameBy, Visitor


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAsked:
    """A note on a line."""

    line: str
    words: str
    times: int = 1


class Notes:
    """What a form did, to be looked at."""

    def __init__(self) -> None:
        self.done: list[tuple[str, NoteAsked]] = []

    def do(self, _desk: Desk, seat: Seat, _now: datetime, asked: NoteAsked) -> str:
        self.done.append((seat.name, asked))
        return f"lines/{asked.line}#here"


OWN = "of this session"


class Sits:
    """Seats whoever asks, with a form token that the tests know."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        visitor = Visitor(
            name="ada",
            everywhere=Role.ANALYST,
            language="en",
            form_token=OWN,
            came_by=CameBy.THIS_MACHINE,
            address="here",
        )
        scope.setdefault("state", {})["visitor"] = visitor
        await self._app(scope, receive, send)


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def noting(desk: Desk, notes: Notes) -> Iterator[TestClient]:
    form = FormAt(name="note", path="/lines/{line}", asked=NoteAsked, do=notes.do, role=Role.ANALYST)
    app = Starlette(
        routes=[Route("/api/{case}/lines/{line}", decided_as_json(form), methods=["POST"])],
        middleware=[Middleware(Sits)],
        exception_handlers={HoldfireError: told_error, HTTPException: told_status},
    )
    app.state.desks, app.state.clock, app.state.people = {"here": desk}, lambda: datetime(2016, 3, 1), None
    with TestClient(app) as client:
        yield client


def test_the_document_and_its_page_are_served(client: TestClient) -> None:
    document = client.get("/api/openapi.json")
    assert document.status_code == 200
    assert document.json()["info"]["title"] == "Holdfire"
    page = client.get("/api/")
    assert page.status_code == 200
    assert "GET /api/{case}/" in page.text


def test_a_page_is_data_as_the_record_stands_and_as_it_stood(client: TestClient) -> None:
    assert client.get("/api/syria-2016/").json()["head"]["case"]
    before = client.get("/api/syria-2016/as-of/2015-01-01/")
    assert before.status_code == 400, "no run had kept a case by then"


def test_who_asks_learns_their_name_and_role(client: TestClient) -> None:
    seat = client.get("/api/seat").json()
    assert (seat["name"], seat["role"]) == ("ada", "administrator")
    assert seat["form_token"]


def test_errors_of_the_api_are_json_with_a_sentence_and_the_status(client: TestClient) -> None:
    for address, status in (
        ("/api/nowhere/", 404),
        ("/api/syria-2016/?colour=red", 400),
        ("/api/syria-2016/no/such/page/at/all", 404),
    ):
        answer = client.get(address)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/json"
        assert answer.json()["status"] == status
        assert answer.json()["error"]
    refused = client.post("/api/syria-2016/")
    assert refused.status_code == 405
    assert refused.headers["allow"]
    assert refused.json()["status"] == 405


def test_an_address_of_the_workbench_that_is_none_is_told_as_a_page(client: TestClient) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    assert "<h1>Not Found</h1>" in answer.text


def test_a_decision_is_one_json_object_and_the_answer_says_where_to_see_it(
    noting: TestClient, notes: Notes
) -> None:
    sent = noting.post("/api/here/lines/a7", json={"words": "seen", "times": 2}, headers={FORM_TOKEN: OWN})
    assert sent.status_code == 200, sent.text
    assert sent.json() == {"see": "/api/here/lines/a7"}
    assert notes.done == [("ada", NoteAsked(line="a7", words="seen", times=2))]


def test_a_decision_that_another_site_could_have_sent_is_refused(noting: TestClient, notes: Notes) -> None:
    assert noting.post("/api/here/lines/a7", json={"words": "seen"}).status_code == 403
    other = noting.post("/api/here/lines/a7", json={"words": "seen"}, headers={FORM_TOKEN: OWN + "x"})
    assert other.status_code == 403
    plain = noting.post(
        "/api/here/lines/a7",
        content=b'{"words": "seen"}',
        headers={FORM_TOKEN: OWN, "content-type": "text/plain"},
    )
    assert plain.status_code == 415
    assert notes.done == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{",
        b'{"words": "\\ud800"}',
        b'{"words": 3}',
        b'{"line": 1}',
        b'{"words":"a","times":-1}',
        b'{"words":"a","times":1e400}',
        b'{"words":"a\\u0000b"}',
        b'{"words":"a","colour":"red"}',
    ],
)
def test_what_is_no_such_decision_is_told_so_and_nothing_is_done(
    noting: TestClient, notes: Notes, body: bytes
) -> None:
    headers = {FORM_TOKEN: OWN, "content-type": "application/json"}
    answer = noting.post("/api/here/lines/a7", content=body, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert notes.done == []


def test_more_than_a_decision_needs_is_not_even_read(noting: TestClient, notes: Notes) -> None:
    answer = noting.post(
        "/api/here/lines/a7",
        json={"words": "x" * MOST_BYTES},
        headers={FORM_TOKEN: OWN},
    )
    assert answer.status_code == 413
    assert notes.done == []
