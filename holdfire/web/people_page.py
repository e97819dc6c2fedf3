"""The page of people, for administrators: who may come in, with which role; and the forms that change it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from holdfire.showing.teller import Teller
from holdfire.web.desk import Desk
from holdfire.web.form_at import FormAt
from holdfire.web.page_at import PageAt
from holdfire.web.people.accounts import NewAccount
from holdfire.web.people.audit import AuditKind
from holdfire.web.people.people import People
from holdfire.web.roles import Role
from holdfire.web.seat import Seat

PAGE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAsked:
    """Nothing may be asked of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShown:
    """An account: its role in every case, its role given for this case, and whether it is shut out.
    `provided` tells whether an identity provider lets them in."""

    name: str
    everywhere: Role | None
    here: Role | None
    disabled: bool
    to_change: bool
    provided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleShown:
    """All accounts, by name, and the roles there are in one case and in all."""

    people: tuple[PersonShown, ...]
    roles_here: tuple[Role, ...]
    roles_everywhere: tuple[Role, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddAsked:
    """Somebody new: with a first password, with the subject of an identity provider, or both; with a role
    here, if any."""

    name: str
    password: str | None = field(default=None, repr=False)
    subject: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleAsked:
    """A role, none to take it away; in this case or `everywhere`."""

    name: str
    role: Role | None = None
    everywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShutAsked:
    """Somebody to be shut out, or let in again."""

    name: str
    disabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetAsked:
    """A password for somebody who lost theirs; they choose their own at the next log-in."""

    name: str
    password: str = field(repr=False)


def people_page(people: People) -> PageAt:
    """The page over these accounts."""

    def shown(desk: Desk, _seat: Seat, _teller: Teller, _asked: PeopleAsked) -> PeopleShown:
        return PeopleShown(
            people=tuple(
                PersonShown(
                    name=account.name,
                    everywhere=account.everywhere,
                    here=account.in_cases.get(desk.name),
                    disabled=account.disabled,
                    to_change=account.to_change,
                    provided=account.subject is not None,
                )
                for account in people.accounts.all()
            ),
            roles_here=tuple(role for role in Role if role is not Role.ADMINISTRATOR),
            roles_everywhere=tuple(Role),
        )

    return PageAt(
        name=PAGE,
        path=f"/{PAGE}",
        asked=PeopleAsked,
        gives=PeopleShown,
        build=shown,
        nav="People",
        about="Who may come in, with which role in this case; for administrators.",
        role=Role.ADMINISTRATOR,
        at_desk=True,
    )


def people_forms(people: People) -> tuple[FormAt, ...]:
    """The forms over these accounts."""
    accounts = people.accounts

    def add(desk: Desk, seat: Seat, now: datetime, asked: AddAsked) -> str:
        new = NewAccount(name=asked.name, password=asked.password, subject=asked.subject)
        account = accounts.add(new, seat.name, now)
        if asked.role:
            accounts.set_role(account.name, asked.role, desk.name)
        return PAGE

    def give_role(desk: Desk, _seat: Seat, _now: datetime, asked: RoleAsked) -> str:
        account = accounts.named(asked.name)
        accounts.set_role(account.name, asked.role, None if asked.everywhere else desk.name)
        return PAGE

    def shut(_desk: Desk, _seat: Seat, _now: datetime, asked: ShutAsked) -> str:
        accounts.set_disabled(accounts.named(asked.name).name, disabled=asked.disabled)
        return PAGE

    def reset(_desk: Desk, _seat: Seat, _now: datetime, asked: ResetAsked) -> str:
        accounts.set_password(accounts.named(asked.name).name, asked.password, to_change=True)
        return PAGE

    return (
        _form("add", AddAsked, add),
        _form("role", RoleAsked, give_role),
        _form("shut", ShutAsked, shut),
        _form("reset", ResetAsked, reset),
    )


def _form(name: str, asked: type[Any], do: Callable[[Desk, Seat, datetime, Any], str]) -> FormAt:
    return FormAt(
        name=f"{PAGE}-{name}",
        path=f"/{PAGE}/{name}",
        asked=asked,
        do=do,
        role=Role.ADMINISTRATOR,
        noted=AuditKind.PEOPLE,
    )
