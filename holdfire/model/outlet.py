"""An outlet: who publishes, which family owns it, and whose side it speaks for."""

from dataclasses import dataclass
from enum import StrEnum


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    MONITOR = "monitor"
    MINISTRY = "ministry"
    MISSION = "mission"
    BLOG = "blog"


class Grade(StrEnum):
    """Admiralty source reliability: A completely reliable ... E unreliable, F cannot be judged (JWP 2-00)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher. Outlets of one `family` are one publisher; `affiliation` is the actor id of the
    party it belongs to or speaks for, None for none known. `feeds` are addresses to watch; `follow` is
    whether the pages their entries lead to are fetched too."""

    id: str
    name: str
    aka: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    family: str | None = None
    affiliation: str | None = None
    kind: OutletKind = OutletKind.NEWSPAPER
    language: str | None = None
    zone: str | None = None
    grade: Grade = Grade.F
    feeds: tuple[str, ...] = ()
    follow: bool = False

    @property
    def publisher(self) -> str:
        """The id under which this outlet counts as an origin: its family, or itself."""
        return self.family or self.id
