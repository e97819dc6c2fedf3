"""Finds the places a report names, known to the case or shown by grammar; a seat that acts is an actor."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from holdfire.lexicon.gazetteer import plain_name
from holdfire.lexicon.names import Named, NameFinder, NameHit
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.place import Place, PlaceRef
from holdfire.model.span import Span
from holdfire.reading.naming.place_phrases import PlacePhrase, phrases_in
from holdfire.reading.naming.place_runs import PlaceGrammar
from holdfire.reading.naming.spellings import names_by_sentence
from holdfire.reading.sentence_words import SentenceWords
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import starting_in

WIDE_AREA_KM = 30.0
"""From this radius on a place is a province or country: too coarse to tell two happenings in it apart."""

UNLISTED = "not in the case's table"
"""What the note of a place says that only the sentence shows."""

_CAPITAL_BEFORE = re.compile(r"[\w,] [^\W\d_a-zа-яё]\w* $")
_CAPITAL_BEHIND = re.compile(r" [^\W\d_a-zа-яё]\w")
_LONGEST_NAME = 200
"""How far before a place an actor's words may begin and still reach it."""


def find_places(
    text: str,
    sentences: Sequence[Sentence],
    finder: NameFinder,
    actors: Sequence[ActorRef],
    language: str = "",
    towns: Mapping[str, Place] = MappingProxyType({}),
) -> tuple[PlaceRef, ...]:
    """The places named in the sentences, in order; where a name was read as an actor it is no place.

    Where the language has tables of place words, also those that the case does not know and the sentence
    shows ("in the village of Varnak"): they have no id, and their name is the whole phrase. `towns`, by plain
    name, may still tell where such a place lies (`towns_by_name`).
    """
    grammar = PlaceGrammar.of(language) if language else None
    acting = _Acting.of(actors)
    refs: list[PlaceRef] = []
    named = names_by_sentence(text, tuple(sentences), finder)
    for sentence, names in zip(sentences, named, strict=True):
        likely = [hit for hit in names.respelled if not _in_another_name(text, hit)]
        places = [hit for hit in [*names.listed, *likely] if hit.of(Named.PLACE)]
        known = [_ref_of(text, hit) for hit in places if not acting.reaching(hit.start, hit.end)]
        if grammar is None:
            refs.extend(known)
        else:
            words = SentenceWords.of(text, sentence.start, sentence.end, grammar.lemmas)
            refs.extend(_Placing(words, grammar, known, acting, towns).all())
    return tuple(sorted(refs, key=lambda ref: (ref.span.start, ref.span.end)))


@dataclass(frozen=True, slots=True)
class _Acting:
    """The actors of a report in order of place, and how often each stretch of words is one."""

    refs: Sequence[ActorRef]
    often: Mapping[str, int]

    @classmethod
    def of(cls, actors: Sequence[ActorRef]) -> "_Acting":
        refs = sorted((ref for ref in actors if ref.span), key=_start_of)
        return cls(refs, Counter(ref.span.text for ref in refs if ref.span))

    def reaching(self, start: int, end: int) -> Sequence[ActorRef]:
        """Those that stand in a stretch or reach into it."""
        near = starting_in(self.refs, start - _LONGEST_NAME, end, _start_of)
        return [ref for ref in near if ref.span is not None and ref.span.end > start]

    def elsewhere(self, name: Span) -> bool:
        """Whether the words of a name are an actor in another place of the report."""
        here = sum(ref.span == name for ref in self.reaching(name.start, name.end))
        return self.often.get(name.text, 0) > here


@dataclass(frozen=True, slots=True)
class _Placing:
    """Brings the places of one sentence that the case knows together with those that its words show."""

    words: SentenceWords
    grammar: PlaceGrammar
    known: Sequence[PlaceRef]
    acting: _Acting
    towns: Mapping[str, Place]

    def all(self) -> Iterator[PlaceRef]:
        """The known places, each with the site or side of it that is told, and those only shown."""
        widened: set[Span] = set()
        for phrase in phrases_in(self.words, self.grammar):
            ref = self._shown(phrase)
            if ref is not None:
                yield ref
                same = (one.span for one in self.known if ref.place == one.place and ref.span.holds(one.span))
                widened.update(same)
        yield from (ref for ref in self.known if ref.span not in widened)

    def _shown(self, phrase: PlacePhrase) -> PlaceRef | None:
        """The place of a phrase: of one that says no more than a place the case knows nothing, of one that
        names such a place first ("the market in Northtown") that place under all its words."""
        span = self._without_actors(phrase)
        if span is None:
            return None
        inside = [ref for ref in self.known if ref.span.overlaps(span)]
        if not inside:
            return self._unlisted(span, phrase, None)
        first = inside[0]
        if not span.holds(first.span):
            return None
        if phrase.names and first.span.start > self.words.words[phrase.names[0][0]].start:
            return self._unlisted(span, phrase, first)
        site = not phrase.named or (len(phrase.names) == 1 and not phrase.wide)
        return replace(first, span=span, name=span.text) if site and first.span != span else None

    def _unlisted(self, span: Span, phrase: PlacePhrase, around: PlaceRef | None) -> PlaceRef:
        """A place that the case does not list: a town that the gazetteer has under its name, or in the
        province of the case that it is told to lie in, else nowhere."""
        name = self._name_of(phrase)
        town = self.towns.get(plain_name(name)) if name and not (phrase.wide or phrase.listed) else None
        if town is not None:
            note = (
                f"{name} is {UNLISTED}; the only larger town of that name in {town.country} by {town.source}"
            )
            return PlaceRef(span=span, name=span.text, place=town.id, note=note)
        if around is not None and around.wide and phrase.lies_in:
            note = "; ".join(part for part in (f"{name} is {UNLISTED}", around.note) if part)
            return replace(around, span=span, name=span.text, note=note)
        return PlaceRef(span=span, name=span.text, note=UNLISTED, wide=phrase.wide and around is None)

    def _name_of(self, phrase: PlacePhrase) -> str:
        """The first name in a phrase, "" for none."""
        if not phrase.names:
            return ""
        first, last = phrase.names[0]
        start, end = self.words.words[first].start, self.words.words[last - 1].end
        return self.words.text[start:end].removesuffix("'s").removesuffix("’s")

    def _without_actors(self, phrase: PlacePhrase) -> Span | None:
        """The stretch of a phrase behind any actor that only stands before its noun ("Syrian territory");
        None where an actor stands in a name or reaches out of the phrase. A name that is only described as
        an actor because something is done near it, or that tells whose people act ("residents of Varnak"),
        is the place it is shown to be."""
        words, text = self.words.words, self.words.text
        start, end = words[phrase.first].start, words[phrase.last - 1].end
        names = [(words[first].start, words[last - 1].end) for first, last in phrase.names]
        if not phrase.sure and any(self.acting.elsewhere(Span.of(text, *name)) for name in names):
            return None
        for ref in self.acting.reaching(start, end):
            if ref.span is None:
                continue
            in_name = any(ref.span.start < stop and begin < ref.span.end for begin, stop in names)
            described = ref.basis is RefBasis.DESCRIPTION and ref.actor is None
            if in_name and described and ref.span.end <= end:
                continue
            if in_name or ref.span.end >= end:
                return None
            start = max(start, words[self._first_noun(self.words.at(ref.span.end))].start)
        return Span.of(text, start, end)

    def _first_noun(self, number: int) -> int:
        """The next word from here that is no preposition and no article."""
        plays, words = self.grammar.small.plays, self.words
        while plays("preposition", words.lower(number)) or plays("determiner", words.lower(number)):
            number += 1
        return number


def _in_another_name(text: str, hit: NameHit) -> bool:
    """Whether what only reads like a place is one word of a longer name: the second of "Hilltop Media"."""
    if " " in text[hit.start : hit.end]:
        return False
    before = _CAPITAL_BEFORE.search(text, max(0, hit.start - _LONGEST_NAME), hit.start)
    return before is not None or _CAPITAL_BEHIND.match(text, hit.end) is not None


def _start_of(ref: ActorRef) -> int:
    return ref.span.start if ref.span else -1


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
    return PlaceRef(span=span, name=span.text, place=ids[0], note=note or None, wide=bool(wide))
