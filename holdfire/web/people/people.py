"""All about people, over one database: the door of this room."""

from datetime import datetime
from pathlib import Path
from typing import Self

from holdfire.web.people.accounts import Account, Accounts
from holdfire.web.people.audit import Audit, AuditKind, Noted
from holdfire.web.people.book import open_book
from holdfire.web.people.passwords import fits, outdated
from holdfire.web.people.sessions import Sessions
from holdfire.web.people.tokens import Tokens
from holdfire.web.people.tries import Tries

UNKNOWN = "a name without account"
"""What the audit holds of a name without account: people type passwords where names belong."""


class People:
    """Who may come in, who is in, and what was noted of it."""

    def __init__(self, place: Path | str) -> None:
        """Opens the database at a path or address. Raises AccountsError where it cannot be opened."""
        self._book = open_book(place)
        self.accounts = Accounts(self._book)
        self.sessions = Sessions(self._book)
        self.tokens = Tokens(self._book)
        self.tries = Tries(self._book)
        self.audit = Audit(self._book)

    def log_in(self, name: str, password: str, address: str, now: datetime) -> str | None:
        """The secret of a new session, None where name or password are wrong: which of them, nobody learns.
        Every try costs one check of a password. Raises TooManyTriesError where there were too many."""
        self.tries.begin(name, address, now)
        account = self.accounts.find(name)
        kept = account.password if account and not account.disabled else None
        if not fits(kept, password) or account is None or kept is None:
            self._note(AuditKind.REFUSED, account.name if account else UNKNOWN, address, now)
            return None
        self.tries.succeeded(name, address)
        if outdated(kept):
            self.accounts.rehash(account.name, password)
        return self.let_in(account, address, now)

    def log_in_by_subject(self, subject: str, address: str, now: datetime) -> str | None:
        """The secret of a new session of who an identity provider says it is, None where that is nobody's
        account here."""
        account = self.accounts.of_subject(subject)
        if account is None or account.disabled:
            self._note(AuditKind.REFUSED, account.name if account else UNKNOWN, address, now)
            return None
        return self.let_in(account, address, now)

    def let_in(self, account: Account, address: str, now: datetime) -> str:
        """The secret of a new session of an account whose owner is known to be there."""
        secret = self.sessions.begin(account.name, address, now)
        self._note(AuditKind.LOG_IN, account.name, address, now)
        return secret

    def close(self) -> None:
        """Lets the database go."""
        self._book.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _note(self, kind: AuditKind, by: str, address: str, now: datetime) -> None:
        about = "came in" if kind is AuditKind.LOG_IN else "was not let in"
        self.audit.note(Noted(at=now, kind=kind, by=by, address=address, case=None, about=about))
