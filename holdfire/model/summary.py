"""What came of a run, and of a table put into a case, for who asked for it."""

from dataclasses import dataclass

from holdfire.model.capture import FailedCapture, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run took in: captures seen, reports read anew, failures, what containers held beside reports;
    `changed` whether the record did."""

    captures: int
    read: int
    failures: tuple[FailedCapture, ...]
    skipped: tuple[Skipped, ...]
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTable:
    """A table put into a case: its rows, the events they tell, and how many rows of the version it stands in
    for are withdrawn."""

    file: str
    rows: int
    events: int
    withdrawn: int = 0
