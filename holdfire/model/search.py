"""A search: where to look, what else must hold, and the passages it finds with the words marked."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from holdfire.model.act import Act
from holdfire.model.span import Span


class Sought(StrEnum):
    """What a search looks in."""

    REPORTS = "reports"
    STATEMENTS = "statements"
    INCIDENTS = "incidents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What must hold beside the words; None asks nothing. `actor` speaks, does it or suffers it; `place` is
    where it is said to have happened, or what that lies in; `since` and `until` bound when a report was
    published or an incident happened (an unknown time is in no bounds); `state` is one of an incident's
    states, so that it leaves reports and statements out."""

    within: Sought | None = None
    actor: str | None = None
    place: str | None = None
    act: Act | None = None
    since: datetime | None = None
    until: datetime | None = None
    state: str | None = None

    def looks_in(self, kind: Sought) -> bool:
        """Whether lines of this kind can be wanted at all."""
        return self.within in (None, kind) and (self.state is None or kind is Sought.INCIDENTS)


EVERYTHING = Wanted()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A passage that a search found: of a report itself, or beneath the statement or incident `id`. `marks`
    are the stretches of `span.text` that hold the words; none where the line is known by them and the
    passage puts it otherwise. `published` is when its report was, in UTC."""

    kind: Sought
    id: str
    label: str
    report: str
    span: Span
    marks: tuple[tuple[int, int], ...] = ()
    published: datetime | None = None
