"""The vocabulary renderings are compared with: a language's tables of small words, values and synonyms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, Row

_SHORTEST_DENIED = 4  # letters of a word that a prefix denies


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What comparing needs of one language; every part is empty where the language has no table for it."""

    language: str | None
    function_words: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    near_negations: tuple[str, ...] = ()
    near_negation_stems: tuple[str, ...] = ()
    negating_prefixes: tuple[str, ...] = ()
    taken_back: frozenset[str] = frozenset()
    hedges: frozenset[str] = frozenset()
    senses: Mapping[str, frozenset[str]]
    sides: Mapping[str, tuple[str, str]]
    number_signs: frozenset[str] = frozenset()
    number_joiners: frozenset[str] = frozenset()
    negations_going_on: frozenset[str] = frozenset()
    label_nouns: frozenset[str] = frozenset()
    common_capitals: frozenset[str] = frozenset()
    common_words: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    countries: Mapping[str, str]
    numbers: Mapping[str, str]
    months: Mapping[str, str]
    weekdays: Mapping[str, str]
    small_counts: Mapping[str, str]
    multipliers: Mapping[str, int]
    suffixes: tuple[tuple[str, str, int], ...] = ()
    synonyms: Mapping[str, str]
    synonym_stems: Mapping[str, str]
    abbreviations: Mapping[str, str]
    grammar: frozenset[str] = frozenset()

    def nearly_negates(self, folded: str) -> bool:
        """Whether the word denies by itself ("refused", "unable", "without")."""
        return folded in self.near_negations or (
            len(folded) >= 5 and folded.startswith(self.near_negation_stems)
        )

    def are_contrary(self, one: str, other: str) -> bool:
        """Whether two words say the contrary of each other: by the table, or one is the other denied."""
        if one in self.sides and other in self.sides:
            (matter, side), (other_matter, other_side) = self.sides[one], self.sides[other]
            return matter == other_matter and side != other_side
        shorter, longer = sorted((one, other), key=len)
        return len(shorter) >= _SHORTEST_DENIED and shorter == self.without_negating_prefix(longer)

    def without_negating_prefix(self, word: str) -> str:
        """What a prefix denies in this word ("lawful" in "unlawful"), else nothing."""
        return next((word[len(prefix) :] for prefix in self.negating_prefixes if word.startswith(prefix)), "")


@cache
def vocabulary(language: str | None) -> Vocabulary:
    """The vocabulary of a language (an ISO 639-1 code); empty for one that has no tables, or for None."""
    words = _table(language, "collation_words")
    values = _table(language, "collation_values")
    suffixes = _suffixes(language)
    synonyms = {row["word"]: row["group"] for row in _table(language, "collation_synonyms")}
    proper = frozenset(row["word"].lower() for row in _table(language, "countries"))
    kinds = {kind: frozenset(row["word"] for row in words if row["kind"] == kind) for kind in _KINDS}
    return Vocabulary(
        language=language,
        function_words=kinds["function"],
        modals=kinds["modal"],
        negations=kinds["negation"] | kinds["negation_going_on"],
        near_negations=tuple(sorted(word for word in kinds["near_negation"] if not word.endswith("-"))),
        near_negation_stems=tuple(sorted(word[:-1] for word in kinds["near_negation"] if word.endswith("-"))),
        negating_prefixes=tuple(sorted(prefix.rstrip("-") for prefix in kinds["negating_prefix"])),
        taken_back=kinds["taken_back"],
        hedges=kinds["hedge"],
        senses={word: frozenset(value.split()) for word, value in _values(values, "modal").items()},
        sides={row["word"]: (row["matter"], row["side"]) for row in _table(language, "collation_contraries")},
        number_signs=kinds["number_sign"],
        number_joiners=frozenset(_values(values, "joiner")),
        negations_going_on=kinds["negation_going_on"],
        label_nouns=kinds["label_noun"],
        common_capitals=kinds["common_capital"],
        common_words=frozenset(row["word"] for row in _table(language, "common_words")) - proper,
        proper=proper,
        countries={
            row["word"].lower(): row["country"]
            for row in _table(language, "countries")
            if row["kind"] in ("name", "adjective")
        },
        numbers=_values(values, "number"),
        months=_values(values, "month"),
        weekdays=_values(values, "weekday"),
        small_counts=_values(values, "small_count"),
        multipliers={word: int(value) for word, value in _values(values, "multiplier").items()},
        suffixes=suffixes,
        synonyms=synonyms,
        synonym_stems={without_endings(word, suffixes): group for word, group in synonyms.items()},
        abbreviations={row["short"]: row["long"] for row in _table(language, "collation_abbreviations")},
        grammar=kinds["function"] | kinds["modal"],
    )


def without_endings(word: str, suffixes: tuple[tuple[str, str, int], ...]) -> str:
    """The light stem of a folded word: up to two endings off, a doubled last consonant made single."""
    for _ in range(2):
        shorter = _without_ending(word, suffixes)
        if shorter == word:
            break
        word = shorter
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" else word


def _without_ending(word: str, suffixes: tuple[tuple[str, str, int], ...]) -> str:
    for suffix, replacement, keeps in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= keeps:
            return word[: len(word) - len(suffix)] + replacement
    return word


_KINDS = (
    "function",
    "modal",
    "negation",
    "near_negation",
    "negating_prefix",
    "taken_back",
    "number_sign",
    "hedge",
    "negation_going_on",
    "label_noun",
    "common_capital",
)


def _table(language: str | None, name: str) -> tuple[Row, ...]:
    lexicon = Lexicon(language=language or "")
    return lexicon.table(name) if language and lexicon.has(name) else ()


def _values(rows: tuple[Row, ...], kind: str) -> dict[str, str]:
    return {row["word"]: row["value"] for row in rows if row["kind"] == kind}


def _suffixes(language: str | None) -> tuple[tuple[str, str, int], ...]:
    """Longest first, so that the first that fits is the one to take off."""
    rows = ((row["suffix"], row["replacement"], int(row["keeps"])) for row in _table(language, "suffixes"))
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))
