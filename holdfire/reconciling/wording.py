"""Wording: what a text is known again by when its rendering is sought among many others."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from holdfire.lexicon.tables import Lexicon
from holdfire.reconciling.letters import letters
from holdfire.reconciling.similarity import Features
from holdfire.reconciling.words import GRAMMAR, Word, WordKind, stem, words_of

BEGINNING = 5
"""Letters of a stem that stand for a word: what comes after them changes with its form."""
_SHORTEST_STEM = 4
"""Letters of the shortest stem that is looked up for a word: shorter ones are also other words' stems."""
_PLAIN = GRAMMAR | {WordKind.CONTENT, WordKind.NEGATION}


class Key(NamedTuple):
    """What stands for a word: `own` is a number's value, else how its stem begins; `groups` are those of
    the groups of words that renderings put for one another which it is in."""

    own: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """`keys` stand for the words in order, small ones too. `telling` are the names, numbers and dates, `runs`
    the runs of letters, `length` the characters of the text."""

    keys: tuple[Key, ...]
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


def _key(word: Word, language: str | None) -> Key:
    groups = _groups(language)
    own = word.value or _places(language).get(word.folded) or word.stem[:BEGINNING]
    return Key(own, groups.get(word.folded) or groups.get(word.stem, ()))


@cache
def _places(language: str | None) -> Mapping[str, str]:
    """The number that a word gives the place of ("third")."""
    lexicon = Lexicon(language=language or "")
    known = language is not None and lexicon.has("ordinals")
    return {row["word"]: row["number"] for row in lexicon.table("ordinals")} if known else {}


@cache
def _groups(language: str | None) -> Mapping[str, tuple[str, ...]]:
    """By word and by stem the groups of words that renderings exchange, each named by its words."""
    lexicon = Lexicon(language=language or "")
    known = language is not None and lexicon.has("exchanged_words")
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for exchanged in lexicon.words("exchanged_words", "words") if known else ():
        for word in exchanged.split():
            groups[word].add(exchanged)
    by_stem: defaultdict[str, set[str]] = defaultdict(set)
    for word, held in groups.items():
        if len(root := stem(word, language)) >= _SHORTEST_STEM:
            by_stem[root] |= held
    return {
        word: tuple(sorted(groups.get(word, set()) | by_stem.get(stem(word, language), set())))
        for word in groups.keys() | by_stem.keys()
    }
