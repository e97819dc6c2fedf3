"""A listing: what a table of events states of a happening, beyond what a report can tell."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.actor import ActorRef
from holdfire.model.incident import AttributionState, EvidenceState


class TableKind(StrEnum):
    """The tables of events that are read; the value names the table where it does not name itself."""

    OWN = "incidents"
    ACLED = "acled"
    UCDP_GED = "ucdp_ged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: `event` is the id its table gives the happening, `cells` are all its columns with
    their values, also those nobody asks for; `version` orders rows of one event (the greatest holds), empty
    where the table tells none."""

    kind: TableKind
    table: str
    event: str
    cells: tuple[tuple[str, str], ...]
    version: str = ""

    @property
    def key(self) -> str:
        """The event's id with its table's name."""
        return f"{self.table}:{self.event}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """That a table lists a happening: rows with one `event` of one `table` tell one happening, rows with two
    tell two. `origin` is where the account goes back to, in the table's own word. `evidence`,
    `attribution` and `ruling` are the table maker's statements (`stated_by`, `ruled_by`: whose);
    `self_defence` whether whoever did it claims to have acted in self-defence, `offensive` whether it was an
    offensive act; None where it is not said."""

    table: str
    event: str
    origin: ActorRef | None = None
    evidence: EvidenceState | None = None
    stated_by: str | None = None
    attribution: AttributionState | None = None
    self_defence: bool | None = None
    offensive: bool | None = None
    ruling: str | None = None
    ruled_by: str | None = None

    @property
    def key(self) -> str:
        """The event's id with its table's name."""
        return f"{self.table}:{self.event}"
