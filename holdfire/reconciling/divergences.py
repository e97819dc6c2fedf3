"""Divergences: where two renderings of one utterance differ in a name, number, date, negation or modality."""

from dataclasses import dataclass

from holdfire.model.statement import ReadingKind
from holdfire.reconciling.collation import Alignment, collate
from holdfire.reconciling.denials import denials
from holdfire.reconciling.differing_names import differing_names
from holdfire.reconciling.differing_values import differing_dates, differing_numbers
from holdfire.reconciling.modalities import modalities
from holdfire.reconciling.rendering_words import rendering_words
from holdfire.reconciling.same_place import SamePlace
from holdfire.reconciling.vocabulary import Vocabulary, vocabulary


@dataclass(frozen=True, slots=True)
class Divergence:
    """Places in the words of either rendering; None on the side that has nothing there."""

    kind: ReadingKind
    left: int | None
    right: int | None


def divergences(left: str, right: str, language: str | None) -> tuple[Alignment, tuple[Divergence, ...]]:
    """The collation of two renderings in one language, and where they say different things."""
    known = vocabulary(language)
    alignment = collate(rendering_words(left, language), rendering_words(right, language), known)
    return alignment, divergences_of(alignment, known)


def divergences_of(alignment: Alignment, known: Vocabulary) -> tuple[Divergence, ...]:
    """Where two collated renderings say different things, kind by kind."""
    places = SamePlace(alignment)
    found = (
        (ReadingKind.NUMBER, differing_numbers(places)),
        (ReadingKind.DATE, differing_dates(places)),
        (ReadingKind.NAME, differing_names(places, known)),
        (ReadingKind.NEGATION, denials(places, known)),
        (ReadingKind.MODALITY, modalities(alignment, known)),
    )
    return tuple(Divergence(kind, left, right) for kind, pairs in found for left, right in pairs)
