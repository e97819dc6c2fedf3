"""A quotation: who said what in one report, directly or not, and how it was put."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.actor import ActorRef
from holdfire.model.span import Span


class QuotationKind(StrEnum):
    """How the words are given: between marks, reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeechModality(StrEnum):
    """What the cue says the speaker did in saying it."""

    SAID = "said"
    DENIED = "denied"
    PROMISED = "promised"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    HOPED = "hoped"
    WARNED = "warned"
    ACCUSED = "accused"
    ADMITTED = "admitted"
    ASKED = "asked"


class Tier(StrEnum):
    """How sure the reading is: A independent signs agree, B one rule alone, C guessed or nested."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One utterance as one report renders it. `contents` are its stretches in order; `cue` the word that
    reports it (None for a bare colon or transcript line); `speaker` None where none was found;
    `nested_in` the id of the quotation that holds this one (A said that B had promised)."""

    id: str
    report: str
    kind: QuotationKind
    contents: tuple[Span, ...]
    speaker: ActorRef | None = None
    cue: Span | None = None
    modality: SpeechModality = SpeechModality.SAID
    nested_in: str | None = None
    tier: Tier = Tier.B

    def __post_init__(self) -> None:
        if not self.contents:
            raise ValueError("a quotation needs the words that were said")

    @property
    def words(self) -> str:
        """What was said, its stretches joined by a space."""
        return " ".join(span.text for span in self.contents)

    @property
    def start(self) -> int:
        """Where its first words begin."""
        return self.contents[0].start
