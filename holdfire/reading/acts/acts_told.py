"""Finds the words of a sentence that tell an act, and which act they tell."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from holdfire.lexicon.actor_words import actor_words
from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.trigger_patterns import Family, Trigger, TriggerKind, TriggerTable
from holdfire.model.act import Act
from holdfire.reading.acts.words_of_deeds import is_about_a_deed
from holdfire.reading.sentence_words import SentenceWords

DONE_BY_WORDS = frozenset(
    {
        Act.TRUCE_DECLARED,
        Act.TRUCE_JOINED,
        Act.TRUCE_SUSPENDED,
        Act.TRUCE_ENDED_BY_WORD,
        Act.REFUSAL,
    }
)
"""Acts that are done by saying so; who says so does them, and does not only tell them."""

_QUALIFIED_AWAY = frozenset({"new", "recent", "peace", "further", "more", "heavy"})
_AFTER_TO = frozenset({"to", "not", "n't"})
_OPENING_MARKS = frozenset("“\"'‘«:;–—-")
_TO_THE_PRESS = frozenset({"news", "press", "daily"})
_SUFFERING = frozenset({"be", "get"})
_BETWEEN = frozenset({"also", "again", "not", "all", "both"})
_DECLARING = frozenset({"say", "announce", "declare", "decide", "confirm", "state"})
_OWN_DEED = frozenset({"that", "it", "they", "he", "she", "we", "be", "will", "would", "have", "to", "now"})
_BEFORE_NOUNS = frozenset({"of", "for", "with", "among", "between"})
_MAKING_AN_OBJECT = frozenset(
    {"on", "against", "at", "with", "by", "from", "between", "among", "for", "near"}
)
_PLACES_LIKE_VERBS = frozenset({"crossing", "landing", "passing"})
_FARTHEST_SUFFERER, _FARTHEST_TIME = 9, 4
_SAME_AS_PARTICIPLE = frozenset(
    {
        "beat",
        "burst",
        "cast",
        "cut",
        "hit",
        "let",
        "overrun",
        "put",
        "set",
        "shut",
        "split",
        "spread",
        "thrust",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTold:
    """Words `first` to `last` (exclusive) of a sentence that tell an act."""

    first: int
    last: int
    trigger: Trigger
    nominal: bool

    @property
    def length(self) -> int:
        """How many words tell it."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class _Untimed:
    """A sentence's line without the times that stand between the words of one phrase: "agreed on Sunday to
    stop". `kept` are the numbers of the words in it, `starts` where each begins, `left_out` the others."""

    line: str
    starts: tuple[int, ...]
    kept: tuple[int, ...]
    left_out: tuple[int, ...]

    @classmethod
    def of(cls, sentence: SentenceWords, left_out: set[int]) -> "_Untimed":
        kept = tuple(number for number in range(len(sentence)) if number not in left_out)
        lemmas = [sentence.words[number].lemma for number in kept]
        starts = accumulate((len(lemma) + 1 for lemma in lemmas), initial=0)
        return cls(" ".join(lemmas), tuple(starts), kept, tuple(sorted(left_out)))

    def reaches(self, number: int) -> bool:
        """Whether a time stands so near behind a word that it may part the words of its phrase."""
        behind = bisect_right(self.left_out, number)
        return behind < len(self.left_out) and self.left_out[behind] - number <= _FARTHEST_TIME

    def end_of(self, trigger: Trigger, number: int) -> int | None:
        """The end (exclusive) of the words that a trigger matches from this one on; None where none."""
        at = bisect_left(self.kept, number)
        match = trigger.regex.match(self.line, self.starts[at])
        return None if match is None else self.kept[bisect_right(self.starts, match.end() - 1) - 1] + 1


@dataclass(frozen=True, slots=True)
class ActFinder:
    """The triggers of one language with the words that decide how they are used."""

    table: TriggerTable
    lemmas: Lemmas
    small: ClauseWords

    @classmethod
    def of(cls, language: str) -> "ActFinder | None":
        """The finder of a language; None where its tables of triggers are missing."""
        table, small = TriggerTable.of(language), ClauseWords.of(language)
        return cls(table, Lemmas.of(language), small) if table and small else None

    def all_in(self, sentence: SentenceWords) -> tuple[ActTold, ...]:
        """Every act told, also where two readings of the same words overlap, in order of place."""
        return tuple(self._matches(sentence))

    def chosen_in(self, sentence: SentenceWords) -> tuple[ActTold, ...]:
        """The acts told, one for each stretch of words: a figure of speech, else the longest with a code of
        our own, then the earlier in the tables."""
        best: dict[int, ActTold] = {}
        for told in self._matches(sentence):
            rival = best.get(told.first)
            if rival is None or _is_preferred(told, rival):
                best[told.first] = told
        figures = {told.last for told in best.values() if told.trigger.figure}
        return tuple(
            self._with_its_saying(best[first], sentence)
            for first in sorted(best)
            if best[first].trigger.kind is not TriggerKind.VERB or best[first].last not in figures
        )

    def _with_its_saying(self, told: ActTold, sentence: SentenceWords) -> ActTold:
        """A deed done by words with the word that does it: "said it was ending the truce"."""
        if told.nominal or told.trigger.act not in DONE_BY_WORDS:
            return told
        first = told.first
        while first > 0 and sentence.lemma(first - 1) in _OWN_DEED:
            first -= 1
        says = first < told.first and sentence.lemma(first - 1) in _DECLARING
        return replace(told, first=first - 1) if says else told

    def _matches(self, sentence: SentenceWords) -> Iterator[ActTold]:
        by_first_word, untimed = self.table.by_first_word, self._untimed(sentence)
        openings = [n for n, word in enumerate(sentence.words) if word.lemma in by_first_word]
        for number in openings:
            word = sentence.words[number]
            if word.mark or self._inside_a_name(sentence, number):
                continue
            for trigger in by_first_word[word.lemma]:
                if trigger.needs and trigger.needs.isdisjoint(sentence.forms):
                    continue
                last = self._end_of(trigger, sentence, number)
                if last is None and untimed is not None and untimed.reaches(number):
                    last = untimed.end_of(trigger, number)
                if last is None:
                    continue
                if self._used_as(trigger, sentence, number, last) and not is_about_a_deed(
                    trigger, sentence, number, last, self.small, self.lemmas
                ):
                    nominal = trigger.kind is TriggerKind.NOUN
                    yield ActTold(first=number, last=last, trigger=trigger, nominal=nominal)

    def _end_of(self, trigger: Trigger, sentence: SentenceWords, number: int) -> int | None:
        """The end (exclusive) of the words from this one on that a trigger matches; None where none."""
        match = trigger.regex.match(sentence.line, sentence.line_starts[number])
        if match is None and trigger.suffered is not None:
            match = self._suffered(trigger, trigger.suffered, sentence, number)
        return None if match is None else sentence.at_line(match.end() - 1) + 1

    def _untimed(self, sentence: SentenceWords) -> "_Untimed | None":
        """The sentence without "on Sunday", "late on Monday", "yesterday"; None where it has none of them."""
        left_out: set[int] = set()
        for number, word in enumerate(sentence.words):
            if self.small.plays("calendar", word.lower) and sentence.lower(number - 1) == "on":
                left_out |= {number - 1, number}
                if self.small.plays("day_part", sentence.lower(number + 1)):
                    left_out.add(number + 1)
                if self.small.plays("day_part", sentence.lower(number - 2)):
                    left_out.add(number - 2)
            elif self.small.plays("inner_time", word.lower):
                left_out.add(number)
        return _Untimed.of(sentence, left_out) if left_out else None

    def _suffered(
        self, trigger: Trigger, verb: re.Pattern[str], sentence: SentenceWords, number: int
    ) -> re.Match[str] | None:
        """ "forty prisoners were freed", "the prisoners freed by": the verb behind what it is done to."""
        word = sentence.words[number]
        if word.lower.endswith(("ing", "s")):
            return None
        last = number - 1
        while last > 0 and (sentence.lower(last).endswith("ly") or sentence.lower(last) in _BETWEEN):
            last -= 1
        passive = sentence.lemma(last) in _SUFFERING
        by_whom = sentence.lower(number + 1) == "by" and sentence.lemma(last) in trigger.sufferers
        if not passive and not by_whom:
            return None
        if trigger.sufferers.isdisjoint(self._said_of(sentence, last)):
            return None
        return verb.match(sentence.line, sentence.line_starts[number])

    def _said_of(self, sentence: SentenceWords, last: int) -> Iterator[str]:
        """The dictionary forms of the subject that ends at or before a word, the nearest first."""
        for number in range(last, max(-1, last - _FARTHEST_SUFFERER), -1):
            word = sentence.words[number]
            relative = self.small.plays("relative", word.lower) and number >= last - 2
            if word.mark or (self.small.plays("subordinator", word.lower) and not relative):
                return
            yield word.lemma

    def _used_as(self, trigger: Trigger, sentence: SentenceWords, first: int, last: int) -> bool:
        if trigger.before_name and not self._names_follow(sentence, last):
            return False
        if trigger.kind is TriggerKind.VERB:
            return self._is_verb_here(sentence, first, last)
        if trigger.kind is TriggerKind.NOUN:
            return self._is_noun_here(trigger, sentence, first, last)
        if self.small.plays("harming", sentence.lemma(last - 1)) and self._determines(
            sentence.lower(last - 2)
        ):
            return False
        if self._is_a_named_crossing(sentence, last - 1):
            return False
        return not (trigger.opens_with_doer and self._hangs_on_another(sentence, first))

    def _names_follow(self, sentence: SentenceWords, number: int) -> bool:
        """ "entered Oslo", not "captured Danish pilots": a name that no other noun follows."""
        words = sentence.words
        number += sentence.lower(number) == "the"
        if sentence.in_title_case or number >= len(words) or not words[number].capital:
            return False
        if self.small.plays("calendar", words[number].lower):
            return False
        end = number
        while end < len(words) and words[end].capital:
            end += 1
        return end == len(words) or words[end].mark or self._ends_a_noun(words[end].lower, words[end].lemma)

    def _is_a_named_crossing(self, sentence: SentenceWords, number: int) -> bool:
        """ "a convoy near the Bustan crossing": a noun in -ing behind its name or article."""
        if sentence.lower(number) not in _PLACES_LIKE_VERBS:
            return False
        before = number - 1
        while sentence.words[before].capital and before > 0:
            before -= 1
        return self._determines(sentence.lower(before))

    def _hangs_on_another(self, sentence: SentenceWords, number: int) -> bool:
        """ "the strikes on the army went on": a noun behind a preposition does nothing here."""
        before = number - 1 - self._determines(sentence.lower(number - 1))
        return sentence.lower(before) in _MAKING_AN_OBJECT

    def _inside_a_name(self, sentence: SentenceWords, number: int) -> bool:
        """A capital in the middle of a sentence marks a name, unless all of it is in capitals."""
        word = sentence.words[number]
        if not word.capital or number == 0:
            return False
        before = sentence.words[number - 1]
        if before.mark and before.text in _OPENING_MARKS:
            return False
        return not sentence.in_title_case

    def _is_verb_here(self, sentence: SentenceWords, number: int, last: int) -> bool:
        """Whether a word that may be a verb is one here, by its form and its neighbours; the words up to
        `last` (exclusive) tell the act with it."""
        word = sentence.words[number]
        before, lemma_before = sentence.lower(number - 1), sentence.lemma(number - 1)
        following = sentence.lower(number + 1)
        if lemma_before == "be" and word.lower == word.lemma and word.lower not in _SAME_AS_PARTICIPLE:
            return False
        if self.small.plays("auxiliary", lemma_before) or before in _AFTER_TO:
            return True
        if self._is_participle_of_a_name(sentence, number):
            return False
        if before in _BEFORE_NOUNS and word.lower.endswith("ed"):
            return False
        if before.endswith("ly"):
            two_before = sentence.lower(number - 2)
            return not (self._determines(two_before) or self.small.plays("preposition", two_before))
        if before == "with" and word.lower.endswith("ing"):
            return False
        if before.endswith(("'s", "’s")) or (self._determines(before) and not word.lower.endswith("ed")):
            return False
        if word.lower.endswith("ing"):
            taken_as_noun = before in _QUALIFIED_AWAY or following in ("of", "between", ".", ";", "by")
            return not taken_as_noun
        if self._determines(before) and self._modifies_a_noun(sentence, number):
            return False
        if following == "of" and not word.lower.endswith("ed"):
            return False
        if following == "as" and word.lower == word.lemma and not before.endswith("s"):
            return False
        if before == "the" and word.lower.endswith("ed"):
            return False
        if word.lower != word.lemma and not word.lower.endswith("s"):
            return True
        in_noun_place = self.small.plays("preposition", before) or before in _QUALIFIED_AWAY
        return not in_noun_place and self._verb_may_stand_here(sentence, number, last)

    def _is_participle_of_a_name(self, sentence: SentenceWords, number: int) -> bool:
        """ "Ousted President ...", "alleged bombers": a participle that only qualifies the next noun."""
        word, following = sentence.words[number], sentence.lower(number + 1)
        if not word.lower.endswith("ed") or not following:
            return False
        opens = number == 0 and sentence.words[number + 1].text[0].isalpha()
        hedges = self.small.plays("hedge", word.lower) and following != "that"
        return (opens and not self.small.plays("preposition", following)) or hedges

    def _determines(self, word: str) -> bool:
        return self.small.plays("determiner", word)

    def _modifies_a_noun(self, sentence: SentenceWords, number: int) -> bool:
        """ "the detained men": a participle between a determiner and a noun."""
        following = sentence.lower(number + 1)
        return bool(following) and following[0].isalpha() and not self.small.plays("preposition", following)

    def _verb_may_stand_here(self, sentence: SentenceWords, number: int, last: int) -> bool:
        """A bare or -s form: a verb if it has something to act on or stands after a subject."""
        following, before = sentence.lower(number + 1), sentence.lower(number - 1)
        if (
            before
            and self.lemmas.is_verb(before)
            and not self._names_a_group(before)
            and not self.small.plays("taking_bare_verb", sentence.lemma(number - 1))
        ):
            return False
        helps = [self.small.plays("auxiliary", sentence.lemma(n)) for n in (number, number + 1)]
        if helps == [False, True] and following != "to":
            return False
        if not following or not following[0].isalnum():
            return number == 0 or not self.lemmas.is_verb(before) or self._names_a_group(before)
        has_its_object = last > number + 1 and number > 0
        return has_its_object or not self.lemmas.is_verb(following) or self._determines(following)

    def _names_a_group(self, word: str) -> bool:
        """ "guards", "forces", "rebels": a verb by its form, and in news nearly always people."""
        return self.lemmas.noun(word) in actor_words().groups | actor_words().weak

    def _is_noun_here(self, trigger: Trigger, sentence: SentenceWords, first: int, last: int) -> bool:
        """Whether the words are used as a noun that names the act, not as part of another noun."""
        word = sentence.words[first]
        if self.lemmas.noun(word.text) not in trigger.first_words and word.lower not in trigger.first_words:
            return False
        before, lemma_before = sentence.lower(first - 1), sentence.lemma(first - 1)
        if before in _TO_THE_PRESS and trigger.family is Family.WORDS:
            return False
        bare_verb = word.lower == word.lemma and self.lemmas.is_verb(word.lower)
        if before == "to" and bare_verb:
            return False
        if lemma_before in ("will", "would", "not", "n't") and last - first == 1:
            return False
        ends = sentence.words[last - 1]
        if any(w.lower.endswith("ed") and w.lower != w.lemma for w in (word, ends)):
            return False
        if word.lower.endswith("en") and word.lower != word.lemma:
            return False
        if word.lower == "fighting" and self._names_a_group(before):
            return False
        following = sentence.words[last] if last < len(sentence) else None
        if following is None or following.mark or self.small.plays("preposition", sentence.lower(last - 1)):
            return True
        return self._ends_a_noun(following.lower, following.lemma)

    def _ends_a_noun(self, following: str, lemma: str) -> bool:
        small = self.small
        return (
            small.plays("preposition", following)
            or small.plays("auxiliary", lemma)
            or small.plays("subordinator", following)
            or small.plays("conditional", following)
            or small.plays("determiner", following)
            or small.plays("behind_noun", following)
            or following[0].isdigit()
            or self.lemmas.is_verb(following)
            or following.endswith(("ly", "day", "ed"))
        )


def _is_preferred(told: ActTold, rival: ActTold) -> bool:
    """Whether an act is preferred to the rival that was found before it and begins with the same word."""
    if rival.trigger.figure or told.trigger.figure:
        return not rival.trigger.figure and told.length > rival.length
    coded, rival_coded = told.trigger.act is not None, rival.trigger.act is not None
    return coded if coded != rival_coded else told.length > rival.length
