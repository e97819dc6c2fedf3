"""Counts side by side: each claimant's own, and what of a difference unit, window or definition explain."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from holdfire.model.span import Citation
from holdfire.model.tally import TallyPart
from holdfire.model.when import When


class ExplainedBy(StrEnum):
    """What may make two counts differ though both are right."""

    UNIT = "unit"
    WINDOW = "window"
    DEFINITION = "definition"
    ACCUSED = "accused"  # one counts what one side did, the other what all did


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """One reason for a difference, as a sentence; `hours` the hours two windows share, where they do."""

    by: ExplainedBy
    text: str
    hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedCount:
    """A count as its claimant gives it, in all the passages that give it. `low` and `high` bound it (None: at
    least); `told_by` is when the first report of it had been published (UTC); `breakdown` says whether its
    published parts add up, `outside` which of them no clause forbids; `tallies` are the ids of its tallies.
    `named` is False where a report gives its claimant no name ("a source"): who that is nobody can tell.
    Counts of different claimants are never added or subtracted."""

    id: str
    claimant: str
    actor: str | None
    unit: str
    low: int
    high: int | None
    window: When | None = None
    accused: tuple[str, ...] = ()
    parts: tuple[TallyPart, ...] = ()
    breakdown: str | None = None
    outside: str | None = None
    told_by: datetime | None = None
    tallies: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CountComparison:
    """Two claimants' counts of one time. `ratio_low` to `ratio_high` is how many times the smaller count the
    larger is (None: without bound); `explained` what of that can be told, `left` what cannot."""

    smaller: str
    larger: str
    ratio_low: float | None
    ratio_high: float | None
    explained: tuple[Explained, ...]
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSeries:
    """The counts of one claimant in one unit, in order of time; `counts` are ids."""

    claimant: str
    actor: str | None
    unit: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """All counts on record, by the start of their window, then by claimant."""

    counts: tuple[ClaimedCount, ...] = ()
    comparisons: tuple[CountComparison, ...] = ()
    series: tuple[CountSeries, ...] = ()
