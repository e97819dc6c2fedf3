"""A token opens the API as far as its scope and its account go, and not a step further."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from holdfire.web.people.people import People
from holdfire.web.people.tokens import Scope
from tests.web.attacks.browser import Browser
from tests.web.attacks.conftest import CASE, OTHER, Hands

DECIDES = f"/api/{CASE}/uploads/release"
NOTHING_WAITS = {"sha256": "0" * 64}

Program = Callable[..., Browser]


@pytest.fixture
def program(browser: Callable[..., Browser], people: People, clock: Hands) -> Program:
    """A program with a token of an account."""

    def with_token(account: str, scope: Scope = Scope.READ, days: int = 1) -> Browser:
        secret = people.tokens.make(account, "nightly", scope, days, clock())
        opened = browser()
        opened.client.headers["authorization"] = f"Bearer {secret}"
        return opened

    return with_token


def test_without_a_token_the_api_says_what_to_bring(browser: Callable[..., Browser]) -> None:
    for brought in ({}, {"authorization": "Bearer hf_guessed"}, {"authorization": "Basic YTpi"}):
        answer = browser().client.get(f"/api/{CASE}/", headers=brought)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json()["status"] == 401


def test_a_token_reads_what_its_account_may_read_and_no_other_case(program: Program) -> None:
    reader = program("reader").client
    assert reader.get(f"/api/{CASE}/").status_code == 200
    assert reader.get(f"/api/{OTHER}/").status_code == 404
    asked = reader.get("/api/openapi.json").json()["paths"]["/api/{case}/"]["get"]["parameters"]
    assert asked[0]["schema"]["enum"] == [CASE], "the document does not tell of cases that are not theirs"


def test_a_token_to_read_decides_nothing_whoever_it_is_of(program: Program) -> None:
    for account in ("editor", "administrator"):
        assert program(account).client.post(DECIDES, json=NOTHING_WAITS).status_code == 403


def test_a_token_to_decide_needs_no_form_token_and_still_no_more_than_its_account(program: Program) -> None:
    editor = program("editor", Scope.DECIDE).client.post(DECIDES, json=NOTHING_WAITS)
    assert editor.status_code == 404, "it was heard; nothing of these bytes waits"
    assert program("reader", Scope.DECIDE).client.post(DECIDES, json=NOTHING_WAITS).status_code == 403


def test_a_session_decides_through_the_api_with_its_form_token_alone(
    logged_in: Callable[[str], Browser],
) -> None:
    session = logged_in("editor").client
    assert session.post(DECIDES, json=NOTHING_WAITS).status_code == 403
    token = session.get("/api/seat").json()["form_token"]
    heard = session.post(DECIDES, json=NOTHING_WAITS, headers={"holdfire-form-token": token})
    assert heard.status_code == 404


def test_no_token_manages_people(program: Program) -> None:
    administrator = program("administrator", Scope.DECIDE).client
    assert administrator.get(f"/api/{CASE}/people").status_code == 403


def test_a_token_that_is_over_or_whose_account_is_shut_out_opens_nothing(
    program: Program, people: People, clock: Hands
) -> None:
    brief, shut = program("reader", days=1).client, program("analyst", days=30).client
    assert brief.get(f"/api/{CASE}/").status_code == shut.get(f"/api/{CASE}/").status_code == 200
    clock.wait(timedelta(days=2))
    people.accounts.set_disabled("analyst", disabled=True)
    assert brief.get(f"/api/{CASE}/").status_code == shut.get(f"/api/{CASE}/").status_code == 401


def test_what_a_token_got_is_tagged_for_its_account_alone(program: Program) -> None:
    one, other = program("reader").client, program("analyst").client
    tag = one.get(f"/api/{CASE}/").headers["etag"]
    assert one.get(f"/api/{CASE}/", headers={"if-none-match": tag}).status_code == 304
    assert other.get(f"/api/{CASE}/", headers={"if-none-match": tag}).status_code == 200
