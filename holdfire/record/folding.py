"""Words as search compares them: small letters without accents and vowel marks, in any script."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.record.dialect import Asked

MARKS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670"
"""Accents, points and vowel marks: of Latin, Greek and Cyrillic, of Hebrew, of Arabic."""

_MARKS = re.compile(f"[{MARKS}]")


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str


def folded(text: str) -> str:
    """The text as it is compared; both databases fold so."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.lower()))


def marks_in(text: str, asked: Sequence[Asked]) -> tuple[tuple[int, int], ...]:
    """Where in a text the words asked for stand, in order and without overlaps."""
    words = tuple(_words(text))
    found = sorted(stretch for part in asked for stretch in _stretches(words, part))
    marks: list[tuple[int, int]] = []
    for start, end in found:
        if marks and start < marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return tuple(marks)


def _stretches(words: Sequence[_Word], part: Asked) -> Iterator[tuple[int, int]]:
    phrase = [word.text for word in _words(part.words)]
    for place in range(len(words) - len(phrase) + 1 if phrase else 0):
        these = words[place : place + len(phrase)]
        whole = [word.text for word in these]
        if whole[:-1] == phrase[:-1] and (
            whole[-1].startswith(phrase[-1]) if part.begins else whole[-1] == phrase[-1]
        ):
            yield these[0].start, these[-1].end


def _words(text: str) -> Iterator[_Word]:
    """The words of a text with where they stand, cut as the index cuts them."""
    start, letters = 0, ""
    for place, sign in enumerate(text):
        if unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) in ("Co", "Mn"):
            start = start if letters else place
            letters += folded(sign)
        elif letters:
            yield _Word(start, place, letters)
            letters = ""
    if letters:
        yield _Word(start, len(text), letters)
