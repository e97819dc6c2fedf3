"""A relation: what two actors do to, with and about one another, and where each stands on each issue."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from holdfire.model.act import Act
from holdfire.model.quotation import SpeechModality
from holdfire.model.span import Citation
from holdfire.model.term_claim import Closeness, ContingencyStance


class Issue(StrEnum):
    """What a statement is about, as far as a truce is concerned."""

    IN_FORCE = "in_force"
    BREACHES = "breaches"
    EXCLUDED = "excluded"
    TALKS = "talks"
    AID = "aid"
    PRISONERS = "prisoners"
    WITHDRAWAL = "withdrawal"
    OVERSIGHT = "oversight"
    CONTINGENCY = "contingency"


class Tone(StrEnum):
    """Which way an act points."""

    COOPERATIVE = "cooperative"
    HOSTILE = "hostile"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What somebody who speaks for `actor` said on an issue; `stance` what was done with a contingency. A
    denial or a threat is so by `modality`."""

    actor: str
    speaker: str
    issue: Issue
    words: str
    citation: Citation
    modality: SpeechModality = SpeechModality.SAID
    stance: ContingencyStance | None = None
    statement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfActs:
    """The incidents of one act by `doer` toward `target` in the week from Monday `week` (None: no time is
    told), in the agreement's zone; acts of different kinds are never averaged."""

    week: date | None
    doer: str
    target: str
    act: Act
    tone: Tone
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """That `accuser` says `accused` did an act; `denied` where the accused denies it, in `denials`."""

    accuser: str
    accused: str
    act: Act
    incident: str
    citations: tuple[Citation, ...]
    denied: bool = False
    denials: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """That somebody says how near the two sides' positions are."""

    closeness: Closeness
    claimant: str | None
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealings:
    """What is between a pair of actors (ids, in order): acts by week, contacts such as talks, steps that
    build trust, and who accuses whom; `contacts` and `steps` are ids of incidents."""

    id: str
    one: str
    other: str
    acts: tuple[WeekOfActs, ...] = ()
    contacts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    accusations: tuple[Accusation, ...] = ()
    likenesses: tuple[Likeness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """What belongs to one actor alone: its positions, and easing steps of its own toward nobody named."""

    actor: str
    positions: tuple[Position, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """All pairs the record knows anything of, and each actor's own standpoint."""

    pairs: tuple[Dealings, ...] = ()
    standpoints: tuple[Standpoint, ...] = ()
