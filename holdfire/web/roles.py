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
