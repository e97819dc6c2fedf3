"""Coming in through an identity provider: code flow with PKCE, on a real socket, honest or not."""

import hmac
import json
from base64 import urlsafe_b64encode
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from joserfc import jwk

from holdfire.model.errors import CaseError
from holdfire.web.oidc import Provider, provider_named
from holdfire.web.people.accounts import NewAccount
from holdfire.web.roles import Role
from tests.web.attacks.browser import PASSWORD
from tests.web.identity_provider import CLIENT, SECRET, providing

CASE = "/syria-2016/"
BEGIN = "/log-in/provider?next=%2Fsyria-2016%2F"


@pytest.fixture
def provider(app, people, clock):
    with providing() as provider:
        provider.now = int(clock().timestamp())
        people.accounts.add(NewAccount(name="ann", subject=f"{provider.issuer}|sub-ann"), "test", clock())
        people.accounts.set_role("ann", Role.ANALYST, "syria-2016")
        app.state.provider = Provider(provider.issuer, CLIENT, SECRET)
        yield provider


def to_provider(address):
    """What a browser does with the way to the provider: it goes there, and is sent back somewhere."""
    url = urlsplit(address)
    connection = HTTPConnection(url.hostname, url.port)
    connection.request("GET", f"{url.path}?{url.query}")
    back = connection.getresponse().headers["Location"]
    connection.close()
    return back


def come_in(one):
    there = one.get(BEGIN)
    assert there.status_code == 303
    return one.get(to_provider(there.headers["location"]))


def test_who_the_provider_knows_and_has_an_account_comes_in(browser, provider):
    one = browser()
    assert "/log-in/provider?next=%2F" in one.get("/log-in").text
    answer = come_in(one)
    assert (answer.status_code, answer.headers["location"]) == (303, CASE)
    assert "ann" in one.get(CASE).text
    assert provider.refused == []


def test_who_has_no_account_here_is_told_what_to_give_an_administrator(browser, provider):
    provider.subject = "sub-eve"
    one = browser()
    answer = come_in(one)
    assert answer.status_code == 403
    assert f"{provider.issuer}|sub-eve" in answer.text
    assert one.session is None


def test_who_is_shut_out_does_not_come_in_through_the_provider_either(browser, provider, people):
    people.accounts.set_disabled("ann", disabled=True)
    assert come_in(browser()).status_code == 403


def test_an_account_without_password_has_no_password_that_fits(browser, provider):
    for password in ("", PASSWORD, "None"):
        assert browser().log_in("ann", password).status_code == 403


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "of another log-in"},
        {"nonce": None},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"exp": None},
        {"sub": None},
        {"iat": 4_000_000_000},
    ],
)
def test_a_token_for_another_time_or_purpose_lets_nobody_in(browser, provider, claims):
    provider.claims = claims
    one = browser()
    assert come_in(one).status_code == 400
    assert one.session is None


def test_a_token_signed_by_somebody_else_lets_nobody_in(browser, provider):
    provider.key = jwk.RSAKey.generate_key(2048, {"kid": "one"})
    assert come_in(browser()).status_code == 400


def unsigned(header, claims):
    parts = (urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in (header, claims))
    return b".".join(parts)


def test_a_token_signed_with_the_public_key_as_a_shared_secret_lets_nobody_in(browser, provider):
    def forged(claims):
        text = unsigned({"alg": "HS256", "kid": "one"}, claims)
        signature = hmac.digest(provider.known.as_pem(private=False), text, "sha256")
        return (text + b"." + urlsafe_b64encode(signature).rstrip(b"=")).decode()

    provider.signs = forged
    assert come_in(browser()).status_code == 400


def test_a_token_that_nobody_signed_lets_nobody_in(browser, provider):
    provider.signs = lambda claims: f"{unsigned({'alg': 'none'}, claims).decode()}."
    assert come_in(browser()).status_code == 400


def test_an_answer_to_another_browser_lets_nobody_in(browser, provider):
    """Else somebody could be logged in as the attacker, or the attacker as them."""
    theirs = to_provider(browser().get(BEGIN).headers["location"])
    one = browser()
    assert one.get(theirs).status_code == 400
    one.get(BEGIN)
    assert one.get(theirs).status_code == 400
    assert one.session is None


def test_an_answer_is_taken_once(browser, provider):
    one = browser()
    back = to_provider(one.get(BEGIN).headers["location"])
    kept = {cookie.name: cookie.value for cookie in one.client.cookies.jar}
    assert one.get(back).status_code == 303
    again = browser()
    for name, value in kept.items():
        again.client.cookies.set(name, value)
    assert again.get(back).status_code == 400
    assert provider.refused == ["code"]


def test_the_code_alone_is_worth_nothing(browser, provider):
    """Whoever sees the address that the provider sends back to lacks what the browser keeps (PKCE)."""
    back = to_provider(browser().get(BEGIN).headers["location"])
    thief = browser()
    state = dict(part.split("=") for part in urlsplit(back).query.split("&"))["state"]
    thief.client.cookies.set("__Host-holdfire-provider", f"{state}~nonce~{'v' * 43}~2f")
    assert thief.get(back).status_code == 400
    assert provider.refused == ["challenge"]


@pytest.mark.parametrize("back", ["code=x", "state=&code=x", "error=access_denied&state=x", ""])
def test_an_answer_out_of_nowhere_lets_nobody_in(browser, provider, back):
    assert browser().get(f"/log-in/provider/back?{back}").status_code == 400


def test_another_issuer_in_the_answer_lets_nobody_in(browser, provider):
    one = browser()
    back = to_provider(one.get(BEGIN).headers["location"])
    assert one.get(back.replace("iss=", "iss=https%3A%2F%2Fevil.example%2F")).status_code == 400


def test_a_provider_that_calls_itself_otherwise_is_not_believed(browser, provider):
    provider.says = {"issuer": "https://evil.example"}
    assert browser().get(BEGIN).status_code == 400


def test_a_provider_that_leads_to_an_open_line_is_not_followed(browser, provider):
    provider.says = {"authorization_endpoint": "http://evil.example/"}
    assert browser().get(BEGIN).status_code == 400


def test_the_way_on_stays_here(browser, provider):
    one = browser()
    there = one.get("/log-in/provider?next=https%3A%2F%2Fevil.example%2F")
    assert one.get(to_provider(there.headers["location"])).headers["location"] == "/"


def test_without_a_provider_there_is_no_way_through_one(app, browser):
    assert browser().get("/log-in/provider").status_code == 404
    assert "/log-in/provider" not in browser().get("/log-in").text


def test_settings_in_part_and_open_lines_are_refused():
    assert provider_named({}) is None
    with pytest.raises(CaseError, match="HOLDFIRE_OIDC_SECRET"):
        provider_named({"HOLDFIRE_OIDC_ISSUER": "https://id.example", "HOLDFIRE_OIDC_CLIENT": "x"})
    with pytest.raises(CaseError, match="https"):
        Provider("http://id.example", "x", "y")
