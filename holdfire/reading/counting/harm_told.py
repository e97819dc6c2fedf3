"""Tells what befell people counted, from the words behind them, before them or far before ("the toll")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from holdfire.reading.counting.count_words import UNHARMED, CountWords
from holdfire.reading.counting.counted import Counted, ends_behind
from holdfire.reading.counting.harm_framed import framed_around, whom_they
from holdfire.reading.word_stream import Words, is_at

REACH = 24
"""How many words after those counted what befell them may be told."""
TOLL_REACH = 12
"""How many words before a number the word "toll" may stand."""
AUXILIARY_REACH = 6
"""How many words after "were" it must be told."""
ASIDE_REACH = 12
"""How many words an aside between commas may have."""
BEFORE_REACH = 6
"""How many words the telling before those counted may have."""
SUPPOSED_REACH = 12
"""How many words before those counted "if" or "it is feared" may stand."""
NAME_REACH = 8
"""How many words a name with its titles may have."""
BODY_REACH = 8
"""How many words from bodies their recovery may be told."""

KILLED, WOUNDED, MISSING, DISPLACED = "killed", "wounded", "missing", "displaced"
DETAINED, RELEASED = "detained", "released"
ARMED = frozenset({"soldier", "fighter", "officer"})
"""Groups that flee or leave without being displaced."""


class Told(NamedTuple):
    """What befell those counted, and from which to before which word it is told."""

    what: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class HarmReader:
    """Reads what befell those counted in one sentence; `every` are all counted in it, in order."""

    words: Words
    every: Sequence[Counted]
    book: CountWords

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

    def _fatal_end(self, start: int) -> int | None:
        """Where "and later died in hospital" or "; he died" stops behind those harmed otherwise."""
        roles, words = self.book.roles, self.words
        starts = {counted.start for counted in self.every}
        for at in range(start, min(start + REACH, len(words))):
            if at in starts:
                return None
            leads = roles["and"].stop(words, at) or roles["relative"].stop(words, at)
            leads = leads or (roles["subject"].stop(words, at) if roles["stop"].stop(words, at - 1) else None)
            while leads and (stop := roles["adverb"].stop(words, leads)):
                leads = stop
            died = leads and (self.book.harm["did"].longest(words, leads) or self._found_dead(leads))
            if died and died[0] == KILLED:
                return died[1]
        return None

    def _found_dead(self, at: int) -> tuple[str, int] | None:
        """ "found dead", "executed" with nobody behind whom they executed """
        found = self.book.harm["after"].longest(self.words, at)
        alone = found and self._ends_at(found[1]) and all(found[1] != one.start for one in self.every)
        return found if alone else None

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

    def _are_people(self, place: int) -> bool:
        """Whether people are counted here, or by a bare number like those before it ("two more fell")."""
        counted = self.every[place]
        return counted.person or (counted.noun is None and any(one.person for one in self.every[:place]))

    def _past_gravity(self, at: int) -> int:
        """Behind "slightly" and "reportedly" before a participle."""
        while self.book.roles["gravity"].stop(self.words, at) == at + 1 or self._is_an_adverb(at):
            at += 1
        return at

    def _is_an_adverb(self, at: int) -> bool:
        return at < len(self.words) and self.words[at].key.endswith(self.book.adverb_endings)

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

    def _as_subject(self, place: int, counted: Counted) -> Told | None:
        """What is told behind; of people "on a bus" or "from one family" only where "who" leads on."""
        leads_on = is_at(self.words, counted.stop, ",") + counted.stop
        relative = self.book.roles["relative"].stop(self.words, leads_on)
        return None if self._is_led(counted.start) and not relative else self._behind(place, counted.stop)

    def _is_led(self, start: int) -> bool:
        """Whether a preposition stands before it."""
        roles = self.book.roles
        while start and roles["determiner"].stop(self.words, start - 1) == start:
            start -= 1
        return roles["case"].ends_before(self.words, start, 1)

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
            if did:
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
        told = any(self.book.harm["did"].stop(self.words, at) for at in ahead[: (comma or 0) - other.stop])
        if comma is None and other.of_them and self.book.roles["partitive"].stop(self.words, other.quantity.stop):
            alone = (self.book.harm["did"], self.book.roles["auxiliary"])
            return None if any(one.stop(self.words, other.stop) for one in alone) else other.stop
        return other.stop if told or comma is None else comma

    def _is_a_part(self, other: Counted) -> bool:
        return other.of_them or self.book.roles["part"].stop(self.words, other.start) is not None

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

    def _before(self, place: int, counted: Counted) -> Told | None:
        """ "killing five", "wounded or killed at least 12", "killed on the spot the two guards" """
        stop = counted.start
        for role in ("determiner", "gap"):
            for start in range(max(0, stop - 3), stop):
                if self.book.roles[role].stop(self.words, start) == stop:
                    stop = start
                    break
        stop -= stop > 0 and self._is_an_adverb(stop - 1)
        if stop and self.words[stop - 1].key not in self.book.before_lasts:
            return None
        alone = counted.person or ends_behind(self.words, counted.stop, self.book)
        book = self.book.harm["people_before" if alone and self._are_people(place) else "before"]
        for at in range(max(0, stop - BEFORE_REACH), stop):
            found = book.longest(self.words, at)
            if not found:
                continue
            what, after = found
            if after != stop:
                second = book.longest(self.words, after + 1) if self._joins(after) else None
                if not second or second[1] != stop:
                    continue
                what = what if what == second[0] else f"{what} or {second[0]}"
            return None if self._is_unreal(at) or self._is_a_handover(at, what) else Told(what, at, stop)
        return None

    def _framed(self, counted: Counted) -> Told | None:
        """ "took seven prisoners", "killed were two guards" """
        framed = framed_around(self.words, counted, self.book)
        return Told(*framed) if framed and not self._is_unreal(framed[1]) else None

    def _before_named(self, counted: Counted) -> Told | None:
        """ "killed Commander Omar, 44, his wife and three of his men": beside one told by name."""
        words, roles, stop = self.words, self.book.roles, counted.start - 1
        if stop < 1 or not (is_at(words, stop, ",") or roles["and"].stop(words, stop)):
            return None
        book = self.book.harm["people_before" if counted.person else "before"]
        told_of = {one.start for one in self.every}
        named = False
        for at in range(stop - 1, max(-1, stop - NAME_REACH), -1):
            found = book.longest(words, at)
            if found and found[1] < stop:
                told = named and not self._is_unreal(at)
                return Told(found[0], at, found[1]) if told else None
            named = named or words[at].text[0].isupper()
            part_of_name = words[at].text[0].isalnum() or is_at(words, at, ",")
            if at in told_of or not part_of_name or roles["case"].stop(words, at) or self._ends_the_clause(at):
                return None
        return None

    def _is_a_handover(self, at: int, what: str) -> bool:
        """ "handed over the bodies of 12": who died long before."""
        bodies = self.book.roles["body"].stop(self.words, at)
        return what == KILLED and bodies is not None and self._near("handed_over", at, BODY_REACH)

    def _bodies(self, counted: Counted) -> Told | None:
        """ "31 bodies were pulled from the rubble" """
        if not self.book.roles["body"].stop(self.words, counted.stop - 1):
            return None
        around = range(max(0, counted.start - 4), min(counted.stop + BODY_REACH, len(self.words)))
        found = next((at for at in around if self.book.roles["recovered"].stop(self.words, at)), None)
        given = any(self.book.roles["handed_over"].stop(self.words, at) for at in around)
        return None if found is None or given else Told(KILLED, counted.stop, counted.stop)

    def _toll(self, counted: Counted) -> Told | None:
        """ "brought the death toll to 23", "raised to 23 the number of dead" """
        start, roles, toll = counted.start, self.book.roles, self.book.harm["toll"]
        if any(roles[role].ends_before(self.words, start, 4) for role in ("to_value", "value")):
            for at in range(start - 1, max(-1, start - TOLL_REACH - 1), -1):
                found = toll.longest(self.words, at) or self._number_of(at, start)
                if found:
                    return None if self._is_expected(at, start) else Told(found[0], start, start)
        behind = next(filter(None, (toll.longest(self.words, counted.stop + n) for n in (0, 1))), None)
        raised = roles["to_value"].ends_before(self.words, start)
        return Told(behind[0], start, start) if behind and raised else None

    def _is_expected(self, start: int, stop: int) -> bool:
        """ "the toll could rise to 50" """
        roles = (self.book.roles["modal"], self.book.roles["expected"])
        return any(role.stop(self.words, at) for at in range(start, stop) for role in roles)

    def _number_of(self, at: int, stop: int) -> tuple[str, int] | None:
        """ "the number of soldiers captured in the raid" """
        after = self.book.roles["number_of"].stop(self.words, at)
        if after is None:
            return None
        found = (
            self.book.harm["noun"].longest(self.words, n) or self.book.harm["after"].longest(self.words, n)
            for n in range(after, stop)
        )
        return next(filter(None, found), None)

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

    def _is_supposed(self, start: int) -> bool:
        """Whether "if", "it is feared" or "threatened to" stands before it in its clause."""
        roles, words = self.book.roles, self.words
        for at in range(start - 1, max(-1, start - SUPPOSED_REACH), -1):
            if roles["unreal"].stop(words, at):
                return True
            if roles["turn"].stop(words, at) or is_at(words, at, ","):
                return False
        return False

    def _released_behind(self, at: int) -> bool:
        """ "kidnapped engineers were found alive" """
        starts = {counted.start for counted in self.every}
        for here in range(at, min(at + BODY_REACH, len(self.words))):
            found = self.book.harm["after"].longest(self.words, here)
            if found and found[1] in starts:
                return False
            if (found and found[0] == RELEASED) or self.book.roles["freed"].stop(self.words, here):
                return True
            if self.book.roles["turn"].stop(self.words, here):
                return False
        return False

    def _near(self, role: str, at: int, reach: int) -> bool:
        return any(self.book.roles[role].stop(self.words, n) for n in range(max(0, at - reach), at))


def _goes_before(before: Told | None, direct: Told) -> bool:
    """ "kidnapped four from their homes" """
    return before is not None and direct.what == DISPLACED
