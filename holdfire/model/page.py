"""A page of a list, what a list of incidents is asked for, and what was made of a report."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Generic, TypeVar

from holdfire.model.act import Act
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, Incident, WorkState
from holdfire.model.statement import Statement
from holdfire.model.story import Story

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """`items` of a list, from the one after `skip` on; `total` is how many it has in all."""

    items: tuple[T, ...]
    total: int
    skip: int = 0


class IncidentOrder(StrEnum):
    """The order of incidents. By first moment and id, those of unknown time at the end: `FIRST`; that turned
    round: `LATEST`. By the rank of their evidence or by how many an account says were killed at least, the
    greatest before, then as `FIRST`; those of which no account says it come after those with none killed."""

    FIRST = "first"
    LATEST = "latest"
    EVIDENCE = "evidence"
    KILLED = "killed"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsWanted:
    """Which incidents are asked for; None asks nothing. `actor` did it or suffered it; `place` is where it
    is said to have happened, or what that lies in; `since` and `until` (with a zone) bound when it happened:
    it may have begun by `until` and gone on at `since`, and an unknown time is in no bounds; `outcome` is
    that of its finding; `words` are those of a search: it is known by all of them, or an account of it stands
    in a paragraph that holds them all."""

    actor: str | None = None
    place: str | None = None
    act: Act | None = None
    since: datetime | None = None
    until: datetime | None = None
    evidence: EvidenceState | None = None
    attribution: AttributionState | None = None
    work: WorkState | None = None
    outcome: Outcome | None = None
    words: str | None = None
    order: IncidentOrder = IncidentOrder.FIRST


ALL_INCIDENTS = IncidentsWanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many incidents are of one act, evidence state and attribution state with one outcome (None: without
    a finding)."""

    act: Act
    evidence: EvidenceState
    attribution: AttributionState
    outcome: Outcome | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many incidents of one act have `day` as the first day they may have happened on, as the case's
    zone counts days; None for those of unknown time."""

    day: date | None
    act: Act
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldIn:
    """What the record made of a report: the incidents and statements it is a witness of, in order of id, and
    the story it belongs to."""

    incidents: tuple[Incident, ...] = ()
    statements: tuple[Statement, ...] = ()
    stories: tuple[Story, ...] = ()
