"""A statement: one utterance in all its renderings, collated word by word."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.quotation import SpeechModality


class ReadingKind(StrEnum):
    """What sort of difference an entry of the apparatus shows."""

    WORDING = "wording"
    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    MODALITY = "modality"
    OMISSION = "omission"
    ADDITION = "addition"


DIVERGENCES = frozenset(
    {ReadingKind.NAME, ReadingKind.NUMBER, ReadingKind.DATE, ReadingKind.NEGATION, ReadingKind.MODALITY}
)
"""Differences that change what is said, told apart from mere wording."""


class RenderingFit(StrEnum):
    """How a rendering relates to the statement's base."""

    BASE = "base"
    SAME = "same"
    ABRIDGED = "abridged"
    COPY = "copy"  # word for word a copy: no witness of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """`length` characters of the first rendering of a language from `start` on, and as many of another from
    `own` on, are the same, as collation links them; agreements may cross."""

    start: int
    own: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """One quotation as witness of a statement; `siglum` is its short name in the apparatus; `agreements`
    tell what it shares with the first rendering in its language, in order of that one."""

    siglum: str
    quotation: str
    report: str
    words: str
    fit: RenderingFit
    language: str | None = None
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters `start` to `end` of the words of the witness `siglum`."""

    siglum: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What some witnesses have in place of the base reading; `words` is empty for an omission. `stretches`
    tell where it stands in the words of each, in order; several of one witness where they stand apart."""

    words: str
    witnesses: tuple[str, ...]
    stretches: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the apparatus: base reading ] variants with their witnesses. `start` and `end` are
    character offsets in the base rendering's words; equal for an addition."""

    start: int
    end: int
    base: str
    kind: ReadingKind
    variants: tuple[Variant, ...]

    @property
    def diverges(self) -> bool:
        """Whether the difference changes what is said."""
        return self.kind in DIVERGENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One utterance. `speaker` is an actor id where known, `speaker_name` always what to print;
    `renderings[0]` is the base; `origins` counts renderings that do not go back to one another."""

    id: str
    speaker: str | None
    speaker_name: str
    modality: SpeechModality
    renderings: tuple[Rendering, ...]
    apparatus: tuple[Entry, ...] = ()
    story: str | None = None
    origins: int = 1
    topics: tuple[str, ...] = ()

    @property
    def base(self) -> Rendering:
        """The rendering the apparatus is read against."""
        return self.renderings[0]

    @property
    def divergences(self) -> tuple[Entry, ...]:
        """The entries that change what is said."""
        return tuple(entry for entry in self.apparatus if entry.diverges)
