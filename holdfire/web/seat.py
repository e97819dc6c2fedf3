"""Who sits at the workbench: a name, a role, and how pages are to be told to them."""

from dataclasses import dataclass

from holdfire.web.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """`name` is what decisions are signed with; `language` that of the interface; `form_token` is what every
    form of this session must bring back."""

    name: str
    role: Role
    language: str
    form_token: str
