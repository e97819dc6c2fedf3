"""The status of a truce: in force on whose word, holding by what is known, how near the contingency."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from holdfire.model.calendar import CalendarEntry
from holdfire.model.comparison import CountTable
from holdfire.model.delivery import RateStatus
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.finding import Finding
from holdfire.model.relation import Relations
from holdfire.model.span import Citation
from holdfire.model.truce_life import StatusClaim
from holdfire.model.truth import Truth
from holdfire.model.when import When


class Formal(StrEnum):
    """The truce's legal life."""

    NOT_AGREED = "not_agreed"
    NOT_STARTED = "not_started"
    IN_FORCE = "in_force"
    CONTESTED = "contested"
    SUSPENDED = "suspended"
    ENDED = "ended"
    LAPSED = "lapsed"


class Holding(StrEnum):
    """What the record shows of it in fact."""

    NOT_STARTED = "not_started"
    HOLDING = "holding"
    STRAINED = "strained"  # apparent breaches are alleged, few are corroborated
    NOT_HOLDING = "not_holding"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A reason as a sentence, with its passages and the ids (incidents, statements, tallies) it counts."""

    text: str
    citations: tuple[Citation, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidStatus:
    """What someone in a report says of the truce as a whole ("by and large holding")."""

    speaker_name: str
    says: str
    citation: Citation
    speaker: str | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Two answers that are never mixed: `formal` (in force, `since`, `until`, on the word of `claims`) and
    `holding` (what the record shows, with `grounds`). `unknowns` name what would change the answer."""

    formal: Formal
    formal_grounds: tuple[Ground, ...]
    holding: Holding
    holding_grounds: tuple[Ground, ...]
    since: When | None = None
    until: When | None = None
    claims: tuple[StatusClaim, ...] = ()
    said: tuple[SaidStatus, ...] = ()
    unknowns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerStatus:
    """Whether a trigger's condition is met: by allegations and by facts are different answers. `distance`
    says in words how far it is from being met."""

    trigger: str
    by_allegations: Truth
    by_facts: Truth
    distance: str
    reason: str
    counted: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCheck:
    """A term claim held against the agreement: does it say so? `terms` names where in the agreement."""

    term_claim: str
    report: str
    agrees: Truth
    detail: str
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """All that judging gives at the moment `at` (UTC)."""

    at: datetime
    findings: tuple[Finding, ...]
    status: Status
    obligations: tuple[ObligationStatus, ...] = ()
    triggers: tuple[TriggerStatus, ...] = ()
    term_checks: tuple[TermCheck, ...] = ()
    rates: tuple[RateStatus, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    counts: CountTable = field(default_factory=CountTable)
    relations: Relations = field(default_factory=Relations)
