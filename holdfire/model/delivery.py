"""A delivery: how much of what is owed somebody reports, window by window, each claimant by itself."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from holdfire.model.count import bounds_words
from holdfire.model.span import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """How much one claimant reports. `low` is what is surely told, `high` what its reports add up to where
    none tells the same thing twice (None: no upper bound is told); `by` is the claimant's name, `actor` its
    id where the case knows it. What other claimants report is never added."""

    by: str
    low: int
    high: int | None
    actor: str | None = None
    ids: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()

    def share(self, owed: int) -> tuple[Fraction, Fraction | None]:
        """The share of what is owed, from lowest to highest."""
        return Fraction(self.low, owed), None if self.high is None else Fraction(self.high, owed)

    @property
    def number(self) -> str:
        """How much, as the range it is: "450", "120 to 200", "at least 916"."""
        return bounds_words(self.low, self.high)

    def percent(self, owed: int) -> str:
        """The share of what is owed in whole per cent, rounded down: "75 %", "20 to 33 %"."""
        low, high = self.share(owed)
        return f"{bounds_words(int(low * 100), None if high is None else int(high * 100))} %"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateWindow:
    """A stretch from `first` up to but without `last` (UTC), what is `owed` in it and what is reported.
    `running` where it is not over yet; `whole` False for reports that reach over several windows."""

    first: datetime
    last: datetime
    owed: int
    delivered: tuple[Delivered, ...]
    running: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A row of windows for which no report was read: not known, and not zero."""

    first: datetime
    last: datetime
    windows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RateStatus:
    """What a rate owes and what is reported of it. `windows` are those with a report, in order of time;
    `gaps` those over without one; `elapsed` is how many are over. `wide` are reports over several windows."""

    duty: str
    text: str
    owed: int
    unit: str | None
    elapsed: int
    windows: tuple[RateWindow, ...] = ()
    wide: tuple[RateWindow, ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def unreported(self) -> int:
        """How many windows are over without any report."""
        return sum(gap.windows for gap in self.gaps)
