"""The apparent breaches that a condition may count: all that are told, and those that reach its floor."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from holdfire.judging.hysteresis import Episode, Threshold, episodes
from holdfire.judging.indicators import Indicators
from holdfire.judging.lines import Judged
from holdfire.judging.outcome import OPEN
from holdfire.model.span import Citation
from holdfire.model.trigger import Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Lines in order of time, with their moments (UTC)."""

    lines: tuple[Judged, ...]
    moments: tuple[datetime, ...]

    @classmethod
    def of(cls, lines: Sequence[Judged]) -> "Told":
        """The lines that have a time."""
        timed = tuple(line for line in lines if line.at is not None)
        return cls(lines=timed, moments=tuple(line.at for line in timed if line.at is not None))

    @property
    def sure(self) -> "Told":
        """Those found to be breaches; the others are findings still open."""
        return Told.of([line for line in self.lines if line.is_breach])

    @property
    def in_doubt(self) -> int:
        """How many are still open."""
        return sum(line.finding.outcome in OPEN for line in self.lines)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the incidents."""
        return tuple(line.incident.id for line in self.lines)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Where they are told."""
        return tuple(passage for line in self.lines for passage in line.finding.tests[0].citations)

    def since(self, moment: datetime) -> "Told":
        """Those after a moment."""
        first = bisect_right(self.moments, moment)
        return Told(lines=self.lines[first:], moments=self.moments[first:])

    def last(self, otherwise: datetime) -> datetime:
        """The moment of the last one."""
        return self.moments[-1] if self.moments else otherwise

    def episodes(self, threshold: Threshold, now: datetime) -> tuple[Episode, ...]:
        """When so many were met, and cleared."""
        return episodes([moment.timestamp() for moment in self.moments], threshold, now.timestamp())


def told_and_firm(trigger: Trigger, indicators: Indicators) -> tuple[Told, Told]:
    """Apparent breaches and open findings of the acts, by those responsible; then those among them that reach
    the floor."""
    lines = indicators.could_be_breaches(trigger.condition.acts)
    wanted = set(trigger.condition.responsible)
    if wanted:
        lines = [
            line
            for line in lines
            if any(
                indicators.capacities(actor, line.incident.when) & wanted
                for actor in line.finding.responsible
            )
        ]
    firm = [line for line in lines if line.incident.evidence.rank >= trigger.floor.rank]
    return Told.of(lines), Told.of(firm)


def is_met(some: Sequence[Episode]) -> bool:
    """Whether the last episode goes on."""
    return bool(some) and some[-1].cleared_at is None


def met_since(some: Sequence[Episode]) -> datetime:
    """Since when the last episode goes on."""
    return datetime.fromtimestamp(some[-1].met_at, UTC)


def floor_words(trigger: Trigger) -> str:
    """The least evidence that counts as fact, in words."""
    return trigger.floor.value.replace("_", " ")


DAY = timedelta(hours=24)
