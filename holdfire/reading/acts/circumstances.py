"""Finds where and when an act is said to have happened, and whom it hurt, clause by clause."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from typing import TypeVar

from holdfire.lexicon.place_words import PlaceWords
from holdfire.lexicon.trigger_patterns import Family
from holdfire.model.act import Act
from holdfire.model.count import Count
from holdfire.model.place import PlaceRef
from holdfire.model.span import Span
from holdfire.model.when import Precision, TimeRef, When
from holdfire.reading.acts.acts_told import ActTold
from holdfire.reading.acts.clauses import Clauses
from holdfire.reading.sentence_words import SentenceWords

HARM = frozenset({"killed", "wounded", "killed or wounded", "casualties", "missing", "displaced", "detained"})
"""What a count must count to be harm."""

_SAID = frozenset(
    {
        Act.ACCUSATION,
        Act.DENIAL,
        Act.CLAIM_OF_RESPONSIBILITY,
        Act.THREAT,
        Act.DEMAND,
        Act.PROMISE,
        Act.REFUSAL,
        Act.SUPPORT,
        Act.CRITICISM,
        Act.INVESTIGATION,
    }
)
"""Acts done by words alone: the places named in them are those of what they speak of."""

_OPENING = 2
_FARTHEST_SAYING, _CLOSE_BEHIND = 9, 3
_FARTHEST_SAID = 8
"""How far before, and behind, a verb of saying the place may be where it is said."""

_LYING, _LONGEST_LYING = frozenset({"genitive", "near", "within", "direction", "area"}), 3
"""What may stand between a place and another that says where it lies."""

_TAKING = frozenset({Act.ARREST, Act.ABDUCTION})
"""Acts by which people come to be held."""

_DATING = frozenset({"after", "before", "since", "until", "when"})


_Thing = TypeVar("_Thing", PlaceRef, TimeRef)


@dataclass(frozen=True)
class CircumstanceReader:
    """Finds the circumstances of acts in one sentence from what was found in it; `sayings` are its verbs of
    saying, by the number of their word. Without slots, which would not allow what is worked out once."""

    sentence: SentenceWords
    clauses: Clauses
    places: Sequence[PlaceRef]
    times: Sequence[TimeRef]
    counts: Sequence[Count]
    sayings: Sequence[int] = ()

    def place_of(self, told: ActTold) -> PlaceRef | None:
        """The place of an act: of its own clause, behind it rather than before it; else of the sentence.
        Where it came from ("fired from the hills") only where no other place is named, and where its people
        live who tell it ("residents of Northtown said") only where nothing else is. What is done by words has
        a place only where the sentence opens with it or it stands right behind ("denied in Geneva that")."""
        if told.trigger.act in _SAID:
            return next((place for place in self.places if self._is_said_at(place, told)), None)
        likely = [place for place in self._spots if self._may_be_of(place, told)]
        likely = [place for place in likely if not self._is_only_direction(place)]
        struck = [place for place in likely if not self._is_origin(place)]
        return self._nearest(told, struck) or self._nearest(told, likely) or self._told_by_locals(told)

    @cached_property
    def _spots(self) -> list[PlaceRef]:
        """The places but for those that only tell where the one before lies ("the village of Varnak south of
        Northtown", "Hill Street in Northtown")."""
        spots: list[PlaceRef] = []
        for place in sorted(self.places, key=lambda place: (place.span.start, -place.span.end)):
            before = spots[-1].span if spots else None
            if before and (place.span.start < before.end or self._only_lies(before, place.span)):
                continue
            spots.append(place)
        return spots

    def _only_lies(self, one: Span, other: Span) -> bool:
        """Whether nothing stands between two places but what says how the first lies to the second."""
        words = PlaceWords.of_all_languages()
        first, last = self.sentence.at(one.end - 1) + 1, self.sentence.at(other.start)
        between = [word.lower for word in self.sentence.words[first:last]]
        return 0 < len(between) <= _LONGEST_LYING and all(_LYING & words.kinds_of([word]) for word in between)

    def _is_said_at(self, place: PlaceRef, told: ActTold) -> bool:
        at = self.sentence.at(place.span.start)
        words = PlaceWords.of_all_languages()
        placed = any(words.has_kind(self.sentence.lower(0), kind) for kind in ("within", "near"))
        return (placed and at <= _OPENING and at < told.first) or told.last <= at <= told.last + 1

    def _may_be_of(self, place: PlaceRef, told: ActTold) -> bool:
        """Whether an act may have happened there: not where only some of it did ("nine, two of them in
        Northtown"), where it is told from, or where happened what a step of the truce followed or dates
        ("halted after a raid on", "shelled Northtown hours after a truce began")."""
        at = self.sentence.at(place.span.start)
        if at >= len(self.sentence) or self._is_of_some(at, told) or self._is_tellers_seat(at, told):
            return False
        first, last = min(told.last, at), max(told.first, at)
        follows = told.trigger.family is Family.TRUCE and _any_in(self._cues["following"], first, last)
        return not follows and not _any_in(self._cues[";"], first, last)

    def _is_of_some(self, at: int, told: ActTold) -> bool:
        """ "Nine clashes, two of them in Northtown", "mostly in Northtown"."""
        return _any_in(self._cues["partial"], told.last, at)

    def _is_tellers_seat(self, at: int, told: ActTold) -> bool:
        """ "The truce holds, groups in Northtown say", "said in Northtown that ...": where it is told."""
        words = self.sentence.words
        for verb in self.sayings:
            if told.first <= verb < told.last:
                continue
            parted = any(word.mark for word in words[told.last : at]) or told.first > verb
            subject = at < verb <= at + _FARTHEST_SAYING and not at < told.first < verb
            if subject and parted and not any(word.mark for word in words[at:verb]):
                return True
            said_there = verb < at <= verb + _CLOSE_BEHIND and told.first > at
            if said_there and (
                not self._in_clause(told, verb) or _any_in(self._cues["content"], at, told.first)
            ):
                return True
        return False

    def _told_by_locals(self, told: ActTold) -> PlaceRef | None:
        """The one place whose people tell of an act that no other place is told of."""
        words = PlaceWords.of_all_languages()
        places = []
        for place in self.places:
            at = self.sentence.at(place.span.start)
            near = (self.sentence.lemma(at - 1), self.sentence.lemma(at - 2))
            if any(words.has_kind(word, "locals") for word in near):
                places.append(place)
        apart = told.trigger.family is not Family.TRUCE
        return places[0] if len(places) == len(self.places) == 1 and apart else None

    @cached_property
    def _cues(self) -> dict[str, list[int]]:
        """Where in the sentence the words stand that part an act from a place."""
        words, lowers = PlaceWords.of_all_languages(), [word.lower for word in self.sentence.words]
        found: dict[str, list[int]] = {kind: [] for kind in ("partial", "following", "content", ";")}
        for number, small in enumerate(lowers):
            if small not in words.kinds and small not in words.phrase_endings and small != ";":
                continue
            for kind in ("partial", "following", "content"):
                if words.has_kind(small, kind):
                    found[kind].append(number)
            if small == ";":
                found[";"].append(number)
            if words.phrase_before("partial", lowers[max(0, number - 2) : number + 1]):
                found["partial"].append(number)
        return found

    def when_of(self, told: ActTold) -> When | None:
        """The time of an act: of its own clause, else of the sentence where all name one time; a step of the
        truce that only dates another act has none but its own."""
        times = [time for time in self.times if time.when is not None]
        opener = self.clauses.at(told.first).opener
        if told.trigger.family is Family.TRUCE and opener in _DATING:
            times = [time for time in times if self._in_clause(told, self.sentence.at(time.span.start))]
        near = self._nearest(told, times)
        if near is None or not self._is_of_saying(self.sentence.at(near.span.start), told):
            return near.when if near else None
        return _that_day_or_before(near.when)

    def _is_of_saying(self, at: int, told: ActTold) -> bool:
        """ "..., the army said on Monday", "said on Monday that": when it was said, not when it happened."""
        words = self.sentence.words
        for verb in self.sayings:
            apart = told.last <= verb or at < told.first
            if apart and verb < at <= verb + _FARTHEST_SAID and not self._in_clause(told, at):
                return not any(word.mark for word in words[verb:at])
        return False

    def _is_origin(self, place: PlaceRef) -> bool:
        at = self.sentence.at(place.span.start)
        return "from" in (self.sentence.lower(at - 1), self.sentence.lower(at - 2))

    def _is_only_direction(self, place: PlaceRef) -> bool:
        """ "From the side of Northtown": which way it came, not even from where."""
        first = self.sentence.lower(self.sentence.at(place.span.start))
        return self._is_origin(place) and PlaceWords.of_all_languages().has_kind(first, "whence")

    def harm_of(self, told: ActTold, force: Sequence[ActTold]) -> tuple[Count, ...]:
        """The dead and hurt that this act of force claimed: those nearer to it than to any other."""
        if told.trigger.family is not Family.FORCE:
            return ()
        return tuple(count for count in self._harms() if self._cause_of(count, force) is told)

    def _harms(self) -> Iterable[Count]:
        return (count for count in self.counts if count.what in HARM and not count.background)

    def _cause_of(self, count: Count, force: Sequence[ActTold]) -> ActTold | None:
        """The act of force a count of harm hangs on: one that kills in its words, else the last before."""
        at = self.sentence.at(count.span.start)
        fitting = [told for told in force if told.trigger.act is not Act.ARREST]
        if count.what == "detained":
            fitting = [told for told in force if told.trigger.act in _TAKING] or fitting
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


def _that_day_or_before(said: When | None) -> When | None:
    """The time of what was said on a day: that day or the one before."""
    if said is None or said.earliest is None or said.precision is not Precision.DAY:
        return said
    return replace(said, earliest=said.earliest - timedelta(days=1), precision=Precision.RANGE)


def _any_in(numbers: Sequence[int], first: int, last: int) -> bool:
    """Whether one of the numbers, which are in order, is from `first` to `last` (exclusive)."""
    place = bisect_left(numbers, first)
    return place < len(numbers) and numbers[place] < last
