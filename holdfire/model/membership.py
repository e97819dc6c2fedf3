"""Membership: who stands in an agreement, in what role, from when to when, and whom it leaves out."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.instrument import Provenance
from holdfire.model.when import When


class PartyRole(StrEnum):
    """In what capacity an actor stands in the agreement."""

    PARTY = "party"
    ASSOCIATED_FORCE = "associated_force"
    GUARANTOR = "guarantor"
    SPONSOR = "sponsor"
    MEDIATOR = "mediator"
    WITNESS = "witness"
    MONITOR = "monitor"


class Standing(StrEnum):
    """Where a member stands at a time."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    CONDITIONAL = "conditional"
    SUSPENDED = "suspended"
    EXPELLED = "expelled"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That an actor stands in the agreement so, from a time to a time, as declared to someone.
    `also_belligerent` marks a guarantor who fights, `undertakes_for` those an actor bound with itself,
    `obliged_via` the party through which one who signed nothing is bound, `signatory` who signed and in what
    `capacity`."""

    actor: str
    role: PartyRole
    standing: Standing
    source: Provenance
    since: When | None = None
    until: When | None = None
    declared_to: tuple[str, ...] = ()
    condition: str | None = None
    also_belligerent: bool = False
    undertakes_for: tuple[str, ...] = ()
    obliged_via: str | None = None
    signatory: str | None = None
    capacity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """That an actor stood on an outside list from a time to a time."""

    actor: str
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """An actor, or everyone on an outside list, whom the agreement does not protect. `listed` are the
    actors known to be on the list, each with its time; `dynamic` tells that the list may change after the
    agreement."""

    source: Provenance
    actor: str | None = None
    outside_list: str | None = None
    listed: tuple[Listed, ...] = ()
    dynamic: bool = False
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """How one joins: by when, whom one tells, who attests it."""

    source: Provenance
    text: str | None = None
    deadline: When | None = None
    declared_to: tuple[str, ...] = ()
    attested_by: tuple[str, ...] = ()
