"""Accounts: who may come in, with which role in which case."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from holdfire.web.people.book import Book
from holdfire.web.people.errors import AccountsError
from holdfire.web.people.moments import kept_moment
from holdfire.web.people.passwords import hashed
from holdfire.web.people.schema import access, accounts, sessions, tokens
from holdfire.web.roles import Role

_NAME = re.compile(r"[^\W_](?:[\w .'’-]{0,62}[\w.])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may come in. `everywhere` is the role in every case, None for none; `in_cases` those in
    single cases; `password` the hash, None for who comes through an identity provider alone; `subject` is who
    that provider says it is; `to_change` whether the password was set by somebody else."""

    name: str
    password: str | None
    subject: str | None
    everywhere: Role | None
    in_cases: Mapping[str, Role]
    language: str
    to_change: bool
    disabled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account to be made: with a first password, or with the subject of an identity provider, or both."""

    name: str
    password: str | None = None
    subject: str | None = None
    language: str = "en"


class Accounts:
    """All accounts. None is ever deleted: decisions are signed with their names."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def add(self, new: NewAccount, by: str, now: datetime) -> Account:
        """Makes an account without any role. Raises AccountsError for a name or password that cannot be."""
        if not _NAME.fullmatch(new.name):
            raise AccountsError(
                f"{new.name!r} is no name: letters, digits, spaces and . ' - up to 64, a letter first"
            )
        kept = hashed(new.password) if new.password is not None else None
        with self._book.writing() as connection:
            same = select(accounts.c.name).where(
                (accounts.c.folded == _folded(new.name))
                | ((accounts.c.subject == new.subject) & accounts.c.subject.is_not(None))
            )
            if taken := connection.scalar(same):
                raise AccountsError(f"there is an account {taken!r} already; choose another name")
            connection.execute(
                insert(accounts).values(
                    name=new.name,
                    folded=_folded(new.name),
                    password=kept,
                    subject=new.subject,
                    everywhere=None,
                    language=new.language,
                    to_change=int(kept is not None),
                    disabled=0,
                    made=kept_moment(now),
                    made_by=by,
                )
            )
        return self.named(new.name)

    def named(self, name: str) -> Account:
        """The account of a name, however it is spelt. Raises AccountsError where there is none."""
        if found := self.find(name):
            return found
        raise AccountsError(f"there is no account {name!r}; see the list of people")

    def find(self, name: str) -> Account | None:
        """The account of a name, None where there is none."""
        return self._one(select(accounts).where(accounts.c.folded == _folded(name)))

    def of_subject(self, subject: str) -> Account | None:
        """The account of a subject of the identity provider."""
        return self._one(select(accounts).where(accounts.c.subject == subject))

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._book.reading() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.folded)).mappings().all()
            return tuple(account_of(connection, row) for row in rows)

    def has_administrator(self) -> bool:
        """Whether somebody can let others in."""
        with self._book.reading() as connection:
            return _administrators(connection) > 0

    def set_password(self, name: str, password: str, *, to_change: bool) -> None:
        """A new password; every session and token of the account ends. Raises AccountsError where it cannot
        be one."""
        kept = hashed(password)
        with self._book.writing() as connection:
            self._changed(connection, name, {"password": kept, "to_change": int(to_change)})
            connection.execute(delete(tokens).where(tokens.c.account == name))

    def rehash(self, name: str, password: str) -> None:
        """Keeps the same password by today's settings."""
        kept = hashed(password)
        with self._book.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.name == name).values(password=kept))

    def set_role(self, name: str, role: Role | None, case: str | None) -> None:
        """The role in a case, or in every case (None); None for a role takes it away. Sessions end, so that
        nobody goes on with what they were. Raises AccountsError for an administrator of one case, and where
        no administrator would be left."""
        if case and role is Role.ADMINISTRATOR:
            raise AccountsError("an administrator is one of every case; leave the case out")
        with self._book.writing() as connection:
            if case is None:
                self._changed(connection, name, {"everywhere": role.value if role else None})
                _refuse_without_administrator(connection)
                return
            self._changed(connection, name, {})
            here = (access.c.account == name) & (access.c.case_name == case)
            connection.execute(delete(access).where(here))
            if role:
                row = {"account": name, "case_name": case, "role": role.value}
                connection.execute(insert(access).values(row))

    def set_disabled(self, name: str, *, disabled: bool) -> None:
        """Shuts an account out, with its sessions and tokens, or lets it in again. Raises AccountsError where
        no administrator would be left."""
        with self._book.writing() as connection:
            self._changed(connection, name, {"disabled": int(disabled)})
            if disabled:
                connection.execute(delete(tokens).where(tokens.c.account == name))
                _refuse_without_administrator(connection)

    def set_language(self, name: str, language: str) -> None:
        """The language of the interface."""
        with self._book.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.name == name).values(language=language))

    def _one(self, question: Select[tuple[object, ...]]) -> Account | None:
        with self._book.reading() as connection:
            row = connection.execute(question).mappings().one_or_none()
            return account_of(connection, row) if row else None

    def _changed(self, connection: Connection, name: str, values: Mapping[str, object]) -> None:
        if values:
            connection.execute(update(accounts).where(accounts.c.name == name).values(dict(values)))
        connection.execute(delete(sessions).where(sessions.c.account == name))


def account_of(connection: Connection, row: RowMapping) -> Account:
    """A row of the table as an account, with its roles."""
    roles = select(access.c.case_name, access.c.role).where(access.c.account == row["name"])
    return Account(
        name=row["name"],
        password=row["password"],
        subject=row["subject"],
        everywhere=Role(row["everywhere"]) if row["everywhere"] else None,
        in_cases={case: Role(role) for case, role in connection.execute(roles)},
        language=row["language"],
        to_change=bool(row["to_change"]),
        disabled=bool(row["disabled"]),
    )


def _folded(name: str) -> str:
    """One spelling of names that people would take for the same."""
    return normalize("NFKC", name).casefold().strip()


def _administrators(connection: Connection) -> int:
    there = (accounts.c.everywhere == Role.ADMINISTRATOR.value) & (accounts.c.disabled == 0)
    return connection.scalar(select(func.count()).select_from(accounts).where(there)) or 0


def _refuse_without_administrator(connection: Connection) -> None:
    if not _administrators(connection):
        raise AccountsError("nobody would be administrator any more; make another one first")
