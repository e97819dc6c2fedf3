"""Wording: what a text is known again by when its rendering is sought among many others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon
from holdfire.reconciling.letters import letters
from holdfire.reconciling.similarity import Features
from holdfire.reconciling.words import GRAMMAR, Word, WordKind, stem, words_of

BEGINNING = 5
"""Letters of a stem that stand for a word: what comes after them changes with its form."""
_PLAIN = GRAMMAR | {WordKind.CONTENT, WordKind.NEGATION}


@dataclass(frozen=True, slots=True)
class Wording:
    """`keys` stand for the words in order, small ones too: a number's value, the group of words that it is
    exchanged with, else how its stem begins. `telling` are the names, numbers and dates, `runs` the runs of
    letters, `length` the characters of the text."""

    keys: tuple[str, ...]
    telling: tuple[str, ...]
    runs: Features
    length: int


def wording(text: str, language: str | None) -> Wording:
    """The wording of a text in a language (an ISO 639-1 code)."""
    words = words_of(text, language)
    return Wording(
        keys=tuple(_key(word, language) for word in words if word.kind is not WordKind.PUNCTUATION),
        telling=tuple(word.value or word.folded for word in words if word.kind not in _PLAIN),
        runs=letters(" ".join(word.folded for word in words)),
        length=len(text),
    )


def _key(word: Word, language: str | None) -> str:
    exchanged = _exchanged(language)
    named = word.value or exchanged.get(word.folded) or exchanged.get(word.stem)
    return named or word.stem[:BEGINNING]


@cache
def _exchanged(language: str | None) -> Mapping[str, str]:
    """By word and by stem what stands for it: the group of words that renderings exchange, or the number it
    gives the place of."""
    lexicon = Lexicon(language=language or "")
    known = language is not None
    groups = lexicon.table("exchanged_words") if known and lexicon.has("exchanged_words") else ()
    places = lexicon.table("ordinals") if known and lexicon.has("ordinals") else ()
    by_word = {row["word"]: f"={row['group']}" for row in groups}
    by_stem = {stem(word, language): group for word, group in by_word.items()}
    return by_stem | by_word | {row["word"]: row["number"] for row in places}
