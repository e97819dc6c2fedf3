"""Finds the runs of capitalised words in a sentence that may be names of places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from holdfire.lexicon.actor_words import ActorWords, actor_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.place_words import NOUNS, PlaceWords
from holdfire.lexicon.tables import Lexicon
from holdfire.reading.sentence_words import SentenceWords, Word

_ARTICLED = re.compile(r"[a-z]{1,4}[-'’][A-ZÀ-ÝĞİŞÇ]")
_JOINERS = frozenset({"de", "del", "la", "las", "los", "da", "do", "dos", "di", "du", "el", "al"})
_SHORTENED = frozenset({"st", "ste", "mt", "ft"})
_LONGEST_ACRONYM = 5
_CONTRACTED = ("'re", "'ve", "'ll", "'m", "'d", "n't", "’re", "’ve", "’ll", "’m", "’d", "n’t")
_NEVER_NAMES = (
    "determiner",
    "preposition",
    "conditional",
    "subordinator",
    "pronoun",
    "calendar",
    "auxiliary",
)
_CLOSED = ("preposition", "determiner", "subordinator", "conditional", "pronoun", "coordinating")
HELD = ("-held", "-controlled", "-occupied", "-besieged", "-administered", "-run", "-ruled", "-majority")
"""How the words end that tell who holds a place."""
_QUOTES = frozenset("\"“«‘'(:–—-")


class Part(NamedTuple):
    """What a word can be in a phrase for a place wherever it stands: part of a `name`, a word (`never`) that
    makes a name no place, one (`body`) that names bodies unless a place's noun, a `country` or its capital,
    an `adjective` of one, an office (`title`), a word for a `crowd` or a role, and its `kinds` in the table
    of place words."""

    name: bool
    never: bool
    body: bool
    country: bool
    adjective: bool
    title: bool
    crowd: bool
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRun:
    """Words `first` to `last` (exclusive) in capitals. `owns`: what follows is theirs ("Varnak's");
    `qualifies`: they only qualify it ("Syrian"); a `country`, or perhaps a `person`; `opening`: they begin a
    sentence."""

    first: int
    last: int
    owns: bool
    qualifies: bool
    country: bool
    person: bool
    opening: bool


@dataclass(frozen=True, slots=True, eq=False)
class PlaceGrammar:
    """The words of one language that show places; `closed` are small words of grammar, no part of a noun."""

    words: PlaceWords
    small: ClauseWords
    closed: frozenset[str]
    lemmas: Lemmas
    actors: ActorWords
    given_names: frozenset[str]
    titles: frozenset[str]

    @classmethod
    def of(cls, language: str) -> "PlaceGrammar | None":
        """The grammar of a language; None where it has no table of place words or of clause words."""
        return _grammar_of(language)

    def part(self, word: Word) -> Part:
        """What a word can be."""
        return _part_of(self, word.text)

    def runs(self, sentence: SentenceWords) -> Iterator[NameRun]:
        """The runs of a sentence that may name a place, in order."""
        free = 0
        words = enumerate(sentence.words)
        for number in [n for n, word in words if word.text != word.lower and _part_of(self, word.text).name]:
            if number >= free:
                last = self._end_of_run(sentence, number)
                run = self._run(sentence, number, last) if last > number else None
                free = max(last, number + 1)
                if run is not None:
                    yield run

    def _end_of_run(self, sentence: SentenceWords, first: int) -> int:
        last = first
        while last < len(sentence) and self._continues(sentence, first, last):
            last += 1
            if sentence.words[last - 1].text.endswith(("'s", "’s")):
                break
        while last > first and sentence.words[last - 1].lower in _JOINERS:
            last -= 1
        return last

    def _continues(self, sentence: SentenceWords, first: int, number: int) -> bool:
        word = sentence.words[number]
        following = sentence.words[number + 1 : number + 2]
        shortened = word.text == "." and sentence.lower(number - 1) in _SHORTENED
        if number > first and following and following[0].capital and (shortened or word.lower in _JOINERS):
            return True
        if number > first and (word.text.isdigit() or (word.capital and len(word.text) == 1)):
            return True
        return _part_of(self, word.text).name

    def _run(self, sentence: SentenceWords, first: int, last: int) -> NameRun | None:
        """The run of these words; None where one of them shows that it is no place."""
        words = sentence.words[first:last]
        parts = [self.part(word) for word in words]
        if any(part.never for part in parts):
            return None
        of_a_state = any(part.country for part in parts)
        plain = " ".join([_without_genitive(word.text) for word in words]) if of_a_state else ""
        country = of_a_state and plain in self.actors.countries and plain not in self.actors.adjectives
        known = country or (of_a_state and plain in self.actors.capitals)
        opening = first == 0 or sentence.words[first - 1].text in _QUOTES
        if not known and (self._is_other_name(words, parts) or _is_title(sentence)):
            return None
        if opening and len(words) == 1 and not known and self._is_plain_word(words[0]):
            return None
        return NameRun(
            first=first,
            last=last,
            owns=words[-1].text.endswith(("'s", "’s")),
            qualifies=not known and all(part.adjective for part in parts),
            country=country,
            person=self._is_person(words, parts),
            opening=opening,
        )

    def _is_other_name(self, words: tuple[Word, ...], parts: list[Part]) -> bool:
        """Whether it names something else: a body, a medium, a feast, a person by office, an acronym."""
        named_by_noun = len(words) > 1 and bool(parts[-1].kinds & NOUNS)
        bodies = parts[:-1] if named_by_noun else parts
        if parts[0].title or any(part.body for part in bodies):
            return True
        shouted = all(word.text.isupper() for word in words)
        return shouted and (len(words) > 1 or len(words[0].text) <= _LONGEST_ACRONYM)

    def _is_person(self, words: tuple[Word, ...], parts: list[Part]) -> bool:
        """ "Anna Holt": a given name and what no place ends with."""
        given = words[0].text in self.given_names and words[0].lower not in _JOINERS
        return given and len(words) > 1 and not parts[-1].kinds & NOUNS

    def _is_plain_word(self, word: Word) -> bool:
        """Whether a word at the beginning of a sentence has its capital from standing there."""
        part = self.part(word)
        compound = "-" in word.text and word.text.partition("-")[2].islower()
        common = part.crowd or word.lower in self.actors.quantities or self.lemmas.is_verb(word.text)
        return bool(part.kinds) or common or compound or word.lower.endswith(("ly", "ing"))


def _is_title(sentence: SentenceWords) -> bool:
    """A headline in capitals, whose capitals tell nothing; a short sentence of many names has its stop."""
    return sentence.in_title_case and sentence.words[-1].text != "."


def _without_genitive(text: str) -> str:
    return text.removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=32_768)
def _part_of(grammar: PlaceGrammar, text: str) -> Part:
    plain = _without_genitive(text)
    small, noun, lemma = plain.lower(), grammar.lemmas.noun(plain), grammar.lemmas.lemma(plain)
    capital = plain[:1].isupper() or bool(_ARTICLED.match(plain))
    actors = grammar.actors
    never_a_name = any(grammar.small.plays(role, small) for role in _NEVER_NAMES) or plain.endswith(
        (*_CONTRACTED, *HELD)
    )
    written = grammar.words.kinds.get(plain, frozenset())
    return Part(
        name=capital and len(plain) > 1 and not never_a_name,
        never="never" in written,
        body=plain in actors.markers,
        country=plain in actors.countries or plain in actors.capitals,
        adjective=plain in actors.adjectives,
        title=capital and small.rstrip(".") in grammar.titles,
        crowd=noun in actors.groups or noun in actors.roles or noun in actors.weak,
        kinds=grammar.words.kinds_of({small, noun, plain}) | (grammar.words.kinds_of({lemma}) - NOUNS),
    )


@cache
def _grammar_of(language: str) -> PlaceGrammar | None:
    words, small = PlaceWords.of(language), ClauseWords.of(language)
    if words is None or small is None:
        return None
    lexicon = Lexicon(language=language)
    given = lexicon.words("given_names") if lexicon.has("given_names") else ()
    titles = lexicon.words("offices") if lexicon.has("offices") else ()
    return PlaceGrammar(
        words=words,
        small=small,
        closed=frozenset().union(*(small.by_role[role] for role in _CLOSED)),
        lemmas=Lemmas.of(language),
        actors=actor_words(),
        given_names=frozenset(given),
        titles=frozenset(title.rstrip(".") for title in titles),
    )
