"""The words of a language by which its grammar shows a place: towns, sites, sides and ways."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, languages

_TABLE = "place_words"
_LONGEST_LINE, _LONGEST_PHRASE = 5, 3
NOUNS = frozenset({"area", "wide", "site", "part"})
"""Kinds of common nouns that a place is called by: "village", "province", "market", "outskirts"."""


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """The kinds of each word, by its small letters; for `never` (names of no place) also as written. Entries
    of several words are in `lines` (what lies between two sides) and `phrases` (the other kinds)."""

    kinds: dict[str, frozenset[str]]
    lines: frozenset[tuple[str, ...]]
    line_openings: frozenset[str]
    phrases: dict[tuple[str, ...], str]
    phrase_endings: frozenset[str]

    @classmethod
    def of(cls, language: str) -> "PlaceWords | None":
        """The words of a language; None where it has no table of them."""
        return _place_words_of(language)

    @staticmethod
    def of_all_languages() -> "PlaceWords":
        """The words of all languages that have a table of them."""
        return _all_place_words()

    def has_kind(self, word: str, kind: str) -> bool:
        """Whether a word in small letters is of that kind."""
        return kind in self.kinds.get(word, ())

    def kinds_of(self, forms: Iterable[str]) -> frozenset[str]:
        """The kinds that any of a word's forms has."""
        return frozenset().union(*(self.kinds.get(form, frozenset()) for form in forms))

    def phrase_before(self, kind: str, words: Sequence[str]) -> int:
        """How many of the last words are an entry of that kind ("close to"), 0 for none."""
        if not words or words[-1] not in self.phrase_endings:
            return 0
        sizes = range(min(len(words), _LONGEST_PHRASE), 1, -1)
        return next((size for size in sizes if self.phrases.get(tuple(words[-size:])) == kind), 0)

    def line_at(self, words: Sequence[str]) -> int:
        """How many of the first words name a line between two sides ("front line"), 0 for none."""
        if not words or words[0] not in self.line_openings:
            return 0
        sizes = range(min(len(words), _LONGEST_LINE), 0, -1)
        return next((size for size in sizes if tuple(words[:size]) in self.lines), 0)


@cache
def _all_place_words() -> PlaceWords:
    kinds: dict[str, frozenset[str]] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for words in (PlaceWords.of(language) for language in languages()):
        if words is not None:
            kinds |= {word: found | kinds.get(word, frozenset()) for word, found in words.kinds.items()}
            phrases |= words.phrases
    return PlaceWords(
        kinds=kinds,
        lines=frozenset(),
        line_openings=frozenset(),
        phrases=phrases,
        phrase_endings=_last_words(phrases),
    )


@cache
def _place_words_of(language: str) -> PlaceWords | None:
    lexicon = Lexicon(language=language)
    if not lexicon.has(_TABLE):
        return None
    kinds: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for row in lexicon.table(_TABLE):
        words = tuple(row["word"].split(" "))
        if row["kind"] == "line":
            continue
        if len(words) > 1:
            phrases[words] = row["kind"]
        else:
            kinds.setdefault(row["word"], set()).add(row["kind"])
    lines = frozenset(tuple(word.split(" ")) for word in lexicon.words(_TABLE, kind="line"))
    return PlaceWords(
        kinds={word: frozenset(found) for word, found in kinds.items()},
        lines=lines,
        line_openings=frozenset(line[0] for line in lines),
        phrases=phrases,
        phrase_endings=_last_words(phrases),
    )


def _last_words(phrases: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(words[-1] for words in phrases)
