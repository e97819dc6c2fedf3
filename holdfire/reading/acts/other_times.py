"""Reads whether an act lies in another time than the news: still to come, or long past."""

import re
from dataclasses import dataclass
from functools import cached_property

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.modality_cues import CueRole
from holdfire.lexicon.trigger_patterns import Family
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.acts.cue_places import CuePlaces
from holdfire.reading.acts.helping_verbs import HelpingVerbs
from holdfire.reading.sentence_words import SentenceWords, Word

_NEAREST_CUE, _FURTHEST_WAITING = 3, 14
_LENGTH_OF_YEAR = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_TIMES = frozenset({"hour", "hours", "day", "days", "night", "week"})
_HAVE = frozenset({"has", "have"})
_PAST_LIKE_PRESENT = frozenset(
    {
        "hit",
        "put",
        "set",
        "cut",
        "shut",
        "let",
        "hurt",
        "cast",
        "burst",
        "spread",
        "beat",
        "quit",
        "shed",
        "come",
    }
)


@dataclass(frozen=True)
class OtherTimes:
    """Reads the times of acts in one sentence; `year` is the report's."""

    sentence: SentenceWords
    clauses: Clauses
    small: ClauseWords
    lemmas: Lemmas
    cues: CuePlaces
    verbs: HelpingVerbs
    year: int | None

    def is_still_to_come(self, told: ActTold) -> bool:
        """ "before the truce has begun", "after it begins": present tense in a clause of time."""
        opener = self.clauses.at(told.first).opener
        if not self.small.plays("temporal", opener):
            return False
        if self._is_forestalled(told) or self._waits(told, opener):
            return True
        word = self.sentence.words[self.cues.verb_of(told)]
        around = [*self._clause_before(told), *self.sentence.words[told.first : told.last]]
        present = {word.lower for word in around} & _HAVE
        if present or (word.lower.endswith("s") and word.lower != word.lemma and not told.nominal):
            return True
        if any(other.lower == "did" for other in self._clause_before(told)):
            return False
        if told.trigger.family is Family.WORDS:
            return False
        bare = (
            word.lower == word.lemma
            and word.lower not in _PAST_LIKE_PRESENT
            and self.lemmas.is_verb(word.text)
        )
        return bare and not told.nominal and not self.verbs.chain_before(self.cues.verb_of(told))

    def _is_forestalled(self, told: ActTold) -> bool:
        """ "were stopped before they attacked"."""
        first, _ = self.clauses.words_of(told.first)
        if self.sentence.lower(first) != "before":
            return False
        return any(
            first - place.last < _NEAREST_CUE
            for role in (CueRole.ENDING, CueRole.FROM)
            for place in self.cues.before(role, first)
        )

    def _waits(self, told: ActTold, opener: str) -> bool:
        """ "would stay away until the army freed them": nothing to come has been seen to come."""
        if opener not in ("until", "till", "once", "unless"):
            return False
        first, _ = self.clauses.words_of(told.first)
        before = {word.lower for word in self.sentence.words[max(0, first - _FURTHEST_WAITING) : first]}
        return bool(
            before & {"will", "would", "shall", "must", "won't", "wouldn't", "'ll", "refuse", "refuses"}
        )

    def is_background(self, told: ActTold) -> bool:
        first, last = self.clauses.words_of(told.first)
        outside = [*self.sentence.words[first : told.first], *self.sentence.words[told.last : last]]
        lowers = [word.lower for word in outside]
        if self.small.stands_in("background", lowers) and not self._in_the_past_hours(lowers):
            return True
        if any(number >= told.last for number in self._since_years[-1:]):
            return True
        years = [int(word) for word in lowers if len(word) == _LENGTH_OF_YEAR and _YEAR.fullmatch(word)]
        if not told.nominal and self._lies_before_what_is_dated(told):
            return True
        return bool(years) and self.year is not None and max(years) < self.year

    def _in_the_past_hours(self, lowers: list[str]) -> bool:
        """ "in the past 24 hours", "in the past day": news, though "in the past" is none."""
        behind = [lowers[n + 1 : n + 3] for n, word in enumerate(lowers) if word == "past"]
        return any(word in _SHORT_TIMES for words in behind for word in words)

    def _lies_before_what_is_dated(self, told: ActTold) -> bool:
        """ "before the truce the hospital had been bombed": told as what had gone before."""
        if (
            self.sentence.lower(0) != "before"
            and self.sentence.lower(0) + self.sentence.lower(1) != "priorto"
        ):
            return False
        begins = self.small.plays("determiner", self.sentence.lower(1 + (self.sentence.lower(1) == "to")))
        return begins and "had" in self.verbs.chain_before(self.cues.verb_of(told))

    @cached_property
    def _since_years(self) -> tuple[int, ...]:
        """ "has killed thousands since 2011": where a sum over years is told, and no happening."""
        since = [number for number, word in enumerate(self.sentence.words) if word.lower == "since"]
        return tuple(number for number in since if _YEAR.fullmatch(self.sentence.lower(number + 1)))

    def _clause_before(self, told: ActTold) -> list[Word]:
        first, _ = self.clauses.words_of(told.first)
        before = zip(self.sentence.words[first : told.first], self.clauses.of_word[first:], strict=False)
        own = self.clauses.of_word[told.first]
        return [word for word, clause in before if clause == own]
