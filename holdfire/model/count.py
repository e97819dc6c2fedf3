"""A count: how many of what, as a range with its words, never a bare point."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.span import Span

ROUGHLY = 10
"""A rough number ("about 50") is taken to agree with any up to one tenth off: a convention of the record."""


def bounds_words(low: int, high: int | None) -> str:
    """A number as the range it is: "3", "3 to 5", "at least 3"."""
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


class Harmed(StrEnum):
    """Of what category people harmed are; a count that does not say so has none."""

    CIVILIAN = "civilian"
    CHILD = "child"
    COMBATANT = "combatant"
    AID = "aid"
    MEDICAL = "medical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`low` and `high` bound the number; `high` is None for "at least". `what` is what was counted
    ("killed", "wounded", "violations", "trucks"), `who` whose ("civilians"), `qualifier` the hedge; `rough`
    marks "about" and "nearly". Of people harmed `category` is theirs where it is told, and `background` marks
    an earlier toll or one since a start ("since 2011"), which no single event did."""

    low: int
    high: int | None
    what: str
    span: Span
    who: str | None = None
    qualifier: str | None = None
    rough: bool = False
    category: Harmed | None = None
    background: bool = False

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"a count cannot run from {self.low} to {self.high}")

    @property
    def in_words(self) -> str:
        """How many of what: `3 killed`, `5-7 wounded`, `10+ displaced`."""
        if self.high is None:
            return f"{self.low}+ {self.what}"
        return f"{self.low} {self.what}" if self.low == self.high else f"{self.low}-{self.high} {self.what}"

    def agrees_with(self, other: "Count") -> bool:
        """Whether some number fits both; rough numbers reach a tenth further."""
        (low, high), (least, most) = self._reach(), other._reach()
        return (high is None or high >= least) and (most is None or most >= low)

    def _reach(self) -> tuple[int, int | None]:
        off = max(self.low // ROUGHLY, 1) if self.rough else 0
        return self.low - off, None if self.high is None else self.high + off
