"""Findings made ready to be counted: each incident once, at the middle of its time, in its area."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from holdfire.judging.surroundings import surroundings
from holdfire.model.finding import Finding, Outcome
from holdfire.model.incident import Incident
from holdfire.model.measure import Window
from holdfire.model.place import Place
from holdfire.model.when import When

WIDE_KM = 25.0
"""A place whose name reaches this far is taken for an area (a province, a region) and not a spot in it; a
convention of this project."""

NO_AREA, SEVERAL = "", "several"
"""Where no account names a place below the country; where the accounts name places in several areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """An incident with its finding, the moment (UTC) it is counted at (None where no time is known), its area
    and the publishers who tell it."""

    incident: Incident
    finding: Finding
    at: datetime | None
    area: str = NO_AREA
    sources: frozenset[str] = frozenset()

    @property
    def is_breach(self) -> bool:
        """Whether it counts as an apparent breach: found to be one, and not withdrawn."""
        return self.finding.outcome is Outcome.APPARENT_BREACH and self.incident.evidence.rank > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Lines with a time, in its order, and those without. A line that changes is put in place of the old one
    without judging the others anew."""

    timed: tuple[Judged, ...]
    timeless: tuple[Judged, ...]

    @classmethod
    def of(cls, lines: Iterable[Judged]) -> "Lines":
        """The lines in order of time, and of id within one moment."""
        timed: list[tuple[datetime, str, Judged]] = []
        timeless: list[Judged] = []
        for line in lines:
            if line.at is None:
                timeless.append(line)
            else:
                timed.append((line.at, line.incident.id, line))
        timed.sort(key=lambda key: key[:2])
        return cls(timed=tuple(line for _, _, line in timed), timeless=tuple(timeless))

    @property
    def all(self) -> tuple[Judged, ...]:
        """All lines, those without a time last."""
        return self.timed + self.timeless

    def within(self, window: Window) -> Sequence[Judged]:
        """The lines of a window."""
        first = bisect_right(self.timed, window.first, key=_moment)
        return self.timed[first : bisect_right(self.timed, window.last, key=_moment)]

    def with_line(self, line: Judged) -> "Lines":
        """The same with this line in place of the one of its incident."""
        kept = (other for other in self.all if other.incident.id != line.incident.id)
        return Lines.of((*kept, line))


def _moment(line: Judged) -> datetime:
    assert line.at is not None
    return line.at


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMaker:
    """What turns a finding into a line: the case's places, and who stands behind each report."""

    places: Mapping[str, Place]
    publishers: Mapping[str, str]
    areas: dict[str, str]

    @classmethod
    def of(cls, places: Mapping[str, Place], publishers: Mapping[str, str]) -> "LineMaker":
        """A maker for a case's places and the publishers of its reports."""
        return cls(places=places, publishers=publishers, areas={})

    def lines(self, findings: Iterable[Finding], incidents: Mapping[str, Incident]) -> Lines:
        """Findings with their incidents."""
        return Lines.of(
            self.line(finding, incident)
            for finding in findings
            if (incident := incidents.get(finding.incident)) is not None
        )

    def line(self, finding: Finding, incident: Incident) -> Judged:
        """One finding with its incident."""
        told = {self._area(place.place) for place in incident.places if place.place} - {NO_AREA}
        return Judged(
            incident=incident,
            finding=finding,
            at=middle(incident.when),
            area=told.pop() if len(told) == 1 else SEVERAL if told else NO_AREA,
            sources=frozenset(
                [
                    self.publishers.get(account.report) or account.outlet or account.report
                    for account in incident.accounts
                ]
            ),
        )

    def _area(self, place_id: str) -> str:
        if place_id not in self.areas:
            self.areas[place_id] = area_of(place_id, self.places)
        return self.areas[place_id]


def area_of(place_id: str, places: Mapping[str, Place]) -> str:
    """The nearest wide place around a place, else the widest below the top of the case's table; none for the
    top itself."""
    below_top = [*surroundings(places.get(place_id), places)]
    if len(below_top) > 1:
        below_top.pop()
    elif below_top and any(place.within == place_id for place in places.values()):
        return NO_AREA
    wide = (place.id for place in below_top if place.radius_km >= WIDE_KM)
    return next(wide, below_top[-1].id if below_top else NO_AREA)


def middle(when: When | None) -> datetime | None:
    """The middle of a time; the end that is known where the other is open."""
    if when is None:
        return None
    if when.earliest is None or when.latest is None:
        return when.earliest or when.latest
    return when.earliest + (when.latest - when.earliest) / 2
