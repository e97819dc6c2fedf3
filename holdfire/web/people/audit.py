"""The audit: who came in or was kept out, who changed what, appended and never changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, func, insert, select

from holdfire.web.people.book import Book, next_number
from holdfire.web.people.moments import kept_moment, moment_kept
from holdfire.web.people.schema import audit


class AuditKind(StrEnum):
    """What is noted."""

    LOG_IN = "log-in"
    REFUSED = "refused"
    LOG_OUT = "log-out"
    DECISION = "decision"
    PEOPLE = "people"
    EXPORT = "export"
    UPLOAD = "upload"
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One line of the audit. `case` is None for what is about none; `about` says what was done, to what."""

    at: datetime
    kind: AuditKind
    by: str
    address: str
    case: str | None
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which lines: about a case, with or without those about no case; of one kind, by one name, or of all."""

    case: str
    of_no_case: bool
    kind: AuditKind | None = None
    by: str | None = None


class Audit:
    """All that was noted. The database itself refuses to change a line."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def note(self, noted: Noted) -> None:
        """Appends a line."""
        with self._book.writing() as connection:
            row = {
                "number": next_number(connection, audit.c.number),
                "at": kept_moment(noted.at),
                "kind": noted.kind.value,
                "by_name": noted.by,
                "address": noted.address,
                "case_name": noted.case,
                "about": noted.about[:500],
            }
            connection.execute(insert(audit).values(row))

    def count(self, wanted: Wanted) -> int:
        """How many lines there are of those wanted."""
        question = select(func.count()).select_from(audit).where(*_conditions(wanted))
        with self._book.reading() as connection:
            return connection.scalar(question) or 0

    def lines(self, wanted: Wanted, *, skip: int, most: int) -> tuple[Noted, ...]:
        """The lines wanted, the last first."""
        newest_first = select(audit).order_by(audit.c.number.desc())
        question = newest_first.where(*_conditions(wanted)).offset(skip).limit(most)
        with self._book.reading() as connection:
            rows = connection.execute(question).mappings().all()
        return tuple(
            Noted(
                at=moment_kept(row["at"]),
                kind=AuditKind(row["kind"]),
                by=row["by_name"],
                address=row["address"],
                case=row["case_name"],
                about=row["about"],
            )
            for row in rows
        )


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    here = audit.c.case_name == wanted.case
    conditions = [here | audit.c.case_name.is_(None) if wanted.of_no_case else here]
    if wanted.kind:
        conditions.append(audit.c.kind == wanted.kind.value)
    if wanted.by:
        conditions.append(audit.c.by_name == wanted.by)
    return conditions
