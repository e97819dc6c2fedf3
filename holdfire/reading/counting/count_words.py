"""The words a language has for counting, as phrase books made from its tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.reading.counting.tellings import Tellings
from holdfire.reading.word_stream import Openings, PhraseBook, Words, words_of

CLAUSE = ("auxiliary", "stop", "coordination", "modal", "relative", "saying")
"""The roles of words that carry on or end a clause."""
SMALL = ("auxiliary", "adverb", "possessive", "determiner", "modal", "negation", "case", "of", "nobody")
"""The roles of words that stand in every text."""
WIDER = (("after", "did"), ("people_after", "after"), ("people_before", "before"))
"""Places of telling, with one whose words may stand there as well."""
UNHARMED = "unharmed"
"""What is told by words that only look like harm ("held accountable"), or that there was none ("unhurt")."""
APART = (("send", "hospital"), ("strike", "limb"), ("maim", "limb"), ("send", "sent_across"))
"""Roles of words that tell harm on both sides of those harmed ("sent five to hospital")."""
IMPLYING = ("possessive", "reflexive", "definite", "one_more")
"""The roles of words that stand before people told without a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWord:
    """A number in words: `high` is None for "many"; `kind` is "unit", "ten", "scale" or "vague"."""

    low: int
    high: int | None
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedNoun:
    """What can be counted, under the name it is counted as; `person` for people, then with the `group` they
    are of (see `harmed_people.csv`), how many one of them is ("a couple" is two), whether the word is for
    `one`, and whether they are counted only where harm is told of them."""

    what: str
    person: bool
    group: str = ""
    size: int = 1
    one: bool = False
    only_harmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountWords:
    """All of them. `harm` holds, by place ("after", "did", "before", "nominal", "noun", "toll", and
    "people_after" and "people_before" of people alone), the words that tell what befell those counted;
    `companies` the words before "workers" and the like that say whose; `roles` the small words of grammar;
    `openings` tells where a quantity may begin; `clause_words` are the first words of all that carries on or
    ends a clause after a quantity. One of the `harm_words`, or one each of a pair of `frame_words`, stands in
    every sentence that tells harm; `before_lasts` are the last words of what tells it before those harmed.
    `implying` words stand before people told without a number (`possessives` are some of them), `links` join
    them to others, `heads` stand before a clause. By their endings words are taken for people of a trade
    (`person_endings`, some of them `plural_endings`), for verbs (`verb_endings`) or for adverbs
    (`adverb_endings`); `headline_lasts` end what tells harm before people without an article ("kills
    farmer")."""

    numbers: PhraseBook[NumberWord]
    nouns: PhraseBook[CountedNoun]
    qualifiers: PhraseBook[tuple[str, str]]
    harm: Mapping[str, Tellings]
    companies: PhraseBook[str]
    roles: Mapping[str, PhraseBook[None]]
    openings: Openings
    clause_words: frozenset[str]
    harm_words: frozenset[str]
    frame_words: tuple[tuple[frozenset[str], frozenset[str]], ...]
    before_lasts: frozenset[str]
    implying: frozenset[str]
    possessives: frozenset[str]
    links: frozenset[str]
    heads: frozenset[str]
    person_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    headline_lasts: frozenset[str]

    def tells_harm(self, words: Words) -> bool:
        """Whether these words may tell harm: all else can be passed over."""
        keys = {word.key for word in words}
        if not self.harm_words.isdisjoint(keys):
            return True
        return any(not (first.isdisjoint(keys) or last.isdisjoint(keys)) for first, last in self.frame_words)


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
    frames = lexicon.table("harm_frames")
    harm = _harm(lexicon.table("harm_words"), frames, roles)
    opening: tuple[PhraseBook[Any], ...] = (
        numbers,
        qualifiers,
        roles["nobody"],
        roles["between"],
        roles["any"],
    )
    return CountWords(
        numbers=numbers,
        nouns=_nouns(lexicon),
        qualifiers=qualifiers,
        harm=harm,
        companies=PhraseBook((row["word"], row["group"]) for row in lexicon.table("company_words")),
        roles=roles,
        openings=Openings(
            openers=_firsts(opening),
            deciders=numbers.lasts() | roles["nobody"].lasts() | roles["any"].lasts(),
            leading=frozenset[str]().union(*(book.words() for book in opening)),
        ),
        clause_words=_firsts(roles[role] for role in CLAUSE) | harm["did"].firsts(),
        harm_words=_tell_tales(lexicon, _firsts(roles[role] for role in SMALL))
        | roles["cost"].firsts()
        | roles["take"].firsts()
        | roles["body"].firsts(),
        frame_words=_frame_words(frames, roles),
        before_lasts=harm["people_before"].lasts(),
        implying=_firsts(roles[role] for role in IMPLYING),
        possessives=roles["possessive"].firsts(),
        links=roles["and"].firsts() | roles["comma"].firsts(),
        heads=_firsts((roles["stop"], roles["absolute"])),
        person_endings=tuple(sorted(roles["person_ending"].firsts())),
        plural_endings=tuple(sorted(roles["plural_ending"].firsts())),
        verb_endings=tuple(sorted(roles["verb_ending"].firsts())),
        adverb_endings=tuple(sorted(roles["adverb_ending"].firsts())),
        headline_lasts=_ending(harm["people_before"].lasts(), roles["headline_ending"].firsts()),
    )


def _firsts(books: Iterable[PhraseBook[Any]]) -> frozenset[str]:
    return frozenset(first for book in books for first in book.firsts())


def _ending(keys: frozenset[str], endings: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in keys if key.endswith(tuple(endings)))


def _frame_words(
    frames: tuple[Row, ...], roles: Mapping[str, PhraseBook[None]]
) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """By closing words, the first words of what opens a frame, and of what closes it."""
    by_closers: dict[str, set[str]] = {}
    for frame in frames:
        first = words_of(frame["word"], 0, len(frame["word"]))[0].key
        by_closers.setdefault(frame["closers"], set()).add(first)
    framed = tuple((frozenset(firsts), roles[role].firsts()) for role, firsts in by_closers.items())
    return (*framed, *((roles[first].firsts(), roles[last].firsts()) for first, last in APART))


def _tell_tales(lexicon: Lexicon, small: frozenset[str]) -> frozenset[str]:
    """Of each phrase that tells harm a word without which it does not stand: one that tells of others
    already, shorter phrases first, else the longest, a `small` one only for want of others."""
    rows = (row for row in lexicon.table("harm_words") if row["what"] != UNHARMED)
    words = (words_of(row["word"], 0, len(row["word"])) for row in rows)
    found: set[str] = set()
    for phrase in sorted(words, key=len):
        if found.isdisjoint(word.key for word in phrase):
            found.add(max(phrase, key=lambda word: (word.key not in small, len(word.text), word.start)).key)
    return frozenset(found)


def _nouns(lexicon: Lexicon) -> PhraseBook[CountedNoun]:
    """The nouns that are counted whatever is told of them, then the further people of whom harm is told."""
    people = {row["word"]: row for row in lexicon.table("harmed_people")}
    counted = {row["word"]: row for row in lexicon.table("counted_nouns")}
    nouns = [(word, _noun(row, people.get(word))) for word, row in counted.items()]
    further = ((word, row) for word, row in people.items() if word not in counted)
    nouns += [(word, replace(_noun(row, row), person=True, only_harmed=True)) for word, row in further]
    return PhraseBook(nouns)


def _noun(row: Row, people: Row | None) -> CountedNoun:
    group, size = (people["group"], int(people["size"] or 1)) if people else ("", 1)
    return CountedNoun(
        what=row["what"],
        person=row.get("kind") == "person",
        group=group,
        size=size,
        one=row["word"] != row["what"],
    )


def _harm(
    rows: tuple[Row, ...], frames: tuple[Row, ...], roles: Mapping[str, PhraseBook[None]]
) -> dict[str, Tellings]:
    """By place; what people are said to have done ("died") stands wherever what befell them may."""
    phrases: dict[str, list[tuple[str, str]]] = {}
    framed: dict[str, list[tuple[str, tuple[str, PhraseBook[None]]]]] = {}
    for row in rows:
        phrases.setdefault(row["place"], []).append((row["word"], row["what"]))
    for row in frames:
        framed.setdefault(row["place"], []).append((row["word"], (row["what"], roles[row["closers"]])))
    for wide, narrow in WIDER:
        phrases[wide] += phrases[narrow]
        framed[wide] = [*framed.get(wide, ()), *framed.get(narrow, ())]
    blocks = (roles["stop"], roles["case"])
    return {
        place: Tellings(entries, framed.get(place, ()), blocks, but=roles["of"])
        for place, entries in phrases.items()
    }


def _number(row: Row) -> NumberWord:
    return NumberWord(low=int(row["low"]), high=int(row["high"]) if row["high"] else None, kind=row["kind"])


def _roles(rows: tuple[Row, ...]) -> dict[str, PhraseBook[None]]:
    by_role: dict[str, list[tuple[str, None]]] = {}
    for row in rows:
        by_role.setdefault(row["role"], []).append((row["word"], None))
    return {role: PhraseBook(entries) for role, entries in by_role.items()}
