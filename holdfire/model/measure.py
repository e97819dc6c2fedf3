"""What was counted of a truce in fact: rates with intervals, against a baseline, from the same sources."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from holdfire.model.act import Act


class ActGroup(StrEnum):
    """Acts that are counted together, by means and aim."""

    FROM_THE_AIR = "from_the_air"
    SHELLING = "shelling"
    GROUND_FIGHTING = "ground_fighting"
    SMALL_ARMS = "small_arms"
    OTHER_FORCE = "other_force"
    MOVEMENT = "movement"
    DETENTION = "detention"
    AID = "aid"
    MONITORS = "monitors"
    NOT_TOLD = "not_told"


_GROUPS = {
    ActGroup.FROM_THE_AIR: (Act.AIR_STRIKE, Act.OVERFLIGHT),
    ActGroup.SHELLING: (Act.SHELLING,),
    ActGroup.GROUND_FIGHTING: (Act.GROUND_ATTACK, Act.TERRITORY_TAKEN),
    ActGroup.SMALL_ARMS: (Act.SMALL_ARMS_FIRE,),
    ActGroup.OTHER_FORCE: (Act.EXPLOSION, Act.ATTACK_UNSPECIFIED, Act.CHEMICAL_ATTACK),
    ActGroup.MOVEMENT: (Act.REINFORCEMENT, Act.WEAPONS_MOVED),
    ActGroup.DETENTION: (Act.ARREST, Act.ABDUCTION),
    ActGroup.AID: (Act.AID_BLOCKED, Act.AID_ATTACKED, Act.SIEGE),
    ActGroup.MONITORS: (Act.MONITOR_DENIED,),
}
GROUP_OF = {act: group for group, acts in _GROUPS.items() for act in acts}
"""The group of an act; an act that is in none is counted as not told."""


class Unit(StrEnum):
    """What one status counts, in all its windows: each incident once, at the middle of its time."""

    APPARENT_BREACHES = "apparent_breaches"
    FORBIDDEN_ACTS = "forbidden_acts"  # acts the terms forbid, whoever did them: the only unit that a time
    # before the truce shares with one in it


def _short(number: float) -> str:
    """Two digits that mean something, no exponent, nothing finer than a hundredth: 0.03, 1.4, 12, 340."""
    if number >= 10:
        return f"{number:.0f}"
    if number and number < 0.01:
        return "under 0.01"
    return f"{round(number, 2):.2g}"


class BaselineKind(StrEnum):
    """What the last days are compared with."""

    STATED = "stated"  # days the case names
    BEFORE_THE_TRUCE = "before_the_truce"
    FIRST_WEEKS = "first_weeks"
    WEEKS_BEFORE = "weeks_before"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of UTC time: after `first`, up to and with `last`."""

    first: datetime
    last: datetime

    @property
    def days(self) -> float:
        """Its length in days of 24 hours."""
        return (self.last - self.first).total_seconds() / 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """So many in so many days; `low` and `high` bound the rate a day (95 %)."""

    count: int
    days: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """The rate as the range it is, and what it rests on: "0.2 to 2.9 a day (3 in 3 days)"."""
        return f"{_short(self.low)} to {_short(self.high)} a day ({self.count} in {_short(self.days)} days)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """How many times the baseline's rate the rate of late is (95 %); `high` None where nothing bounds it."""

    low: float
    high: float | None

    @property
    def words(self) -> str:
        """The ratio as the range it is: "0.2 to 1.4 times"."""
        if self.high is None:
            return f"{_short(self.low)} times or more" if self.low else "not bounded: too little was counted"
        return f"{_short(self.low)} to {_short(self.high)} times"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One row: of late and in the baseline, from the panel alone; `outside` are those of late that only
    sources outside the panel tell. `key` is a place's id, an act group, or "all"."""

    key: str
    name: str
    recent: Rate
    baseline: Rate | None = None
    ratio: Ratio | None = None
    outside: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The one day at which the daily count changes most, if it does: the rates on both sides, and how often
    days in random order (of `tries`) show a change as large: `chance`."""

    at: datetime
    before: Rate
    after: Rate
    chance: float
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """24 hours that end at `last`: counted from the panel, told only outside it, and reports read."""

    last: datetime
    counted: int
    outside: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """How many reports of a publisher were read of late and in the baseline."""

    source: str
    name: str
    recent: int
    baseline: int
    in_panel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmTold:
    """How many one source tells of as killed or wounded in the apparent breaches of late: its own counts
    added up over so many incidents; `high` None for "at least"."""

    source: str
    what: str
    low: int
    high: int | None
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTold:
    """One rule behind the word of a status: what it asks, what was measured, whether it fits, and the word
    (a value of Holding) that it gives. The first that fits decides."""

    gives: str
    asks: str
    measured: str
    fits: bool
    decides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All numbers of the factual status. `alleged` counts all apparent breaches of late, `standing` those
    corroborated or verified, both from every source; `whole`, `areas` and `groups` are in `unit` and from
    the panel. `dispersion` is how many times more the daily count of the baseline scatters than chance has
    it (1: no more). `undated` are incidents and reports without a time."""

    unit: Unit
    recent: Window
    alleged: Rate
    standing: Rate
    whole: Measured
    rules: tuple[RuleTold, ...]
    baseline: Window | None = None
    baseline_kind: BaselineKind = BaselineKind.NONE
    dispersion: float = 1.0
    panel: tuple[str, ...] = ()
    areas: tuple[Measured, ...] = ()
    groups: tuple[Measured, ...] = ()
    shift: Shift | None = None
    days: tuple[DayTold, ...] = ()
    harm: tuple[HarmTold, ...] = ()
    sources: tuple[SourceRead, ...] = ()
    undated_incidents: int = 0
    undated_reports: int = 0
