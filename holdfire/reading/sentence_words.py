"""The words of one sentence with their dictionary forms, and where each stands in the report."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from holdfire.lexicon.lemmas import Lemmas

_WORD = re.compile(r"[a-z]+(?=[\s,])|(?:[A-Z]\.){2,}|\d+(?:[:.,]\d+)+|\w+(?:[-'’.](?=\w)\w+)*|[^\w\s]")

_END_OF = attrgetter("end")
_new = tuple.__new__
"""Makes a Word of its fields without going through its own constructor, which takes as long again."""
_SHORT, _FEW, _MOST = 3, 3, 0.75


class Word(NamedTuple):
    """One word or mark: as written, in small letters, its dictionary form, whether it begins with a capital
    letter, whether it is a mark and no word, its offsets in the report. A tuple, since a report has
    thousands and a tuple is made five times as fast."""

    text: str
    lower: str
    lemma: str
    capital: bool
    mark: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """A sentence as words; `forms` are their dictionary forms, `line` these joined by single spaces,
    `in_title_case` whether most of the longer words bear a capital, as in many headlines."""

    words: tuple[Word, ...]
    forms: frozenset[str]
    line: str
    line_starts: tuple[int, ...]
    text: str
    in_title_case: bool

    @classmethod
    def of(cls, text: str, start: int, end: int, lemmas: Lemmas) -> "SentenceWords":
        """The words of `text[start:end]`; offsets stay those of `text`."""
        return _sentence_words(text, start, end, lemmas)

    def __len__(self) -> int:
        return len(self.words)

    def at_line(self, offset: int) -> int:
        """The number of the word at a place of `line`."""
        return bisect_right(self.line_starts, offset) - 1

    def at(self, offset: int) -> int:
        """The number of the first word that ends after a place of the report."""
        return bisect_right(self.words, offset, key=_END_OF)

    def lemmas(self, first: int, last: int) -> tuple[str, ...]:
        """The dictionary forms of words `first` to `last` (exclusive), cut at the sentence's edges."""
        return tuple(word.lemma for word in self.words[max(0, first) : max(0, last)])

    def lower(self, number: int) -> str:
        """The word of a number in small letters, "" outside the sentence."""
        return self.words[number].lower if 0 <= number < len(self.words) else ""

    def lemma(self, number: int) -> str:
        """The dictionary form of a number, "" outside the sentence."""
        return self.words[number].lemma if 0 <= number < len(self.words) else ""


def _in_title_case(words: tuple[Word, ...]) -> bool:
    if [word.capital for word in words].count(True) <= _FEW:
        return False  # so of most sentences
    capitals = [word.capital for word in words if len(word.text) > _SHORT and word.text[0].isalpha()]
    return len(capitals) > _FEW and sum(capitals) > _MOST * len(capitals)


@lru_cache(maxsize=1024)  # actors and acts go through the same sentences
def _sentence_words(text: str, start: int, end: int, lemmas: Lemmas) -> SentenceWords:
    found = _WORD.finditer(text, start, end)
    words = tuple([_new(Word, _form(match[0], lemmas) + match.span()) for match in found])
    lemmas_in_order = [word.lemma for word in words]
    starts = accumulate([len(lemma) + 1 for lemma in lemmas_in_order[:-1]], initial=0)
    line, forms = " ".join(lemmas_in_order), frozenset(lemmas_in_order)
    return SentenceWords(words, forms, line, tuple(starts), text, _in_title_case(words))


@lru_cache(maxsize=32_768)
def _form(written: str, lemmas: Lemmas) -> tuple[str, str, str, bool, bool]:
    """What a word is wherever it stands: all of a `Word` but its offsets."""
    first = written[:1]
    return written, written.lower(), lemmas.lemma(written), first.isupper(), not first.isalnum()
