"""Forms and requests from other sites: refused by token, origin and host; and the headers of every answer."""

import pytest
from starlette.testclient import TestClient

from holdfire.web.app import Doors, workbench
from holdfire.web.guards import LOOPBACK_HOSTS

CASE = "/syria-2016"
FIELDS = {"name": "reader", "role": "editor", "everywhere": "false"}


def role_of_reader(people):
    return people.accounts.named("reader").in_cases["syria-2016"].value


def test_a_form_without_a_token_does_nothing(logged_in, people):
    one = logged_in("administrator")
    assert one.post(f"{CASE}/people/role", FIELDS).status_code == 403
    assert role_of_reader(people) == "reader"


def test_a_form_with_the_token_of_another_session_does_nothing(logged_in, people):
    foreign = logged_in("editor").token(f"{CASE}/")
    one = logged_in("administrator")
    assert one.post(f"{CASE}/people/role", FIELDS | {"form_token": foreign}).status_code == 403
    assert role_of_reader(people) == "reader"


def test_every_form_asks_for_the_token(app, logged_in):
    one = logged_in("administrator")
    paths = [f"{CASE}{form.path}" for form in app.state.forms if "{" not in form.path]
    for path in [*paths, f"{CASE}/captures", "/log-out", "/account/password", "/account/token"]:
        answer = one.post(path, {"form_token": "of nobody"})
        assert answer.status_code == 403, path
        assert "not of your session" in answer.text, path
    assert one.get(f"{CASE}/").status_code == 200


def test_a_log_in_without_the_token_of_its_form_does_not_log_in(browser):
    """Else another site could log somebody in as the attacker, and read what they then write."""
    from tests.web.attacks.browser import PASSWORD

    one = browser()
    assert one.post("/log-in", {"name": "reader", "password": PASSWORD}).status_code == 403
    one.get("/log-in")
    wrong = {"name": "reader", "password": PASSWORD, "form_token": "guessed"}
    assert one.post("/log-in", wrong).status_code == 403
    assert one.session is None


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "https://bench.example.evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_a_page_of_another_site_sends_is_refused_even_with_the_right_token(logged_in, people, headers):
    one = logged_in("administrator")
    answer = one.post(f"{CASE}/people/role", FIELDS, page=f"{CASE}/people", headers=headers)
    assert answer.status_code == 403
    assert role_of_reader(people) == "reader"


def test_what_our_own_page_sends_is_done(logged_in, people):
    one = logged_in("administrator")
    headers = {"origin": "https://bench.example", "sec-fetch-site": "same-origin"}
    assert one.post(f"{CASE}/people/role", FIELDS, page=f"{CASE}/people", headers=headers).status_code == 303
    assert role_of_reader(people) == "editor"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", ""])
def test_on_this_machine_alone_no_name_but_its_own_is_answered(desk, clock, host):
    app = workbench({"syria-2016": desk}, clock, "ada", Doors(hosts=LOOPBACK_HOSTS))
    client = TestClient(app, base_url="http://127.0.0.1:8040")
    assert client.get(f"{CASE}/", headers={"host": host}).status_code == 421
    assert client.get("/static/workbench.css", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8040", "localhost:8040", "LOCALHOST", "[::1]:8040"])
def test_on_this_machine_alone_its_own_names_are_answered(desk, clock, host):
    app = workbench({"syria-2016": desk}, clock, "ada", Doors(hosts=LOOPBACK_HOSTS))
    client = TestClient(app, base_url="http://127.0.0.1:8040")
    assert client.get(f"{CASE}/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "via", "x-real-ip"])
def test_a_workbench_that_asks_nobody_does_not_answer_through_a_proxy(desk, clock, header):
    client = TestClient(workbench({"syria-2016": desk}, clock, "ada"))
    assert client.get(f"{CASE}/", headers={header: "198.51.100.7"}).status_code == 403


def addresses(app):
    pages = [f"{CASE}{page.path}" for page in app.state.pages if "{" not in page.path]
    return [
        *pages,
        f"/api{CASE}/",
        "/log-in",
        "/account",
        "/static/workbench.css",
        "/no/such/page",
        f"{CASE}/nothing",
    ]


def test_every_answer_bears_the_headers(app, logged_in):
    one = logged_in("administrator")
    for address in addresses(app):
        headers = one.get(address).headers
        policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
        assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "geolocation=()" in headers["permissions-policy"]
        assert headers["strict-transport-security"]
        assert "server" not in headers
        if not address.startswith("/static/"):
            assert headers["cache-control"] == "no-store", address


def test_an_error_nobody_foresaw_bears_the_headers_and_tells_nothing_of_the_inside(
    app, logged_in, monkeypatch
):
    one = logged_in("reader")

    def fails(*_given):
        raise ZeroDivisionError("the inside")

    monkeypatch.setattr(type(app.state.desks["syria-2016"]), "teller", fails)
    answer = one.get(f"{CASE}/")
    assert answer.status_code == 500
    assert "inside" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_no_page_of_ours_needs_what_the_policy_forbids(app, logged_in):
    """Inline scripts, styles and handlers would be blocked, so that a page that has some is broken."""
    from lxml import html

    one = logged_in("administrator")
    for address in addresses(app)[:-4]:
        answer = one.get(address)
        if "html" not in answer.headers.get("content-type", ""):
            continue
        tree = html.fromstring(answer.text)
        assert tree.xpath("//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]") == []
