"""What befell people counted, as the words at one place tell it, and whether it is said to be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from holdfire.reading.counting.count_words import CountWords
from holdfire.reading.counting.counted import Counted
from holdfire.reading.word_stream import Words, is_at

KILLED, WOUNDED, MISSING, DISPLACED = "killed", "wounded", "missing", "displaced"
DETAINED, RELEASED = "detained", "released"
SUPPOSED_REACH = 12
"""How many words before those counted "if" or "it is feared" may stand."""


class Told(NamedTuple):
    """What befell those counted, and from which to before which word it is told."""

    what: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class OutcomeReader:
    """Reads one sentence; `every` are all counted in it, in order."""

    words: Words
    every: Sequence[Counted]
    book: CountWords

    def _outcome(self, at: int, *, people: bool = True) -> Told | None:
        """The participle at word `at`, with a second one joined to it."""
        words, book = self.words, self.book
        after = book.harm["people_after" if people else "after"]
        first = after.longest(words, at) or self._suffered_alone(at)
        if not first:
            return None
        what, stop = first
        second = after.longest(words, stop + 1) if self._joins(stop) else None
        if second and any(second[1] == one.start for one in self.every):
            second = None  # "left 200 dead and displaced 5,000"
        if second and second[0] != what and not book.roles["auxiliary"].stop(words, second[1]):
            if second[0] == KILLED and (what != WOUNDED or stop > at + 1) and is_at(words, stop, "and"):
                return Told(KILLED, at, second[1])  # "shot in the chest and killed", "abducted and killed"
            return Told(f"{what} or {second[0]}", at, second[1])
        return Told(what, at, stop)

    def _suffered_alone(self, at: int) -> tuple[str, int] | None:
        """ "nine others suffered" """
        alone = self.book.roles["suffered_alone"].stop(self.words, at)
        return ("wounded", alone) if alone and self._ends_at(alone) else None

    def _ends_at(self, at: int) -> bool:
        """Whether no object can follow here."""
        if at >= len(self.words) or not self.words[at].text[0].isalnum():
            return True
        return any(self.book.roles[role].stop(self.words, at) for role in ("place_lead", "stop", "and"))

    def _joins(self, at: int) -> bool:
        return any(self.book.roles[role].stop(self.words, at) == at + 1 for role in ("and", "or"))

    def _past_gravity(self, at: int) -> int:
        """Behind "slightly" and "reportedly" before a participle."""
        while self.book.roles["gravity"].stop(self.words, at) == at + 1 or self._is_an_adverb(at):
            at += 1
        return at

    def _is_an_adverb(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].key.endswith(self.book.adverb_endings)

    def _ends_the_clause(self, at: int) -> bool:
        """A word after which others are told of; "officials said," between commas is none."""
        roles, words = self.book.roles, self.words
        if roles["modal"].stop(words, at):
            return words[at].text[0].islower()
        if is_at(words, at, ".") and at + 1 < len(words):
            return not words[at + 1].text[0].islower()  # "at 4 p.m. and"
        if roles["saying"].stop(words, at):
            return not is_at(words, at + 1, ",")
        return roles["stop"].stop(words, at) is not None

    def _is_led(self, start: int) -> bool:
        """Whether a preposition stands before it."""
        roles = self.book.roles
        while start and roles["determiner"].stop(self.words, start - 1) == start:
            start -= 1
        return roles["case"].ends_before(self.words, start, 1)

    def _is_unreal(self, at: int) -> bool:
        """ "could be killed", "to kill five", "did not kill", "may have killed" """
        roles, words = self.book.roles, self.words
        for here in range(at - 1, max(-1, at - 4), -1):
            if roles["modal"].stop(words, here):
                return words[here].text[0].islower()
            if roles["negation"].stop(words, here):
                return True
            if roles["infinitive"].stop(words, here):
                perfect = roles["perfect"].stop(words, here + 1)  # "claims to have killed"
                return not (perfect or roles["adverb"].stop(words, here - 1))
            if not any(roles[role].stop(words, here) for role in ("auxiliary", "adverb")):
                return False
        return False

    def _are_people(self, place: int) -> bool:
        """Whether people are counted here, or by a bare number like those before it ("two more fell")."""
        counted = self.every[place]
        return counted.person or (counted.noun is None and any(one.person for one in self.every[:place]))

    def _near(self, role: str, at: int, reach: int) -> bool:
        return any(self.book.roles[role].stop(self.words, n) for n in range(max(0, at - reach), at))

    def _is_supposed(self, start: int) -> bool:
        """Whether "if", "it is feared" or "threatened to" stands before it in its clause."""
        roles, words = self.book.roles, self.words
        for at in range(start - 1, max(-1, start - SUPPOSED_REACH), -1):
            if roles["unreal"].stop(words, at):
                return True
            if roles["turn"].stop(words, at) or is_at(words, at, ","):
                return False
        return False
