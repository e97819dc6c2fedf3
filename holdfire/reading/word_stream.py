"""Words of a stretch of text with their places, and books of phrases looked up in them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, Protocol, TypeVar

LONGEST_NUMBER = 12
"""Digits a number may have: more is a code or noise, and turning it into an integer costs time."""

_WORD = re.compile(
    r"[a-z]+(?=[\s,])"  # most words; the rest only says so of others
    r"|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Etc|Europe|Indian|Pacific)/[\w+-]+(?:/[\w+-]+)*"
    r"|\d+|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|[^\w\s]|_"
)

Value = TypeVar("Value")


class Stretch(Protocol):
    """What the readers of times and counts need of a sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def paragraph(self) -> int: ...


class Word(NamedTuple):
    """One word, number or mark; `key` is the word as looked up, `glued` whether nothing parts it from
    the word before, `digits` whether it is a number in digits that is short enough to be one. A tuple,
    since a report has thousands and a tuple is made five times as fast."""

    start: int
    end: int
    text: str
    key: str
    glued: bool
    digits: bool

    @property
    def number(self) -> int:
        """Its number; call only where `digits` holds."""
        return int(self.text)


Words = Sequence[Word]

_new = tuple.__new__
"""Makes a Word of its fields without going through its own constructor, which takes as long again."""


@lru_cache(maxsize=1024)  # times, counts and tallies go through the same sentences
def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of `text[start:end]`, with offsets in `text`."""
    words: list[Word] = []
    before = -1
    for match in _WORD.finditer(text, start, end):
        word, (begin, stop) = match[0], match.span()
        digits = word.isdecimal() and len(word) <= LONGEST_NUMBER
        words.append(_new(Word, (begin, stop, word, word.casefold(), begin == before, digits)))
        before = stop
    return tuple(words)


def digits_at(words: Words, at: int, least: int = 1, most: int = 4) -> int | None:
    """The number in digits at this place, where it has from `least` to `most` digits."""
    if at >= len(words) or not words[at].digits or not least <= len(words[at].text) <= most:
        return None
    return words[at].number


def is_at(words: Words, at: int, mark: str, *, glued: bool = False) -> bool:
    """Whether this word or mark stands here (`glued`: with nothing before it)."""
    return 0 <= at < len(words) and words[at].key == mark and (words[at].glued or not glued)


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """Tells where an expression can begin, so that its grammar is tried nowhere else. Of all expressions,
    `openers` are the first words, `deciders` the words one of which each has, and `leading` those that may
    stand before the decider ("the first few" before "days"). A number in digits opens and decides."""

    openers: frozenset[str]
    deciders: frozenset[str]
    leading: frozenset[str]

    def among(self, words: Words) -> list[int]:
        """The places of the openers that are deciders or lead to one, in order."""
        found: list[int] = []
        decided = False
        for at in range(len(words) - 1, -1, -1):
            word = words[at]
            decided = word.digits or word.key in self.deciders or (decided and word.key in self.leading)
            if decided and (word.digits or word.key in self.openers):
                found.append(at)
        return found[::-1]


@dataclass(frozen=True, slots=True)
class _Begun(Generic[Value]):
    """The phrases that begin with one word: what it means `alone` (in a tuple, empty where it is no phrase),
    and the `longer` ones by their second word, the longest first."""

    alone: tuple[Value, ...]
    longer: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]


def _begun_by(first: str, phrases: Mapping[tuple[str, ...], Value]) -> _Begun[Value]:
    longer: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
    for keys in sorted(phrases, key=len, reverse=True):
        if len(keys) > 1:
            longer.setdefault(keys[1], []).append((keys, phrases[keys]))
    alone = (phrases[first,],) if (first,) in phrases else ()
    return _Begun(alone, {second: tuple(entries) for second, entries in longer.items()})


class PhraseBook(Generic[Value]):
    """Phrases and what each means, found by their first word; the longest phrase wins."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        by_first: dict[str, dict[tuple[str, ...], Value]] = {}
        self._values: list[Value] = []
        for phrase, value in entries:
            self._values.append(value)
            keys = tuple(word.key for word in words_of(phrase, 0, len(phrase)))
            by_first.setdefault(keys[0], {}).setdefault(keys, value)
        self._by_first = {first: _begun_by(first, phrases) for first, phrases in by_first.items()}
        self._lasts = frozenset(keys[-1] for phrases in by_first.values() for keys in phrases)
        self._words = frozenset(key for phrases in by_first.values() for keys in phrases for key in keys)

    def longest(self, words: Words, at: int) -> tuple[Value, int] | None:
        """What the longest phrase that starts at word `at` means, and where it stops."""
        if not 0 <= at < len(words):
            return None
        begun = self._by_first.get(words[at].key)
        if begun is None:
            return None
        if begun.longer and at + 1 < len(words):
            for keys, value in begun.longer.get(words[at + 1].key, ()):
                stop = at + len(keys)
                if len(keys) == 2 or keys == tuple([word.key for word in words[at:stop]]):
                    return value, stop
        return (begun.alone[0], at + 1) if begun.alone else None

    def places(self, words: Words) -> list[int]:
        """The places of the words that a phrase begins with, in order: no phrase starts anywhere else."""
        return [at for at, word in enumerate(words) if word.key in self._by_first]

    def starts_among(self, words: Words, start: int, stop: int) -> bool:
        """Whether a phrase starts in a stretch of the words; it may reach beyond."""
        for at in range(max(0, start), min(stop, len(words))):
            if words[at].key in self._by_first and self.longest(words, at):
                return True
        return False

    def firsts(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return frozenset(self._by_first)

    def lasts(self) -> frozenset[str]:
        """The words that a phrase ends with."""
        return self._lasts

    def words(self) -> frozenset[str]:
        """All words that stand in a phrase."""
        return self._words

    def values(self) -> tuple[Value, ...]:
        """All meanings, in the order of the table."""
        return tuple(self._values)

    def stop(self, words: Words, at: int) -> int | None:
        """Where the longest phrase that starts at word `at` stops."""
        if not 0 <= at < len(words) or words[at].key not in self._by_first:
            return None  # asked of nearly every word, so looked up here without a further call
        found = self.longest(words, at)
        return found[1] if found else None

    def ends_before(self, words: Words, at: int, longest: int = 3) -> bool:
        """Whether one of the phrases, of at most `longest` words, stops just before word `at`."""
        if not 0 < at <= len(words) or words[at - 1].key not in self._lasts:
            return False
        return any(self.stop(words, start) == at for start in range(max(0, at - longest), at))
