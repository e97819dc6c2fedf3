"""Finds what an act was done to where no actor is named for it: a market, two farmers, trucks of flour."""

from dataclasses import dataclass

from holdfire.lexicon.actor_words import actor_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.trigger_patterns import TriggerKind
from holdfire.model.act import FIRE, Act
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.span import Span
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.sentence_words import SentenceWords

AIMED = FIRE | {
    Act.ABDUCTION,
    Act.ARREST,
    Act.AID_BLOCKED,
    Act.AID_ATTACKED,
    Act.AID_DELIVERED,
    Act.MONITOR_DENIED,
    Act.MONITORS_ADMITTED,
    Act.PRISONER_RELEASE,
    Act.PRISONER_EXCHANGE,
    Act.SANCTION,
}
"""Acts that are done to somebody or something."""

_AT = frozenset({"at", "on", "against", "towards", "toward", "upon", "of", "with"})
_OF_RELIEF = frozenset({Act.AID_DELIVERED, Act.AID_BLOCKED})
_AT_BEHIND_WEAPON = frozenset({"at", "on", "onto", "against", "towards", "toward", "upon", "into"})
_LEFT_OUT = frozenset({"the", "a", "an", "several", "some", "many", "dozens", "hundreds", "of", "its", "all"})
_SUBJECT_ENDS = frozenset({"who", "which", "that", "whose", "and", "but", "while", "when", "where"})
_LONGEST = 7


@dataclass(frozen=True, slots=True)
class ThingsDoneTo:
    """Finds in one sentence the noun that suffers an act; `places` are the starts of the places in it."""

    sentence: SentenceWords
    clauses: Clauses
    small: ClauseWords
    lemmas: Lemmas
    places: frozenset[int]

    def of(self, told: ActTold, *, passive: bool) -> ActorRef | None:
        """What the act was done to; None where it names nothing, or only a place or a weapon."""
        if told.trigger.act not in AIMED:
            return None
        inside = told.trigger.opens_with_sufferer
        first, last = self._subject_of(told) if passive and not inside else self._behind(told)
        while first < last and self._says_how_many(first):
            first += 1
        if first >= last or not self._is_thing(first, last):
            return None
        words = self.sentence.words
        span = Span.of(self.sentence.text, words[first].start, words[last - 1].end)
        return ActorRef(name=span.text, basis=RefBasis.THING, span=span)

    def _subject_of(self, told: ActTold) -> tuple[int, int]:
        """The noun before the helping verbs of a passive, in its clause."""
        start, _ = self.clauses.words_of(told.first)
        end = told.first
        while end > start and (self._helps(end - 1) or self.sentence.lower(end - 1) in _SUBJECT_ENDS):
            end -= 1
        while start < end and self._opens_no_noun(start):
            start += 1
        return start, self._end_of_noun(start, end)

    def _behind(self, told: ActTold) -> tuple[int, int]:
        """The noun behind a verb, or behind "of", "on", "at" after a noun that names the act; relief that
        arrives or waits is itself what the act was done to."""
        _, end = self.clauses.words_of(told.first)
        relief = told.trigger.kind is TriggerKind.ANY and told.trigger.act in _OF_RELIEF
        if relief or told.trigger.opens_with_sufferer:
            return told.first, self._end_of_noun(told.first, end)
        behind = self._verb_of(told) + 1
        aside = told.nominal or told.trigger.act is Act.SANCTION
        start = self._after_preposition(behind, end, _AT) if aside else behind
        while start < end and self._opens_no_noun(start):
            start += 1
        last = self._end_of_noun(start, end)
        if start < last and self._is_weapon(last - 1) and not told.nominal:
            start = self._after_preposition(last, end, _AT_BEHIND_WEAPON)
            last = self._end_of_noun(start, end)
        return start, last

    def _verb_of(self, told: ActTold) -> int:
        """The verb among the words that tell an act: the last one of "jets from the coast hit"."""
        if told.trigger.kind is not TriggerKind.ANY:
            return told.first
        verbs = range(told.last - 1, told.first, -1)
        return next((n for n in verbs if self.lemmas.is_verb(self.sentence.lower(n))), told.first)

    def _after_preposition(self, start: int, end: int, prepositions: frozenset[str]) -> int:
        for number in range(start, min(end, start + _LONGEST)):
            word = self.sentence.words[number]
            if word.lower in prepositions:
                return number + 1
            if word.mark or self.small.plays("subordinator", word.lower):
                break
        return end

    def _end_of_noun(self, start: int, end: int) -> int:
        """The end of the noun that begins at `start`: a preposition other than "of", a verb or a mark."""
        for number in range(start, min(end, start + _LONGEST)):
            word = self.sentence.words[number]
            ends = word.mark or word.lower in _SUBJECT_ENDS or self._helps(number)
            if ends or (word.lower != "of" and self.small.plays("preposition", word.lower)):
                return number
            if self.small.plays("calendar", word.lower) or (number > start and self._is_verb(number)):
                return number
        return min(end, start + _LONGEST)

    def _is_verb(self, number: int) -> bool:
        word = self.sentence.words[number]
        finite = word.lower != word.lemma and not word.lower.endswith("s")
        return (
            finite
            and self.lemmas.is_verb(word.lower)
            and self.lemmas.noun(word.lower) not in actor_words().groups
        )

    def _helps(self, number: int) -> bool:
        word = self.sentence.words[number]
        adverb = word.lower.endswith("ly") and not word.capital
        return adverb or self.small.plays("auxiliary", word.lemma) or self.small.plays("negation", word.lower)

    def _opens_no_noun(self, number: int) -> bool:
        word = self.sentence.words[number]
        particle = word.lower in ("up", "down", "out", "off", "back", "over", "away", "go", "free", "loose")
        return word.mark or particle or self.small.plays("subordinator", word.lower) or self._helps(number)

    def _says_how_many(self, number: int) -> bool:
        lower = self.sentence.lower(number)
        return lower in _LEFT_OUT or lower.isdigit() or lower in actor_words().quantities

    def _is_weapon(self, number: int) -> bool:
        noun = self.lemmas.noun(self.sentence.lower(number))
        words = actor_words()
        return noun in words.blows or noun in words.weapons or noun in words.munitions

    def _is_thing(self, first: int, last: int) -> bool:
        """Whether it is a common noun that is no place, no weapon, no pronoun and no number."""
        words = self.sentence.words[first:last]
        if words[0].start in self.places or all(word.capital for word in words):
            return False
        if self._is_verb(first):
            return False
        head = next((n for n, word in enumerate(words) if word.lower == "of"), len(words)) - 1
        noun = self.lemmas.noun(words[head].text)
        pronoun = self.small.plays("pronoun", words[head].lower) or not noun.isalpha()
        return not (pronoun or noun in actor_words().towns or self._is_weapon(first + head))
