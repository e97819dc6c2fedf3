"""The gist of a text, read in one pass: its content stems, its names, numbers and dates, its words folded."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from holdfire.reconciling.vocabulary import Vocabulary, vocabulary
from holdfire.reconciling.words import (
    CLOSING,
    OPENING,
    SENTENCE_END,
    TOKEN,
    WordKind,
    read_token,
    words_of,
)

_TELLING = frozenset({WordKind.NAME, WordKind.NUMBER, WordKind.MONTH, WordKind.WEEKDAY, WordKind.LABEL})
_THOUSANDS = re.compile(r"\d{3}")
_MOST_KEPT = 200_000
"""Different tokens of a language that are kept; a record of years must not fill the memory with misprints."""


@dataclass(frozen=True, slots=True)
class Gist:
    """`stems` of the content words and `telling` names, numbers, dates and labels, both in order with
    repeats; `folded` is every word and mark, folded, with a space between."""

    stems: tuple[str, ...]
    telling: tuple[str, ...]
    folded: str


class _Token(NamedTuple):
    """What a token is wherever it stands; `first` and `inside` are what it tells at the beginning of a
    sentence and within one, None where that is nothing. `goes_on` marks what a number before it
    may be read with."""

    text: str
    folded: str
    stem: str
    first: str | None
    inside: str | None
    is_mark: bool
    is_number: bool
    goes_on: bool
    is_letter: bool
    is_label_noun: bool


class _Tokens(dict[str, _Token]):
    """The tokens of one language, each looked at once."""

    def __init__(self, language: str | None) -> None:
        super().__init__()
        self._known: Vocabulary = vocabulary(language)

    def __missing__(self, text: str) -> _Token:
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[text] = token = self._read(text)
        return token

    def _read(self, text: str) -> _Token:
        known = self._known
        first, inside = (read_token(text, known.language, begins=begins) for begins in (True, False))
        folded = first.folded
        content = folded[:1].isalnum() and folded not in known.grammar
        return _Token(
            text=text,
            folded=folded,
            stem=first.stem if content and (len(folded) > 1 or folded.isdigit()) else "",
            first=first.value or folded if first.kind in _TELLING else None,
            inside=inside.value or folded if inside.kind in _TELLING else None,
            is_mark=first.kind is WordKind.PUNCTUATION,
            is_number=WordKind.NUMBER in (first.kind, inside.kind),
            goes_on=text == "-" or folded in known.multipliers or bool(_THOUSANDS.fullmatch(text)),
            is_letter=len(text) == 1 and text.isupper(),
            is_label_noun=folded in known.label_nouns,
        )


@cache
def _tokens(language: str | None) -> _Tokens:
    return _Tokens(language)


def gist(text: str, language: str | None) -> Gist:
    """The gist of a text: what `content_stems` and `words_of` say of it, at a fraction of their cost."""
    known = _tokens(language)
    found = [known[token] for token in TOKEN.findall(text)]
    telling = _telling(found)
    return Gist(
        stems=tuple([token.stem for token in found if token.stem]),
        telling=_told_slowly(text, language) if telling is None else telling,
        folded=" ".join([token.folded for token in found]),
    )


def names_a_label_noun(text: str, language: str | None) -> bool:
    """Whether a word of the text takes labels ("plan", "group")."""
    known = _tokens(language)
    return any(known[token].is_label_noun for token in TOKEN.findall(text))


def _telling(found: list[_Token]) -> tuple[str, ...] | None:
    """What the words tell; None where a number is written in several tokens ("10 000", "4.6 million")."""
    telling: list[str] = []
    begins, before, last = True, _NO_TOKEN, len(found) - 1
    for place, token in enumerate(found):
        if token.goes_on and before.is_number:
            return None
        if token.is_mark:
            begins = begins or token.text in SENTENCE_END
        else:
            told = token.first if begins else token.inside
            if told is None and _is_label(token, before, found[place + 1].text if place < last else ""):
                told = token.folded
            if told is not None:
                telling.append(told)
            begins = False
        before = token
    return tuple(telling)


def _is_label(token: _Token, before: _Token, after: str) -> bool:
    """Whether one quoted word, or a single capital after a noun that takes labels."""
    quoted = before.text in OPENING and after in CLOSING
    return quoted or (token.is_letter and before.is_label_noun)


def _told_slowly(text: str, language: str | None) -> tuple[str, ...]:
    return tuple(word.value or word.folded for word in words_of(text, language) if word.kind in _TELLING)


_NO_TOKEN = _Token("", "", "", None, None, False, False, False, False, False)
