"""A pairing: whether two things are one, and every question that was asked to decide it."""

from dataclasses import dataclass
from enum import StrEnum


class Sameness(StrEnum):
    """The verdict on a pair; a DIFFERENT is never bridged by a chain of SAMEs."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class PairKind(StrEnum):
    """What is being paired."""

    REPORTS = "reports"  # of one story?
    COPY = "copy"  # one a copy of the other?
    QUOTATIONS = "quotations"  # renderings of one utterance?
    MENTIONS = "mentions"  # accounts of one incident?


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """The answer to one question about a pair: its name, a score from 0 to 1, and the words that made it."""

    name: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A verdict on `left` and `right` (ids, left < right) with the features that made it; `by` is
    "rule" or the reviewer whose decision outranks any score."""

    left: str
    right: str
    kind: PairKind
    sameness: Sameness
    score: float
    features: tuple[Feature, ...] = ()
    by: str = "rule"
