"""The commands about people: who may come to the workbench, with which role."""

import sys
from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

import click

from holdfire.commands.asked import CASE, accounts_place, config_of
from holdfire.web.people.accounts import NewAccount
from holdfire.web.people.audit import AuditKind, Noted
from holdfire.web.people.people import People
from holdfire.web.roles import Role

NAME = click.argument("name")
ROLE = click.Choice([role.value for role in Role])
HERE = click.option("--here", is_flag=True, help="In this case alone; else in every case.")


@click.group("people")
def people_commands() -> None:
    """Say who may come to the workbench. Passwords are asked for, or read from standard input; they are never
    part of a command, where other users of the machine could see them."""


@people_commands.command("add")
@CASE
@NAME
@click.option("--role", type=ROLE, help="What they may do.")
@HERE
@click.option(
    "--subject", help="Who they are at the identity provider (its `sub`); then no password is asked."
)
def add_person(folder: Path, name: str, role: str | None, here: bool, subject: str | None) -> None:
    """Make an account; its owner chooses a password of their own at the first log-in."""
    with _people(folder) as people:
        password = None if subject else _password()
        new = NewAccount(name=name, password=password, subject=subject)
        people.accounts.add(new, getuser(), datetime.now(UTC))
        if role:
            people.accounts.set_role(name, Role(role), folder.resolve().name if here else None)
        _note(people, f"added {name}, {role or 'no role'}{' here' if here else ''}")
    click.echo(
        f"{name} may come in" + ("." if role else ", but into no case; give a role: holdfire people role")
    )


@people_commands.command("list")
@CASE
def list_people(folder: Path) -> None:
    """List the accounts with their roles."""
    with _people(folder) as people:
        accounts = people.accounts.all()
        if not accounts:
            click.echo(
                "nobody has an account here; make one with: "
                f"holdfire people add {folder} NAME --role administrator"
            )
        for account in accounts:
            roles = [f"{role.value} in {case}" for case, role in sorted(account.in_cases.items())]
            everywhere = [f"{account.everywhere.value} in every case"] if account.everywhere else []
            shut = ["shut out"] if account.disabled else []
            click.echo(f"{account.name}: {', '.join([*everywhere, *roles, *shut]) or 'no role'}")


@people_commands.command("role")
@CASE
@NAME
@click.argument("role", type=click.Choice([*(role.value for role in Role), "none"]))
@HERE
def set_role(folder: Path, name: str, role: str, here: bool) -> None:
    """Give somebody a role, or take it away (none); their sessions end."""
    with _people(folder) as people:
        account = people.accounts.named(name)
        given = None if role == "none" else Role(role)
        people.accounts.set_role(account.name, given, folder.resolve().name if here else None)
        _note(people, f"gave {account.name} the role {role}{' here' if here else ''}")


@people_commands.command("disable")
@CASE
@NAME
def disable_person(folder: Path, name: str) -> None:
    """Shut somebody out at once; what they decided stays."""
    with _people(folder) as people:
        people.accounts.set_disabled(people.accounts.named(name).name, disabled=True)
        _note(people, f"shut out {name}")


@people_commands.command("enable")
@CASE
@NAME
def enable_person(folder: Path, name: str) -> None:
    """Let somebody in again."""
    with _people(folder) as people:
        people.accounts.set_disabled(people.accounts.named(name).name, disabled=False)
        _note(people, f"let in again {name}")


@people_commands.command("reset")
@CASE
@NAME
def reset_password(folder: Path, name: str) -> None:
    """Set a password for somebody who lost theirs; they choose their own at the next log-in."""
    with _people(folder) as people:
        account = people.accounts.named(name)
        people.accounts.set_password(account.name, _password(), to_change=True)
        _note(people, f"set a password for {account.name}")


def _people(folder: Path) -> People:
    config_of(folder)  # the folder is a case, or its accounts would stand in a place nobody looks at
    return People(accounts_place(folder))


def _password() -> str:
    if sys.stdin.isatty():
        password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return password
    return sys.stdin.readline().rstrip("\r\n")


def _note(people: People, about: str) -> None:
    now = datetime.now(UTC)
    noted = Noted(at=now, kind=AuditKind.PEOPLE, by=getuser(), address="this machine", case=None, about=about)
    people.audit.note(noted)
