"""Finds who is named in a report: by name, spelling, adjective, seat, office, short name, description."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.names import Named, NameFinder, NameHit, Naming
from holdfire.lexicon.tables import languages
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.span import Span
from holdfire.reading.naming.common_nouns import is_common_noun, stands_for_its_actor
from holdfire.reading.naming.descriptions import Describer, Description
from holdfire.reading.naming.metonymy import stands_for_a_government
from holdfire.reading.naming.short_names import with_short_names
from holdfire.reading.naming.spellings import NamesInSentence, names_by_sentence
from holdfire.reading.sentence_words import SentenceWords
from holdfire.reading.sentences import Sentence

_COMPOUND = re.compile(r"[-‐‑][a-z]")


def find_actors(
    text: str, sentences: Sequence[Sentence], finder: NameFinder, on: date | None = None
) -> tuple[ActorRef, ...]:
    """The actors named in the sentences, in order of place.

    `on` is the report's date: offices not held on that day are passed over; None passes over none.
    """
    refs: list[ActorRef] = []
    named = names_by_sentence(text, tuple(sentences), finder)
    for sentence, names in zip(sentences, named, strict=True):
        refs.extend(_in_sentence(text, sentence, names, on))
    return tuple(sorted(with_short_names(text, sentences, refs), key=_place))


def _in_sentence(
    text: str, sentence: Sentence, names: NamesInSentence, on: date | None
) -> Iterator[ActorRef]:
    taken = [(hit.start, hit.end) for hit in names.respelled]
    kept = [*names.respelled, *(hit for hit in names.listed if not _overlaps(hit.start, hit.end, taken))]
    refs = [ref for ref in (_ref_of(text, sentence, hit, on) for hit in kept) if ref is not None]
    taken_up = [(hit.start, hit.end) for hit in kept]
    for describer in Describer.all_there_are():
        words = SentenceWords.of(text, sentence.start, sentence.end, describer.lemmas)
        descriptions = describer.all_in(words)
        refs = [_with_unit(ref, words, descriptions) for ref in refs]
        refs += _described(words, descriptions, taken_up, describer)
    yield from refs


def _ref_of(text: str, sentence: Sentence, hit: NameHit, on: date | None) -> ActorRef | None:
    """The actor a name leads to; None for a place, an office not held, or part of a compound ("US-led")."""
    if _COMPOUND.match(text, hit.end):
        return None
    namings = [naming for naming in hit.of(Named.ACTOR) if naming.holds_on(on)]
    if not namings or _is_another_of_the_kind(text, sentence, hit, namings):
        return None
    if _may_be_a_place(hit, namings) and not _is_government(text, sentence, hit):
        return None
    surest = [naming for naming in namings if naming.basis is namings[0].basis]
    who = {naming.id for naming in surest}
    span = Span.of(text, hit.start, hit.end)
    if len(who) > 1:
        reason = f"{span.text!r} may be {' or '.join(sorted(who))}"
        return ActorRef(name=span.text, basis=surest[0].basis, span=span, reason=reason)
    naming = surest[0]
    basis = RefBasis.SPELLING if hit.reason else naming.basis
    return ActorRef(
        name=naming.display, basis=basis, span=span, actor=naming.id, reason=hit.reason or _reason(naming)
    )


def _is_another_of_the_kind(text: str, sentence: Sentence, hit: NameHit, namings: Iterable[Naming]) -> bool:
    """Whether a common noun of the case means another here: "a government of unity"."""
    if not all(is_common_noun(naming.words) for naming in namings):
        return False
    for language in languages():
        small = ClauseWords.of(language)
        if small is not None:
            lemmas = Lemmas.of(language)
            words = SentenceWords.of(text, sentence.start, sentence.end, lemmas)
            first, last = words.at(hit.start), words.at(hit.end - 1) + 1
            return not stands_for_its_actor(words, first, last, small, lemmas)
    return False


def _may_be_a_place(hit: NameHit, namings: Iterable[Naming]) -> bool:
    return all(naming.basis is RefBasis.METONYM for naming in namings) or bool(hit.of(Named.PLACE))


def _is_government(text: str, sentence: Sentence, hit: NameHit) -> bool:
    for language in languages():
        small = ClauseWords.of(language)
        if small is not None:
            words = SentenceWords.of(text, sentence.start, sentence.end, Lemmas.of(language))
            return stands_for_a_government(words, words.at(hit.start), words.at(hit.end - 1) + 1, small)
    return True


def _reason(naming: Naming) -> str:
    if naming.basis is RefBasis.ROLE:
        since = f" since {naming.since}" if naming.since else ""
        return f"holds the office {naming.words!r}{since}"
    if naming.basis is RefBasis.METONYM:
        return f"{naming.words} is the seat of {naming.display}"
    if naming.basis is RefBasis.DEMONYM:
        return f"{naming.words!r} stands for {naming.display}"
    return f"named {naming.words!r} in the case"


def _with_unit(ref: ActorRef, words: SentenceWords, descriptions: Sequence[Description]) -> ActorRef:
    """ "Russian artillery units": the adjective's actor, with the part of it that is named."""
    if ref.basis is not RefBasis.DEMONYM or ref.span is None:
        return ref
    for description in descriptions:
        first, last = words.words[description.first], words.words[description.last - 1]
        if first.start <= ref.span.start and ref.span.end < last.end and ref.span.end > first.start:
            rest = Span.of(words.text, ref.span.end, last.end)
            joined = rest.text and rest.text[0].isalpha()
            return replace(ref, unit=rest.text) if joined else ref
    return ref


def _described(
    words: SentenceWords,
    descriptions: Sequence[Description],
    taken: Sequence[tuple[int, int]],
    describer: Describer,
) -> Iterator[ActorRef]:
    for description in descriptions:
        start = words.words[description.first].start
        end = words.words[description.last - 1].end
        if _overlaps(start, end, taken):
            continue
        if description.certain or _acts(words, description, describer):
            span = Span.of(words.text, start, _before_genitive(words.text, start, end))
            yield ActorRef(name=span.text, basis=RefBasis.DESCRIPTION, span=span, reason="not in the case")


def _acts(words: SentenceWords, description: Description, describer: Describer) -> bool:
    """Whether an unknown name does something: a verb follows, or "said" or "by" stands before it."""
    last = description.last
    while words.lower(last) in ("on", ",") or describer.small.plays("calendar", words.lower(last)):
        last += 1
    following, before = words.lower(last), words.lower(description.first - 1)
    does = describer.lemmas.is_verb(following) and not following.endswith("ing")
    helped = describer.small.plays("auxiliary", words.lemma(last)) and following != "to"
    spoken = describer.small.plays("reporting", words.lemma(description.first - 1))
    return does or helped or spoken or before == "by"


def _before_genitive(text: str, start: int, end: int) -> int:
    stretch = text[start:end]
    return end - (len(stretch) - len(re.sub(r"(?:['’]s|['’])$", "", stretch)))


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in taken)


def _place(ref: ActorRef) -> tuple[int, int]:
    return (ref.span.start, ref.span.end) if ref.span else (-1, -1)
