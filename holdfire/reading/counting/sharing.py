"""Shares what is told once among all people it is told of, and sums those who are alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from holdfire.model.count import Harmed
from holdfire.reading.counting.count_words import CountedNoun, CountWords
from holdfire.reading.counting.counted import PEOPLE, Counted
from holdfire.reading.counting.harm_outcome import Told
from holdfire.reading.counting.harm_told import HarmReader
from holdfire.reading.word_stream import Words, is_at

LONGEST_ASIDE = 10
"""Words that may stand between two counts that share a verb ("two in the north of the city and one ...")."""

LONGEST_OTHER = 5
"""Words that may say whose others are, where the verb is left out ("and the rebel forces ten")."""

CATEGORIES = {
    "civilian": Harmed.CIVILIAN,
    "kin": Harmed.CIVILIAN,
    "woman": Harmed.CIVILIAN,
    "staff": Harmed.CIVILIAN,
    "child": Harmed.CHILD,
    "soldier": Harmed.COMBATANT,
    "fighter": Harmed.COMBATANT,
    "officer": Harmed.COMBATANT,
    "aid": Harmed.AID,
    "medical": Harmed.MEDICAL,
}
"""The category of each group of people in the tables; of the others none is told."""

_ALIKE = {
    "kin": "civilian",
    "woman": "civilian",
    "man": "civilian",
    "staff": "civilian",
}
"""Groups that are summed as one: a man, a woman and a teacher are three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """People counted with what befell them, or what else is counted (`told` is None). Their words run from
    word `start` to before word `stop`, over several phrases where they are `summed`."""

    counted: Counted
    told: Told | None
    start: int
    stop: int
    part: bool = False
    summed: bool = False

    @property
    def category(self) -> Harmed | None:
        """Whose harm it is, where the words say so."""
        return CATEGORIES.get(self.counted.group)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Goes through all counted in one sentence, in order; what is told once is told of all it is told of."""

    words: Words
    every: Sequence[Counted]
    book: CountWords

    def harm(self) -> tuple[Harm, ...]:
        """What befell all counted, with those who share a verb and are alike summed."""
        reader = HarmReader(self.words, self.every, self.book)
        found: list[Harm] = []
        for place, counted in enumerate(self.every):
            last = found[-1] if found else None
            told = reader.told_of(place)
            part = self._is_a_part(counted) or self._is_one_of(found, counted)
            joined = last is not None and self._is_joined(last, counted)
            apart = told and (joined or part) and self._is_told_elsewhere(found, counted, told)
            if last and (told is None or apart):
                told = self._shared(found, counted, joined=joined, part=part) or told
            told = told or reader.told_of_them(place)
            if told and last and self._is_how_badly(last, counted, told):
                continue
            if last and self._is_the_same_one(last, counted):
                one = _described_as(last.counted, counted)
                found[-1] = replace(last, counted=one, told=told or last.told)
                continue
            whole = reader.of_the_whole(place)
            if whole and counted.whole:
                found.append(_harm(replace(counted, quantity=counted.whole, whole=None), whole))
            if last and joined and counted.aged_alike:
                last = found[-1] = replace(last, counted=replace(last.counted, group=counted.group))
            company = next((harm for harm in reversed(found) if not harm.part), None)
            harm = _harm(_of_company(company, self._described(counted)), told, part=part)
            if last and joined and not part and _are_alike(last, harm):
                found[-1] = _sum(last, harm)
            else:
                found.append(harm)
        return self._without_repeats(self._told_backwards(found))

    def _without_repeats(self, found: Sequence[Harm]) -> tuple[Harm, ...]:
        """ "claimed two more lives: a tailor and his wife": who those were is no further harm."""
        kept: list[Harm] = []
        for harm in found:
            last = kept[-1] if kept else None
            if last is None or not self._repeats(last, harm):
                kept.append(harm)
                continue
            kept[-1] = replace(last, counted=_described_as(last.counted, harm.counted))
        return tuple(kept)

    def _repeats(self, last: Harm, harm: Harm) -> bool:
        one, other = last.counted.quantity, harm.counted.quantity
        if last.told is None or harm.told is None or last.told.what != harm.told.what:
            return False
        if last.category or (one.low, one.high) != (other.low, other.high):
            return False
        return harm.start > last.stop and is_at(self.words, harm.start - 1, ":")

    def _is_a_part(self, counted: Counted) -> bool:
        """ "including a child", "among them two women", "three of them children" """
        role = self.book.roles["part"]
        leads = role.stop(self.words, counted.start) or role.ends_before(self.words, counted.start)
        return bool(leads) or counted.of_them or self._is_among_them(counted)

    def _is_among_them(self, counted: Counted) -> bool:
        """ "four farmers, two brothers among them," """
        stop = self.book.roles["among_them"].stop(self.words, counted.stop)
        return stop is not None and is_at(self.words, counted.start - 1, ",") and self._ends_here(stop)

    def _ends_here(self, at: int) -> bool:
        return at >= len(self.words) or not self.words[at].text[0].isalnum()

    def _is_one_of(self, found: Sequence[Harm], counted: Counted) -> bool:
        """ "of the 28 wounded, nine were women and seven were children" """
        if counted.noun is not None or not self._are_people(counted.stop):
            return False
        return any(
            self._is_of_them(harm) or (harm.counted.harm and self._are_people(harm.stop)) for harm in found
        )

    def _is_joined(self, last: Harm, counted: Counted) -> bool:
        """Whether only "and" and the like stand between the two, so that they share their verb."""
        if counted.noun is not None and not counted.noun.person:
            return False
        at = first = self._behind_described(last)
        while at < counted.start and (joint := self.book.roles["coordination"].stop(self.words, at)):
            at = joint
        return first < counted.start <= at

    def _behind_described(self, last: Harm) -> int:
        """Behind "women" in "of whom twelve were women"."""
        if last.counted.noun or not last.part:
            return last.stop
        are = self.book.roles["auxiliary"].stop(self.words, last.stop)
        people = self.book.nouns.longest(self.words, are) if are else None
        return people[1] if people and people[0].person else last.stop

    def _is_told_elsewhere(self, found: Sequence[Harm], counted: Counted, told: Told) -> bool:
        """ "killed a woman and her son and hurt three": what is told behind others is told of those."""
        last = next((harm for harm in reversed(found) if harm.told), None)
        if last is None or last.told is None or last.told.start >= counted.stop or told.start < counted.stop:
            return False
        return any(counted.stop <= other.start < told.start for other in self.every)

    def _is_how_badly(self, last: Harm, counted: Counted, told: Told) -> bool:
        """ "12 were wounded, three of them seriously wounded": no further harm."""
        same = last.told is not None and last.told.what == told.what
        return same and self._is_bare_part(counted) and not self._is_a_kind(counted)

    def _is_the_same_one(self, last: Harm, counted: Counted) -> bool:
        """ "one of the injured, a boy of six, died" """
        one, other = last.counted.quantity, counted.quantity
        apart = counted.start == last.stop + 1 and is_at(self.words, last.stop, ",")
        if not apart or counted.implied or not other.vague_one or one.low != 1 or one.high != 1:
            return False
        if counted.noun is PEOPLE and not last.counted.implied:
            return True  # "one fighter, an 18-year-old"
        at = counted.stop + 1
        told = (self.book.harm["after"], self.book.roles["auxiliary"])
        return is_at(self.words, counted.stop, ",") and any(word.stop(self.words, at) for word in told)

    def _is_bare_part(self, counted: Counted) -> bool:
        return counted.of_them and counted.noun is None and self._are_people(counted.stop) is None

    def _shared(self, found: Sequence[Harm], counted: Counted, *, joined: bool, part: bool) -> Told | None:
        last = found[-1]
        if counted.harm or (counted.noun and not counted.noun.person):
            return None
        if part or (counted.noun and self.book.roles["breakdown"].ends_before(self.words, counted.start, 1)):
            is_grave = self._is_bare_part(counted) and not self._is_a_kind(counted)
            return None if is_grave else next((harm.told for harm in reversed(found) if harm.told), None)
        if last.told is None:
            return None
        if self._is_told_of_some(found, counted) or self._is_broken_down(last, counted):
            return last.told
        if self.book.roles["so_did"].ends_before(self.words, counted.start):
            return last.told
        before, behind = last.told.start <= last.start, last.told.start >= counted.stop
        on_the_way = behind or (before and not self._says(counted.stop))
        if counted.noun is not None and joined and on_the_way:
            return last.told
        if counted.implied:
            return None
        if self._stands_alone(counted.stop) and (
            (joined and on_the_way) or (self._is_aside(last, counted.start) and not self._says(counted.stop))
        ):
            return last.told
        return self._told_by_another(found, counted)

    def _is_a_kind(self, counted: Counted) -> bool:
        """ "eight of them from one family" """
        return self.book.roles["kind_of_part"].stop(self.words, counted.stop) is not None

    def _is_told_of_some(self, found: Sequence[Harm], counted: Counted) -> bool:
        """ "among 33 dead were seven girls" """
        are = self.book.roles["auxiliary"].ends_before(self.words, counted.start, 1)
        return are and counted.noun is not None and any(self._is_of_them(harm) for harm in found[:1])

    def _is_broken_down(self, last: Harm, counted: Counted) -> bool:
        """ "three civilians were killed, one in Kherson and two in Beryslav" """
        at = max(last.stop, last.told.stop if last.told else 0)
        aside = counted.noun is None and self.words[counted.start - 1].key == "," and counted.start == at + 1
        return aside and self.book.roles["place_lead"].stop(self.words, counted.stop) is not None

    def _is_of_them(self, last: Harm) -> bool:
        """ "of the 19 dead, seven were children" """
        return self.book.roles["out_of"].ends_before(self.words, last.start)

    def _told_by_another(self, found: Sequence[Harm], counted: Counted) -> Told | None:
        """ "a hospital had registered 25", "the army put it at no more than 9": a bare number held against
        one told before."""
        if counted.noun is not None or not self._stands_alone(counted.stop):
            return None
        roles, start = self.book.roles, counted.start
        if self._is_gapped(found[-1], start):
            return found[-1].told
        if roles["tells"].ends_before(self.words, start, 5) or self._is_told_alike(start):
            return found[-1].told
        of_toll = found[-1].told is not None and found[-1].told.start == found[-1].start
        return found[-1].told if of_toll and roles["to_value"].ends_before(self.words, start) else None

    def _is_gapped(self, last: Harm, start: int) -> bool:
        """ "the army lost four men and the rebels ten": only who it was of stands before."""
        at = max(last.stop, last.told.stop if last.told else 0)
        joint = at + 1
        if not (is_at(self.words, at, ",") or self.book.roles["and"].stop(self.words, at)):
            return False
        if not joint < start <= joint + LONGEST_OTHER:
            return False
        first = self.words[joint]
        whose = first.text[0].isupper() or self.book.nouns.stop(self.words, joint) is not None
        if not whose and self.book.roles["determiner"].stop(self.words, joint) is None:
            return False
        verbs = (self.book.harm["people_before"], self.book.roles["case"])
        return not any(
            self._carries_on(at)
            or not self.words[at].text[0].isalpha()
            or any(verb.stop(self.words, at) for verb in verbs)
            for at in range(joint, start)
        )

    def _is_told_alike(self, start: int) -> bool:
        """ "the ministry spoke of 8 dead, the rebels of 25" """
        if not start or not self.book.roles["tells_on"].ends_before(self.words, start, 1):
            return False
        return any(
            self.words[at].key == self.words[start - 1].key
            and self.book.roles["tells"].ends_before(self.words, at + 1, 5)
            for at in range(start - 1)
        )

    def _described(self, counted: Counted) -> Counted:
        """ "four of the nine men taken are boys" """
        some = counted.of_them or counted.whole or counted.harm
        people = self._are_people(counted.stop) if some else None
        return replace(counted, group=people.group) if people else counted

    def _are_people(self, at: int) -> CountedNoun | None:
        """The people that some "of whom" are said to be ("three of whom were children")."""
        are = self.book.roles["auxiliary"].stop(self.words, at)
        noun = self.book.nouns.longest(self.words, are) if are else None
        return noun[0] if noun and noun[0].person else None

    def _stands_alone(self, at: int) -> bool:
        """Whether a bare number ends here, so that it counts what was counted before."""
        if at >= len(self.words) or not self.words[at].text[0].isalnum():
            return not is_at(self.words, at, "-", glued=True)
        roles = self.book.roles
        return any(roles[role].stop(self.words, at) for role in ("place_lead", "and", "stop"))

    def _is_aside(self, last: Harm, start: int) -> bool:
        """Whether only a place or time, and then "and" or a comma, stands between them."""
        at = max(last.stop, last.told.stop if last.told else 0)
        if not at < start <= at + LONGEST_ASIDE or self.words[start - 1].key not in self.book.links:
            return False
        if not any(self.book.roles[role].stop(self.words, at) for role in ("place_lead", "case")):
            return False
        between = range(at, start)
        return not any(self._carries_on(n) for n in between)

    def _says(self, at: int) -> bool:
        """Whether those counted are told to say something or to do it."""
        for here in range(at, min(at + LONGEST_ASIDE, len(self.words))):
            if self.book.roles["stop"].stop(self.words, here) or is_at(self.words, here, ","):
                return False
            joint = self.book.roles["and"].stop(self.words, here)
            if joint and self.book.harm["people_before"].stop(self.words, joint):
                return False  # "killing two and wounding a man who had ..."
            if self._carries_on(here):
                return True
        return False

    def _carries_on(self, at: int) -> bool:
        if self.words[at].key not in self.book.clause_words:
            return False
        roles = ("auxiliary", "modal", "relative", "saying", "stop")
        told = self.book.harm["did"].stop(self.words, at)
        return bool(told) or any(self.book.roles[role].stop(self.words, at) for role in roles)

    def _told_backwards(self, found: list[Harm]) -> tuple[Harm, ...]:
        """ "two men in the north and a girl in the south were killed", "two children were among the 14 people
        killed": told of the first as well."""
        for place in range(len(found) - 2, -1, -1):
            harm, later = found[place], found[place + 1]
            told = later.told
            if harm.told or told is None or not harm.counted.person:
                continue
            joined = self._is_joined(harm, later.counted) and not later.part
            joined = joined and (
                later.summed
                or harm.counted.implied
                or self.book.roles["and"].stop(self.words, harm.stop) is not None
            )
            behind = told.start >= later.stop and (joined or self._is_aside(harm, later.start))
            if behind or self._is_among(harm.stop, later.start):
                found[place] = replace(harm, told=told)
                if joined and _are_alike(found[place], later):
                    found[place : place + 2] = [_sum(found[place], later)]
        return tuple(found)

    def _is_among(self, start: int, stop: int) -> bool:
        if start + 4 < stop or not self.book.roles["auxiliary"].stop(self.words, start):
            return False
        return any(self.book.roles["among"].stop(self.words, at) for at in range(start, stop))


def _harm(counted: Counted, told: Told | None, *, part: bool = False) -> Harm:
    return Harm(counted=counted, told=told, start=counted.start, stop=counted.stop, part=part)


def _of_company(last: Harm | None, counted: Counted) -> Counted:
    """ "two medics and their driver", "five soldiers are dead, two missing": of whom those are."""
    if last is None:
        return counted
    follows = counted.implied and counted.group in ("", "staff")
    bare = counted.noun is None and counted.harm is None and not counted.group and last.told is not None
    return replace(counted, group=last.counted.group) if follows or bare else counted


def _described_as(one: Counted, other: Counted) -> Counted:
    return replace(one, group=other.group or one.group)


def _are_alike(last: Harm, harm: Harm) -> bool:
    """Whether both are people of one kind to whom one word tells one thing."""
    one, other = last.counted, harm.counted
    if last.told is None or last.told != harm.told or one.noun is None or other.noun is None:
        return False
    left, right = _ALIKE.get(one.group, one.group), _ALIKE.get(other.group, other.group)
    if "officer" in (left, right):
        return {left, right} <= {"officer", "soldier", "fighter"}
    return left == right and (bool(left) or one.noun.what == other.noun.what)


def _sum(last: Harm, harm: Harm) -> Harm:
    one, other = last.counted.quantity, harm.counted.quantity
    quantity = replace(
        one,
        low=one.low + other.low,
        high=None if one.high is None or other.high is None else one.high + other.high,
        qualifier=one.qualifier or other.qualifier,
        rough=one.rough or other.rough,
        vague_one=False,
    )
    group = last.counted.group if last.category else harm.counted.group
    counted = replace(last.counted, quantity=quantity, group=group)
    return replace(last, counted=counted, stop=harm.stop, summed=True)
