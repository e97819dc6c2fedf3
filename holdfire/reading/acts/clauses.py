"""Cuts a sentence into clauses without a parser: by subordinators, conditions, marks and participles."""

from dataclasses import dataclass

from holdfire.lexicon.clause_words import ClauseWords
from holdfire.lexicon.lemmas import Lemmas
from holdfire.reading.sentence_words import SentenceWords

_HARD_MARKS = frozenset(";:–—")
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_FARTHEST_VERB = 12
_LONGEST_SECOND_SUBJECT = 5
_SHORTEST_TOLD, _LONGEST_SPEAKER, _FEW_VERBS = 4, 9, 2
_NOUN_LIKE_AS = frozenset({"an", "a", "part", "well", "many", "much", "the"})
_SUBJECT_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "you", "i", "there"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause: what opened it ("" for a main clause), the clause it hangs on, whether it is a condition."""

    opener: str
    parent: int | None
    conditional: bool


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a sentence and, for each word, the number of the clause it stands in."""

    all: tuple[Clause, ...]
    of_word: tuple[int, ...]

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
        clause: Clause | None = self.at(word)
        while clause is not None:
            if clause.conditional:
                return True
            clause = self.all[clause.parent] if clause.parent is not None else None
        return False

    def has_condition(self, word: int) -> bool:
        """Whether a condition hangs on the clause of a word."""
        number = self.of_word[word]
        return any(clause.conditional and clause.parent == number for clause in self.all)

    def words_of(self, word: int) -> tuple[int, int]:
        """First and last word (exclusive) of the clause that a word stands in."""
        number = self.of_word[word]
        first = self.of_word.index(number)
        last = len(self.of_word) - self.of_word[::-1].index(number)
        return first, last


def clauses_of(sentence: SentenceWords, lemmas: Lemmas, small: ClauseWords) -> Clauses:
    """The clauses of a sentence."""
    return _Cutter(sentence, lemmas, small).cut()


class _Cutter:
    """Walks the words once and keeps the clause it is in."""

    def __init__(self, sentence: SentenceWords, lemmas: Lemmas, small: ClauseWords) -> None:
        self._words = sentence
        self._lemmas = lemmas
        self._small = small
        self._all = [Clause(opener="", parent=None, conditional=False)]
        self._now = 0
        self._has_verb = False
        self._outside: list[tuple[int, bool]] = []

    def cut(self) -> Clauses:
        of_word: list[int] = []
        for number, word in enumerate(self._words.words):
            if word.mark:
                closing = self._now
                self._at_mark(number)
                of_word.append(closing)
                continue
            self._at_word(number)
            of_word.append(self._now)
            self._has_verb = self._has_verb or self._lemmas.is_verb(word.text)
        return Clauses(tuple(self._all), tuple(of_word))

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
            self._has_verb = self._now != 0 or any(
                self._lemmas.is_verb(word.text) for word in self._words.words[:number]
            )

    def _tail_follows(self, comma: int) -> bool:
        """Whether the rest only says who said it: ", the army said on Monday." """
        rest = self._words.words[comma + 1 :]
        verbs = [n for n, word in enumerate(rest) if self._lemmas.is_verb(word.text)]
        if comma < _SHORTEST_TOLD or not verbs or verbs[0] > _LONGEST_SPEAKER:
            return False
        said = rest[verbs[0]]
        only = all(word.text != "," for word in rest) and len(verbs) <= _FEW_VERBS
        return only and self._small.plays("reporting", said.lemma) and not said.lower.endswith("ing")

    def _closes(self, comma: int) -> bool:
        """Whether a comma ends the open clause."""
        return bool(self._all[self._now].opener) and (self._has_verb or self._starts_sentence(comma))

    def _starts_sentence(self, comma: int) -> bool:
        """Whether the open clause began with the sentence: its first comma then ends it."""
        return self._now == 1 and comma < 18

    def _at_word(self, number: int) -> None:
        ahead = tuple(word.lower for word in self._words.words[number : number + 5])
        comma = self._words.lower(number - 1) == ","
        if self._small.starts_with("conditional", ahead) or self._is_inverted_condition(number):
            self._open(ahead[0], self._now, conditional=True)
        elif self._small.starts_with("subordinator", ahead) and self._subordinates(number):
            self._open(ahead[0], self._now, conditional=False)
        elif comma and ahead[0].endswith("ing") and self._lemmas.is_verb(ahead[0]):
            self._open("ing", self._now, conditional=False)
        elif ahead[0] in ("and", "but") and self._has_verb and self._second_subject(number):
            self._open("", None, conditional=self._all[self._now].conditional)

    def _open(self, opener: str, parent: int | None, *, conditional: bool) -> None:
        self._all.append(Clause(opener=opener, parent=parent, conditional=conditional))
        self._now = len(self._all) - 1
        self._has_verb = False

    def _subordinates(self, number: int) -> bool:
        word, following = self._words.lower(number), self._words.lower(number + 1)
        if word == "as":
            return following not in _NOUN_LIKE_AS
        if word == "that":
            return self._lemmas.is_verb(self._words.lower(number - 1)) or following in _SUBJECT_PRONOUNS
        return not self._small.plays("preposition", word) or self._verb_follows(number)

    def _verb_follows(self, number: int) -> bool:
        """Whether "before" or "after" opens a clause and no phrase: a verb stands before the next mark."""
        for word in self._words.words[number + 1 : number + 1 + _FARTHEST_VERB]:
            if word.mark:
                return False
            if self._lemmas.is_verb(word.text):
                return True
        return False

    def _is_inverted_condition(self, number: int) -> bool:
        """ "should the deal fall apart": no subject before it, one after it."""
        word = self._words.lower(number)
        if not self._small.plays("inverting", word) or (word != "should" and number > 0):
            return False
        following = self._words.words[number + 1 : number + 2]
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
