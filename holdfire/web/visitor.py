"""Who asks, before it is known of which case: somebody with a role in each case, or in none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from holdfire.web.roles import Role, higher_of, lower_of
from holdfire.web.seat import Seat


class CameBy(StrEnum):
    """How somebody came in."""

    THIS_MACHINE = "this machine"
    SESSION = "session"
    TOKEN = "token"  # noqa: S105 - a word, no secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """`everywhere` is the role in every case, `in_cases` the roles in single ones, `at_most` what a token is
    bounded by; `session` is what the session can be ended by, None where there is none."""

    name: str
    language: str
    form_token: str
    came_by: CameBy
    address: str
    everywhere: Role | None = None
    in_cases: Mapping[str, Role] = field(default_factory=dict)
    at_most: Role = Role.ADMINISTRATOR
    session: str | None = None
    to_change: bool = False

    def role_in(self, case: str) -> Role | None:
        """The role in a case; None for who may not even know of it."""
        role = higher_of(self.everywhere, self.in_cases.get(case))
        return lower_of(role, self.at_most) if role else None

    def seat(self, case: str | None) -> Seat:
        """The seat at a case; without a case, or where they may not enter it, that of a reader."""
        role = self.role_in(case) if case is not None else self.everywhere
        return Seat(
            name=self.name, role=role or Role.READER, language=self.language, form_token=self.form_token
        )
