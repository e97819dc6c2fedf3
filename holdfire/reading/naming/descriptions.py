"""Finds actors that a text describes without naming them from the case's table: "the rebels", "Jordan"."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from holdfire.lexicon.actor_words import ActorWords, actor_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.tables import languages
from holdfire.lexicon.trigger_patterns import TriggerTable
from holdfire.reading.sentence_words import SentenceWords, Word

_LONGEST_COUNTRY = 3
_JOINING = frozenset({"of", "for", "al", "de"})
_LONGEST_ACRONYM = 6
_NEVER_NAMES = ("determiner", "preposition", "conditional", "subordinator", "pronoun", "calendar")


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """Words `first` to `last` (exclusive) that describe an actor. `certain`: by a word for actors or a
    country; else only capitals speak for it."""

    first: int
    last: int
    certain: bool


@dataclass(frozen=True, slots=True, eq=False)
class Describer:
    """Finds descriptions in the sentences of a language."""

    lemmas: Lemmas
    small: ClauseWords
    words: ActorWords
    triggers: TriggerTable

    @classmethod
    def of(cls, language: str) -> "Describer | None":
        """The describer of a language; None where its tables of clause words or triggers are missing."""
        small, triggers = ClauseWords.of(language), TriggerTable.of(language)
        return cls(Lemmas.of(language), small, actor_words(), triggers) if small and triggers else None

    @staticmethod
    def all_there_are() -> "tuple[Describer, ...]":
        """The describers of all languages that have the tables."""
        return _describers()

    def all_in(self, sentence: SentenceWords) -> tuple[Description, ...]:
        """The descriptions of a sentence, in order of place, none overlapping."""
        found: list[Description] = []
        free = 0
        for number in self._openings(sentence):
            if number < free:
                continue
            end, certain = self._run_from(sentence, number)
            free = max(end, number + 1)
            if end > number and not self._is_bare_adjective(sentence, number, end):
                found.append(Description(first=number, last=end, certain=certain))
        return tuple(found)

    def _openings(self, sentence: SentenceWords) -> list[int]:
        """The words a description can begin with; most words of a text are passed over by this."""
        words = enumerate(sentence.words)
        return [n for n, word in words if word.capital or _part_of(self, word.text).opens]

    def _is_bare_adjective(self, sentence: SentenceWords, first: int, last: int) -> bool:
        """ "the Syrian settlement": an adjective of another noun, unless that noun tells an act."""
        if last >= len(sentence):
            return False
        text = " ".join([_without_genitive(word.text) for word in sentence.words[first:last]])
        if text not in self.words.adjectives:
            return False
        following = sentence.words[last]
        if following.lemma in self.words.holdings:
            return False
        if (
            following.mark
            or self.lemmas.is_verb(following.text)
            or self.triggers.starting_with(following.lemma)
        ):
            return False
        small = self.small
        roles = ("preposition", "auxiliary", "subordinator", "conditional", "determiner")
        closed = any(
            small.plays(role, following.lower) or small.plays(role, following.lemma) for role in roles
        )
        return not closed and following.lower not in ("and", "or")

    def _run_from(self, sentence: SentenceWords, first: int) -> tuple[int, bool]:
        """The end of the longest run of modifiers and heads from here, and whether it is certain.

        The run ends behind its last head; modifiers alone are no actor."""
        end, certain, number = first, False, first
        words = sentence.words
        while number < len(words):
            word = words[number]
            part = _part_of(self, word.text)
            size = self._country_at(sentence, number) if part.country else 0
            if size:
                number += size
                end, certain = number, True
                continue
            if (part.marker or part.head) and self._is_head(sentence, number):
                certain = certain or not part.weak or self._qualified(sentence, first, number)
                end, number = number + 1, number + 1
            elif word.capital and not part.never_a_name and self._is_name_part(sentence, number):
                end, number = number + 1, number + 1
            elif self._leads_on(sentence, first, number):
                number += 1
            else:
                break
            if word.text.endswith(("'s", "’s")):
                break
        return end, certain

    def _leads_on(self, sentence: SentenceWords, first: int, number: int) -> bool:
        """Whether a word is a modifier, or "of" on the way to another name."""
        word = sentence.words[number]
        joins = number > first and word.lower in _JOINING and self._continues(sentence, number + 1)
        return joins or (_part_of(self, word.text).modifier and not self._is_verb_form(word))

    def _qualified(self, sentence: SentenceWords, first: int, head: int) -> bool:
        """ "both sides", "warring parties": a weak word for actors made certain by the word before it."""
        return head > first and sentence.lower(head - 1) in self.words.modifiers

    def _country_at(self, sentence: SentenceWords, number: int) -> int:
        """How many words from here, the first of which may open one, name a country, its people or its
        seat; 0 for none."""
        for size in range(_LONGEST_COUNTRY, 0, -1):
            stretch = sentence.words[number : number + size]
            if len(stretch) < size:
                continue
            text = " ".join([_without_genitive(word.text) for word in stretch])
            if text in self.words.countries or text in self.words.capitals:
                return size
        return 0

    def _is_head(self, sentence: SentenceWords, number: int) -> bool:
        word = sentence.words[number]
        part = _part_of(self, word.text)
        if word.mark or not (part.marker or part.head):
            return False
        return part.marker or not (self.lemmas.is_verb(word.lower) and self._stands_as_verb(sentence, number))

    def _stands_as_verb(self, sentence: SentenceWords, number: int) -> bool:
        """ "force the convoy back": a word for actors used as a verb."""
        before = sentence.lemma(number - 1)
        return before in ("to", "will", "would", "not") or self.small.plays(
            "determiner", sentence.lower(number + 1)
        )

    def _is_name_part(self, sentence: SentenceWords, number: int) -> bool:
        """A capitalised word that is not a capital only for standing first."""
        word = sentence.words[number]
        if not word.capital or len(word.text) < 2 or sentence.in_title_case:
            return False
        if _part_of(self, word.text).never_a_name:
            return False
        following = sentence.words[number + 1] if number + 1 < len(sentence) else None
        at_start = number == 0 or sentence.words[number - 1].text in '“"«'
        if at_start and not (following and following.capital):
            return word.text.isupper() and len(word.text) <= _LONGEST_ACRONYM
        return True

    def _continues(self, sentence: SentenceWords, number: int) -> bool:
        """Whether "of" leads on to a name or a word for actors."""
        if sentence.lower(number) == "the":
            number += 1
        if number >= len(sentence):
            return False
        word = sentence.words[number]
        return self._is_name_part(sentence, number) or word.lower in self.words.modifiers

    def _is_verb_form(self, word: Word) -> bool:
        return self.lemmas.is_verb(word.lower) and word.lower != word.lemma


def _without_genitive(text: str) -> str:
    if "'" not in text and "’" not in text:
        return text
    return text.removesuffix("'s").removesuffix("’s").rstrip("'’")


@cache
def _describers() -> tuple[Describer, ...]:
    found = (Describer.of(language) for language in languages())
    return tuple(describer for describer in found if describer is not None)


class _Part(NamedTuple):
    """What a word can be in a description wherever it stands: see `ActorWords`. `head` tells of its groups,
    roles and weak words, `country` of the first word of a country, `never_a_name` of small words and days,
    `opens` whether a description can begin with it in small letters."""

    marker: bool
    head: bool
    weak: bool
    modifier: bool
    country: bool
    never_a_name: bool
    opens: bool


@lru_cache(maxsize=32_768)
def _part_of(describer: Describer, word: str) -> _Part:
    words, plain = describer.words, _without_genitive(word)
    noun, small = describer.lemmas.noun(word), word.lower()
    marker, modifier, country = (
        plain in words.markers,
        small in words.modifiers,
        plain in words.country_openings,
    )
    head = noun in words.groups or noun in words.roles or noun in words.weak
    return _Part(
        marker=marker,
        head=head,
        weak=noun in words.weak,
        modifier=modifier,
        country=country,
        never_a_name=any(describer.small.plays(role, small) for role in _NEVER_NAMES),
        opens=marker or head or modifier or country,
    )
