"""Reads whether an act is said to be so: in a condition, denied, demanded, promised, future, past."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.trigger_patterns import Family, TriggerKind
from holdfire.model.act import Act, Modality
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.acts.not_news import NotNewsReader
from holdfire.reading.acts.parts_played import PartsPlayed
from holdfire.reading.sentence_words import SentenceWords, Word

_REACH_OF_GOVERNOR = 9
_REACH_OF_HEDGE = 3
_REACH_OF_PLAN = 6
_FURTHEST_VERB_AFTER_NOUN = 14
_GOVERNED = (
    ("demanding", Modality.DEMANDED),
    ("threatening", Modality.THREATENED),
    ("promising", Modality.PROMISED),
    ("negation", Modality.DENIED),
    ("continuing", Modality.ONGOING),
    ("future", Modality.FUTURE),
)
_LENGTH_OF_YEAR = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAVE = frozenset({"has", "have"})
_NO_SUCH = frozenset({"no", "without"})
_NOBODY = frozenset({"no", "nobody", "none"})
_PAST_HAVE = frozenset({"have", "had", "has", "having"})


@dataclass(frozen=True)
class ModalityReader:
    """Reads the modality of acts in one sentence; `year` is the report's."""

    sentence: SentenceWords
    clauses: Clauses
    played: PartsPlayed
    small: ClauseWords
    lemmas: Lemmas
    not_news: NotNewsReader
    year: int | None = None

    def of(self, told: ActTold) -> Modality:
        """The modality of an act, in its teller's voice; ACTUAL where nothing speaks against."""
        if self._is_condition(told):
            return Modality.CONDITIONAL
        if self.not_news.is_commented_on(told):
            return Modality.BACKGROUND
        helped = self._by_helping_verbs(told)
        if helped is not None:
            return helped
        governed = self._by_governor(told)
        if governed is not None:
            return governed
        instead = self.not_news.modality(told)
        if instead is not None:
            return instead
        if self._is_denied(told):
            return Modality.DENIED
        if self._is_still_to_come(told):
            return Modality.FUTURE
        if self._is_background(told):
            return Modality.BACKGROUND
        if self._is_accused(told) or self._is_hedged(told):
            return Modality.ALLEGED
        return Modality.ONGOING if self._is_ongoing(told) else Modality.ACTUAL

    def _is_condition(self, told: ActTold) -> bool:
        if self.clauses.conditional(told.first) or self.sentence.lower(len(self.sentence) - 1) == "?":
            return True
        if not self.clauses.has_condition(told.first):
            return False
        around = [*self._clause_before(told), *self.sentence.words[told.first : told.last]]
        words = {word.lower for word in around}
        return "will" in words or self.small.any_plays("possibility", words)

    def _by_helping_verbs(self, told: ActTold) -> Modality | None:
        """What "will", "must", "could", "not" straight before a verb, or after a noun, make of it."""
        chain = self._chain_after(told) if told.nominal else self._chain_before(self._verb_of(told))
        return self._of_chain(chain) if chain else None

    def _verb_of(self, told: ActTold) -> int:
        """The verb among the words that tell an act: the last one of "talks could begin"."""
        if told.trigger.kind is TriggerKind.VERB:
            return told.first
        words = range(told.last - 1, told.first, -1)
        return next((n for n in words if self.lemmas.is_verb(self.sentence.lower(n))), told.first)

    def _of_chain(self, chain: tuple[str, ...]) -> Modality | None:
        small = self.small
        if small.any_plays("possibility", chain):
            later = "would" in chain and not _PAST_HAVE & set(chain)
            return Modality.FUTURE if later and not _negates(small, chain) else Modality.CONDITIONAL
        if _negates(small, chain):
            return Modality.DENIED
        if small.stands_in("obligation", chain):
            return Modality.DEMANDED
        if {"will", "shall", "'ll"} & set(chain) or _is_to(chain):
            return Modality.FUTURE
        if small.any_plays("planned", chain):
            return Modality.FUTURE
        return None

    def _chain_before(self, first: int) -> tuple[str, ...]:
        """The helping verbs, negations and adverbs straight before a word."""
        start = first
        while start > 0 and self._helps(start - 1):
            start -= 1
        return tuple(word.lower for word in self.sentence.words[start:first] if word.lower != "to")

    def _helps(self, number: int) -> bool:
        word = self.sentence.words[number]
        auxiliary = self.small.plays("auxiliary", word.lemma) or self.small.plays("auxiliary", word.lower)
        return (
            auxiliary
            or word.lower.endswith(("n't", "n’t"))
            or (word.lower.endswith("ly") and not word.capital)
            or self.small.plays("negation", word.lower)
            or (word.lower in ("due", "set", "expected", "scheduled", "ought", "need", "needs"))
        )

    def _chain_after(self, told: ActTold) -> tuple[str, ...]:
        """The helping verbs of the first verb after a noun that names an act."""
        _, last = self.clauses.words_of(told.first)
        stop = min(last, told.last + _FURTHEST_VERB_AFTER_NOUN)
        for number in range(told.last, stop):
            if not self.clauses.same(told.first, number):
                return ()
            helping = self.small.plays("auxiliary", self.sentence.lemma(number))
            if helping and self.sentence.lower(number) != "to":
                end = number
                while end < stop and self._helps(end):
                    end += 1
                chain = tuple(word.lower for word in self.sentence.words[number:end])
                following = self.sentence.lemma(end)
                return (*chain, following) if self.small.plays("planned", following) else chain
        return ()

    def _by_governor(self, told: ActTold) -> Modality | None:
        """What a verb or noun before it does with the act: urges, promises, threatens, prevents, plans it."""
        before = self._clause_before(told)
        reach = before[-_REACH_OF_GOVERNOR:]
        infinitive = self.sentence.lower(told.first - 1) == "to" or (
            self.sentence.lower(told.first - 2) == "to" and self.sentence.lower(told.first - 1).endswith("ly")
        )
        lemmas = tuple(word.lemma for word in reach)
        if not (infinitive or told.nominal or self._is_gerund(told)):
            return self._by_demand_before(told)
        if told.trigger.family is Family.WORDS and not infinitive:
            return Modality.FUTURE if self._ends_in_future(lemmas) else None
        for end in range(len(lemmas), 0, -1):
            upto = lemmas[:end]
            for role, modality in _GOVERNED:
                if self.small.ends_with(role, upto) and self._governs(role, lemmas[end:], told):
                    return modality
            if self.small.plays("beginning", lemmas[end - 1]) and (infinitive or self._is_gerund(told)):
                if lemmas[max(0, end - 2)] != "to":
                    return None
                infinitive = True
        return Modality.CONDITIONAL if infinitive else None

    def _governs(self, role: str, between: tuple[str, ...], told: ActTold) -> bool:
        """Whether the act hangs on a governor with these words between: not past another clause's verb."""
        if role == "future" and told.nominal:
            return len(between) <= _REACH_OF_PLAN
        if role in ("continuing", "negation") and told.nominal:
            return len(between) <= _REACH_OF_HEDGE
        if role in ("promising", "future") and not told.nominal:
            return len(between) <= _REACH_OF_HEDGE
        return "and" not in between or "to" in between[-1:]

    def _ends_in_future(self, lemmas: tuple[str, ...]) -> bool:
        ends = range(len(lemmas) - 2, len(lemmas) + 1)
        return any(self.small.ends_with("future", lemmas[:end]) for end in ends)

    def _by_demand_before(self, told: ActTold) -> Modality | None:
        """ "demanded that the army stop": the demand reaches over "that" to a bare verb."""
        word = self.sentence.words[told.first]
        if self.clauses.at(told.first).opener != "that" or word.lower != word.lemma:
            return None
        first, _ = self.clauses.words_of(told.first)
        demands = self.small.ends_with("demanding", self.sentence.lemmas(first - 3, first))
        return Modality.DEMANDED if demands else None

    def _is_gerund(self, told: ActTold) -> bool:
        word = self.sentence.words[told.first]
        return word.lower.endswith("ing") and word.lemma != word.lower

    def _is_denied(self, told: ActTold) -> bool:
        """Whether someone denies it: "denied shelling", "denied that it had shelled", "no air strikes"."""
        if told.trigger.act is Act.DENIAL:
            return False
        if self.played.last_before("denying", told.first) is not None:
            return told.trigger.family is not Family.WORDS or self.clauses.subordinate(told.first)
        if told.nominal:
            close = self.sentence.words[max(0, told.first - _REACH_OF_HEDGE) : told.first]
            return not _NO_SUCH.isdisjoint([word.lower for word in close])
        return not _NOBODY.isdisjoint([word.lower for word in self._clause_before(told)])

    def _is_still_to_come(self, told: ActTold) -> bool:
        """ "before the truce has begun", "after it begins": present tense in a clause of time."""
        if not self.small.plays("temporal", self.clauses.at(told.first).opener):
            return False
        word = self.sentence.words[self._verb_of(told)]
        around = [*self._clause_before(told), *self.sentence.words[told.first : told.last]]
        present = {word.lower for word in around} & _HAVE
        return bool(present) or (word.lower.endswith("s") and word.lower != word.lemma and not told.nominal)

    def _is_accused(self, told: ActTold) -> bool:
        if told.trigger.family is Family.WORDS:
            return False
        return self.played.last_before("accusing", told.first) is not None

    def _is_hedged(self, told: ActTold) -> bool:
        around = self.sentence.words[max(0, told.first - _REACH_OF_HEDGE) : told.last + 1]
        return self.small.any_plays("hedge", [word.lower for word in around])

    def _is_ongoing(self, told: ActTold) -> bool:
        if not told.nominal and self._is_gerund(told):
            return self.sentence.lemma(told.first - 1) in ("be", "continue", "keep")
        following = self.sentence.lemma(told.last)
        return told.nominal and following == "continue"

    def _is_background(self, told: ActTold) -> bool:
        first, last = self.clauses.words_of(told.first)
        lowers = [word.lower for word in self.sentence.words[first:last]]
        if self.small.stands_in("background", lowers):
            return True
        if any(number >= told.last for number in self._since_years[-1:]):
            return True
        years = [int(word) for word in lowers if len(word) == _LENGTH_OF_YEAR and _YEAR.fullmatch(word)]
        return bool(years) and self.year is not None and max(years) < self.year

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


def _negates(small: ClauseWords, chain: tuple[str, ...]) -> bool:
    """Whether helping verbs hold a negation."""
    return any(small.plays("negation", word) or word.endswith(("n't", "n’t")) for word in chain)


def _is_to(chain: tuple[str, ...]) -> bool:
    """Whether helping verbs hold "is to", "are to": what is arranged and has not happened."""
    return any(word in ("is", "are") and following == "to" for word, following in pairwise(chain))
