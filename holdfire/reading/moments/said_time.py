"""What a phrase says of a time, before it is placed: clock, zone, day, part of day; or two such phrases."""

from dataclasses import dataclass

from holdfire.reading.moments.clock import Clock
from holdfire.reading.moments.said_date import SaidDate, SaidWeekday
from holdfire.reading.moments.time_words import PartOfDay, RelativeDay
from holdfire.reading.moments.truce_days import TruceDay
from holdfire.reading.moments.zones import SaidZone

NIGHT_CROSSES = 24
"""A part of the day that stops after this hour runs into the next day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a phrase says of a time, from word `start` to before word `end`. `other` is a second clock
    given for the same instant; `eve_of_another` where it is the eve of something ("on the eve of talks");
    `day_before` where the day meant is the one before the day named ("overnight into Sunday")."""

    start: int
    end: int
    clock: Clock | None = None
    zone: SaidZone | None = None
    date: SaidDate | None = None
    weekday: SaidWeekday | None = None
    relative: RelativeDay | None = None
    truce_day: TruceDay | None = None
    part: PartOfDay | None = None
    other: "Phrase | None" = None
    eve_of_another: bool = False
    day_before: bool = False

    @property
    def names_a_day(self) -> bool:
        """Whether it says which day."""
        return bool(self.date or self.weekday or self.relative or self.truce_day)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a time was found."""
        return not (self.clock or self.part or self.names_a_day)

    @property
    def is_night(self) -> bool:
        """Whether it is a night, which belongs to two days."""
        return self.clock is None and self.part is not None and self.part.to_hour > NIGHT_CROSSES

    @property
    def is_midnight(self) -> bool:
        """Whether it is a midnight, which belongs to two days."""
        return self.clock is not None and self.clock.is_midnight

    @property
    def leaves_day_open(self) -> bool:
        """Whether it takes the day that is named beside it: "overnight", "evening"."""
        return not self.names_a_day or (self.day_is_usual and not (self.date or self.weekday))

    @property
    def day_is_usual(self) -> bool:
        """Whether its day is only the usual one of a word like "overnight"."""
        return self.relative is not None and self.relative.usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From one phrase to another."""

    first: Phrase
    last: Phrase

    @property
    def start(self) -> int:
        """The first word."""
        return self.first.start

    @property
    def end(self) -> int:
        """Before which word it ends."""
        return self.last.end
