"""The apparent breaches that a condition may count: all that are told, and those that reach its floor."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from holdfire.judging.hysteresis import Episode, Threshold, episodes
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import Index, Judged, Lines, moment
from holdfire.model.span import Citation
from holdfire.model.trigger import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Some of all lines, in order of time."""

    lines: Lines
    index: Index

    @property
    def judged(self) -> tuple[Judged, ...]:
        """What is judged in them."""
        return self.lines.some(self.index)

    @property
    def sure(self) -> "Told":
        """Those found to be breaches; the others are findings still open."""
        return self.where(self.lines.table["breach"][self.index])

    @property
    def in_doubt(self) -> int:
        """How many are still open."""
        return int(self.lines.table["doubt"][self.index].sum())

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the incidents."""
        return tuple(line.incident.id for line in self.judged)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where they are told."""
        return tuple(passage for line in self.judged for passage in line.finding.tests[0].citations)

    @property
    def seconds(self) -> NDArray[np.float64]:
        """Their moments."""
        return self.lines.seconds[self.index]

    def where(self, chosen: NDArray[np.bool_]) -> "Told":
        """Those that are chosen."""
        return replace(self, index=self.index[chosen])

    def since(self, moment: datetime) -> "Told":
        """Those after a moment."""
        return replace(self, index=self.index[np.searchsorted(self.seconds, moment.timestamp(), "right") :])

    def in_stretches(self, ends: Sequence[datetime], length: timedelta) -> "Told":
        """Those in a stretch of this length that ends at one of these moments."""
        chosen = np.zeros(len(self.index), dtype=np.bool_)
        for end in ends:
            chosen |= (self.seconds > (end - length).timestamp()) & (self.seconds <= end.timestamp())
        return self.where(chosen)

    def newest(self) -> "Told":
        """The last one alone."""
        return replace(self, index=self.index[-1:])

    def last(self, otherwise: datetime) -> datetime:
        """The moment of the last one."""
        return moment(float(self.seconds[-1])) if len(self.index) else otherwise

    def episodes(self, threshold: Threshold, now: datetime) -> tuple[Episode, ...]:
        """When so many were met, and cleared."""
        return episodes(self.seconds, threshold, now.timestamp())


def told_and_firm(trigger: Trigger, indicators: Indicators) -> tuple[Told, Told]:
    """Apparent breaches and open findings of the acts, by those responsible; then those among them that reach
    the floor."""
    lines = indicators.lines
    told = Told(lines=lines, index=indicators.could_be_breaches(trigger.condition.acts))
    wanted = set(trigger.condition.responsible)
    if wanted:
        told = told.where(np.array([_by(line, wanted, indicators) for line in told.judged], dtype=np.bool_))
    return told, told.where(lines.table["rank"][told.index] >= trigger.floor.rank)


def _by(line: Judged, wanted: set[str], indicators: Indicators) -> bool:
    when = line.incident.when
    return any(indicators.capacities(actor, when) & wanted for actor in line.finding.responsible)


def is_met(some: Sequence[Episode]) -> bool:
    """Whether the last episode goes on."""
    return bool(some) and some[-1].cleared_at is None


def met_since(some: Sequence[Episode]) -> datetime:
    """Since when the last episode goes on."""
    return moment(some[-1].met_at)


def floor_words(trigger: Trigger) -> str:
    """The least evidence that counts as fact, in words."""
    return trigger.floor.value.replace("_", " ")


DAY = timedelta(hours=24)
