"""Triggers and contingencies: what, once met, moves the matter on."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from holdfire.model.act import Act
from holdfire.model.incident import EvidenceState
from holdfire.model.instrument import Provenance
from holdfire.model.when import When


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
