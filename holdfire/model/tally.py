"""A tally: someone's count of violations over a window; never unrolled into incidents (law 7)."""

from dataclasses import dataclass

from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.span import Span
from holdfire.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyPart:
    """One line of a breakdown: so many of the whole, for a place, an actor or an act."""

    label: str
    count: Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`total` of `unit` ("violations", "explosions") in `window`, as `claimant` counts them.
    `arithmetic` says what does not add up in the published breakdown, None where it does."""

    id: str
    report: str
    span: Span
    total: Count
    unit: str
    claimant: ActorRef | None = None
    window: When | None = None
    accused: tuple[ActorRef, ...] = ()
    parts: tuple[TallyPart, ...] = ()
    arithmetic: str | None = None
    in_quotation: str | None = None
