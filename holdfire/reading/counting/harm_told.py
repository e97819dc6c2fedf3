"""Tells what befell people counted, from the words behind them, before them or far before ("the toll")."""

from dataclasses import dataclass

from holdfire.reading.counting.count_words import UNHARMED
from holdfire.reading.counting.counted import Counted
from holdfire.reading.counting.harm_before import BeforeReader
from holdfire.reading.counting.harm_behind import BehindReader
from holdfire.reading.counting.harm_framed import whom_they
from holdfire.reading.counting.harm_later import LaterReader
from holdfire.reading.counting.harm_outcome import DETAINED, DISPLACED, KILLED, MISSING, RELEASED, Told
from holdfire.reading.word_stream import is_at

BEFORE_REACH = 6
"""How many words the telling before those counted may have."""
ARMED = frozenset({"soldier", "fighter", "officer"})
"""Groups that flee or leave without being displaced."""


@dataclass(frozen=True, slots=True)
class HarmReader(BehindReader, BeforeReader, LaterReader):
    """Reads what befell those counted in one sentence; `every` are all counted in it, in order."""

    def told_of(self, place: int) -> Told | None:
        """What befell those counted at this place, by their own words."""
        counted = self.every[place]
        if counted.noun and not counted.noun.person:
            return self._bodies(counted)
        if self._is_supposed(counted.start) or self._is_theirs(place):
            return None
        if counted.harm:
            return self._of_the_harmed(place, counted)
        if self._is_a_fraction(counted.start):
            return None
        told = self._told(place, counted)
        if told and (told.what == UNHARMED or (told.what == DISPLACED and counted.group in ARMED)):
            return None
        if told and told.what in (DETAINED, MISSING) and self._released_behind(max(told.stop, counted.stop)):
            return None
        if told and told.what != KILLED and (end := self._fatal_end(max(told.stop, counted.stop))):
            return Told(KILLED, told.start, end)
        later = self.told_of_them(place) if told and told.what == DETAINED else None
        if later and later.what == KILLED:
            return later
        if told is None and counted.was and not self._released_behind(counted.stop):
            return Told(counted.was, counted.stop, counted.stop)
        return told

    def _is_theirs(self, place: int) -> bool:
        """Whether only those just counted are said to be of these ("four members of one family")."""
        start = self.every[place].start
        before = self.every[place - 1] if place else None
        if before is None or before.of_them:
            return False
        ends = self.book.roles["of"].stop(self.words, before.stop) == start and before.person
        return ends or (before.stop == start and before.quantity.stop < start)

    def _is_a_fraction(self, start: int) -> bool:
        """ "half of the 40 passengers" """
        return self.book.roles["fraction"].ends_before(self.words, start, 5)

    def of_the_whole(self, place: int) -> Told | None:
        """What befell all of "four of the nine men taken by a patrol": told just behind them, and of the
        part besides what is told further on."""
        counted = self.every[place]
        if counted.whole is None:
            return None
        if counted.harm:
            return Told(counted.harm, counted.stop, counted.stop)
        if counted.was:
            return Told(counted.was, counted.stop, counted.stop)
        by_others = whom_they(self.words, counted, self.book)
        return Told(*by_others) if by_others else self._outcome(counted.stop)

    def _told(self, place: int, counted: Counted) -> Told | None:
        before = self._before(place, counted)
        if before and before.what == RELEASED:
            return before
        direct = self._outcome(self._past_gravity(counted.stop), people=self._are_people(place))
        if direct and (self._is_a_sentence(counted.start, direct) or _goes_before(before, direct)):
            direct = None
        if direct and not self._acts_on_others(place, direct):
            return self._behind(place, direct.stop) or direct if counted.whole else direct
        return (
            before
            or self._framed(counted)
            or self._before_named(counted)
            or (None if direct else self._as_subject(place, counted))
            or self._toll(counted)
        )

    def _is_a_sentence(self, start: int, direct: Told) -> bool:
        """ "sentenced five men to death" """
        return is_at(self.words, direct.start, "to") and self._near("sentence", start, BEFORE_REACH)

    def _of_the_harmed(self, place: int, counted: Counted) -> Told | None:
        """ "12 dead", "two of the wounded died": what is told of some of them goes before. How badly some of
        the wounded are hurt, or that lives were saved, harms nobody."""
        at, own = counted.stop, Told(counted.harm or "", counted.stop, counted.stop)
        if self._near("spared", counted.start, 4):
            return None
        if not (counted.whole or self._near("of_the", counted.stop - 1, 2)):
            return own
        if self._gravely(at):
            return None
        further = self._behind(place, at)
        if further is None and counted.quantity.high is None and counted.quantity.qualifier:
            return None  # "some of the wounded had waited"
        return None if further and further.what == RELEASED else further or own

    def _gravely(self, at: int) -> bool:
        roles = self.book.roles
        return any(roles["gravity"].stop(self.words, n) for n in range(at, min(at + 4, len(self.words))))

    def _acts_on_others(self, place: int, direct: Told) -> bool:
        """ "a soldier killed three men": the word is what they did."""
        counted = self.every[place]
        if not counted.person or self.book.harm["people_before"].stop(self.words, direct.start) is None:
            return False
        at = direct.stop
        behind = self.every[place + 1] if place + 1 < len(self.every) else None
        if behind and behind.start == at:
            return behind.noun is not None or behind.implied
        return self.book.roles["determiner"].stop(self.words, at) is not None


def _goes_before(before: Told | None, direct: Told) -> bool:
    """ "kidnapped four from their homes" """
    return before is not None and direct.what == DISPLACED
