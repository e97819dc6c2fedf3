"""Cuts a sentence into clauses without a parser: by subordinators, conditions, marks and participles."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.reading.sentence_words import SentenceWords

_HARD_MARKS = frozenset(";:–—")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_FARTHEST_VERB = 12
_LONGEST_OPENER = 5
_LONGEST_SECOND_SUBJECT = 5
_SHORTEST_TOLD, _LONGEST_SPEAKER, _FEW_VERBS = 4, 10, 2
_ALSO_GIVING = frozenset({"provided", "providing"})
_MAY_DEPEND = frozenset({"will", "shall", "must", "ready", "willing", "prepared", "agreed", "only", "accept"})
_LONGEST_CONDITION = 4
_NOUN_LIKE_AS = frozenset({"an", "a", "part", "well", "many", "much", "the"})
_SUBJECT_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "you", "i", "there"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause: what opened it ("" for a main clause), the clause it hangs on, whether it is a condition,
    and whether it is one or hangs on one."""

    opener: str
    parent: int | None
    conditional: bool
    in_condition: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a sentence, for each word the number of the clause it stands in, for each clause its
    first and last (exclusive) word, and the numbers of those that a condition hangs on."""

    all: tuple[Clause, ...]
    of_word: tuple[int, ...]
    edges: dict[int, tuple[int, int]]
    conditioned: frozenset[int]

    def same(self, one: int, other: int) -> bool:
        """Whether two words stand in one clause."""
        return self.of_word[one] == self.of_word[other]

    def at(self, word: int) -> Clause:
        """The clause of a word."""
        return self.all[self.of_word[word]]

    def subordinate(self, word: int) -> bool:
        """Whether a word stands in a clause that hangs on another."""
        return bool(self.at(word).opener)

    def conditional(self, word: int) -> bool:
        """Whether a word stands in a condition, or in a clause that hangs on one."""
        return self.at(word).in_condition

    def has_condition(self, word: int) -> bool:
        """Whether a condition hangs on the clause of a word."""
        return self.of_word[word] in self.conditioned

    def words_of(self, word: int) -> tuple[int, int]:
        """First and last word (exclusive) of the clause that a word stands in."""
        return self.edges[self.of_word[word]]


def clauses_of(sentence: SentenceWords, lemmas: Lemmas, small: ClauseWords) -> Clauses:
    """The clauses of a sentence."""
    return _Cutter(sentence, lemmas, small).cut()


class _Cutter:
    """Walks the words at which a clause may end or begin, and keeps the clause it is in."""

    def __init__(self, sentence: SentenceWords, lemmas: Lemmas, small: ClauseWords) -> None:
        self._words = sentence
        self._lemmas = lemmas
        self._small = small
        self._verbs = [n for n, word in enumerate(sentence.words) if lemmas.is_verb(word.text)]
        self._last_comma = max([n for n, word in enumerate(sentence.words) if word.text == ","], default=-1)
        self._all = [Clause(opener="", parent=None, conditional=False, in_condition=False)]
        self._now = 0
        self._has_verb = False
        self._opened = 0
        self._outside: list[tuple[int, bool]] = []

    def cut(self) -> Clauses:
        words, openers = self._words.words, self._small.clause_openers
        turns = [n for n, w in enumerate(words) if w.mark or w.lower in openers or w.lower[-3:] == "ing"]
        of_word: list[int] = []
        verbs_passed = 0
        for number in turns:
            of_word += [self._now] * (number - len(of_word))
            verbs_before = bisect_left(self._verbs, number)
            self._has_verb = self._has_verb or verbs_before > verbs_passed
            verbs_passed = verbs_before
            if words[number].mark:
                of_word.append(self._now)
                self._at_mark(number)
            else:
                self._at_word(number)
        of_word += [self._now] * (len(words) - len(of_word))
        conditioned = frozenset([c.parent for c in self._all if c.conditional and c.parent is not None])
        return Clauses(tuple(self._all), tuple(of_word), _edges(of_word), conditioned)

    def _at_mark(self, number: int) -> None:
        mark = self._words.lower(number)
        if mark in _OPENING:
            self._outside.append((self._now, self._has_verb))
        elif mark in _CLOSING and self._outside:
            self._now, self._has_verb = self._outside.pop()
        elif mark in _HARD_MARKS or (mark == "," and self._tail_follows(number)):
            self._open("", None, conditional=False)
        elif mark == "," and self._closes(number):
            self._now = self._all[self._now].parent or 0
            self._has_verb = self._now != 0 or bool(self._verbs and self._verbs[0] < number)

    def _tail_follows(self, comma: int) -> bool:
        """Whether the rest only says who said it: ", the army said on Monday." """
        if comma != self._last_comma or comma < _SHORTEST_TOLD:
            return False
        verbs = self._verbs[bisect_right(self._verbs, comma) :]
        if not 0 < len(verbs) <= _FEW_VERBS or verbs[0] - comma > _LONGEST_SPEAKER:
            return False
        said = self._words.words[verbs[0]]
        return self._small.plays("reporting", said.lemma) and not said.lower.endswith("ing")

    def _closes(self, comma: int) -> bool:
        """Whether a comma ends the open clause."""
        return bool(self._all[self._now].opener) and (self._has_verb or self._starts_sentence(comma))

    def _starts_sentence(self, comma: int) -> bool:
        """Whether the open clause began with the sentence: its first comma then ends it."""
        return self._now == 1 and comma < 18

    def _at_word(self, number: int) -> None:
        ahead = [word.lower for word in self._words.words[number : number + _LONGEST_OPENER]]
        comma = self._words.lower(number - 1) == ","
        if number == 0 and self._grants(ahead[0]):
            self._open(ahead[0], self._now, conditional=False)
        elif self._is_condition(number, ahead) or self._is_inverted_condition(number):
            self._open(ahead[0], self._now, conditional=True)
            self._opened = number
        elif self._small.starts_with("subordinator", ahead) and self._subordinates(number):
            self._open(ahead[0], self._now, conditional=False)
        elif comma and ahead[0].endswith("ing") and self._lemmas.is_verb(ahead[0]):
            self._open("ing", self._now, conditional=False)
        elif ahead[0] in ("and", "but") and self._has_verb and self._second_subject(number):
            self._open("", None, conditional=self._all[self._now].conditional)

    def _is_condition(self, number: int, ahead: Sequence[str]) -> bool:
        """Whether a condition opens: not at the verb of "the centre provided 2,000 baskets"."""
        if not self._small.starts_with("conditional", ahead):
            return False
        if ahead[0] not in _ALSO_GIVING or ahead[1:2] == ["that"]:
            return True
        before = self._words.words[:number]
        return any(w.lower in _MAY_DEPEND or self._small.plays("possibility", w.lower) for w in before)

    def _open(self, opener: str, parent: int | None, *, conditional: bool) -> None:
        within = conditional or (parent is not None and self._all[parent].in_condition)
        self._all.append(Clause(opener=opener, parent=parent, conditional=conditional, in_condition=within))
        self._now = len(self._all) - 1
        self._has_verb = False

    def _subordinates(self, number: int) -> bool:
        word, following = self._words.lower(number), self._words.lower(number + 1)
        if word == "as":
            return following not in _NOUN_LIKE_AS
        if word == "that" and self._opens_a_condition(number):
            return False
        if word == "that":
            return self._lemmas.is_verb(self._words.lower(number - 1)) or following in _SUBJECT_PRONOUNS
        return not self._small.plays("preposition", word) or self._verb_follows(number)

    def _opens_a_condition(self, number: int) -> bool:
        """ "on condition that", "provided that": the condition is open already."""
        return self._all[self._now].conditional and number - self._opened <= _LONGEST_CONDITION

    def _verb_follows(self, number: int) -> bool:
        """Whether "before" or "after" opens a clause and no phrase: a verb stands before the next mark."""
        for word in self._words.words[number + 1 : number + 1 + _FARTHEST_VERB]:
            if word.mark:
                return False
            if self._lemmas.is_verb(word.text):
                return True
        return False

    def _grants(self, opener: str) -> bool:
        """ "if the north was calm, in the south guns fired": what is granted is so."""
        if opener != "if":
            return False
        lowers = [word.lower for word in self._words.words]
        hanging = "will" in lowers or "'ll" in lowers or self._small.any_plays("possibility", lowers)
        helping = next((n for n, w in enumerate(self._words.words) if w.lemma in ("be", "have", "do")), 0)
        return not hanging and lowers[helping] == "was" and "," in lowers[helping:]

    def _is_inverted_condition(self, number: int) -> bool:
        """ "should the deal fall apart": no subject before it, one after it."""
        word = self._words.lower(number)
        if not self._small.plays("inverting", word) or (word != "should" and number > 0):
            return False
        following = self._words.words[number + 1 : number + 2]
        if number == 0:
            return bool(following) and not following[0].mark
        plural = (
            bool(following)
            and following[0].lower.endswith("s")
            and not self._lemmas.is_verb(following[0].text)
        )
        if word == "should" and plural:
            return True
        return bool(following) and (
            self._small.plays("determiner", following[0].lower)
            or following[0].lower in _SUBJECT_PRONOUNS
            or following[0].capital
        )

    def _second_subject(self, number: int) -> bool:
        """Whether a new subject and its verb follow "and": a clause of its own."""
        for step in range(1, _LONGEST_SECOND_SUBJECT + 1):
            if number + step >= len(self._words):
                return False
            word = self._words.words[number + step]
            if word.mark or self._small.plays("preposition", word.lower):
                return False
            finite = self._lemmas.is_verb(word.text) and not word.lower.endswith("ing")
            if finite and word.lower != word.lemma:
                return step > 1
        return False


def _edges(of_word: Sequence[int]) -> dict[int, tuple[int, int]]:
    """First and last (exclusive) word of each clause: of several words of one, the one put in last stays."""
    last = dict(zip(of_word, range(1, len(of_word) + 1), strict=True))
    first = dict(zip(reversed(of_word), range(len(of_word) - 1, -1, -1), strict=True))
    return {clause: (first[clause], end) for clause, end in last.items()}
