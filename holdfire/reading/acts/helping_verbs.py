"""Reads what "will", "must", "could", "not" and their like make of the act they help to tell."""

from dataclasses import dataclass
from itertools import pairwise

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.modality_cues import CueRole
from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import FIRE, Modality
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.acts.cue_places import CuePlaces
from holdfire.reading.sentence_words import SentenceWords

_REACH_OF_DOING, _LONGEST_INSERTION = 7, 12
_FURTHEST_VERB_AFTER_NOUN = 14
_RELATES = frozenset({"that", "which", "who", "whose"})
_AWAITING = frozenset({"due", "set", "expected", "scheduled", "ought", "need", "needs"})
_WE = frozenset({"we", "i"})
_PAST_HAVE = frozenset({"have", "had", "has", "having"})


@dataclass(frozen=True)
class HelpingVerbs:
    """Reads the helping verbs of one sentence."""

    sentence: SentenceWords
    clauses: Clauses
    small: ClauseWords
    lemmas: Lemmas
    cues: CuePlaces

    def modality(self, told: ActTold) -> Modality | None:
        """What "will", "must", "could", "not" straight before a verb, or after a noun, make of it."""
        if not told.nominal:
            verb = self.cues.verb_of(told)
            if told.trigger.negative and verb > told.first:
                return None
            chain = self.chain_before(verb)
            if chain[:1] == ("be",) and self.sentence.lower(verb - len(chain) - 1) != "to":
                return Modality.DEMANDED
            if not chain and self.is_gerund(told):
                chain = self._chain_of_doing(verb) or (
                    self._chain_after(told) if self._is_subject(told) else ()
                )
        elif self.chain_before(told.first) and self.cues.follows_modal(told.first):
            chain = self.chain_before(told.first)
        elif self.is_pointed_at(told):
            return None
        else:
            chain = self._chain_after(told) or self._chain_of_doing(told.first)
        if not chain:
            return None
        supposed = told.nominal and "would" in chain and self._is_weighed(told)
        modality = self._of_chain(chain, supposed=supposed)
        return self._of_first_person(told, chain) if modality is Modality.FUTURE else modality

    def _of_first_person(self, told: ActTold, chain: tuple[str, ...]) -> Modality:
        """ "we will bomb every bridge" threatens, "we shall free them" promises; "any attack will be met"."""
        if told.nominal:
            before = self.sentence.lower(told.first - 1)
            return Modality.CONDITIONAL if before == "any" else Modality.FUTURE
        subject = self.sentence.lower(self.cues.verb_of(told) - len(chain) - 1)
        if subject not in _WE:
            return Modality.FUTURE
        return Modality.THREATENED if told.trigger.act in FIRE else Modality.PROMISED

    def _is_subject(self, told: ActTold) -> bool:
        """Whether an -ing form begins what is told: "shelling the plant could cause a leak"."""
        before = self.sentence.lower(told.first - 1)
        return not before or not before[0].isalpha() or self.small.plays("subordinator", before)

    def is_pointed_at(self, told: ActTold) -> bool:
        """ "the attack could end the truce": what is pointed at is there, unless its coming is told."""
        if told.trigger.family is not Family.FORCE or not self.cues.is_definite(told.first):
            return False
        _, last = self.clauses.words_of(told.first)
        reach = range(told.last, min(last, told.last + _FURTHEST_VERB_AFTER_NOUN))
        return not any(place.first in reach for place in self.cues.places.get(CueRole.TAKING_PLACE, ()))

    def _chain_of_doing(self, act: int) -> tuple[str, ...]:
        """The helping verbs before the verb that an act is the object of: "will launch an attack"."""
        for number in range(act - 1, max(-1, act - _REACH_OF_DOING), -1):
            lemma = self.sentence.lemma(number)
            does = lemma == "be" or self.does(lemma)
            if (
                does
                and self.lemmas.is_verb(self.sentence.lower(number))
                and self.cues.reaches(number + 1, act)
            ):
                chain = self.chain_before(number)
                perceived = self.small.plays("noticing", lemma) and not negates(self.small, chain)
                return () if perceived and self.small.any_plays("possibility", chain) else chain
        return ()

    def does(self, lemma: str) -> bool:
        return self.small.plays("light_verb", lemma) or self.small.plays("beginning", lemma)

    def _is_weighed(self, told: ActTold) -> bool:
        """ "an attack would cut the road": what it would bring is told, and not its coming."""
        if self.cues.is_definite(told.first):
            return False
        coming = self.cues.behind(CueRole.TAKING_PLACE, told.last)
        return not any(place.first - told.last <= _FURTHEST_VERB_AFTER_NOUN for place in coming)

    def _of_chain(self, chain: tuple[str, ...], *, supposed: bool) -> Modality | None:
        small = self.small
        if small.any_plays("possibility", chain):
            if _PAST_HAVE & set(chain) and not {"may", "might"} & set(chain):
                return Modality.CONDITIONAL
            later = "would" in chain and not negates(small, chain) and not supposed
            return Modality.FUTURE if later else Modality.HYPOTHETICAL
        if negates(small, chain):
            return Modality.NEGATED
        if small.stands_in("obligation", chain) or "shall" in chain:
            return Modality.DEMANDED
        if {"will", "shall", "'ll"} & set(chain) or _is_to(chain):
            return Modality.FUTURE
        if small.any_plays("planned", chain):
            return Modality.FUTURE
        return None

    def chain_before(self, first: int) -> tuple[str, ...]:
        """The helping verbs, negations and adverbs straight before a word, over words put in between commas:
        "did not, as was written, capture"."""
        start = first
        if self.sentence.lower(first - 1) == ",":
            commas = [
                n
                for n in range(first - 2, max(0, first - _LONGEST_INSERTION), -1)
                if self.sentence.lower(n) == ","
            ]
            opening = commas[0] if commas else 0
            if opening and self._helps(opening - 1) and not self._is_lone_adverb(opening - 1):
                first = start = opening
        while start > 0 and self._helps(start - 1):
            start -= 1
        return tuple(word.lower for word in self.sentence.words[start:first] if word.lower != "to")

    def _is_lone_adverb(self, number: int) -> bool:
        return self.sentence.lower(number).endswith("ly") and not self._helps(number - 1)

    def _helps(self, number: int) -> bool:
        word = self.sentence.words[number]
        auxiliary = self.small.plays("auxiliary", word.lemma) or self.small.plays("auxiliary", word.lower)
        return (
            auxiliary
            or word.lower.endswith(("n't", "n’t"))
            or (word.lower.endswith("ly") and not word.capital)
            or self.small.plays("negation", word.lower)
            or (word.lower == "well" or (word.lower == "as" and self.sentence.lower(number + 1) == "well"))
            or (word.lower in _AWAITING and self.sentence.lower(number + 1) == "to")
        )

    def _chain_after(self, told: ActTold) -> tuple[str, ...]:
        """The helping verbs of the first verb after a noun that names an act."""
        _, last = self.clauses.words_of(told.first)
        stop = min(last, told.last + _FURTHEST_VERB_AFTER_NOUN)
        for number in range(told.last, stop):
            if not self.clauses.same(told.first, number):
                return ()
            if self.sentence.lower(number) in _RELATES or self.cues.acts_on_something(number):
                return ()
            helping = self.small.plays("auxiliary", self.sentence.lemma(number))
            if helping and self.sentence.lower(number) != "to":
                end = number
                while end < stop and self._helps(end):
                    end += 1
                chain = tuple(word.lower for word in self.sentence.words[number:end])
                if self._only_contrasts(chain, end):
                    return ()
                following = self.sentence.lemma(end)
                return (*chain, following) if self.small.plays("planned", following) else chain
        return ()

    def _only_contrasts(self, chain: tuple[str, ...], end: int) -> bool:
        """ "two blasts, not one": a bare negation that no verb follows denies what stands behind it."""
        bare = all(self.small.plays("negation", word) for word in chain)
        return bare and not self.lemmas.is_verb(self.sentence.lower(end))

    def is_gerund(self, told: ActTold) -> bool:
        word = self.sentence.words[told.first]
        return word.lower.endswith("ing") and word.lemma != word.lower


def negates(small: ClauseWords, chain: tuple[str, ...]) -> bool:
    """Whether helping verbs hold a negation."""
    return any(small.plays("negation", word) or word.endswith(("n't", "n’t")) for word in chain)


def _is_to(chain: tuple[str, ...]) -> bool:
    """Whether helping verbs hold "is to", "are to": what is arranged and has not happened."""
    return any(word in ("is", "are") and following == "to" for word, following in pairwise(chain))
