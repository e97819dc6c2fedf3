"""Finds names that a text spells in a way the case does not list: transliterations, translators' slips."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from holdfire.lexicon.names import NameFinder, NameHit
from holdfire.lexicon.spelling import sounded
from holdfire.reading.sentences import Sentence
from holdfire.reading.stretches import starting_in

_QUOTED = re.compile(r"[“„«\"‘]([^“”„«»\"‘’]{4,40})[”“»\"’]")
_WORD = re.compile(r"[\w’'ʿ-]+")
_RUN = re.compile(r"\b[^\W\d_a-zа-яё][\w’'ʿ]+(?:[- ](?:[a-z]{2}-)?[^\W\d_a-zа-яё][\w’'ʿ-]+|-[^\W\d_]\w+)*")
"""A run of capitalised words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesInSentence:
    """The names of the case in one sentence: `listed` as the case writes them, `respelled` in other ways."""

    listed: tuple[NameHit, ...]
    respelled: tuple[NameHit, ...]


@lru_cache(maxsize=1)  # actors and places are both among these names
def names_by_sentence(
    text: str, sentences: tuple[Sentence, ...], finder: NameFinder
) -> tuple[NamesInSentence, ...]:
    """The names in each of the sentences, in their order."""
    named = finder.find(text)
    found = []
    for sentence in sentences:
        begun = starting_in(named, sentence.start, sentence.end, lambda hit: hit.start)
        listed = tuple(hit for hit in begun if hit.end <= sentence.end)
        respelled = other_spellings(text, sentence.start, sentence.end, listed, finder)
        found.append(NamesInSentence(listed=listed, respelled=tuple(respelled)))
    return tuple(found)


def other_spellings(
    text: str, start: int, end: int, hits: Sequence[NameHit], finder: NameFinder
) -> list[NameHit]:
    """Names in `text[start:end]` found by likeness alone, or wider than a name already found in them."""
    found: list[NameHit] = []
    near_places = {place for place in _candidates(text, start, end) if finder.resembling(text[slice(*place)])}
    for begin, stop in sorted(near_places, key=lambda place: (place[0] - place[1], place)):
        near = finder.resembling(text[begin:stop])
        if near is None or not near.reason:
            continue
        inside = [hit for hit in hits if begin < hit.end and hit.start < stop]
        if any(_adds_nothing(text[begin:stop], text[hit.start : hit.end]) for hit in inside):
            continue
        if any(begin < other.end and other.start < stop for other in found):
            continue
        if all(_same_thing(near, hit) for hit in inside):
            found.append(replace(near, start=begin, end=stop))
    return found


def _candidates(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for quoted in _QUOTED.finditer(text, start, end):
        yield quoted.span(1)
    reach = start
    for run in _RUN.finditer(text, start, end):
        begin = _with_the_word_before(text, reach, run.start())
        reach = run.end()
        yield begin, reach
        first_word_end = text.find(" ", begin, reach)
        if first_word_end >= 0:
            yield first_word_end + 1, reach
        for word in _WORD.finditer(text, begin, reach):
            yield word.span()


def _with_the_word_before(text: str, reach: int, begin: int) -> int:
    """Where a run begins together with the one word before it, which a translator may have left small."""
    at = begin - 1
    while at > reach and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
    return at if at >= reach and text[begin - 1] == " " and at < begin - 1 else begin


def _adds_nothing(candidate: str, hit: str) -> bool:
    """Whether a candidate is no more than a name already found, with an article or a genitive."""
    return set(sounded(candidate).words) <= set(sounded(hit).words)


def _same_thing(near: NameHit, hit: NameHit) -> bool:
    return bool({(n.kind, n.id) for n in near.namings} & {(n.kind, n.id) for n in hit.namings})
