"""The status of a truce: in force on whose word, holding by what is known, how near the contingency."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from holdfire.model.calendar import CalendarEntry
from holdfire.model.comparison import CountTable
from holdfire.model.delivery import RateStatus
from holdfire.model.duty_status import ObligationStatus
from holdfire.model.finding import Finding
from holdfire.model.incident import EvidenceState
from holdfire.model.instrument import Provenance
from holdfire.model.measure import Facts
from holdfire.model.relation import Relations
from holdfire.model.span import Citation
from holdfire.model.truce_life import ClaimedStatus, StatusClaim
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
    """What the record shows of it in fact: a word over numbers, by the rules of docs/status.md."""

    NOT_STARTED = "not_started"
    HOLDING = "holding"
    STRAINED = "strained"
    NOT_HOLDING = "not_holding"
    CANNOT_SAY = "cannot_say"
    OVER = "over"


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
class ClaimTold:
    """That someone said the truce is so: as an `entry` of the agreement file has it, or as reports tell
    (`citations`, with their `evidence`). `competent` is whether the text gives them that say, `authority`
    the same as a sentence; `claimant` a display name, `actor` an id."""

    status: ClaimedStatus
    claimant: str
    competent: Truth
    authority: str
    at: When | None = None
    actor: str | None = None
    entry: Provenance | None = None
    evidence: EvidenceState | None = None
    citations: tuple[Citation, ...] = ()
    ids: tuple[str, ...] = ()


class PhaseState(StrEnum):
    """Where a phase stands by the text."""

    OVER = "over"
    RUNNING = "running"
    TO_COME = "to_come"
    WAITING = "waiting"  # its turn has come, and nothing on file shows its condition met
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseStatus:
    """Where a phase of the agreement stands, with the reason as a sentence."""

    phase: str
    state: PhaseState
    reason: str
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Two answers that are never mixed: `formal` (in force, `since`, `until`, on the word of `claims`) and
    `holding` (what the record shows, with `grounds` and the numbers behind it, `facts`). `told` are all
    claims on its legal life side by side, entered or reported, in order of time; `phases` where the
    agreement stands by its text; `tallies` are the latest counts of others, each a claim. `unknowns` name
    what would change the answer."""

    formal: Formal
    formal_grounds: tuple[Ground, ...]
    holding: Holding
    holding_grounds: tuple[Ground, ...]
    since: When | None = None
    until: When | None = None
    claims: tuple[StatusClaim, ...] = ()
    told: tuple[ClaimTold, ...] = ()
    phases: tuple[PhaseStatus, ...] = ()
    facts: Facts | None = None
    tallies: tuple[Ground, ...] = ()
    said: tuple[SaidStatus, ...] = ()
    unknowns: tuple[str, ...] = ()


class Basis(StrEnum):
    """On what a trigger is met: on all that is alleged, or on what reaches its evidence floor."""

    ALLEGATIONS = "allegations"
    FACTS = "facts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """That a trigger was met, or cleared, at a moment (UTC), as the record now has it; `basis` on what."""

    at: datetime
    met: bool
    basis: Basis
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a trigger is, as numbers: so many of `needed` of a `unit`, by allegations and by facts."""

    by_allegations: float
    by_facts: float
    needed: float
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What a reviewer put on record of a trigger: `said` "met" or "not met" (or words of their own), by whom,
    when (UTC) and why. It stands beside the computed answer and never replaces it."""

    said: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerStatus:
    """Whether a trigger's condition is met: by allegations and by facts are different answers. `distance`
    says in words how far it is from being met, `progress` in numbers where it counts; `history` is every time
    it was met or cleared."""

    trigger: str
    by_allegations: Truth
    by_facts: Truth
    distance: str
    reason: str
    counted: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    progress: Progress | None = None
    history: tuple[Turn, ...] = ()
    confirmations: tuple[Confirmation, ...] = ()


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
