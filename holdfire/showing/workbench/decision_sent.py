"""What the form of a decision says."""

from dataclasses import dataclass

from holdfire.model.decision import DecisionKind, Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionSent:
    """A decision as it was typed. `on` is the last decision its reviewer had seen, `back` the page of the
    case to go on at."""

    kind: DecisionKind
    target: str
    reason: str = ""
    on: str | None = None
    other: str | None = None
    value: str | None = None
    slot: Slot | None = None
    back: str = "review"
