"""The audit: what is noted stays as it was noted, in either database, and is shown to who may see it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from holdfire.web.people.accounts import NewAccount
from holdfire.web.people.audit import AuditKind, Noted, Wanted
from holdfire.web.people.book import open_book
from holdfire.web.people.errors import AccountsError, TooManyTriesError
from holdfire.web.people.people import People
from holdfire.web.people.tries import PER_PAIR
from holdfire.web.roles import Role
from tests.postgresql_server import Server

NOW = datetime(2016, 3, 1, 17, tzinfo=UTC)
PASSWORD = "seven quiet rivers"


@pytest.fixture(params=["a file", "a server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path | str]:
    if request.param == "a file":
        yield tmp_path / "accounts.db"
    else:
        server: Server = request.getfixturevalue("postgresql")
        yield server.new_schema().render_as_string(hide_password=False)


def noted(case: str | None, about: str, kind: AuditKind = AuditKind.PEOPLE) -> Noted:
    return Noted(at=NOW, kind=kind, by="ann", address="198.51.100.7", case=case, about=about)


def test_no_line_of_the_audit_can_be_changed_or_taken_away(place: Path | str) -> None:
    with People(place) as people:
        people.audit.note(noted("syria", "first"))
    book = open_book(place)
    for deed in ("UPDATE audit SET about = 'other'", "DELETE FROM audit"):
        with pytest.raises(AccountsError, match="append-only"), book.writing() as connection:
            connection.execute(text(deed))
    book.close()
    with People(place) as people:
        lines = people.audit.lines(Wanted(case="syria", of_no_case=False), skip=0, most=5)
    assert lines == (noted("syria", "first"),)


def test_lines_are_chosen_by_case_kind_and_name_and_come_in_parts(place: Path | str) -> None:
    with People(place) as people:
        for number in range(5):
            people.audit.note(noted("syria", f"read {number}", AuditKind.READ))
        people.audit.note(noted("yemen", "elsewhere"))
        people.audit.note(noted(None, "log-in", AuditKind.LOG_IN))
        here = Wanted(case="syria", of_no_case=False)
        assert people.audit.count(here) == 5
        assert [line.about for line in people.audit.lines(here, skip=1, most=2)] == ["read 3", "read 2"]
        assert people.audit.count(Wanted(case="syria", of_no_case=True)) == 6
        assert people.audit.count(Wanted(case="syria", of_no_case=True, kind=AuditKind.LOG_IN)) == 1
        assert people.audit.count(Wanted(case="syria", of_no_case=True, by="bea")) == 0


def test_accounts_sessions_and_limits_hold_in_either_database(place: Path | str) -> None:
    with People(place) as people:
        people.accounts.add(NewAccount(name="Ann", password=PASSWORD), "test", NOW)
        people.accounts.set_role("Ann", Role.EDITOR, "syria")
        people.accounts.set_role("Ann", Role.READER, "syria")
        secret = people.log_in("ann", PASSWORD, "198.51.100.7", NOW)
        assert secret
        session = people.sessions.held(secret, NOW)
        assert session
        assert session.account.in_cases == {"syria": Role.READER}
        people.sessions.end(session.id)
        assert people.sessions.held(secret, NOW) is None
        for _ in range(PER_PAIR):
            assert people.log_in("ann", "wrong wrong wrong", "198.51.100.7", NOW) is None
        with pytest.raises(TooManyTriesError):
            people.log_in("ann", PASSWORD, "198.51.100.7", NOW)


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    book = open_book(tmp_path / "accounts.db")
    with book.writing() as connection:
        connection.execute(text("INSERT INTO account_steps VALUES (9999, 'of the future')"))
    book.close()
    with pytest.raises(AccountsError, match="step 9999"):
        open_book(tmp_path / "accounts.db")


@pytest.mark.parametrize("address", ["mysql://host/base", "no address"])
def test_a_database_that_cannot_be_used_is_told_with_what_can(address: str) -> None:
    with pytest.raises(AccountsError, match=r"use sqlite or postgresql|such as postgresql"):
        open_book(address)
