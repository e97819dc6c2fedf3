"""Logging in: cookies, fixation, time-outs, limits on tries, and nothing learnt about who has an account."""

from datetime import timedelta

import argon2
import pytest

from holdfire.web.people.audit import AuditKind, Wanted
from holdfire.web.people.sessions import IDLE, LONGEST
from holdfire.web.people.tries import PER_ACCOUNT, PER_ADDRESS, PER_PAIR, WINDOW
from tests.web.attacks.browser import PASSWORD

CASE = "/syria-2016/"
EVERY = Wanted(case="syria-2016", of_no_case=True)


def test_who_is_not_logged_in_is_shown_to_the_log_in_and_on_to_the_page_asked_for(browser):
    one = browser()
    answer = one.get(f"{CASE}?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/log-in?next=%2Fsyria-2016%2F%3Fx%3D1")
    answer = one.log_in("reader", PASSWORD, f"{CASE}?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{CASE}?x=1")
    assert one.get(CASE).status_code == 200


def test_a_program_without_token_is_told_so_and_not_shown_a_form(browser):
    answer = browser().get(f"/api{CASE}")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example", "/\tx", "x"]
)
def test_the_log_in_leads_nowhere_else(browser, elsewhere):
    assert browser().log_in("reader", PASSWORD, elsewhere).headers["location"] == "/"


def test_over_tls_the_cookie_is_bound_to_this_host_and_hidden_from_scripts(browser):
    set_cookie = browser().log_in("reader", PASSWORD).headers["set-cookie"]
    session = next(part for part in set_cookie.split(", ") if part.startswith("__Host-holdfire="))
    parts = {part.strip().lower() for part in session.split(";")[1:]}
    assert {"httponly", "samesite=lax", "secure", "path=/"} <= parts
    assert not any(part.startswith("domain") for part in parts)


def test_without_tls_the_cookie_is_still_hidden_from_scripts_and_other_sites(browser):
    set_cookie = browser(secure=False).log_in("reader", PASSWORD).headers["set-cookie"]
    session = next(part for part in set_cookie.split(", ") if part.startswith("holdfire="))
    parts = {part.strip().lower() for part in session.split(";")[1:]}
    assert {"httponly", "samesite=lax"} <= parts
    assert "secure" not in parts


def test_a_session_planted_before_the_log_in_is_not_taken_over(browser, logged_in):
    planted = logged_in("reader").session.value
    victim = browser()
    victim.client.cookies.set("__Host-holdfire", planted, domain="bench.example")
    assert victim.log_in("administrator", PASSWORD).status_code == 303
    values = {cookie.value for cookie in victim.client.cookies.jar if cookie.name == "__Host-holdfire"}
    assert values - {planted}
    attacker = browser()
    attacker.client.cookies.set("__Host-holdfire", planted)
    assert attacker.get(CASE).status_code == 303


def test_an_invented_session_is_none(browser):
    one = browser()
    one.client.cookies.set("__Host-holdfire", "A" * 43)
    assert one.get(CASE).status_code == 303


def test_what_the_database_holds_opens_no_session(browser, logged_in, people, clock):
    logged_in("administrator")
    digest = people.sessions.of("administrator", clock())[0].id
    thief = browser()
    thief.client.cookies.set("__Host-holdfire", digest)
    assert thief.get(CASE).status_code == 303


def test_logging_out_ends_the_session_on_the_server(browser, logged_in):
    one = logged_in("reader")
    stolen = one.session.value
    assert one.post("/log-out", page=CASE).headers["location"] == "/log-in"
    thief = browser()
    thief.client.cookies.set("__Host-holdfire", stolen)
    assert thief.get(CASE).status_code == 303


def test_a_session_ends_when_nothing_is_asked_for_long(logged_in, clock):
    one = logged_in("reader")
    clock.wait(IDLE - timedelta(minutes=1))
    assert one.get(CASE).status_code == 200
    clock.wait(IDLE - timedelta(minutes=1))
    assert one.get(CASE).status_code == 200
    clock.wait(IDLE + timedelta(minutes=1))
    assert one.get(CASE).status_code == 303


def test_a_session_ends_after_a_working_day_whatever_is_asked(logged_in, clock):
    one = logged_in("reader")
    for _ in range(round(LONGEST / timedelta(hours=1)) - 1):
        clock.wait(timedelta(hours=1))
        assert one.get(CASE).status_code == 200
    clock.wait(timedelta(hours=1))
    assert one.get(CASE).status_code == 303


def test_a_new_role_ends_the_sessions_of_the_old_one(logged_in, people):
    one = logged_in("editor")
    from holdfire.web.roles import Role

    people.accounts.set_role("editor", Role.READER, "syria-2016")
    assert one.get(CASE).status_code == 303


def test_who_is_shut_out_is_out_at_once(logged_in, browser, people):
    one = logged_in("editor")
    people.accounts.set_disabled("editor", disabled=True)
    assert one.get(CASE).status_code == 303
    assert browser().log_in("editor", PASSWORD).status_code == 403


def test_the_answer_is_the_same_for_no_account_a_wrong_password_and_one_shut_out(browser, people):
    people.accounts.set_disabled("analyst", disabled=True)
    answers = [
        browser(address=f"198.51.100.{place}").log_in(name, password)
        for place, (name, password) in enumerate(
            [("nobody", PASSWORD), ("reader", "wrong wrong wrong"), ("analyst", PASSWORD)]
        )
    ]
    texts = set()
    for answer, name in zip(answers, ("nobody", "reader", "analyst"), strict=True):
        assert answer.status_code == 403
        lines = answer.text.replace(f'value="{name}"', 'value=""').splitlines()
        texts.add("\n".join(line for line in lines if "form_token" not in line))
    assert len(texts) == 1


@pytest.mark.parametrize("name", ["nobody", "reader", "shut"])
def test_every_try_costs_one_check_of_a_password_whether_or_not_there_is_an_account(
    browser, people, monkeypatch, name
):
    from tests.web.attacks.conftest import add

    add(people, "shut")
    people.accounts.set_disabled("shut", disabled=True)
    browser(address="203.0.113.1").log_in("nobody", "warms up the invented one")
    checks, hashes = [], []
    verify, make = argon2.PasswordHasher.verify, argon2.PasswordHasher.hash
    monkeypatch.setattr(
        argon2.PasswordHasher, "verify", lambda self, *given: checks.append(1) or verify(self, *given)
    )
    monkeypatch.setattr(
        argon2.PasswordHasher, "hash", lambda self, *given: hashes.append(1) or make(self, *given)
    )
    assert browser().log_in(name, "wrong wrong wrong").status_code == 403
    assert (len(checks), len(hashes)) == (1, 0)


def wrong(one, name, times):
    return [one.log_in(name, "wrong wrong wrong").status_code for _ in range(times)]


@pytest.mark.parametrize("name", ["reader", "nobody"])
def test_after_a_few_wrong_passwords_an_account_is_closed_to_that_address_for_a_while(browser, clock, name):
    one = browser()
    assert set(wrong(one, name, PER_PAIR)) == {403}
    assert one.log_in(name, PASSWORD).status_code == 429
    clock.wait(WINDOW + timedelta(seconds=1))
    assert one.log_in("reader", PASSWORD).status_code == 303


def test_wrong_passwords_from_one_address_do_not_lock_their_owner_out_elsewhere(browser):
    wrong(browser(), "reader", PER_PAIR)
    assert browser(address="203.0.113.9").log_in("reader", PASSWORD).status_code == 303


def test_one_address_cannot_try_many_accounts(browser):
    one = browser()
    told = [wrong(one, f"name {place}", 1)[0] for place in range(PER_ADDRESS + 1)]
    assert told == [403] * PER_ADDRESS + [429]


def test_one_office_may_come_in_as_often_as_it_likes_with_the_right_password(browser):
    told = [browser().log_in("reader", PASSWORD).status_code for _ in range(PER_ADDRESS + 2)]
    assert set(told) == {303}


def test_a_right_password_does_not_forgive_an_address_its_tries_of_other_accounts(browser):
    one = browser()
    for place in range(PER_ADDRESS):
        wrong(one, f"name {place}", 1)
    assert browser().log_in("reader", PASSWORD).status_code == 429


def test_one_account_cannot_be_tried_from_many_addresses(browser):
    told = [wrong(browser(address=f"203.0.{place}.1"), "reader", 1)[0] for place in range(PER_ACCOUNT + 1)]
    assert told == [403] * PER_ACCOUNT + [429]


def test_a_customer_s_many_ipv6_addresses_count_as_one(browser):
    told = [wrong(browser(address=f"2001:db8::{place:x}"), "reader", 1)[0] for place in range(PER_PAIR + 1)]
    assert told == [403] * PER_PAIR + [429]


def test_the_limit_holds_over_processes(browser, people, clock, tmp_path):
    from holdfire.web.people.errors import TooManyTriesError
    from holdfire.web.people.people import People

    wrong(browser(), "reader", PER_PAIR)
    with People(tmp_path / "accounts.db") as other, pytest.raises(TooManyTriesError):
        other.log_in("reader", PASSWORD, "198.51.100.7", clock())


def test_logging_in_and_failing_are_noted_without_what_was_typed_for_a_name(browser, people):
    browser().log_in("my secret password", "typed in the wrong field")
    browser().log_in("reader", "wrong wrong wrong")
    browser().log_in("reader", PASSWORD)
    lines = people.audit.lines(EVERY, skip=0, most=9)
    assert [(line.kind, line.by) for line in lines] == [
        (AuditKind.LOG_IN, "reader"),
        (AuditKind.REFUSED, "reader"),
        (AuditKind.REFUSED, "a name without account"),
    ]


def test_a_password_set_by_somebody_else_must_be_changed_before_anything(browser, people):
    people.accounts.set_password("reader", "set by somebody", to_change=True)
    one = browser()
    one.log_in("reader", "set by somebody")
    assert one.get(CASE).headers["location"] == "/account"
    fields = {"now": "set by somebody", "new": "of my own choice", "again": "of my own choice"}
    before = one.session.value
    assert one.post("/account/password", fields, page="/account").status_code == 303
    assert one.session.value != before
    assert one.get(CASE).status_code == 200


def test_a_token_reads_and_ends_with_its_time_and_cannot_touch_its_account(browser, people, clock):
    from holdfire.web.people.tokens import Scope

    secret = people.tokens.make("editor", "a program", Scope.READ, 1, clock())
    headers = {"authorization": f"Bearer {secret}"}
    one = browser()
    assert one.get(f"/api{CASE}", headers=headers).status_code == 200
    assert one.get(f"/api{CASE}audit", headers=headers).status_code == 403
    assert one.post("/account/token", {"label": "more"}, headers=headers).status_code == 403
    clock.wait(timedelta(days=1, seconds=1))
    assert one.get(f"/api{CASE}", headers=headers).status_code == 401
