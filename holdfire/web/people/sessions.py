"""Sessions: who is logged in, kept on the server, so that each can be ended at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update

from holdfire.web.people.accounts import Account, account_of
from holdfire.web.people.book import Book
from holdfire.web.people.moments import kept_moment, moment_kept
from holdfire.web.people.schema import accounts, sessions
from holdfire.web.people.secrets_kept import digest_of, new_secret

IDLE = timedelta(hours=2)
"""A session that asked nothing for so long is over."""

LONGEST = timedelta(hours=12)
"""A session is over after a working day, whatever it did."""

_NOTED_EVERY = timedelta(minutes=1)
"""How often a session's last request is noted: not every reading of a page must write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession:
    """A session that holds. `id` is the digest by which it can be ended; the secret itself is not kept."""

    id: str
    began: datetime
    seen: datetime
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The session of a request: `id` as in OpenSession, whose it is, and what its forms must bring back."""

    id: str
    account: Account
    form_token: str


class Sessions:
    """All sessions of all processes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def begin(self, account: str, address: str, now: datetime) -> str:
        """A new session; gives the secret that its cookie holds. Sessions that are over are swept away."""
        secret = new_secret()
        with self._book.writing() as connection:
            old = (sessions.c.began < kept_moment(now - LONGEST)) | (
                sessions.c.seen < kept_moment(now - IDLE)
            )
            connection.execute(delete(sessions).where(old))
            row = {
                "digest": digest_of(secret),
                "account": account,
                "form_token": new_secret(),
                "began": kept_moment(now),
                "seen": kept_moment(now),
                "address": address,
            }
            connection.execute(insert(sessions).values(row))
        return secret

    def held(self, secret: str, now: datetime) -> Session | None:
        """The session a cookie speaks of, None where there is none, it is over, or its account shut out."""
        question = (
            select(sessions, accounts)
            .join(accounts, accounts.c.name == sessions.c.account)
            .where(
                sessions.c.digest == digest_of(secret),
                sessions.c.began > kept_moment(now - LONGEST),
                sessions.c.seen > kept_moment(now - IDLE),
                accounts.c.disabled == 0,
            )
        )
        with self._book.reading() as connection:
            row = connection.execute(question).mappings().one_or_none()
            if row is None:
                return None
            session = Session(
                id=row["digest"],
                account=account_of(connection, row),
                form_token=row["form_token"],
            )
        if now - moment_kept(row["seen"]) > _NOTED_EVERY:
            self._note(session.id, now)
        return session

    def of(self, account: str, now: datetime) -> tuple[OpenSession, ...]:
        """The sessions of an account that hold, the first begun first."""
        question = (
            select(sessions.c.digest, sessions.c.began, sessions.c.seen, sessions.c.address)
            .where(
                sessions.c.account == account,
                sessions.c.began > kept_moment(now - LONGEST),
                sessions.c.seen > kept_moment(now - IDLE),
            )
            .order_by(sessions.c.began)
        )
        with self._book.reading() as connection:
            rows = connection.execute(question).mappings().all()
        return tuple(
            OpenSession(
                id=row["digest"],
                began=moment_kept(row["began"]),
                seen=moment_kept(row["seen"]),
                address=row["address"],
            )
            for row in rows
        )

    def end(self, session_id: str) -> None:
        """Ends one session."""
        with self._book.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == session_id))

    def _note(self, session_id: str, now: datetime) -> None:
        with self._book.writing() as connection:
            here = sessions.c.digest == session_id
            connection.execute(update(sessions).where(here).values(seen=kept_moment(now)))
