"""A count: how many of what, as a range with its words, never a bare point."""

from dataclasses import dataclass

from holdfire.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`low` and `high` bound the number; `high` is None for "at least". `what` is what was counted
    ("killed", "wounded", "violations", "trucks"), `who` whose ("civilians"), `qualifier` the hedge."""

    low: int
    high: int | None
    what: str
    span: Span
    who: str | None = None
    qualifier: str | None = None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"a count cannot run from {self.low} to {self.high}")

    def agrees_with(self, other: "Count") -> bool:
        """Whether some number fits both."""
        reaches_up = self.high is None or self.high >= other.low
        reaches_down = other.high is None or other.high >= self.low
        return reaches_up and reaches_down
