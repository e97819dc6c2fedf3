"""History: the runs that wrote the record, what each changed, and why a line says what it says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from holdfire.model.decision import Decision
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


class ReasonKind(StrEnum):
    """What can make a line come, change or go."""

    CAPTURE = "capture"  # a report it rests on came
    READING = "reading"  # a report it rests on was read again, and otherwise
    DECISION = "decision"
    FILE = "file"  # a file of the case was changed
    CODE = "code"  # the code is another version
    RUN = "run"  # nothing of its own: it follows from other lines of these runs


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Reason:
    """Why a line differs: `id` of the capture, decision or file, number of the run, version of the code."""

    kind: ReasonKind
    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What a line said in one respect, and what it says."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line that came, changed (in `fields`; none where in details only) or went, with the reasons."""

    kind: str
    id: str
    label: str
    fields: tuple[FieldChange, ...] = ()
    reasons: tuple[Reason, ...] = ()


class VersionKind(StrEnum):
    """What a run made of a line."""

    CAME = "came"
    CHANGED = "changed"
    WENT = "went"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVersion:
    """What run `run` (`at` in UTC, by `by`) made of a line; `fields` are those that say something else than
    before (none where it came, went, or changed in details only)."""

    run: int
    at: datetime
    by: str
    kind: VersionKind
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the record says at `until` (None: now) and did not at `since`, with the runs and the decisions
    that came between."""

    since: datetime | None
    until: datetime | None
    new: tuple[LineChange, ...] = ()
    changed: tuple[LineChange, ...] = ()
    withdrawn: tuple[LineChange, ...] = ()
    runs: tuple[Run, ...] = ()
    decisions: tuple[Decision, ...] = ()


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
