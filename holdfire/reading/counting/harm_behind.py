"""Harm told behind those counted, of whom they are the subject."""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfire.reading.counting.counted import Counted
from holdfire.reading.counting.harm_outcome import OutcomeReader, Told
from holdfire.reading.word_stream import is_at

REACH = 24
"""How many words after those counted what befell them may be told."""
AUXILIARY_REACH = 6
"""How many words after "were" it must be told."""
ASIDE_REACH = 12
"""How many words an aside between commas may have."""


@dataclass(frozen=True, slots=True)
class BehindReader(OutcomeReader):
    """Reads the clause behind those counted."""

    def _as_subject(self, place: int, counted: Counted) -> Told | None:
        """What is told behind; of people "on a bus" or "from one family" only where "who" leads on."""
        leads_on = is_at(self.words, counted.stop, ",") + counted.stop
        relative = self.book.roles["relative"].stop(self.words, leads_on)
        return None if self._is_led(counted.start) and not relative else self._behind(place, counted.stop)

    def _behind(self, place: int, start: int) -> Told | None:
        """ "five people, including a child, were killed or injured", "two men in the boat drowned"."""
        at, book, words = start, self.book, self.words
        starts = {other.start: other for other in self.every[place + 1 : place + 5]}
        only_joined, aside = True, False
        while at < min(start + REACH, len(words)):
            if at in starts:
                aside_here = only_joined or self._is_led(at) or self._is_a_part(starts[at])
                past = self._past(starts[at])
                if starts[at].harm or not aside_here or past is None:
                    return None
                at = past
                continue
            if words[at].key not in book.clause_words:
                only_joined = False
                at += 1
                continue
            did = book.harm["did"].longest(words, at) or self._suffered_alone(at)
            if did and not book.roles["determiner"].ends_before(words, at, 1):  # "for the drowned"
                return None if self._is_unreal(at) else Told(did[0], at, did[1])
            if book.roles["auxiliary"].stop(words, at):
                people = self._are_people(place)
                told = self._after_auxiliary(at, people=people) or self._further_on(at, starts, people=people)
                if told or not aside:
                    return told
                aside = False
            elif self._ends_the_clause(at):
                return None
            aside = aside or book.roles["relative"].stop(words, at) is not None
            joined = book.roles["coordination"].stop(words, at)
            told = self._outcome(at + 1) if is_at(words, at, ",") and not only_joined else None
            if told and self._ends_at(told.stop):
                return told
            only_joined = only_joined and bool(joined)
            at = min([joined or at + 1, *(first for first in starts if first > at)])
        return None

    def _past(self, other: Counted) -> int | None:
        """Behind others counted; behind "five of them from one family," to its comma. None where what follows
        is told of them alone: "one of whom died"."""
        if not self._is_a_part(other):
            return other.stop
        ahead = range(other.stop, min(other.stop + ASIDE_REACH, len(self.words)))
        comma = next((at for at in ahead if is_at(self.words, at, ",")), None)
        if comma is not None:
            told = any(self.book.harm["did"].stop(self.words, at) for at in range(other.stop, comma))
            return other.stop if told else comma
        alone = (self.book.harm["did"], self.book.roles["auxiliary"])
        of_them = other.of_them and self.book.roles["partitive"].stop(self.words, other.quantity.stop)
        return None if of_them and any(one.stop(self.words, other.stop) for one in alone) else other.stop

    def _is_a_part(self, other: Counted) -> bool:
        return other.of_them or self.book.roles["part"].stop(self.words, other.start) is not None

    def _after_auxiliary(self, at: int, *, people: bool) -> Told | None:
        roles, words = self.book.roles, self.words
        for here in range(at, min(at + AUXILIARY_REACH, len(words))):
            outcome = self._outcome(here, people=people)
            if outcome:
                return None if self._is_unreal(at) else outcome
            if roles["obliged"].stop(words, here):
                continue
            to_be = (
                roles["infinitive"].stop(words, here)
                and roles["auxiliary"].stop(words, here - 1)
                and not roles["obliged"].ends_before(words, here + 1)
            )
            if to_be or not any(roles[role].stop(words, here) for role in ("auxiliary", "adverb")):
                return None
        return None

    def _further_on(self, at: int, starts: Mapping[int, Counted], *, people: bool) -> Told | None:
        """ "were herded into trucks and driven away" """
        for here in range(at + 1, min(at + ASIDE_REACH, len(self.words))):
            if here in starts or self._ends_the_clause(here):
                return None
            joint = self.book.roles["and"].stop(self.words, here)
            outcome = self._outcome(joint, people=people) if joint else None
            if outcome:
                return None if self._is_unreal(at) else outcome
        return None
