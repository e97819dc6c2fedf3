"""What reconciling gives: stories, statements, incidents, equivalences and disagreements of many readings."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.incident import Incident
from holdfire.model.pairing import Pairing
from holdfire.model.span import Citation
from holdfire.model.statement import Statement
from holdfire.model.story import Story


class EvidenceKind(StrEnum):
    """Why a name here is held to be a name there."""

    SAME_SLOT = "same_slot"  # stands where the other stands, in aligned renderings
    SPEAKER_CONTINUITY = "speaker_continuity"  # goes on with a speech the other began
    SAME_ROLE = "same_role"
    SAME_WORDS = "same_words"  # the same words are given to both
    NEVER_INTRODUCED = "never_introduced"  # speaks, but is nowhere introduced by forename or office
    SPELLING = "spelling"  # spelling or transliteration
    KNOWN_SLIP = "known_slip"  # a known single-letter or calque translation slip


@dataclass(frozen=True, slots=True, kw_only=True)
class EquivalenceEvidence:
    """One ground for an equivalence, with its passages."""

    kind: EvidenceKind
    detail: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another name the same words might stand for, and how many kinds of evidence speak for it."""

    there: str
    kinds: int
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalence:
    """That "X here is Y there": inferred, offered to a reviewer, never applied silently. `actor` is the
    id `there` has in the case's table, if any. `segments`, `reports`, `outlets` count its support,
    copies once."""

    id: str
    here: str
    there: str
    evidence: tuple[EquivalenceEvidence, ...]
    actor: str | None = None
    segments: int = 0
    reports: int = 0
    outlets: int = 0
    rivals: tuple[Rival, ...] = ()
    against: tuple[str, ...] = ()
    status: str = "inferred"

    @property
    def kinds(self) -> tuple[EvidenceKind, ...]:
        """The distinct kinds of evidence, in order of appearance."""
        return tuple(dict.fromkeys(item.kind for item in self.evidence))


class DisagreementKind(StrEnum):
    """What reports differ about."""

    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    TARGET = "target"
    HARM = "harm"
    WORDS = "words"
    TALLY = "tally"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """That reports differ, in words a reader can check, with a passage for each side. `about` is the id of
    the incident, statement or tally."""

    kind: DisagreementKind
    about: str
    detail: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """All that many readings amount to, each list in a stable order."""

    stories: tuple[Story, ...] = ()
    statements: tuple[Statement, ...] = ()
    incidents: tuple[Incident, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    pairings: tuple[Pairing, ...] = ()
