"""Triggers and contingencies: what, once met, moves the matter on."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from holdfire.model.act import Act
from holdfire.model.incident import EvidenceState
from holdfire.model.instrument import Provenance
from holdfire.model.length import Length
from holdfire.model.when import When


class TriggerKind(StrEnum):
    """The forms of condition a trigger may have."""

    OBLIGATION_OVERDUE = "obligation_overdue"
    APPARENT_BREACHES = "apparent_breaches"
    CALM = "calm"
    SEVERE_EVENT = "severe_event"
    STATEMENT_BY_AUTHORITY = "statement_by_authority"
    DATE_PASSED_WITHOUT = "date_passed_without"
    PRECONDITION_MISSED = "precondition_missed"
    LAPSE_WITHOUT_RENEWAL = "lapse_without_renewal"
    NOTICE_OF_TERMINATION = "notice_of_termination"
    TALLY = "tally"  # the count of a named claimant: a claim, and never more
    POLITICAL_JUDGEMENT = "political_judgement"  # undefined: only a person can declare it


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """When a trigger is met. Which fields count depends on `kind` (docs/clauses/triggers.md): `obligations`
    and `preconditions` by id; `count` in a `window`, by `responsible`, of `acts` (empty: any apparent
    breach); `clears_at` (once met, cleared at so few or fewer in the window) and `calm` (cleared after so
    long without one); `length` of calm counted from `since` (None: the start); `killed` at least so many in
    one incident, `protected` whether on protected targets; `speakers` and what one of them `says` (acts or
    words); `date`; `claimants` whose tally of a `unit` counts."""

    kind: TriggerKind
    obligations: tuple[str, ...] = ()
    preconditions: tuple[str, ...] = ()
    count: int = 1
    window: timedelta | None = None
    clears_at: int | None = None
    calm: timedelta | None = None
    responsible: tuple[str, ...] = ()
    acts: tuple[Act, ...] = ()
    length: Length | None = None
    since: When | None = None
    killed: int | None = None
    protected: bool = False
    speakers: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    date: When | None = None
    claimants: tuple[str, ...] = ()
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """What, once met, moves the matter on. The machine says "met on evidence >= floor"; `confirmed_by`
    is who may declare it; `suspends` are the obligations that then need not be kept."""

    id: str
    text: str
    condition: Condition
    source: Provenance
    owner: tuple[str, ...] = ()
    floor: EvidenceState = EvidenceState.CORROBORATED
    confirmed_by: tuple[str, ...] = ()
    consequence: str | None = None
    contingency: str | None = None
    suspends: tuple[str, ...] = ()
    in_text: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingency:
    """What is said to follow if it fails, in the text or outside it ("Plan B"): whose it is, who announced it
    and who says that there is none."""

    id: str
    names: tuple[str, ...]
    text: str
    source: Provenance
    owner: tuple[str, ...] = ()
    announced_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()
    in_text: bool = False
