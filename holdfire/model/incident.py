"""An incident: one happening in all its accounts, on four axes that are never mixed (law 4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.place import PlaceRef
from holdfire.model.terrain import Domain
from holdfire.model.truth import Truth
from holdfire.model.when import When


class WorkState(StrEnum):
    """Where the work on it stands."""

    NEW = "new"
    TRIAGED = "triaged"
    IN_INQUIRY = "in_inquiry"
    READY_FOR_REVIEW = "ready_for_review"
    CLOSED = "closed"
    PARKED = "parked"


class EvidenceState(StrEnum):
    """What the evidence amounts to; no automatic step reaches VERIFIED."""

    ALLEGED = "alleged"
    UNDER_VERIFICATION = "under_verification"
    CORROBORATED = "corroborated"  # two or more independent origins, no serious conflict
    VERIFIED = "verified"
    CONTESTED = "contested"
    REFUTED = "refuted"
    UNVERIFIABLE = "unverifiable"
    RETRACTED = "retracted"
    DUPLICATE = "duplicate"

    @property
    def rank(self) -> int:
        """0 for nothing usable, 1 alleged (also contested, under verification), 2 corroborated, 3 verified:
        what an evidence floor compares."""
        return _EVIDENCE_RANK.get(self, 0)


KILLED = "killed"
"""What a count of the killed counts."""

WITHDRAWN = frozenset({EvidenceState.REFUTED, EvidenceState.RETRACTED, EvidenceState.DUPLICATE})
"""Evidence states of what did not happen, or is told elsewhere: nothing is left to judge."""

_EVIDENCE_RANK = {
    EvidenceState.ALLEGED: 1,
    EvidenceState.UNDER_VERIFICATION: 1,
    EvidenceState.CONTESTED: 1,
    EvidenceState.CORROBORATED: 2,
    EvidenceState.VERIFIED: 3,
}


class InformationGrade(StrEnum):
    """Admiralty credibility of information (JWP 2-00), here by the state of the evidence; no automatic step
    gives CONFIRMED or IMPROBABLE."""

    CONFIRMED = "1"  # verified, by a reviewer
    PROBABLY_TRUE = "2"  # corroborated
    POSSIBLY_TRUE = "3"  # told by a side against its own interest, and by no origin independent of it
    DOUBTFUL = "4"  # contested: the accused denies the fact
    IMPROBABLE = "5"  # refuted, by a reviewer
    CANNOT_BE_JUDGED = "6"  # anything else

    @property
    def words(self) -> str:
        """As "2 (probably true)"."""
        return f"{self.value} ({self.name.replace('_', ' ').lower()})"


_GRADES = {
    EvidenceState.VERIFIED: InformationGrade.CONFIRMED,
    EvidenceState.CORROBORATED: InformationGrade.PROBABLY_TRUE,
    EvidenceState.CONTESTED: InformationGrade.DOUBTFUL,
    EvidenceState.REFUTED: InformationGrade.IMPROBABLE,
}


class AttributionState(StrEnum):
    """Who is said to have done it, and by whom."""

    NONE = "none"
    ACCUSED = "accused"
    DENIED = "denied"
    SELF_CLAIMED = "self_claimed"
    ASSESSED = "assessed"
    RULED = "ruled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What an account tells of an act beside who, whom, where and when; what is None, empty or UNKNOWN it
    does not tell. `weapons` are its own words for them, `calibre_mm` the largest of them; `domain` where the
    forces acted from; `offensive` whether force was projected forward; `self_defence` whether those who did
    it claim to have defended themselves; `meets` and `fails` are ids of permissions whose condition or
    standard it tells was met, or was not."""

    weapons: tuple[str, ...] = ()
    calibre_mm: int | None = None
    domain: Domain | None = None
    offensive: Truth = Truth.UNKNOWN
    self_defence: bool | None = None
    meets: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report's telling of an incident. `origin` names the independent origin it goes back to (a
    publisher, a credited wire, a party's camp); `camp` the party its source or claimant belongs to;
    `against_interest` that a party tells of its own side's act; `circumstances` what bears on exceptions."""

    mention: str
    report: str
    origin: str
    modality: Modality
    outlet: str | None = None
    camp: str | None = None
    claimant: ActorRef | None = None
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    place: PlaceRef | None = None
    when: When | None = None
    harm: tuple[Count, ...] = ()
    against_interest: bool = False
    circumstances: Circumstances | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening. Where accounts differ, all values are kept: nothing is averaged or picked.
    `when` spans all accounts that may speak of one instant; `places`, `actors`, `targets` are every
    value an account gives; `origins` are the distinct independent origins; `grounds` says why the
    evidence and attribution states are what they are; `listed` are the ids under which tables of events list
    it, each behind the name of its table."""

    id: str
    act: Act
    accounts: tuple[Account, ...]
    when: When | None = None
    places: tuple[PlaceRef, ...] = ()
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    harm: tuple[Count, ...] = ()
    origins: tuple[str, ...] = ()
    work: WorkState = WorkState.NEW
    evidence: EvidenceState = EvidenceState.ALLEGED
    attribution: AttributionState = AttributionState.NONE
    grounds: tuple[str, ...] = ()
    story: str | None = None
    listed: tuple[str, ...] = ()

    @property
    def grade(self) -> InformationGrade:
        """How credible the information is, all accounts taken together."""
        found = _GRADES.get(self.evidence, InformationGrade.CANNOT_BE_JUDGED)
        told = self.evidence in {EvidenceState.ALLEGED, EvidenceState.UNDER_VERIFICATION}
        if told and any(account.against_interest for account in self.accounts):
            return InformationGrade.POSSIBLY_TRUE
        return found

    def at_least(self, what: str) -> int | None:
        """The most that one account says were so harmed at least ("killed"); None where none says."""
        return most_at_least(self.accounts, what)


class _Counted(Protocol):
    @property
    def low(self) -> int: ...
    @property
    def what(self) -> str: ...
    @property
    def background(self) -> bool: ...


class _Harming(Protocol):
    @property
    def harm(self) -> Sequence[_Counted]: ...


def most_at_least(accounts: Iterable[_Harming], what: str) -> int | None:
    """The most that one of these accounts says were harmed so at least, earlier tolls left out; None where
    none says."""
    told = (count for account in accounts for count in account.harm)
    return max((count.low for count in told if count.what == what and not count.background), default=None)
