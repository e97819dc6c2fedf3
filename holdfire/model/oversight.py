"""Oversight: who watches an agreement, who reports, who rules, and what follows a breach."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.instrument import Provenance
from holdfire.model.length import Length
from holdfire.model.truce_life import Within
from holdfire.model.when import When


class Mandate(StrEnum):
    """How far a monitor may judge."""

    OBSERVE_ONLY = "observe_only"
    VERIFY = "verify"
    RULE_BINDING = "rule_binding"
    REFER = "refer"


class MonitorKind(StrEnum):
    """Who a monitoring body is made of."""

    NATIONAL = "national"
    JOINT = "joint"
    UNITED_NATIONS = "united_nations"
    REGIONAL = "regional"
    STATES = "states"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Monitor:
    """A body that watches: of whom it is made, since and until when it may, what powers and access it has,
    and how far it may judge."""

    actor: str
    kind: MonitorKind
    mandate: Mandate
    source: Provenance
    text: str | None = None
    members: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    access: str | None = None
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Who reports to whom, first by when, and how often after that; `public` None where that is not said."""

    id: str
    text: str
    owners: tuple[str, ...]
    source: Provenance
    toward: tuple[str, ...] = ()
    due: When | None = None
    within: Within | None = None
    every: Length | None = None
    public: bool | None = None
    reported: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaints:
    """How a breach is brought up: who may, to whom, how, within what time."""

    text: str
    source: Provenance
    who_may: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    within: Length | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Liaison:
    """A hotline or centre between sides."""

    text: str
    between: tuple[str, ...]
    source: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeStep:
    """One rung of the ladder of disputes, from the lowest: before whom, how long it may take, and whether
    what comes of it binds."""

    text: str
    source: Provenance
    body: tuple[str, ...] = ()
    takes: Length | None = None
    binding: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """What may follow a breach, and who decides it."""

    text: str
    source: Provenance
    decided_by: tuple[str, ...] = ()
    upon: str | None = None
