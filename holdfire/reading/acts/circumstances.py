"""Finds where and when an act is said to have happened, and whom it hurt, clause by clause."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Act
from holdfire.model.count import Count
from holdfire.model.place import PlaceRef
from holdfire.model.when import TimeRef, When
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.sentence_words import SentenceWords

HARM = frozenset(
    {"killed", "wounded", "injured", "casualties", "missing", "displaced", "dead", "hurt", "arrested"}
)
"""What a count must count to be harm."""

_DATING = frozenset({"after", "before", "since", "until", "when"})


_Thing = TypeVar("_Thing", PlaceRef, TimeRef)


@dataclass(frozen=True, slots=True)
class CircumstanceReader:
    """Finds the circumstances of acts in one sentence from what was found in it; `sayings` are its verbs of
    saying, by the number of their word."""

    sentence: SentenceWords
    clauses: Clauses
    places: Sequence[PlaceRef]
    times: Sequence[TimeRef]
    counts: Sequence[Count]
    sayings: Sequence[int] = ()

    def place_of(self, told: ActTold) -> PlaceRef | None:
        """The place of an act: of its own clause, behind it rather than before it; else of the sentence.
        Where it came from ("fired from the hills") only where no other place is named."""
        struck = [place for place in self.places if not self._is_origin(place)]
        return self._nearest(told, struck) or self._nearest(told, self.places)

    def when_of(self, told: ActTold) -> When | None:
        """The time of an act: of its own clause, else of the sentence where all name one time; a step of the
        truce that only dates another act has none but its own."""
        times = [time for time in self.times if time.when is not None]
        opener = self.clauses.at(told.first).opener
        if told.trigger.family is Family.TRUCE and opener in _DATING:
            times = [time for time in times if self._in_clause(told, self.sentence.at(time.span.start))]
        near = self._nearest(told, times)
        return near.when if near else None

    def _is_origin(self, place: PlaceRef) -> bool:
        at = self.sentence.at(place.span.start)
        return "from" in (self.sentence.lower(at - 1), self.sentence.lower(at - 2))

    def harm_of(self, told: ActTold, force: Sequence[ActTold]) -> tuple[Count, ...]:
        """The dead and hurt that this act of force claimed: those nearer to it than to any other."""
        if told.trigger.family is not Family.FORCE:
            return ()
        return tuple(count for count in self._harms() if self._cause_of(count, force) is told)

    def _harms(self) -> Iterable[Count]:
        return (count for count in self.counts if count.what in HARM)

    def _cause_of(self, count: Count, force: Sequence[ActTold]) -> ActTold | None:
        """The act of force a count of harm hangs on: one that kills in its words, else the last before."""
        at = self.sentence.at(count.span.start)
        arrests = count.what == "arrested"
        fitting = [told for told in force if (told.trigger.act is Act.ARREST) == arrests]
        inside = [told for told in fitting if told.first >= at and self._holds(count, told)]
        before = [told for told in fitting if told.first <= at or self._holds(count, told)]
        after = [told for told in fitting if told not in before]
        return next(iter(inside or before[-1:] or after), None)

    def _holds(self, count: Count, told: ActTold) -> bool:
        word = self.sentence.words[told.first]
        return count.span.start <= word.start < count.span.end

    def _nearest(self, told: ActTold, things: Sequence[_Thing]) -> _Thing | None:
        placed = [(self.sentence.at(thing.span.start), thing) for thing in things]
        placed = [(at, thing) for at, thing in placed if not self._of_the_teller(at, told)]
        own = [(at, thing) for at, thing in placed if self._in_clause(told, at)]
        behind = [pair for pair in own if pair[0] >= told.first]
        if behind or own:
            return min(behind or own, key=lambda pair: abs(pair[0] - told.first))[1]
        if len({thing.span.text for _, thing in placed}) == 1:
            return placed[0][1]
        parent = self.clauses.at(told.first).parent
        above = [
            (at, thing)
            for at, thing in placed
            if at < len(self.sentence) and self.clauses.of_word[at] == parent
        ]
        return above[0][1] if above else None

    def _of_the_teller(self, at: int, told: ActTold) -> bool:
        """ "The centre at Hmeimim said that ...": it stands in the name of who tells it."""
        behind = [verb for verb in self.sayings if at < verb < told.first]
        return bool(behind) and not any(word.mark for word in self.sentence.words[at : behind[0]])

    def _in_clause(self, told: ActTold, at: int) -> bool:
        return at < len(self.sentence) and self.clauses.same(told.first, at)
