"""The life of a truce: signature, start, phases, review, end, and who says that it is over."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.instrument import Provenance
from holdfire.model.length import Length
from holdfire.model.truth import Truth
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """When and where it was signed or adopted."""

    source: Provenance
    at: When
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Three starts that may differ: what the text says, what was planned, what came about."""

    source: Provenance
    stated: When | None = None
    scheduled: When | None = None
    actual: When | None = None
    attested_by: tuple[str, ...] = ()
    disputed: bool = False


class Renewal(StrEnum):
    """How an agreement goes on after its end."""

    TACIT = "tacit"
    EXPRESS = "express"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """When and how it ends; `silent` when the text does not say. `renewed_until` are the ends that later
    renewals set, `notice` how long before the end it must be given, `effect` what then follows."""

    source: Provenance
    at: When | None = None
    length: Length | None = None
    renewal: str | None = None
    renewed: Renewal | None = None
    renewed_until: tuple[When, ...] = ()
    who_may_end_it: tuple[str, ...] = ()
    notice: Length | None = None
    effect: str | None = None
    silent: bool = False


class DayCount(StrEnum):
    """How "within N days of" an event is counted, in the agreement's zone."""

    INCLUSIVE = "inclusive"  # the day of the event is day 1
    EXCLUSIVE = "exclusive"  # the day after it is day 1
    HOURS = "24h"  # N times 24 hours from its instant


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A length of time counted from an event: `start`, `signature`, or the id of an obligation, a phase or a
    precondition. Days are counted as the agreement counts them."""

    length: Length
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stage of the agreement: it begins at `since`, or with the end of phase `after` ("start": with the
    truce), and runs `length`. `entry` is the condition on which it opens, `entered` whether that was met,
    as a person entered it with its source; `carries_on` whether the one before goes on meanwhile."""

    id: str
    text: str
    source: Provenance
    since: When | None = None
    after: str | None = None
    length: Length | None = None
    entry: str | None = None
    entered: str | None = None
    carries_on: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Precondition:
    """What must be so before the agreement takes effect, whose part it is, by when, whether it was met."""

    id: str
    text: str
    source: Provenance
    owners: tuple[str, ...] = ()
    due: When | None = None
    met: Truth = Truth.UNKNOWN
    reported: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPoint:
    """When the agreement is to be looked at again: at a moment, or some time after an event."""

    text: str
    source: Provenance
    at: When | None = None
    within: Within | None = None


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
