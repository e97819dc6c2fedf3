"""What somebody at the workbench may do: four roles, each with all that those before it may."""

from enum import StrEnum


class Role(StrEnum):
    """Reads; works on what is read; settles what others worked on; says who may do what."""

    READER = "reader"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"

    def may(self, needed: "Role") -> bool:
        """Whether this role has all that another has."""
        return _ORDER.index(self) >= _ORDER.index(needed)


_ORDER = tuple(Role)


def lower_of(one: Role, other: Role) -> Role:
    """The one of two roles that may less."""
    return min(one, other, key=_ORDER.index)


def higher_of(*roles: Role | None) -> Role | None:
    """The one of these roles that may most, None where there is none."""
    return max((role for role in roles if role), key=_ORDER.index, default=None)
