"""Finds the places a report names; a seat that acts is left to the actors."""

from collections.abc import Sequence

from holdfire.lexicon.names import Named, NameFinder, NameHit
from holdfire.model.actor import ActorRef
from holdfire.model.place import PlaceRef
from holdfire.model.span import Span
from holdfire.reading.sentences import Sentence
from holdfire.reading.spellings import other_spellings


def find_places(
    text: str, sentences: Sequence[Sentence], finder: NameFinder, actors: Sequence[ActorRef]
) -> tuple[PlaceRef, ...]:
    """The places named in the sentences, in order; where a name was read as an actor it is no place."""
    acting = {(ref.span.start, ref.span.end) for ref in actors if ref.span}
    named = finder.find(text)
    refs: list[PlaceRef] = []
    for sentence in sentences:
        hits = [hit for hit in named if sentence.start <= hit.start and hit.end <= sentence.end]
        respelled = other_spellings(text, sentence.start, sentence.end, hits, finder)
        for hit in [*hits, *respelled]:
            if hit.of(Named.PLACE) and not any(s < hit.end and hit.start < e for s, e in acting):
                refs.append(_ref_of(text, hit))
    return tuple(sorted(refs, key=lambda ref: (ref.span.start, ref.span.end)))


def _ref_of(text: str, hit: NameHit) -> PlaceRef:
    """The place of a hit; its own words are kept as the name, in their own script."""
    span = Span.of(text, hit.start, hit.end)
    namings = hit.of(Named.PLACE)
    ids = sorted({naming.id for naming in namings})
    if len(ids) > 1:
        return PlaceRef(span=span, name=span.text, note=f"may be {' or '.join(ids)}")
    return PlaceRef(span=span, name=span.text, place=ids[0], note=hit.reason or None)
