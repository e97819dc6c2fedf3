"""Heads: what is asked of every report over and over, taken from all readings in one pass."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from holdfire.model.listing import Row
from holdfire.model.place import Place
from holdfire.model.reading import Reading
from holdfire.model.readings import ByReport, Readings
from holdfire.reconciling.order import anchor_order, published_at
from holdfire.reconciling.passages import evidence_text


@dataclass(frozen=True, slots=True)
class Head:
    """What is kept of a report while others are gone through: its title, how much it tells, in what language,
    who brought it and when; the row it is, if it is one of a table, and the places that it says itself where
    they lie. `order` is its place among reports (`anchor_order`)."""

    report: str
    title: str
    length: int
    language: str | None
    outlet: str | None
    published: datetime
    order: tuple[datetime, str]
    row: Row | None
    given: tuple[Place, ...]

    @classmethod
    def of(cls, reading: Reading) -> "Head":
        """The head of this one."""
        report = reading.report
        return cls(
            report=report.id,
            title=report.title,
            length=len(evidence_text(report)),
            language=report.language,
            outlet=report.outlet,
            published=published_at(report),
            order=anchor_order(report),
            row=report.row,
            given=tuple(ref.given for ref in reading.places if ref.given),
        )


@dataclass(frozen=True, slots=True)
class Headed:
    """Readings in an order, each beside its head."""

    readings: Readings
    heads: Sequence[Head]

    @classmethod
    def of(cls, readings: Readings) -> "Headed":
        """All of these in their order."""
        return cls(readings, [Head.of(reading) for reading in readings])

    def at(self, places: Iterable[int]) -> "Headed":
        """Those at these places, in this order."""
        chosen = list(places)
        return Headed(self.readings.at(chosen), [self.heads[place] for place in chosen])

    def where(self, holds: Callable[[Head], bool]) -> "Headed":
        """Those of whose heads this holds."""
        return self.at(place for place, head in enumerate(self.heads) if holds(head))

    def in_order(self, key: Callable[[Head], Any]) -> "Headed":
        """All of them in the order of a key."""
        keys = [key(head) for head in self.heads]
        return self.at(sorted(range(len(keys)), key=keys.__getitem__))

    def each_once(self) -> "Headed":
        """In order of their reports' ids; of one report the last."""
        last = {head.report: place for place, head in enumerate(self.heads)}
        return self.at(last[report] for report in sorted(last))

    def by_id(self) -> dict[str, Head]:
        """The heads by their reports' ids."""
        return {head.report: head for head in self.heads}

    def by_report(self) -> "ByReport":
        """The readings by their reports' ids."""
        return ByReport(self.readings, {head.report: place for place, head in enumerate(self.heads)})
