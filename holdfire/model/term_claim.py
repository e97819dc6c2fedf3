"""A term claim: what a report says the agreement says, or what is said to follow if it fails."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.actor import ActorRef
from holdfire.model.span import Span
from holdfire.model.when import When


class TermKind(StrEnum):
    """Which part of an agreement a sentence speaks of."""

    START = "start"
    END = "end"
    DURATION = "duration"
    PARTIES = "parties"
    EXCLUSION = "exclusion"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    OBLIGATION = "obligation"
    AREA = "area"
    MONITORING = "monitoring"
    ACCEPTANCE = "acceptance"
    DEADLINE = "deadline"  # by when acceptance had to be told
    GUARANTORS = "guarantors"
    MEDIATORS = "mediators"
    RENEWAL = "renewal"
    SILENCE = "silence"  # what the text is said not to say
    CONTINGENCY = "contingency"  # a "Plan B": what is said to follow if the truce fails


class ContingencyStance(StrEnum):
    """What a speaker does with a contingency: never an event that happened."""

    CONSIDERED = "considered"
    DENIED = "denied"
    REJECTED = "rejected"  # premature, not the priority
    THREATENED = "threatened"
    ASKED_ABOUT = "asked_about"
    MENTIONED = "mentioned"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermClaim:
    """A passage that states a term. `when` and `actors` are what it names; `label` a name such as
    "Plan B" as quoted, or of an exclusion the words for an outside list; `claimant` whose word it is where
    the report names one."""

    id: str
    report: str
    kind: TermKind
    span: Span
    when: When | None = None
    actors: tuple[ActorRef, ...] = ()
    label: str | None = None
    stance: ContingencyStance | None = None
    claimant: ActorRef | None = None
    in_quotation: str | None = None


class Closeness(StrEnum):
    """How two actors' positions are said to relate."""

    SAME = "same"
    SIMILAR_NOT_IDENTICAL = "similar_not_identical"
    SIMILAR = "similar"
    DIFFERENT = "different"
    OPPOSED = "opposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionClaim:
    """That two or more actors' positions are said to be the same, similar, or not; on whose word."""

    id: str
    report: str
    span: Span
    actors: tuple[ActorRef, ...]
    closeness: Closeness
    claimant: ActorRef | None = None
    in_quotation: str | None = None
