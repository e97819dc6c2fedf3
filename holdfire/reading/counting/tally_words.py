"""The words a language has for published counts: their units, the deeds told as so many times, who claims."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon
from holdfire.reading.counting.count_words import CountWords, count_words
from holdfire.reading.word_stream import PhraseBook, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What a tally counts: `name` is the plain noun in the plural. `when` is "always", "recorded" (only where
    someone keeps count), or "munition" (rounds, a count only where nothing wider is counted). `form` is
    "plural", "singular", or "after of" for what has no plural ("14 cases of firing")."""

    name: str
    when: str
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb told as done so many times: what it counts as, and the role of a word it needs by it."""

    unit: str
    needs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The books that published counts are read with. `claims` are verbs by which someone "counts" or
    "says", `multiples` say how often in one word; `openers` are words one of which each tally has,
    `fates` what befalls people counted."""

    counts: CountWords
    units: PhraseBook[Unit]
    deeds: PhraseBook[Deed]
    claims: PhraseBook[str]
    multiples: PhraseBook[int]
    roles: Mapping[str, PhraseBook[None]]
    openers: frozenset[str]
    fates: frozenset[str]
    endings: tuple[str, ...]
    """Ends of plural nouns that name deeds ("-ations", "-ings"), read as units where someone keeps count."""

    def stop(self, role: str, words: Words, at: int) -> int | None:
        """Where a phrase of this role of the tally table stops."""
        return self.roles[role].stop(words, at)

    def ends(self, role: str, words: Words, at: int) -> int | None:
        """Where a phrase of this role begins that stops just before word `at`, the longest."""
        return start_of(self.roles[role], words, at)


MULTIPLES = {"once": 1, "twice": 2, "thrice": 3}
"""The roles of words that say how often in one word, and the number they stand for."""
LONGEST_PHRASE = 5
"""Words that a phrase of these tables may have and still be found from its end."""


def start_of(book: PhraseBook[None], words: Words, at: int) -> int | None:
    """Where the longest phrase of a book begins that stops just before word `at`."""
    if not 0 < at <= len(words) or words[at - 1].key not in book.lasts():
        return None
    first = max(0, at - LONGEST_PHRASE)
    before = words[first:at]
    found = next((start for start in range(len(before)) if book.stop(before, start) == len(before)), None)
    return None if found is None else first + found


@cache
def tally_vocabulary(language: str) -> Vocabulary | None:
    """The words for tallies of a language; None where its folder has no table of them."""
    lexicon, counts = Lexicon(language=language), count_words(language)
    if counts is None or not lexicon.has("tally_units"):
        return None
    by_role: dict[str, list[tuple[str, None]]] = {}
    for row in lexicon.table("tally_words"):
        by_role.setdefault(row["role"], []).append((row["word"], None))
    roles = {role: PhraseBook(entries) for role, entries in by_role.items()}
    units = PhraseBook(
        (row["word"], Unit(name=row["unit"], when=row["when"], form=row["form"]))
        for row in lexicon.table("tally_units")
    )
    deeds = lexicon.table("tally_deeds")
    return Vocabulary(
        counts=counts,
        units=units,
        deeds=PhraseBook((row["word"], Deed(unit=row["unit"], needs=row["needs"])) for row in deeds),
        claims=PhraseBook((row["word"], row["kind"]) for row in lexicon.table("tally_claims")),
        multiples=PhraseBook(
            (word, number) for role, number in MULTIPLES.items() for word, _ in by_role[role]
        ),
        roles=roles,
        openers=units.lasts().union(*(roles[role].firsts() for role in ("times", *MULTIPLES))),
        endings=tuple(word for word, _ in by_role["deed ending"]),
        fates=frozenset(what for book in counts.harm.values() for what in book.values()),
    )
