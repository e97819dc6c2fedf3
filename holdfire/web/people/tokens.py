"""Tokens: what programs bring to the API instead of a session, each with a scope and an end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, insert, select

from holdfire.web.people.accounts import Account, account_of
from holdfire.web.people.book import Book
from holdfire.web.people.errors import AccountsError
from holdfire.web.people.moments import kept_moment, moment_kept
from holdfire.web.people.schema import accounts, tokens
from holdfire.web.people.secrets_kept import digest_of, new_secret

BEGINS = "hf_"
"""What a token begins with, so that searches for leaked secrets find it."""

LONGEST_DAYS = 366


class Scope(StrEnum):
    """What a token may: read what its account may read; also decide, as far as its account may, but never
    as an administrator."""

    READ = "read"
    DECIDE = "decide"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as its owner sees it; the secret was shown once, when it was made."""

    id: str
    label: str
    scope: Scope
    made: datetime
    ends: datetime


class Tokens:
    """All tokens."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def make(self, account: str, label: str, scope: Scope, days: int, now: datetime) -> str:
        """A new token, as the program brings it. Raises AccountsError for a time that is too long."""
        if not 1 <= days <= LONGEST_DAYS:
            raise AccountsError(f"a token lasts 1 to {LONGEST_DAYS} days")
        secret = BEGINS + new_secret()
        digest = digest_of(secret)
        row = {
            "digest": digest,
            "id": digest[:12],
            "account": account,
            "label": label[:80],
            "scope": scope.value,
            "made": kept_moment(now),
            "ends": kept_moment(now + timedelta(days=days)),
        }
        with self._book.writing() as connection:
            connection.execute(insert(tokens).values(row))
        return secret

    def held(self, secret: str, now: datetime) -> tuple[Account, Scope] | None:
        """Whose token it is and what it may, None where it is none, or over, or its account shut out."""
        question = (
            select(tokens.c.scope, accounts)
            .join(accounts, accounts.c.name == tokens.c.account)
            .where(
                tokens.c.digest == digest_of(secret),
                tokens.c.ends > kept_moment(now),
                accounts.c.disabled == 0,
                accounts.c.to_change == 0,
            )
        )
        with self._book.reading() as connection:
            row = connection.execute(question).mappings().one_or_none()
            return (account_of(connection, row), Scope(row["scope"])) if row else None

    def of(self, account: str) -> tuple[Token, ...]:
        """The tokens of an account, the last made last."""
        question = select(tokens).where(tokens.c.account == account).order_by(tokens.c.made)
        with self._book.reading() as connection:
            rows = connection.execute(question).mappings().all()
        return tuple(
            Token(
                id=row["id"],
                label=row["label"],
                scope=Scope(row["scope"]),
                made=moment_kept(row["made"]),
                ends=moment_kept(row["ends"]),
            )
            for row in rows
        )

    def end(self, account: str, token_id: str) -> None:
        """Ends a token of an account."""
        with self._book.writing() as connection:
            mine = (tokens.c.account == account) & (tokens.c.id == token_id)
            connection.execute(delete(tokens).where(mine))
