"""A story: the reports of one running matter, which of them copy which, and how many origins they have."""

from dataclasses import dataclass
from enum import StrEnum


class CopyKind(StrEnum):
    """How one report goes back to another."""

    EXACT = "exact"
    NEAR = "near"  # cut, retitled or lightly edited
    WIRE_REPRINT = "wire_reprint"  # credits a wire service for its text
    TRANSLATION = "translation"
    SOURCED = "sourced"  # own words, but the information is credited to the other outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """That report `copy` goes back to `original` (report id, or an outlet's name when its report was not
    captured), with the reason."""

    copy: str
    original: str
    kind: CopyKind
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one matter. `origins` groups report ids that go back to one origin: ten reprints of one
    wire are one group. `label` is the headline of its fullest report."""

    id: str
    label: str
    reports: tuple[str, ...]
    descents: tuple[Descent, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
