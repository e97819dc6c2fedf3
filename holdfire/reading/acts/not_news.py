"""Tells words that define, lay down, ask or count acts from those that tell a happening."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Act, Modality
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.acts.parts_played import PartsPlayed
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_AS, _FARTHEST_VERB_OF_DOCUMENT, _FARTHEST_ASKING, _FARTHEST_NO = 10, 4, 5, 4
_FARTHEST_COMMENT, _FARTHEST_AFTER_AS, _FARTHEST_EVERY = 4, 4, 10
_NONE_SUCH = frozenset({"longer", "more", "other", "side", "case"})
_SPOKEN = frozenset({Family.WORDS, Family.OTHER})
_ANY_SUCH = frozenset({"every", "each", "any"})
_AMONG_THEM = frozenset({"them", "these", "those"})
_FARTHEST_INFINITIVE, _LONGEST_GOVERNOR = 6, 8
_ASKS = frozenset({"who", "what", "where", "how", "why", "whose", "which", "whether"})
_IN_FORCE = frozenset({"is", "are", "both", "all", "("})
_BARRING = frozenset({Act.COERCION, Act.SANCTION})
_STEPS_THAT_NAME = frozenset({Act.TRUCE_AGREED, Act.TRUCE_DECLARED, Act.TRUCE_PROPOSED, Act.MEDIATION})
_AS_PARTICIPLES = ("ed", "struck", "en")
_RELATES = frozenset({"which", "who", "that", "where", "whose"})
_DONE = frozenset({Family.FORCE, Family.EASING})
_DOES_WITH_ACT = (
    ("demanding", Modality.DEMANDED),
    ("ordering", Modality.FUTURE),
    ("governing", Modality.DEMANDED),
    ("threatening", Modality.THREATENED),
    ("promising", Modality.PROMISED),
    ("future", Modality.FUTURE),
)


@dataclass(frozen=True)
class NotNewsReader:
    """Reads in one sentence what keeps an act from being told as a happening."""

    sentence: SentenceWords
    clauses: Clauses
    played: PartsPlayed
    small: ClauseWords
    lemmas: Lemmas

    def modality(self, told: ActTold, *, aimed_at: bool) -> Modality | None:
        """What the act is instead of a happening; None where nothing speaks against one. `aimed_at` tells
        whether infinitives before it can will the act itself."""
        if (
            self._is_made_up
            or self._is_defined(told)
            or self._is_of_a_document(told)
            or self._is_a_time_mark(told)
        ):
            return Modality.BACKGROUND
        if self._is_only_named(told):
            return Modality.BACKGROUND
        if self._is_any_such(told) or self._is_a_part_counted(told) or self._is_standing_law(told):
            return Modality.BACKGROUND
        if self._is_asked_about(told):
            return Modality.HYPOTHETICAL
        if self._hangs_on_nothing(told):
            return Modality.NEGATED
        return self._by_infinitives(told) if aimed_at else None

    def is_commented_on(self, told: ActTold) -> bool:
        """ "has not commented on the shelling": neither said nor denied."""
        before = self.sentence.lemmas(told.first - _FARTHEST_COMMENT, told.first)
        return told.nominal and self.small.any_plays("commenting", before)

    @cached_property
    def _is_made_up(self) -> bool:
        """ "runs a saying in Oslo", "the novel tells of a siege": what is told is no news."""
        return not self.small.by_role["invention"].isdisjoint(self.sentence.forms)

    def _is_defined(self, told: ActTold) -> bool:
        """ "arrests of civilians are counted as breaches", "we regard shelling as a breach": a definition."""
        if not (told.nominal or self._is_gerund(told)) or told.trigger.family in _SPOKEN:
            return False
        for number in self.played.places("defining"):
            if not self._in_the_present(number):
                continue
            behind = [other.lower for other in self.sentence.words[number + 1 :][:_FARTHEST_AS]]
            subject = told.first < number and self.clauses.same(told.first, number)
            as_what = behind.index("as") + number + 1 if "as" in behind else -1
            if as_what > 0 and (subject or number < told.first <= as_what + _FARTHEST_AFTER_AS):
                return True
        return False

    def _in_the_present(self, number: int) -> bool:
        """ "is counted", "counts", "count": no past form of a verb."""
        word, before = self.sentence.words[number], self.sentence.lower(number - 1)
        past = word.lower != word.lemma and not word.lower.endswith(("s", "ing"))
        return before in ("is", "are") or not past

    def _is_of_a_document(self, told: ActTold) -> bool:
        """ "the terms speak of releasing detainees", "the text names bombardment": no act but a wording."""
        if told.trigger.family not in _DONE:
            return False
        return any(verb < told.first and self._near(document, told) for document, verb in self._stipulations)

    @cached_property
    def _stipulations(self) -> tuple[tuple[int, int], ...]:
        """The words for a document, each with the verb behind it that tells what it says."""
        verbs, documents = self.played.places("stipulating"), self.small.by_role["document"]
        if not verbs:
            return ()
        nouns = [n for n, word in enumerate(self.sentence.words) if self.lemmas.noun(word.text) in documents]
        behind = [(noun, verbs[bisect_right(verbs, noun) :][:1]) for noun in nouns]
        return tuple(
            (noun, verb)
            for noun, found in behind
            for verb in found
            if verb - noun <= _FARTHEST_VERB_OF_DOCUMENT
        )

    def _is_any_such(self, told: ActTold) -> bool:
        """ "the mission counts every explosion and shot": whatever of the kind there is, not one of them."""
        if told.trigger.family is not Family.FORCE:
            return False
        start = max(0, told.first - _FARTHEST_EVERY)
        for number, word in enumerate(self.sentence.words[start : told.first], start):
            following = self.sentence.lower(number + 1) if word.lower in _ANY_SUCH else ""
            one_clause = self.clauses.same(number, told.first) and following not in _NONE_SUCH
            if following and one_clause and not self.small.plays("calendar", following):
                return True
        return False

    def _is_a_part_counted(self, told: ActTold) -> bool:
        """ "Among them are two arrests": a part of a tally."""
        if not told.nominal or self.sentence.lower(0) != "among" or self.sentence.lower(1) not in _AMONG_THEM:
            return False
        return self.small.plays("determiner", self.sentence.lower(told.first - 1))

    def _is_standing_law(self, told: ActTold) -> bool:
        """ "both organisations are banned", "(both banned in the country)": what is in force, not news."""
        barred = told.trigger.act in _BARRING and not told.nominal
        return barred and self.sentence.lower(told.first - 1) in _IN_FORCE

    def _is_a_time_mark(self, told: ActTold) -> bool:
        """ "since the truce began", "an hour after the truce began": what is told lies elsewhere, the
        truce's step only dates it."""
        if told.trigger.family is not Family.TRUCE:
            return False
        if self.clauses.at(told.first).opener == "since":
            return True
        first, _ = self.clauses.words_of(told.first)
        measured = self.small.plays("time_unit", self.sentence.lemma(first - 1))
        return measured and self.sentence.lower(first) == "after"

    def _is_only_named(self, told: ActTold) -> bool:
        """ "under a deal struck in Oslo, buses left": the step only names the truce that the news is about,
        unless its own day is told."""
        if told.nominal or told.trigger.act not in _STEPS_THAT_NAME:
            return False
        words = self.sentence.words
        verb = next(
            (n for n in range(told.last - 1, told.first - 1, -1) if words[n].lower.endswith(_AS_PARTICIPLES)),
            -1,
        )
        if verb < 0 or not self.lemmas.is_verb(words[verb].lower):
            return False
        if verb == told.first and self.sentence.lemma(verb - 1) not in told.trigger.sufferers:
            return False
        if self.small.plays("auxiliary", words[verb - 1].lemma) or words[verb - 1].lower.endswith("ly"):
            return False
        for number in range(verb + 1, len(words)):
            if self.small.plays("calendar", words[number].lower) or words[number].text == ",":
                return self.sentence.lower(told.first - 1) == "under" or self._opens_under(told)
            if self._is_finite(number):
                return True
        return False

    def _opens_under(self, told: ActTold) -> bool:
        return self.sentence.lower(told.first - 2) == "under"

    def _is_finite(self, number: int) -> bool:
        word = self.sentence.words[number]
        inflected = word.lower != word.lemma and not word.lower.endswith("ing")
        return self.small.plays("auxiliary", word.lemma) or (inflected and self.lemmas.is_verb(word.lower))

    def _is_asked_about(self, told: ActTold) -> bool:
        """ "to establish who fired", "it is not known who shot first": a question put in a clause."""
        if self.clauses.at(told.first).opener not in _ASKS:
            return False
        first, _ = self.clauses.words_of(told.first)
        before = self.sentence.lemmas(first - _FARTHEST_ASKING, first)
        return self.small.any_plays("asking", before)

    def _hangs_on_nothing(self, told: ActTold) -> bool:
        """ "there is no front on which fighting has resumed": what it is told of does not exist."""
        if self.clauses.at(told.first).opener not in _RELATES:
            return False
        first, _ = self.clauses.words_of(told.first)
        before = [word.lower for word in self.sentence.words[max(0, first - _FARTHEST_NO) : first]]
        return "no" in before

    def _by_infinitives(self, told: ActTold) -> Modality | None:
        """ "undertake to let aid in, to work for a release of prisoners", "told units to answer attacks":
        a noun that is the object of an infinitive is what the word before the infinitives makes of it."""
        if not told.nominal:
            return None
        starts = list(self._infinitives[: bisect_left(self._infinitives, told.first)])
        if not starts or told.first - starts[-1] > _FARTHEST_INFINITIVE:
            return None
        if not self.clauses.same(starts[-1], told.first):
            return None
        start = starts.pop()
        while starts and self.sentence.lower(start - 1) in (",", "and", "or"):
            start = starts.pop()
        before = (*self.sentence.lemmas(start - _LONGEST_GOVERNOR, start), "to")
        for end in range(len(before), 0, -1):
            for role, modality in _DOES_WITH_ACT:
                if self.small.ends_with(role, before[:end]):
                    return modality
        return None

    @cached_property
    def _infinitives(self) -> tuple[int, ...]:
        to = [number for number, word in enumerate(self.sentence.words) if word.lower == "to"]
        return tuple(number for number in to if self.lemmas.is_verb(self.sentence.lower(number + 1)))

    def _near(self, number: int, told: ActTold) -> bool:
        own = self.clauses.of_word[told.first]
        return self.clauses.of_word[number] in {own, self.clauses.all[own].parent}

    def _is_gerund(self, told: ActTold) -> bool:
        word = self.sentence.words[told.first]
        return word.lower.endswith("ing") and word.lemma != word.lower
