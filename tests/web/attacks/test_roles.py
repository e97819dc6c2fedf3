"""Each role against each page, form and other route, found by walking what the workbench serves."""

import re
from dataclasses import replace

import pytest
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from holdfire.web import app as application
from holdfire.web.app import Doors, workbench
from holdfire.web.desk import Desk
from holdfire.web.roles import Role
from tests.web.attacks.browser import Browser

CASE, UNKNOWN = "/syria-2016", "/no-such-case"
OPEN = {"/log-in", "/log-in/provider", "/log-in/provider/back"}
"""What is there for who has not logged in."""


def filled(path):
    """A path with something in the place of its names."""
    return re.sub(r"\{moment[^}]*\}", "now", re.sub(r"\{(?!moment)[^}]*\}", "x", path))


@pytest.fixture
def app(case, people, clock, monkeypatch):
    """The workbench, whose forms ask for the right role and then do nothing."""
    still = tuple(replace(form, do=lambda *_: "") for form in application.FORMS)
    monkeypatch.setattr(application, "FORMS", still)
    from holdfire.config import read_config
    from holdfire.open_case import OpenCase

    with OpenCase(read_config(case, {})) as opened:
        desks = {name: Desk(name, opened) for name in ("syria-2016", "another")}
        yield workbench(desks, clock, "nobody", Doors(people=people))


def addresses_of(page, case=CASE):
    return [
        f"{case}{filled(page.path)}",
        f"{case}/as-of/now{filled(page.path)}",
        f"/api{case}{filled(page.path)}",
    ]


@pytest.mark.parametrize("role", Role)
def test_a_page_is_shown_to_its_role_and_refused_to_those_below(app, logged_in, role):
    one = logged_in(role.value)
    assert len(app.state.pages) >= 4
    for page in app.state.pages:
        for address in addresses_of(page):
            status = one.get(address).status_code
            if role.may(page.role):
                assert status in {200, 400, 404}, (address, status)
            else:
                assert status == 403, (address, status)


@pytest.mark.parametrize("role", Role)
def test_a_form_is_taken_from_its_role_and_refused_to_those_below(app, logged_in, role):
    one = logged_in(role.value)
    token = one.token(f"{CASE}/")
    uploads = [("/captures", Role.EDITOR)]
    for path, needed in [*((form.path, form.role) for form in app.state.forms), *uploads]:
        status = one.post(f"{CASE}{filled(path)}", {"form_token": token}).status_code
        if role.may(needed):
            assert status in {303, 400, 404}, (path, status)
        else:
            assert status == 403, (path, status)
        headers = {"holdfire-form-token": token}
        told = one.client.post(f"/api{CASE}{filled(path)}", json={}, headers=headers).status_code
        assert told in ({200, 400, 404, 405} if role.may(needed) else {403, 404, 405}), (path, told)


def routes_of(app):
    """Every route with the methods it takes, HEAD aside."""
    for route in app.routes:
        if isinstance(route, Route):
            for method in sorted((route.methods or set()) - {"HEAD"}):
                yield method, filled(route.path.replace("{case}", "syria-2016")), route
        else:
            assert isinstance(route, Mount)
            assert route.path == "/static", "what else is mounted must be tested here"


def test_who_is_not_logged_in_reaches_nothing_but_the_log_in(app, browser):
    one = browser()
    number = 0
    for method, address, route in routes_of(app):
        if route.path in OPEN:
            continue
        answer = one.client.request(method, address)
        if address.startswith("/api/"):
            assert answer.status_code == 401, (method, address)
        else:
            assert (answer.status_code, answer.headers["location"][:7]) == (303, "/log-in"), (method, address)
        number += 1
    assert number > 20


def test_a_case_somebody_has_no_access_to_is_to_them_as_one_that_is_not_there(app, logged_in):
    one = logged_in("stranger")
    token = one.token("/another/")
    number = 0
    for method, address, route in routes_of(app):
        if "{case}" not in route.path:
            continue
        json = address.startswith("/api/") and method == "POST"
        given = {"json": {}, "headers": {"holdfire-form-token": token}} if json else {}
        if method == "POST" and not json:
            given = {"data": {"form_token": token}}
        answer = one.client.request(method, address, **given)
        nowhere = one.client.request(method, address.replace(CASE, UNKNOWN), **given)
        assert answer.status_code == nowhere.status_code == 404, (method, address)
        assert answer.text.replace(CASE[1:], "") == nowhere.text.replace(UNKNOWN[1:], ""), (method, address)
        number += 1
    assert number > 20


def test_the_list_of_cases_and_the_document_of_the_api_name_only_one_s_own(logged_in, browser, people):
    assert logged_in("stranger").get("/").headers["location"] == "/another/"
    assert "syria-2016" not in logged_in("stranger").get("/api/openapi.json").text
    people.accounts.set_role("stranger", None, "another")
    assert "another" not in logged_in("stranger").get("/").text
    front = logged_in("administrator").get("/").text
    assert "/syria-2016/" in front
    assert "/another/" in front


def test_the_navigation_shows_only_pages_that_may_be_opened(app, logged_in):
    for role in Role:
        text = logged_in(role.value).get(f"{CASE}/").text
        for page in app.state.pages:
            if page.nav and page.path != "/":
                assert (f'href="{CASE}{page.path}"' in text) is role.may(page.role), (role, page.path)


def test_a_token_never_makes_an_administrator(app, people, clock):
    from holdfire.web.people.tokens import Scope

    secret = people.tokens.make("administrator", "all", Scope.DECIDE, 1, clock())
    one = Browser(TestClient(app, base_url="https://bench.example", follow_redirects=False))
    headers = {"authorization": f"Bearer {secret}"}
    assert one.get(f"/api{CASE}/audit", headers=headers).status_code == 200
    assert one.get(f"/api{CASE}/people", headers=headers).status_code == 403
    told = one.client.post(f"/api{CASE}/people/role", json={"name": "reader"}, headers=headers)
    assert told.status_code == 403


def test_an_administrator_of_one_case_is_not_made(logged_in, people):
    fields = {"name": "reader", "role": "administrator", "everywhere": "false"}
    answer = logged_in("administrator").post(f"{CASE}/people/role", fields, page=f"{CASE}/people")
    assert answer.status_code == 400
    assert people.accounts.named("reader").in_cases == {"syria-2016": Role.READER}


def test_the_last_administrator_stays(logged_in, people):
    for path, fields in (
        ("role", {"name": "administrator", "role": "", "everywhere": "true"}),
        ("shut", {"name": "administrator", "disabled": "true"}),
    ):
        one = logged_in("administrator")
        answer = one.post(f"{CASE}/people/{path}", fields, page=f"{CASE}/people")
        assert answer.status_code == 400
        assert "nobody would be administrator" in answer.text
    assert people.accounts.has_administrator()


def test_somebody_added_on_the_page_of_people_comes_in_with_their_role(logged_in, browser, people):
    fields = {"name": "newcomer", "password": "a first password", "role": "analyst"}
    one = logged_in("administrator")
    assert one.post(f"{CASE}/people/add", fields, page=f"{CASE}/people").status_code == 303
    assert people.accounts.named("newcomer").in_cases == {"syria-2016": Role.ANALYST}
    assert "a first password" not in one.get(f"{CASE}/audit?of=doors").text
    assert "people-add: name newcomer, role analyst" in one.get(f"{CASE}/audit?of=doors").text
    assert browser().log_in("newcomer", "a first password").status_code == 303
