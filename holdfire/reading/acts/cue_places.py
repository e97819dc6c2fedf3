"""Tells where in a sentence cues of modality stand, and how far their words reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.lexicon.modality_cues import CuePlace, CueRole, ModalityCues
from holdfire.lexicon.trigger_patterns import TriggerKind
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.sentence_words import SentenceWords

_FARTHEST_REACH, _FARTHEST_UNDOING, _FARTHEST_THAT, _FARTHEST_DETERMINER = 9, 6, 12, 4
_LONGEST_HELP, _FARTHEST_EVENT = 5, 14
_LIGHT_PREPOSITIONS = frozenset({"of", "to"})
_IN_TIME = frozenset({"yesterday", "today", "earlier", "later", "again", "also", "overnight", "once"})
_JOINING = frozenset({"and", "or", "nor", "but", ","})
_QUIET_MARKS = frozenset("“”\"'‘’«»-")
_NO_VERB_HERE = frozenset({"that", "who", "which", "when", "while", "where", "because", "but", "if"})
_UNDOES = frozenset(
    {"nobody", "nothing", "nowhere", "little", "unable", "powerless", "fail", "refuse", "late", "incapable"}
)
_POINTS = frozenset({"the", "this", "these", "those", "its", "their", "his", "her", "our", "your", "my"})
_HELPING = frozenset(
    {"seem", "remain", "look", "appear", "become", "get", "prove", "turn", "out", "as", "widely"}
)
_HAVING = frozenset({"has", "have", "had", "was", "were", "been"})
_MODAL = frozenset({"will", "would", "shall", "should", "may", "might", "can", "could", "must", "to", "'ll"})


@dataclass(frozen=True)
class CuePlaces:
    """The cues of one sentence, with what decides whether an act hangs on them. Worked out when first asked
    for, which slots would not allow."""

    sentence: SentenceWords
    clauses: Clauses
    small: ClauseWords
    lemmas: Lemmas
    table: ModalityCues

    @cached_property
    def places(self) -> dict[CueRole, list[CuePlace]]:
        """The places of cues by role, in order."""
        words = self.sentence.words
        found: dict[CueRole, list[CuePlace]] = {}
        for place in self.table.places([w.lower for w in words], [w.lemma for w in words]):
            found.setdefault(place.cue.role, []).append(place)
        return found

    @property
    def any(self) -> bool:
        """Whether any cue stands in the sentence."""
        return bool(self.places)

    def before(self, role: CueRole, end: int) -> Iterator[CuePlace]:
        """The cues of a role that end at or before a word, the nearest first."""
        return (place for place in reversed(self.places.get(role, [])) if place.last <= end)

    def behind(self, role: CueRole, start: int) -> Iterator[CuePlace]:
        """The cues of a role from a word on, the nearest first."""
        return (place for place in self.places.get(role, []) if place.first >= start)

    def at(self, role: CueRole, first: int) -> list[CuePlace]:
        """The cues of a role that begin with a word."""
        return [place for place in self.places.get(role, []) if place.first == first]

    def lower(self, number: int) -> str:
        """A word in small letters."""
        return self.sentence.lower(number)

    def lemma(self, number: int) -> str:
        """A word's dictionary form."""
        return self.sentence.lemma(number)

    def reaches(self, start: int, end: int) -> bool:
        """Whether what a cue that ends at `start` governs can begin at `end`: between stand only words of one
        noun phrase, or of several joined by "and"."""
        if not 0 <= end - start <= _FARTHEST_REACH:
            return False
        return not any(self._blocks(number, end) for number in range(start, end))

    def _blocks(self, number: int, end: int) -> bool:
        word, before = self.sentence.words[number], self.sentence.lower(number - 1)
        if word.mark:
            return word.text not in _QUIET_MARKS and not (word.text == "," and self._lists(number, end))
        if word.lower in _LIGHT_PREPOSITIONS or before in _JOINING:
            return word.lower in _NO_VERB_HERE
        if word.lower in _IN_TIME or self.small.plays("calendar", self.sentence.lower(number + 1)):
            return False
        if self.small.plays("preposition", word.lower) or self.small.plays("pronoun", word.lower):
            return True
        if word.lower in _NO_VERB_HERE or self.small.plays("subordinator", word.lower):
            return True
        return (self.small.plays("auxiliary", word.lemma) and word.lower != "to") or self._is_finite(number)

    def _lists(self, comma: int, end: int) -> bool:
        """Whether a comma parts the members of a list and no fronted phrase: "on mines, shells and ..." """
        if self.small.plays("preposition", self.sentence.lower(0)):
            return False
        joined = {word.lower for word in self.sentence.words[comma + 1 : end + 2]}
        return bool(joined & {"and", "or"})

    def _is_finite(self, number: int) -> bool:
        """Whether a word is a verb of its own here: a past or third form with something to act on."""
        word, following = self.sentence.words[number], self.sentence.lower(number + 1)
        if word.lower == word.lemma or word.lower.endswith("ing") or not self.lemmas.is_verb(word.text):
            return False
        small = self.small
        if small.plays("auxiliary", word.lemma):
            return False
        return small.plays("determiner", following) or small.plays("preposition", following)

    def only_describes(self, start: int, end: int) -> bool:
        """Whether between a cue and a noun stand at most two words that describe it."""
        return 0 <= end - start <= 2 and not any(self._blocks(n, end) for n in range(start, end))

    def parted(self, start: int, end: int) -> bool:
        """Whether a helping verb, a finite verb, another clause's opener or a mark stands between."""
        commas = 0
        for number in range(start, end):
            word = self.sentence.words[number]
            if word.mark and word.text not in _QUIET_MARKS:
                commas += 1
                if word.text != ",":
                    return True
            elif commas % 2:
                continue
            elif (
                (self.small.plays("auxiliary", word.lemma) and word.lower not in ("to", "not"))
                or word.lower in _NO_VERB_HERE - {"that", "who", "which"}
                or self.acts_on_something(number)
            ):
                return True
        return commas % 2 == 1

    def acts_on_something(self, number: int) -> bool:
        """Whether a word is a verb of its own with an object: "destroyed a bridge"."""
        following = self.sentence.lower(number + 1)
        return self._is_finite(number) and self.small.plays("determiner", following)

    def is_negated(self, place: CuePlace) -> bool:
        """Whether what a cue tells is said not to be so: "could not prevent", "no end to"."""
        return self.negates(max(0, place.first - _FARTHEST_UNDOING), place.first)

    def negates(self, start: int, end: int) -> bool:
        """Whether a negation of words behind it stands from `start` to `end`, in the clause of `end`."""
        return any(
            self.small.plays("negation", self.lemma(n)) or self.lemma(n) in _UNDOES or self.is_not(n)
            for n in range(start, end)
            if self.clauses.same(n, min(end, len(self.sentence) - 1))
        )

    def is_not(self, number: int) -> bool:
        """Whether a word ends in "n't"."""
        return self.lower(number).endswith(("n't", "n’t"))

    def helpers_before(self, number: int) -> int:
        """Where the helping verbs and adverbs straight before a word begin."""
        start = number
        while start > 0 and number - start < _LONGEST_HELP and self._helps(start - 1):
            start -= 1
        return start

    def _helps(self, number: int) -> bool:
        word = self.sentence.words[number]
        if word.mark:
            return False
        return (
            self.small.plays("auxiliary", word.lemma)
            or self.small.plays("negation", word.lower)
            or self.is_not(number)
            or word.lemma in _HELPING
            or word.lower.endswith("ly")
        )

    def that_before(self, number: int) -> int | None:
        """The "that" whose clause a word stands in; None where another clause comes between."""
        for at in range(number - 1, max(-1, number - _FARTHEST_THAT), -1):
            word = self.sentence.words[at]
            if word.lower == "that":
                return at if self.clauses.same(at, number) or self._one_stretch(at, number) else None
            if word.mark and word.text not in _QUIET_MARKS:
                return None
        return None

    def _one_stretch(self, start: int, end: int) -> bool:
        numbers = range(start + 1, end)
        return all(self.clauses.same(number, end) for number in numbers)

    def same_or_main(self, number: int, act: int) -> bool:
        """Whether a word stands in the act's clause or in one that it hangs on."""
        own = self.clauses.of_word[act]
        return self.clauses.of_word[number] in (own, self.clauses.all[own].parent, 0)

    def in_one_clause(self, one: int, other: int) -> bool:
        """Whether two words stand in one clause."""
        return self.clauses.same(one, other)

    def in_or_under(self, one: int, other: int, openers: frozenset[str]) -> bool:
        """Whether a word stands in another's clause, or in one that such an opener hangs on it."""
        clause = self.clauses.at(other)
        return self.clauses.same(one, other) or (
            clause.opener in openers and clause.parent == self.clauses.of_word[one]
        )

    def follows_modal(self, number: int) -> bool:
        """Whether a word follows "will", "would", "did not": a verb, also where a noun was read."""
        start = self.helpers_before(number)
        helping = {self.lower(n) for n in range(start, number)} - {"to"}
        return bool(helping & _MODAL) or (
            bool(helping & {"did", "does", "do"}) and self.negates(start, number)
        )

    def wills(self, start: int) -> bool:
        """Whether "will", "must", "may" stands from a word on."""
        return any(self.lower(n) in _MODAL - {"to"} for n in range(start, len(self.sentence)))

    def opens_subject(self, number: int) -> bool:
        """Whether a word can begin a subject: behind no preposition, and behind no verb as its object."""
        before = self.sentence.lower(number - 1)
        if not before or not before[0].isalpha() or before in _NO_VERB_HERE | _JOINING:
            return True
        if self.small.plays("preposition", before) or self.small.plays("auxiliary", self.lemma(number - 1)):
            return False
        verb = self.lemmas.is_verb(before)
        return not verb or self.small.plays("reporting", self.lemma(number - 1))

    def parts_subject(self, number: int) -> bool:
        """Whether a word between a subject and an act shows that the act has another subject."""
        word = self.sentence.words[number]
        return word.lower in _NO_VERB_HERE or self.acts_on_something(number)

    def parted_by_clause(self, one: int, other: int) -> bool:
        """Whether two words stand in clauses of which neither is the main one and that are not one."""
        return (
            not self.clauses.same(one, other)
            and self.clauses.of_word[one] != 0 != self.clauses.of_word[other]
        )

    def is_gerund(self, number: int) -> bool:
        """Whether a word is an -ing form of a verb."""
        word = self.sentence.words[number]
        return word.lower.endswith("ing") and word.lemma != word.lower

    def start_of_gerund(self, number: int) -> int:
        """The "being" or "having" of "being shelled", "having been shelled"; else the word itself."""
        start = number
        while self.lower(start - 1) in ("being", "having", "been"):
            start -= 1
        return start

    def is_past(self, number: int) -> bool:
        """Whether a verb tells the past: by its form, or by "has", "was" before it, and no "will"."""
        word = self.sentence.words[number]
        start = self.helpers_before(number)
        helping = {self.lower(n) for n in range(start, number)}
        if helping & _MODAL or word.lower.endswith("ing"):
            return False
        if word.lemma == "be":
            return word.lower in ("was", "were", "been")
        past_form = word.lower != word.lemma and not word.lower.endswith("s")
        past_form = past_form or (word.lower.endswith("ed") and not self.lemmas.is_verb(word.text))
        return (past_form and not helping & {"be", "is", "are"}) or bool(helping & _HAVING)

    def is_present(self, number: int) -> bool:
        """Whether a verb stands in the present: its bare or -s form, or "is", "has" before it."""
        word, before = self.sentence.words[number], self.lower(number - 1)
        if word.lower == word.lemma or word.lower.endswith("s"):
            return before not in _MODAL
        return before in ("is", "are", "has", "have")

    def is_definite(self, number: int) -> bool:
        """Whether a noun is pointed at: "the shelling", "Monday's attack", "their raids"."""
        for at in range(number - 1, max(-1, number - _FARTHEST_DETERMINER), -1):
            word = self.sentence.words[at]
            if word.lower in _POINTS or word.lower.endswith(("'s", "’s", "s'", "s’")):
                return True
            if word.mark or self.small.plays("determiner", word.lower):
                return False
            if self.small.plays("preposition", word.lower) or self.small.plays("auxiliary", word.lemma):
                return False
        return False

    def took_place(self, told: ActTold) -> bool:
        """Whether the first verb behind a noun tells in the past that it came, began, was launched."""
        for place in self.behind(CueRole.TAKING_PLACE, told.last):
            if place.first - told.last > _FARTHEST_EVENT or self.parted(told.last, place.first):
                return False
            return self.is_past(place.first) and not self.is_negated(place)
        return False

    def verb_of(self, told: ActTold) -> int:
        """The verb among the words that tell an act: the last one of "talks could begin"."""
        near = (self.lemma(told.first - 1), self.lemma(told.first))
        helped = self.small.any_plays("auxiliary", near)
        if told.trigger.kind is TriggerKind.VERB and (helped or self.lemmas.is_verb(self.lower(told.first))):
            return told.first
        words = range(told.last - 1, told.first, -1)
        return next((n for n in words if self.lemmas.is_verb(self.lower(n))), told.first)

    def heads_a_command(self, number: int) -> bool:
        """Whether a bare verb stands first in its sentence or speech, as a command does."""
        word = self.sentence.words[number]
        if word.lower != word.lemma or self.sentence.in_title_case or not self.lemmas.is_verb(word.text):
            return False
        if number and not (self.lower(number - 1) in _OPENS_SPEECH or self.lower(number - 1) == "please"):
            return False
        following = self.lower(number + 1)
        return self.small.plays("determiner", following) or self.lower(number + 1).endswith("ing")


_OPENS_SPEECH = frozenset('“"‘«')
