"""The commands about people and the doors of the workbench: who can reach it decides who is asked."""

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from starlette.applications import Starlette
from starlette.testclient import TestClient

from holdfire.cli import main
from holdfire.commands import serving
from holdfire.web.people.audit import Wanted
from holdfire.web.people.people import People
from holdfire.web.serve import Place

PASSWORD = "a first password\n"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Starlette, Place]]:
    """What would be served, and where."""
    calls: list[tuple[Starlette, Place]] = []
    monkeypatch.setattr(serving, "serve", lambda app, place: calls.append((app, place)))
    return calls


@pytest.fixture
def accounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOLDFIRE_ACCOUNTS", f"sqlite:///{tmp_path}/accounts.db")
    return tmp_path / "accounts.db"


def told(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(part) for part in arguments], input=given)


def test_on_this_machine_nobody_is_asked_and_only_its_own_names_are_answered(
    desk_case: Path, served: list[tuple[Starlette, Place]]
) -> None:
    assert told("serve", desk_case).exit_code == 0
    app, place = served[0]
    assert place.host == "127.0.0.1"
    assert app.state.people is None
    assert TestClient(app, base_url="http://evil.example").get("/").status_code == 421


@pytest.mark.parametrize(
    "where", [("--host", "0.0.0.0"), ("--host", "::"), ("--accounts",), ("--proxy", "10.0.0.1")]
)
def test_where_others_may_come_it_does_not_start_without_an_administrator(
    desk_case: Path, accounts: Path, served: list[tuple[Starlette, Place]], where: tuple[str, ...]
) -> None:
    refused = told("serve", desk_case, *where)
    assert refused.exit_code == 3
    assert f"holdfire people add {desk_case} NAME --role administrator" in refused.output
    assert served == []
    told("people", "add", desk_case, "reader", "--role", "reader", given=PASSWORD)
    assert told("serve", desk_case, *where).exit_code == 3
    assert told("people", "add", desk_case, "ann", "--role", "administrator", given=PASSWORD).exit_code == 0
    assert told("serve", desk_case, *where).exit_code == 0
    assert served[0][0].state.people is not None


def test_without_tls_it_says_that_passwords_travel_in_the_open(
    desk_case: Path, accounts: Path, served: list[tuple[Starlette, Place]]
) -> None:
    told("people", "add", desk_case, "ann", "--role", "administrator", given=PASSWORD)
    assert "unencrypted" in told("serve", desk_case, "--host", "0.0.0.0").output
    assert "unencrypted" not in told("serve", desk_case, "--host", "0.0.0.0", "--proxy", "10.0.0.1").output


def test_people_are_added_listed_given_roles_shut_out_and_let_in(desk_case: Path, accounts: Path) -> None:
    assert told("people", "add", desk_case, "ann", "--role", "administrator", given=PASSWORD).exit_code == 0
    assert (
        told("people", "add", desk_case, "bea", "--role", "analyst", "--here", given=PASSWORD).exit_code == 0
    )
    assert told("people", "list", desk_case).output.splitlines() == [
        "ann: administrator in every case",
        f"bea: analyst in {desk_case.name}",
    ]
    told("people", "role", desk_case, "bea", "editor", "--here")
    told("people", "disable", desk_case, "bea")
    assert f"bea: editor in {desk_case.name}, shut out" in told("people", "list", desk_case).output
    told("people", "enable", desk_case, "bea")
    told("people", "role", desk_case, "bea", "none", "--here")
    assert "bea: no role" in told("people", "list", desk_case).output
    with People(accounts) as people:
        lines = people.audit.lines(Wanted(case="x", of_no_case=True), skip=0, most=20)
    assert [line.about for line in lines][::-1] == [
        "added ann, administrator",
        "added bea, analyst here",
        "gave bea the role editor here",
        "shut out bea",
        "let in again bea",
        "gave bea the role none here",
    ]


def test_a_password_is_read_and_never_an_argument_nor_shown(desk_case: Path, accounts: Path) -> None:
    done = told("people", "add", desk_case, "ann", "--role", "administrator", given=PASSWORD)
    assert PASSWORD.strip() not in done.output
    assert told("people", "add", desk_case, "bea", "--password", "x").exit_code == 2
    assert b"a first password" not in accounts.read_bytes()


@pytest.mark.parametrize("given", ["short\n", "\n", ""])
def test_a_password_that_is_too_short_makes_no_account(desk_case: Path, accounts: Path, given: str) -> None:
    refused = told("people", "add", desk_case, "ann", "--role", "administrator", given=given)
    assert refused.exit_code == 3
    assert "12 to 1024 characters" in refused.output
    assert "nobody has an account here" in told("people", "list", desk_case).output


@pytest.mark.parametrize("name", ["", " ", "a/b", "<b>", "x" * 65, "\u202eann", "ann\n", "-ann", "'"])
def test_a_name_that_could_mislead_is_refused(desk_case: Path, accounts: Path, name: str) -> None:
    assert told("people", "add", desk_case, "--", name, given=PASSWORD).exit_code == 3


def test_two_spellings_of_one_name_are_one(desk_case: Path, accounts: Path) -> None:
    told("people", "add", desk_case, "Ann", given=PASSWORD)
    for again in ("ann", "ANN", "Ａｎｎ"):
        assert "already" in told("people", "add", desk_case, again, given=PASSWORD).output


def test_the_last_administrator_cannot_be_shut_out(desk_case: Path, accounts: Path) -> None:
    told("people", "add", desk_case, "ann", "--role", "administrator", given=PASSWORD)
    for change in (("disable",), ("role", "reader")):
        refused = told("people", change[0], desk_case, "ann", *change[1:])
        assert refused.exit_code == 3
        assert "nobody would be administrator" in refused.output


def test_the_accounts_stand_beside_the_case_and_are_their_owner_s_alone(
    desk_case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOLDFIRE_ACCOUNTS", raising=False)
    case = tmp_path / "case"
    assert told("new", case).exit_code == 0
    assert told("people", "add", case, "ann", given=PASSWORD).exit_code == 0
    kept = tmp_path / "accounts.db"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert not (case / "accounts.db").exists()


def test_where_nobody_has_an_account_the_list_says_how_to_make_one(desk_case: Path, accounts: Path) -> None:
    told_so = told("people", "list", desk_case).output
    assert f"holdfire people add {desk_case} NAME --role administrator" in told_so
    told("people", "add", desk_case, "ann", "--role", "administrator", given=PASSWORD)
    assert told("people", "list", desk_case).output.splitlines() == ["ann: administrator in every case"]
