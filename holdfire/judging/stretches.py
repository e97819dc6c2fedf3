"""Stretches of an agreement's time within which no clause begins or ends, so that answers can be kept."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from holdfire.judging.moments import TICK
from holdfire.judging.phases import Phases
from holdfire.judging.rules import Rules
from holdfire.model.when import Precision, When

UNTIMED = -1
"""The stretch of what has no time at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """The moments (UTC, in order) at which a clause or phase begins or ends; None where one of them is itself
    in doubt, so that nothing can be kept."""

    edges: tuple[datetime, ...] | None

    @classmethod
    def of(cls, texts: Sequence[Rules], phases: Phases) -> Self:
        """The stretches between the clauses of all texts and the phases."""
        spells = {(ban.since, ban.until) for rules in texts for bans in rules.bans.values() for ban in bans}
        allowed = [item for rules in texts for items in rules.permissions.values() for item in items]
        spells |= {(item.since, item.until) for item in allowed}
        spells |= {(stage.opens, stage.closes) for stage in phases.stages.values()}
        given = [edge for spell in spells for edge in spell if edge]
        if any(edge.precision is Precision.RANGE for edge in given):
            return cls(edges=None)
        return cls(edges=tuple(sorted({moment for spell in spells for moment in _edges(*spell)})))

    def number(self, when: When | None) -> int | None:
        """The number of the stretch in which all of `when` lies; None where it lies in more than one."""
        if when is None:
            return UNTIMED
        if self.edges is None or when.earliest is None or when.latest is None:
            return None
        first = bisect(self.edges, when.earliest)
        return first if first == bisect(self.edges, when.latest) else None


def _edges(since: When | None, until: When | None) -> Iterator[datetime]:
    if since and since.earliest:
        yield since.earliest
    if until and until.latest:
        yield until.latest if until.earliest == until.latest else until.latest + TICK
