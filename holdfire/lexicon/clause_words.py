"""The small words that make clauses: subordinators, conditions, prepositions, helping verbs, by language."""

from collections.abc import Iterable, Sequence
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
    "ordering",
    "bidding",
    "binding",
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
    "invention",
    "stipulating",
    "asking",
    "commenting",
    "holding",
    "summing",
    "harming",
    "breach",
    "time_unit",
    "behind_noun",
    "inner_time",
    "day_part",
)

REACHING = ("reporting", "denying", "accusing", "governing", "defining", "stipulating")
"""Parts whose words tell something of acts anywhere in their sentence."""

_OPENING_CLAUSES = ("conditional", "subordinator", "inverting", "coordinating")


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """Word lists of one language by the part they play; entries of several words keep their spaces.
    `openings` and `closings` tell of each first and last word how many words its entries have, the longest
    first; `clause_openers` are the words that may open a clause; `parts_of` tells of each word which of the
    parts of `REACHING` it plays."""

    by_role: dict[str, frozenset[str]]
    openings: dict[str, dict[str, tuple[int, ...]]]
    closings: dict[str, dict[str, tuple[int, ...]]]
    clause_openers: frozenset[str]
    parts_of: dict[str, tuple[str, ...]]

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

    def ends_with(self, role: str, words: Sequence[str]) -> bool:
        """Whether the words end with an entry of this part."""
        sizes = self.closings[role].get(words[-1]) if words else None
        return sizes is not None and any(" ".join(words[-size:]) in self.by_role[role] for size in sizes)

    def starts_with(self, role: str, words: Sequence[str], at: int = 0) -> int:
        """How many words from this place on are an entry of this part (the longest), 0 for none."""
        sizes = self.openings[role].get(words[at]) if at < len(words) else None
        if sizes is None:
            return 0
        fitting = (size for size in sizes if at + size <= len(words))
        return next((size for size in fitting if " ".join(words[at : at + size]) in self.by_role[role]), 0)

    def stands_in(self, role: str, words: Sequence[str]) -> bool:
        """Whether an entry of this part stands anywhere in the words."""
        openings = self.openings[role]
        places = [at for at, word in enumerate(words) if word in openings]
        return any(self.starts_with(role, words, at) for at in places)


@cache
def _clause_words_of(language: str) -> ClauseWords | None:
    lexicon = Lexicon(language=language)
    if not lexicon.has("clause_words"):
        return None
    by_role = {role: frozenset(lexicon.words("clause_words", role=role)) for role in ROLES}
    openings = {role: _sizes_by_word(entries, 0) for role, entries in by_role.items()}
    return ClauseWords(
        by_role=by_role,
        openings=openings,
        closings={role: _sizes_by_word(entries, -1) for role, entries in by_role.items()},
        clause_openers=frozenset().union(*(openings[role] for role in _OPENING_CLAUSES)),
        parts_of={
            word: tuple(role for role in REACHING if word in by_role[role])
            for word in frozenset().union(*(by_role[role] for role in REACHING))
        },
    )


def _sizes_by_word(entries: frozenset[str], place: int) -> dict[str, tuple[int, ...]]:
    """How many words the entries with each first (place 0) or last (place -1) word have, longest first."""
    sizes: dict[str, set[int]] = {}
    for entry in entries:
        words = entry.split(" ")
        sizes.setdefault(words[place], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}
