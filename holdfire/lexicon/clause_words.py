"""The small words that make clauses: subordinators, conditions, prepositions, helping verbs, by language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon

ROLES = (
    "subordinator",
    "conditional",
    "preposition",
    "reporting",
    "hedge",
    "possibility",
    "negation",
    "future",
    "obligation",
    "demanding",
    "promising",
    "threatening",
    "continuing",
    "background",
    "light_verb",
    "nominal_subject",
    "determiner",
    "auxiliary",
    "pronoun",
    "calendar",
    "locative",
    "owning",
    "beginning",
    "temporal",
    "denying",
    "accusing",
    "planned",
    "governing",
    "target_preposition",
    "joining",
    "relative",
    "inverting",
    "place_noun",
    "taking_bare_verb",
    "coordinating",
    "noticing",
    "defining",
    "document",
    "stipulating",
    "asking",
    "commenting",
    "holding",
    "summing",
    "harming",
    "breach",
    "time_unit",
)


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Word lists of one language by the part they play; entries of several words keep their spaces.
    `openings` tells of each first word how many words its entries have, the longest first."""

    by_role: dict[str, frozenset[str]]
    openings: dict[str, dict[str, tuple[int, ...]]]

    @classmethod
    def of(cls, language: str) -> "ClauseWords | None":
        """The lists of a language; None where it has no table of them."""
        return _clause_words_of(language)

    def any_plays(self, role: str, words: Iterable[str]) -> bool:
        """Whether any of the words plays this part."""
        return not self.by_role[role].isdisjoint(words)

    def plays(self, role: str, word: str) -> bool:
        """Whether a word (or several, with spaces) plays this part."""
        return word in self.by_role[role]

    def ends_with(self, role: str, words: tuple[str, ...]) -> bool:
        """Whether the words end with an entry of this part, of up to four words."""
        return any(" ".join(words[-size:]) in self.by_role[role] for size in range(1, min(4, len(words)) + 1))

    def starts_with(self, role: str, words: tuple[str, ...]) -> int:
        """How many words at the start are an entry of this part (the longest), 0 for none."""
        sizes = self.openings[role].get(words[0], ()) if words else ()
        return next((size for size in sizes if " ".join(words[:size]) in self.by_role[role]), 0)


@cache
def _clause_words_of(language: str) -> ClauseWords | None:
    lexicon = Lexicon(language=language)
    if not lexicon.has("clause_words"):
        return None
    by_role = {role: frozenset(lexicon.words("clause_words", role=role)) for role in ROLES}
    return ClauseWords(by_role, {role: _openings(entries) for role, entries in by_role.items()})


def _openings(entries: frozenset[str]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = {}
    for entry in entries:
        words = entry.split(" ")
        sizes.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}
