"""Finds the headline among the lines of a report."""

import re
from collections.abc import Sequence
from itertools import pairwise

from holdfire.model.report import BlockKind
from holdfire.reading.pages.paragraphs import Names, Paragraph, key

_NEAR_THE_TOP = 8
_READ_OF_BODY = 6
_LONGEST_HEADLINE = 40
_ENOUGH = 0.5
"""Headlines stand first: a line that shares this much of what the closest line shares is one."""


def repeated_first_line(paragraphs: Sequence[Paragraph]) -> str | None:
    """The `key` of a line among the first that stands there twice in a row: pages print a headline so."""
    top = paragraphs[:_NEAR_THE_TOP]
    for line, after in pairwise(top):
        is_head = line.is_title or line is top[0]
        if is_head and 2 < line.words <= _LONGEST_HEADLINE and key(line.text) == key(after.text):
            return key(line.text)
    return None


def find_headline(
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[BlockKind | None],
    body: tuple[int, int],
    titles: Names,
    credited: frozenset[int] = frozenset(),
) -> int | None:
    """Which paragraph is the headline, None where none looks like it.

    A line that is one of the page's `titles` or repeated; else the HTML heading of the highest level above
    the `body` (first, last; of level 1 the nearest); else, of the free lines above it (those that look like
    titles, if any do), the first that shares words enough with the first paragraphs of the body. `credited`
    are lines that say who made the report or when: one of them is the headline only where there is no
    other line.
    """
    first, last = body
    titled = [
        place for place, line in enumerate(paragraphs) if _may_be(kinds[place]) and titles.hold(line.text)
    ]
    if titled:
        headings = [place for place in titled if paragraphs[place].heading]
        return (headings or titled)[0]
    above = [place for place in range(min(first, len(paragraphs))) if kinds[place] is None]
    level = min((paragraphs[place].heading for place in above if paragraphs[place].heading), default=0)
    headings = [place for place in above if level and paragraphs[place].heading == level]
    if headings:
        return headings[-1] if level == 1 else headings[0]
    above = [place for place in above if place not in credited] or above
    lines = [place for place in above if paragraphs[place].is_title and paragraphs[place].words >= 2]
    lines = lines or [place for place in above if paragraphs[place].words > 2]
    if not lines:
        return None
    told = _names(" ".join(line.text for line in paragraphs[first : min(last, first + _READ_OF_BODY) + 1]))
    shared = {place: _shared(paragraphs[place], told) for place in lines}
    enough = _ENOUGH * max(shared.values())
    return next(place for place in lines if shared[place] >= enough)


def _may_be(kind: BlockKind | None) -> bool:
    return kind in (None, BlockKind.NAVIGATION, BlockKind.SUBHEAD)


def _names(text: str) -> frozenset[str]:
    """The words that carry a text: the longer ones and the capitalised ones, without 's."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", text))
    return frozenset(word.casefold() for word in words if len(word) > 3 or word[0].isupper())


def _shared(line: Paragraph, told: frozenset[str]) -> float:
    """How many words a line shares with the body, and how much of the line that is."""
    words = _names(line.text)
    shared = len(words & told)
    return shared + shared / len(words) if words else 0.0
