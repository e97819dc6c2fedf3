"""What an agreement forbids, allows all the same, and protects."""

from dataclasses import dataclass

from holdfire.model.act import Act
from holdfire.model.actor import ActorKind
from holdfire.model.instrument import Provenance
from holdfire.model.terrain import Domain
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherReading:
    """How another text of the agreement has the clause; what is None stands as in the first."""

    text: str
    wording: str
    acts: tuple[Act, ...] | None = None
    quantifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition:
    """Acts that `binds` (actor ids or membership roles; empty: every party) may not do `toward` (same;
    empty: every party). `quantifier` is "any" or "offensive". It holds from `since` to `until`, or in a
    `phase`, in `zones` (empty: everywhere) and `domains` (empty: all)."""

    id: str
    text: str
    acts: tuple[Act, ...]
    source: Provenance
    binds: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    quantifier: str = "any"
    since: When | None = None
    until: When | None = None
    phase: str | None = None
    zones: tuple[str, ...] = ()
    domains: tuple[Domain, ...] = ()
    weapons: tuple[str, ...] = ()
    other_readings: tuple[OtherReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """An exception: acts that `holders` may do `against` someone under a standard or on a condition, in
    `zones` (empty: everywhere), from a time to a time."""

    id: str
    text: str
    acts: tuple[Act, ...]
    source: Provenance
    holders: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    standard: str | None = None
    condition: str | None = None
    self_defence: bool = False
    since: When | None = None
    until: When | None = None
    zones: tuple[str, ...] = ()
    other_readings: tuple[OtherReading, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """Persons or objects protected whoever attacks them."""

    id: str
    text: str
    source: Provenance
    actors: tuple[str, ...] = ()
    kinds: tuple[ActorKind, ...] = ()
