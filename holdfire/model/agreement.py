"""An agreement: who is bound to what, since when, where, with which exceptions and contingencies."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from holdfire.model.act import Act
from holdfire.model.actor import ActorKind
from holdfire.model.incident import EvidenceState
from holdfire.model.when import When


class AgreementClass(StrEnum):
    """How far it goes (Clayton and Sticher 2021)."""

    CESSATION = "cessation"
    PRELIMINARY = "preliminary"
    DEFINITIVE = "definitive"
    HUMANITARIAN_PAUSE = "humanitarian_pause"
    ARMISTICE = "armistice"


class AgreementKind(StrEnum):
    """Who made it."""

    UNILATERAL = "unilateral"
    RECIPROCAL_DECLARATIONS = "reciprocal_declarations"
    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    THIRD_PARTY_STATEMENT = "third_party_statement"
    IMPOSED = "imposed"


class PartyRole(StrEnum):
    """In what capacity an actor stands in the agreement."""

    PARTY = "party"
    ASSOCIATED_FORCE = "associated_force"
    GUARANTOR = "guarantor"
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
class Provenance:
    """Where a term comes from: document, article, address; `checked` whether it was held against the
    document itself; `line` where it stands in the agreement file."""

    document: str
    article: str | None = None
    url: str | None = None
    checked: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """That an actor stands in the agreement so, from a time to a time, as declared to someone.
    `also_belligerent` marks a guarantor who fights."""

    actor: str
    role: PartyRole
    standing: Standing
    source: Provenance
    since: When | None = None
    until: When | None = None
    declared_to: tuple[str, ...] = ()
    condition: str | None = None
    also_belligerent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """An actor, or everyone on an outside list, whom the agreement does not protect. `listed` names the
    actors (ids) known to be on the list."""

    source: Provenance
    actor: str | None = None
    outside_list: str | None = None
    listed: tuple[str, ...] = ()
    dynamic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Three starts that may differ: what the text says, what was planned, what came about."""

    source: Provenance
    stated: When | None = None
    scheduled: When | None = None
    actual: When | None = None
    attested_by: tuple[str, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """When and how it ends; `silent` when the text does not say."""

    source: Provenance
    at: When | None = None
    length: timedelta | None = None
    renewal: str | None = None
    who_may_end_it: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibition:
    """Acts that `binds` (actor ids or membership roles; empty: every party) may not do `toward` (same;
    empty: every party). `quantifier` is "any" or "offensive"."""

    id: str
    text: str
    acts: tuple[Act, ...]
    source: Provenance
    binds: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    quantifier: str = "any"
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """An exception: acts that `holders` may do `against` someone under a standard."""

    id: str
    text: str
    acts: tuple[Act, ...]
    source: Provenance
    holders: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    standard: str | None = None
    self_defence: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """Persons or objects protected whoever attacks them."""

    id: str
    text: str
    source: Provenance
    actors: tuple[str, ...] = ()
    kinds: tuple[ActorKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A duty to do. `due` is when it must be done; `inclusive` whether "by" (True) or "before" (False)
    that moment; `fulfilled_by` the act whose incident shows it done; `rate` e.g. "2 a week"."""

    id: str
    text: str
    owners: tuple[str, ...]
    source: Provenance
    fulfilled_by: tuple[Act, ...] = ()
    start: When | None = None
    due: When | None = None
    inclusive: bool = True
    quantity: int | None = None
    unit: str | None = None
    rate: str | None = None
    depends_on: tuple[str, ...] = ()
    best_efforts: bool = False
    toward: tuple[str, ...] = ()
    reported: str | None = None  # a person's entry on how far it is done, with its source


class TriggerKind(StrEnum):
    """The forms of condition a trigger may have."""

    OBLIGATION_OVERDUE = "obligation_overdue"
    APPARENT_BREACHES = "apparent_breaches"
    STATEMENT_BY_AUTHORITY = "statement_by_authority"
    DATE_PASSED_WITHOUT = "date_passed_without"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a trigger is met. Which fields count depends on `kind`: `obligations`; `count`, `window`,
    `responsible`, `acts` (empty: any apparent breach); `speakers`, `says` (acts or topics); `date`,
    `acts` (what should have happened by then)."""

    kind: TriggerKind
    obligations: tuple[str, ...] = ()
    count: int = 1
    window: timedelta | None = None
    responsible: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    speakers: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    date: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What, once met, moves the matter on. The machine says "met on evidence >= floor"; `confirmed_by`
    is who may declare it."""

    id: str
    text: str
    condition: Condition
    source: Provenance
    owner: tuple[str, ...] = ()
    floor: EvidenceState = EvidenceState.CORROBORATED
    confirmed_by: tuple[str, ...] = ()
    consequence: str | None = None
    contingency: str | None = None
    in_text: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingency:
    """What is said to follow if it fails, in the text or outside it ("Plan B")."""

    id: str
    names: tuple[str, ...]
    text: str
    source: Provenance
    owner: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    in_text: bool = False


class ClaimedStatus(StrEnum):
    """What someone may say of a truce's legal life."""

    AGREED = "agreed"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    ENDED = "ended"
    RENEWED = "renewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusClaim:
    """That `claimant` said at a time that the truce is so; `competent` whether the agreement gives it that
    say (None: the text does not tell)."""

    status: ClaimedStatus
    claimant: str
    at: When
    source: Provenance
    competent: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What the text does not say, said plainly instead of a default."""

    about: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement as data, read from one file. `zone` is the IANA zone its clock times mean; `area` the
    ids of the places it covers (empty: the whole country of the case)."""

    id: str
    name: str
    kind: AgreementKind
    agreement_class: AgreementClass
    zone: str
    start: Start
    ending: Ending
    aliases: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    texts: tuple[Provenance, ...] = ()
    related: tuple[str, ...] = ()
    memberships: tuple[Membership, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    prohibitions: tuple[Prohibition, ...] = ()
    permissions: tuple[Permission, ...] = ()
    protections: tuple[Protection, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    status_claims: tuple[StatusClaim, ...] = ()
    silences: tuple[Silence, ...] = ()
    monitoring: str | None = None
    who_may_judge: tuple[str, ...] = ()

    @property
    def starts_on(self) -> date | None:
        """The day in its own zone on which the text says the truce starts, else the planned or the actual
        one; None where no start has a beginning. Raises ZoneInfoNotFoundError for a zone that is none."""
        starts = (self.start.stated, self.start.scheduled, self.start.actual)
        first = next((when.earliest for when in starts if when and when.earliest), None)
        return first.astimezone(ZoneInfo(self.zone)).date() if first else None
