"""Readings that are asked for one by one, and held by nobody."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import overload

from holdfire.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Readings(Sequence[Reading]):
    """Some readings in an order of their own. Each is asked of its source whenever it is wanted, since the
    source may keep them packed: whoever goes through them keeps of each what it needs, and not the whole.
    `instead` are those that stand in for what the source has, by their place in it."""

    source: Sequence[Reading]
    places: Sequence[int]
    instead: Mapping[int, Reading] = field(default_factory=dict)

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "Readings":
        """All of these in their order."""
        return readings if isinstance(readings, cls) else cls(readings, range(len(readings)))

    def __len__(self) -> int:
        return len(self.places)

    @overload
    def __getitem__(self, place: int) -> Reading: ...
    @overload
    def __getitem__(self, place: slice) -> "Readings": ...
    def __getitem__(self, place: int | slice) -> "Reading | Readings":
        if isinstance(place, slice):
            return replace(self, places=self.places[place])
        return self._at(self.places[place])

    def __iter__(self) -> Iterator[Reading]:
        return map(self._at, self.places)

    def _at(self, place: int) -> Reading:
        return self.instead.get(place) or self.source[place]

    def with_instead(self, readings: Mapping[int, Reading]) -> "Readings":
        """The same with these standing in, by their place here."""
        own = {self.places[place]: reading for place, reading in readings.items()}
        return replace(self, instead={**self.instead, **own})

    def at(self, places: Iterable[int]) -> "Readings":
        """Those at these places, in this order."""
        return replace(self, places=[self.places[place] for place in places])

    def by_report(self) -> "ByReport":
        """The same by their reports' ids; of one report the last."""
        return ByReport(self, {reading.report.id: place for place, reading in enumerate(self)})


@dataclass(frozen=True, slots=True)
class ByReport(Mapping[str, Reading]):
    """Readings by their reports' ids, each asked for whenever it is wanted."""

    readings: Readings
    places: Mapping[str, int]

    def __getitem__(self, report: str) -> Reading:
        return self.readings[self.places[report]]

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)
