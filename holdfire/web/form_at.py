"""A form of the workbench: where it is sent, what it may say, who may send it, and what is then done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from holdfire.model.errors import RecordError
from holdfire.showing.workbench.decided_again import Again
from holdfire.web.desk import Desk
from holdfire.web.people.audit import AuditKind
from holdfire.web.roles import Role
from holdfire.web.seat import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAt:
    """One form, sent to a case's address by POST with the session's token. `asked` is the frozen dataclass of
    its fields; `do` does it at a moment (aware) and gives the address, relative to the case, to go on at.
    `again` makes what the template `workbench/decide_again.html` shows where the record does not take it,
    with what was typed; without it the error itself is told. `noted` is under which kind the audit notes
    that it was done."""

    name: str
    path: str
    asked: type[Any]
    do: Callable[[Desk, Seat, datetime, Any], str]
    role: Role
    again: Callable[[Desk, Seat, datetime, Any, RecordError], Again] | None = None
    noted: AuditKind = AuditKind.DECISION
