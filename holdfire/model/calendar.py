"""A calendar: all that falls due under an agreement, each with its moment, zone and how it was counted."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from holdfire.model.duty_status import ObligationState
from holdfire.model.when import When


class CalendarKind(StrEnum):
    """What falls due."""

    START = "start"
    ACCEPTANCE = "acceptance"
    PRECONDITION = "precondition"
    OBLIGATION = "obligation"
    EXCHANGE = "exchange"
    REPORT = "report"
    PHASE = "phase"
    REVIEW = "review"
    NOTICE = "notice"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """Something that falls due. `about` is a clause's id, or the part of the agreement that has none; `at`
    None where its moment is not known, for the reason in `counted`, which otherwise says how it was counted
    from an event; `inclusive` whether the moment itself still counts; `state` that of the duty."""

    kind: CalendarKind
    about: str
    text: str
    zone: str
    at: When | None = None
    inclusive: bool = True
    owners: tuple[str, ...] = ()
    counted: str | None = None
    state: ObligationState | None = None

    @property
    def runs_out(self) -> datetime | None:
        """The moment (UTC) at which it falls due: the last of its time, or the first where the time itself
        no longer counts; None where no date is known."""
        if self.at is None:
            return None
        return self.at.latest if self.inclusive else self.at.earliest
