"""Finds names that a text spells in a way the case does not list: transliterations, translators' slips."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.lexicon.names import NameFinder, NameHit
from holdfire.lexicon.spelling import sounded

_QUOTED = re.compile(r"[“„«\"‘]([^“”„«»\"‘’]{4,40})[”“»\"’]")
_RUN = re.compile(
    r"(?:\b\w+ )?\b[^\W\d_a-zа-яё][\w’'ʿ]+(?:[- ](?:[a-z]{2}-)?[^\W\d_a-zа-яё][\w’'ʿ-]+|-[^\W\d_]\w+)*"
)
"""A capitalised run of words, with the one word before it, which a translator may have left small."""


def other_spellings(
    text: str, start: int, end: int, hits: Sequence[NameHit], finder: NameFinder
) -> list[NameHit]:
    """Names in `text[start:end]` found by likeness alone, or wider than a name already found in them."""
    found: list[NameHit] = []
    for begin, stop in sorted(set(_candidates(text, start, end)), key=lambda place: place[0] - place[1]):
        inside = [hit for hit in hits if begin < hit.end and hit.start < stop]
        if any(_adds_nothing(text[begin:stop], text[hit.start : hit.end]) for hit in inside):
            continue
        if any(begin < other.end and other.start < stop for other in found):
            continue
        near = finder.resembling(text[begin:stop])
        if near is not None and near.reason and all(_same_thing(near, hit) for hit in inside):
            found.append(replace(near, start=begin, end=stop))
    return found


def _candidates(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for quoted in _QUOTED.finditer(text, start, end):
        yield quoted.span(1)
    for run in _RUN.finditer(text, start, end):
        yield run.span()
        first_word_end = text.find(" ", run.start(), run.end())
        if first_word_end >= 0:
            yield first_word_end + 1, run.end()
        for word in re.finditer(r"[\w’'ʿ-]+", run.group()):
            yield run.start() + word.start(), run.start() + word.end()


def _adds_nothing(candidate: str, hit: str) -> bool:
    """Whether a candidate is no more than a name already found, with an article or a genitive."""
    return set(sounded(candidate).words) <= set(sounded(hit).words)


def _same_thing(near: NameHit, hit: NameHit) -> bool:
    return bool({(n.kind, n.id) for n in near.namings} & {(n.kind, n.id) for n in hit.namings})
