"""The workbench with accounts, over a case run once: somebody of each role, and a browser for each."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import argon2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from holdfire.config import read_config
from holdfire.open_case import OpenCase
from holdfire.web.app import Doors, workbench
from holdfire.web.desk import Desk
from holdfire.web.people import passwords
from holdfire.web.people.accounts import NewAccount
from holdfire.web.people.people import People
from holdfire.web.roles import Role
from tests.web.attacks.browser import PASSWORD, Browser

CASE, OTHER = "syria-2016", "another"
NOW = datetime(2016, 3, 1, 17, tzinfo=UTC)


class Hands:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def wait(self, time: timedelta) -> None:
        """Lets time pass."""
        self.now += time


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords cost little here: what is tested is when they are checked, not how dear a check is."""
    monkeypatch.setattr(
        passwords, "_HASHER", argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )


@pytest.fixture
def clock() -> Hands:
    """The workbench's clock."""
    return Hands()


@pytest.fixture
def people(tmp_path: Path) -> Iterator[People]:
    """A reader, an analyst and an editor of the Syrian case, an administrator, and somebody of another case
    alone; all with one password."""
    with People(tmp_path / "accounts.db") as kept:
        for role in Role:
            add(kept, role.value)
            kept.accounts.set_role(role.value, role, None if role is Role.ADMINISTRATOR else CASE)
        add(kept, "stranger")
        kept.accounts.set_role("stranger", Role.EDITOR, OTHER)
        yield kept


def add(people: People, name: str) -> None:
    """Makes an account whose owner has chosen its password."""
    people.accounts.add(NewAccount(name=name, password=PASSWORD), "test", NOW)
    people.accounts.set_password(name, PASSWORD, to_change=False)


@pytest.fixture
def case(desk_case: Path, tmp_path: Path) -> Path:
    """A copy of the case that may be written to."""
    return Path(shutil.copytree(desk_case, tmp_path / CASE))


@pytest.fixture
def app(case: Path, people: People, clock: Hands) -> Iterator[Starlette]:
    """The workbench with accounts, over two cases that hold the same."""
    with ExitStack() as stack:
        opened = stack.enter_context(OpenCase(read_config(case, {})))
        desks = {name: Desk(name, opened) for name in (CASE, OTHER)}
        yield workbench(desks, clock, "nobody", Doors(people=people))


@pytest.fixture
def browser(app: Starlette) -> Callable[..., Browser]:
    """A browser nobody has used, over TLS or not."""

    def opened(*, secure: bool = True, address: str = "198.51.100.7") -> Browser:
        scheme = "https" if secure else "http"
        return Browser(
            TestClient(
                app,
                base_url=f"{scheme}://bench.example",
                follow_redirects=False,
                client=(address, 50000),
                raise_server_exceptions=False,
            )
        )

    return opened


@pytest.fixture
def logged_in(browser: Callable[..., Browser]) -> Callable[[str], Browser]:
    """A browser in which somebody has logged in."""

    def let_in(name: str) -> Browser:
        one = browser()
        answer = one.log_in(name, PASSWORD)
        assert answer.status_code == 303, answer.text
        return one

    return let_in
