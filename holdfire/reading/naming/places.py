"""Finds the places a report names; a seat that acts is left to the actors."""

import re
from collections.abc import Sequence

from holdfire.lexicon.names import Named, NameFinder, NameHit
from holdfire.model.actor import ActorRef
from holdfire.model.place import PlaceRef
from holdfire.model.span import Span
from holdfire.reading.naming.spellings import names_by_sentence
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import starting_in

WIDE_AREA_KM = 30.0
"""From this radius on a place is a province or country: too coarse to tell two happenings in it apart."""

_CAPITAL_BEFORE = re.compile(r"[\w,] [^\W\d_a-zа-яё]\w* $")
_CAPITAL_BEHIND = re.compile(r" [^\W\d_a-zа-яё]\w")
_LONGEST_NAME = 200
"""How far before a place an actor's words may begin and still reach it."""


def find_places(
    text: str, sentences: Sequence[Sentence], finder: NameFinder, actors: Sequence[ActorRef]
) -> tuple[PlaceRef, ...]:
    """The places named in the sentences, in order; where a name was read as an actor it is no place."""
    acting = sorted((ref for ref in actors if ref.span), key=_start_of)
    refs: list[PlaceRef] = []
    for names in names_by_sentence(text, tuple(sentences), finder):
        likely = [hit for hit in names.respelled if not _in_another_name(text, hit)]
        places = [hit for hit in [*names.listed, *likely] if hit.of(Named.PLACE)]
        refs.extend(_ref_of(text, hit) for hit in places if not _overlapped(hit, acting))
    return tuple(sorted(refs, key=lambda ref: (ref.span.start, ref.span.end)))


def _in_another_name(text: str, hit: NameHit) -> bool:
    """Whether what only reads like a place is one word of a longer name: the second of "Hilltop Media"."""
    if " " in text[hit.start : hit.end]:
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, hit.start - _LONGEST_NAME), hit.start)
    return before is not None or _CAPITAL_BEHIND.match(text, hit.end) is not None


def _start_of(ref: ActorRef) -> int:
    return ref.span.start if ref.span else -1


def _overlapped(hit: NameHit, acting: Sequence[ActorRef]) -> bool:
    near = starting_in(acting, hit.start - _LONGEST_NAME, hit.end, _start_of)
    return any(ref.span is not None and ref.span.end > hit.start for ref in near)


def _ref_of(text: str, hit: NameHit) -> PlaceRef:
    """The place of a hit; its own words are kept as the name, in their own script."""
    span = Span.of(text, hit.start, hit.end)
    namings = hit.of(Named.PLACE)
    ids = sorted({naming.id for naming in namings})
    if len(ids) > 1:
        return PlaceRef(span=span, name=span.text, note=f"may be {' or '.join(ids)}")
    reach = max(naming.radius_km or 0.0 for naming in namings)
    wide = f"a wide area, {reach:g} km round its centre" if reach >= WIDE_AREA_KM else ""
    note = "; ".join(part for part in (hit.reason, wide) if part)
    return PlaceRef(span=span, name=span.text, place=ids[0], note=note or None)
