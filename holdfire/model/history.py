"""History: the runs that wrote the record, what each changed, and why a line says what it says."""

from dataclasses import dataclass
from datetime import datetime

from holdfire.model.span import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run that brought something new. `at` is UTC, `version` that of the code, `new_captures` how many
    captures it was the first to bring."""

    number: int
    at: datetime
    by: str
    version: str
    new_captures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ChangedLine:
    """A line that came, changed or went. `kind` is incident, statement, story, finding, tally or
    equivalence; `label` names it for a reader."""

    kind: str
    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between two moments of the record; a withdrawal is said as loudly as an arrival."""

    new: tuple[ChangedLine, ...] = ()
    changed: tuple[ChangedLine, ...] = ()
    withdrawn: tuple[ChangedLine, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing came, changed or went."""
        return not (self.new or self.changed or self.withdrawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the record holds a line: the line in words and, below it, what it rests on, down to the quoted
    passage (`citation`) and the SHA-256 of the capture that holds it (`capture`)."""

    id: str
    kind: str
    text: str
    citation: Citation | None = None
    capture: str | None = None
    children: "tuple[Explanation, ...]" = ()
