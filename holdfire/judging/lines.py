"""Findings made ready to be counted: each incident once, at the middle of its time, in its area."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from holdfire.judging.outcome import OPEN
from holdfire.model.act import Act
from holdfire.model.finding import Finding, Outcome, TestName
from holdfire.model.incident import Incident
from holdfire.model.measure import Window
from holdfire.model.place import Place
from holdfire.model.surroundings import NO_AREA, area_of
from holdfire.model.truth import NO
from holdfire.model.when import When

SEVERAL = "several"
"""Where the accounts name places in several areas."""

NO_TIME = float("inf")
"""The moment of a line whose incident bears no time: after all others."""

ACTS = tuple(Act)
_ACT_NUMBER = {act: number for number, act in enumerate(ACTS)}

COLUMNS = np.dtype(
    [
        ("seconds", "f8"),  # the middle of its time, from the epoch
        ("act", "i2"),
        ("rank", "i1"),  # of its evidence
        ("breach", "?"),  # found to be an apparent breach, and not withdrawn
        ("doubt", "?"),  # still open, and not withdrawn
        ("placed", "?"),  # not outside the area of the terms
        ("harmed", "?"),  # some account counts people harmed
        ("area", "i4"),
        ("sources", "i4"),
    ]
)
Table = NDArray[np.void]
Index = NDArray[np.intp]


class Judged(NamedTuple):
    """An incident with its finding; a tuple, since there is one to every incident of the record."""

    incident: Incident
    finding: Finding

    @property
    def is_breach(self) -> bool:
        """Whether it counts as an apparent breach: found to be one, and not withdrawn."""
        return self.finding.outcome is Outcome.APPARENT_BREACH and self.incident.evidence.rank > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All lines in order of time, those without one last: what is judged, and beside it, row by row, what is
    counted of it. `areas` and sets of publishers (`told_by`) are named by their number."""

    judged: tuple[Judged, ...]
    table: Table
    areas: Sequence[str]
    told_by: Sequence[frozenset[str]]

    @property
    def seconds(self) -> NDArray[np.float64]:
        """The moments."""
        return np.asarray(self.table["seconds"])

    @property
    def timeless(self) -> Index:
        """The lines without a time."""
        return np.arange(int(np.searchsorted(self.seconds, NO_TIME)), len(self.judged))

    def within(self, window: Window) -> Index:
        """The lines of a window."""
        ends = (window.first.timestamp(), window.last.timestamp())
        first, last = np.searchsorted(self.seconds, ends, side="right").tolist()
        return np.arange(first, last)

    def by(self, now: datetime) -> Index:
        """The lines with a time up to now."""
        return np.arange(int(np.searchsorted(self.seconds, now.timestamp(), side="right")))

    def some(self, index: Index) -> tuple[Judged, ...]:
        """What is judged in these lines."""
        return tuple(self.judged[number] for number in index.tolist())

    def of_acts(self, index: Index, acts: Iterable[Act]) -> Index:
        """Those of them that are of these acts; all of them where none is named."""
        numbers = [_ACT_NUMBER[act] for act in acts]
        return index[np.isin(self.table["act"][index], numbers)] if numbers else index

    def told_by_any(self, publishers: frozenset[str]) -> NDArray[np.bool_]:
        """Of each set of publishers, by its number, whether one of these is in it."""
        return np.array([not publishers.isdisjoint(told) for told in self.told_by], dtype=np.bool_)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMaker:
    """What turns findings into lines: the case's places, and who stands behind each report."""

    places: Mapping[str, Place]
    publishers: Mapping[str, str]
    _areas_of: dict[str, str] = field(default_factory=dict)
    _areas: dict[str, int] = field(default_factory=dict)
    _told_by: dict[frozenset[str], int] = field(default_factory=dict)

    def lines(self, findings: Iterable[Finding], incidents: Mapping[str, Incident]) -> Lines:
        """Findings with their incidents, in order of time, and of id within one moment."""
        judged = [
            Judged(incident=incident, finding=finding)
            for finding in findings
            if (incident := incidents.get(finding.incident)) is not None
        ]
        rows = [self._row(line.incident, line.finding) for line in judged]
        order = sorted(range(len(rows)), key=lambda number: (rows[number][0], judged[number].incident.id))
        return Lines(
            judged=tuple(judged[number] for number in order),
            table=np.array([rows[number] for number in order], dtype=COLUMNS),
            areas=tuple(self._areas),
            told_by=tuple(self._told_by),
        )

    def replaced(self, lines: Lines, finding: Finding, incident: Incident) -> Lines:
        """The same lines with this one in place of that of its incident; no other is looked at anew."""
        row, others = self._row(incident, finding), self.without(lines, incident.id)
        judged, table = list(others.judged), others.table
        place = bisect_left(
            range(len(judged)),
            (row[0], incident.id),
            key=lambda number: (float(table["seconds"][number]), judged[number].incident.id),
        )
        judged.insert(place, Judged(incident=incident, finding=finding))
        return replace(
            lines,
            judged=tuple(judged),
            table=np.insert(table, place, np.array([row], dtype=COLUMNS)),
            areas=tuple(self._areas),
            told_by=tuple(self._told_by),
        )

    def without(self, lines: Lines, incident_id: str) -> Lines:
        """The same lines without that of an incident, if it has one."""
        found = (number for number, line in enumerate(lines.judged) if line.incident.id == incident_id)
        place = next(found, None)
        if place is None:
            return lines
        judged = (*lines.judged[:place], *lines.judged[place + 1 :])
        return replace(lines, judged=judged, table=np.delete(lines.table, place))

    def _row(self, incident: Incident, finding: Finding) -> tuple[float | int | bool, ...]:
        outcome, rank = finding.outcome, incident.evidence.rank
        when = incident.when
        at = when.earliest if when and when.earliest == when.latest else middle(when)
        told_by = frozenset(
            [
                self.publishers.get(account.report) or account.outlet or account.report
                for account in incident.accounts
            ]
        )
        return (
            at.timestamp() if at is not None else NO_TIME,
            _ACT_NUMBER[incident.act],
            rank,
            rank > 0 and outcome is Outcome.APPARENT_BREACH,
            rank > 0 and outcome in OPEN,
            finding.answer(TestName.PLACE).answer is not NO,
            any(account.harm for account in incident.accounts),
            self._areas.setdefault(self._area(incident), len(self._areas)),
            self._told_by.setdefault(told_by, len(self._told_by)),
        )

    def _area(self, incident: Incident) -> str:
        told = {self._area_of(place.place) for place in incident.places if place.place} - {NO_AREA}
        return told.pop() if len(told) == 1 else SEVERAL if told else NO_AREA

    def _area_of(self, place_id: str) -> str:
        if place_id not in self._areas_of:
            self._areas_of[place_id] = area_of(place_id, self.places)
        return self._areas_of[place_id]


def middle(when: When | None) -> datetime | None:
    """The middle of a time; the end that is known where the other is open."""
    if when is None:
        return None
    if when.earliest is None or when.latest is None:
        return when.earliest or when.latest
    return when.earliest + (when.latest - when.earliest) / 2


def moment(seconds: float) -> datetime:
    """The UTC moment so many seconds from the epoch."""
    return datetime.fromtimestamp(seconds, UTC)
