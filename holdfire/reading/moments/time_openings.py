"""Tells which parts of a time each word may begin, so that only their readers are tried at it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from holdfire.reading.word_stream import PhraseBook

Books = tuple[PhraseBook[Any], ...]
"""Books of phrases, whatever they mean."""

STAMP = "t"
"""Opens the clock of a timestamp ("2016-02-27T00:00")."""
SIGNS = ("+", "-")
"""Open the offset that ends a timestamp."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begins:
    """The parts of a time that a word may begin; `length` is one counted in units, with what places it;
    `truce_day` one counted from the day the truce began."""

    date: bool = False
    weekday: bool = False
    relative_day: bool = False
    part_of_day: bool = False
    clock: bool = False
    length: bool = False
    truce_day: bool = False
    zone: bool = False


IN_DIGITS = Begins(date=True, clock=True, length=True, truce_day=True)
"""What any number in digits may begin."""
ONLY_ZONE = Begins(zone=True)
"""What an IANA name may begin; no time begins with a zone."""


def begins_of(books: Mapping[str, Books]) -> dict[str, Begins]:
    """For each first word what it may begin; `books` are given by the names of the fields of Begins."""
    found = {STAMP: Begins(clock=True), **dict.fromkeys(SIGNS, ONLY_ZONE)}
    for part, phrases in books.items():
        for word in frozenset[str]().union(*(book.firsts() for book in phrases)):
            known = found.get(word, IN_DIGITS if word.isdecimal() else Begins())
            found[word] = replace(known, **{part: True})
    return found
