"""The words a language has for counting, as phrase books made from its tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.reading.word_stream import Openings, PhraseBook


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """A number in words: `high` is None for "many"; `kind` is "unit", "ten", "scale" or "vague"."""

    low: int
    high: int | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedNoun:
    """What can be counted, under the name it is counted as; `person` for people."""

    what: str
    person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """All of them. `harm` holds, by place ("after", "before", "noun", "toll"), the words that tell what
    befell those counted; `roles` the small words of the grammar; `openings` tells where a quantity may
    begin; `clause_words` are the first words of all that carries on or ends a clause after a quantity."""

    numbers: PhraseBook[NumberWord]
    nouns: PhraseBook[CountedNoun]
    qualifiers: PhraseBook[tuple[str, str]]
    harm: Mapping[str, PhraseBook[str]]
    roles: Mapping[str, PhraseBook[None]]
    openings: Openings
    clause_words: frozenset[str]


@cache
def count_words(language: str) -> CountWords | None:
    """The words for counts of a language; None where its folder has no table of counted nouns."""
    lexicon = Lexicon(language=language)
    if not lexicon.has("counted_nouns"):
        return None
    numbers = PhraseBook((row["word"], _number(row)) for row in lexicon.table("number_words"))
    qualifiers = PhraseBook(
        (row["word"], (row["word"], row["bound"])) for row in lexicon.table("count_qualifiers")
    )
    roles = _roles(lexicon.table("count_words"))
    clause = (roles["auxiliary"], roles["stop"], roles["coordination"])
    opening = (numbers, qualifiers, roles["nobody"], roles["between"])
    return CountWords(
        numbers=numbers,
        nouns=PhraseBook(
            (row["word"], CountedNoun(what=row["what"], person=row["kind"] == "person"))
            for row in lexicon.table("counted_nouns")
        ),
        qualifiers=qualifiers,
        harm={
            place: PhraseBook(
                (row["word"], row["what"]) for row in lexicon.table("harm_words") if row["place"] == place
            )
            for place in ("after", "before", "noun", "toll")
        },
        roles=roles,
        openings=Openings(
            openers=frozenset[str]().union(*(book.firsts() for book in opening)),
            deciders=numbers.lasts() | roles["nobody"].lasts(),
            leading=frozenset[str]().union(*(book.words() for book in opening)),
        ),
        clause_words=frozenset[str]().union(*(book.firsts() for book in clause)),
    )


def _number(row: Row) -> NumberWord:
    return NumberWord(low=int(row["low"]), high=int(row["high"]) if row["high"] else None, kind=row["kind"])


def _roles(rows: tuple[Row, ...]) -> dict[str, PhraseBook[None]]:
    by_role: dict[str, list[tuple[str, None]]] = {}
    for row in rows:
        by_role.setdefault(row["role"], []).append((row["word"], None))
    return {role: PhraseBook(entries) for role, entries in by_role.items()}
