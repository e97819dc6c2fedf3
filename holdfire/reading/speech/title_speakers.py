"""Whose words a headline quotes: the speaker to whom the body gives the same words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from holdfire.model.actor import RefBasis
from holdfire.model.quotation import Quotation

SHARED = 0.75
"""Share of a title's words that a quotation of the body must have; titles shorten what was said."""

_WORD = re.compile(r"\w+")


def with_speakers_of_titles(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """The quotations, those of titles without a speaker given the one the body names, where one does."""
    read = tuple(quotations)
    spoken = tuple((quotation, _words(quotation)) for quotation in read if quotation.speaker is not None)
    for quotation in read:
        yield quotation if quotation.speaker is not None else _with_speaker(quotation, spoken)


def _with_speaker(title: Quotation, spoken: tuple[tuple[Quotation, frozenset[str]], ...]) -> Quotation:
    words = _words(title)
    shared = ((len(words & said), quotation) for quotation, said in spoken)
    count, closest = max(shared, key=lambda pair: pair[0], default=(0, None))
    if closest is None or closest.speaker is None or count < SHARED * len(words):
        return title
    reason = f"the body gives these words to {closest.speaker.name}"
    return replace(title, speaker=replace(closest.speaker, basis=RefBasis.CONTINUATION, reason=reason))


def _words(quotation: Quotation) -> frozenset[str]:
    return frozenset(_WORD.findall(quotation.words.lower()))
