"""Harm told before those counted: the verb, the noun, the frame, the toll."""

from dataclasses import dataclass

from holdfire.reading.counting.counted import Counted, ends_behind
from holdfire.reading.counting.harm_framed import framed_around
from holdfire.reading.counting.harm_outcome import KILLED, OutcomeReader, Told
from holdfire.reading.word_stream import is_at

TOLL_REACH = 12
"""How many words before a number the word "toll" may stand."""
ASIDE_REACH = 12
"""How many words an aside between commas may have."""
BEFORE_REACH = 6
"""How many words the telling before those counted may have."""
NAME_REACH = 8
"""How many words a name with its titles may have."""
BODY_REACH = 8
"""How many words from bodies their recovery may be told."""


@dataclass(frozen=True, slots=True)
class BeforeReader(OutcomeReader):
    """Reads what stands before those counted, or frames them."""

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
            if (
                at in told_of
                or not part_of_name
                or roles["case"].stop(words, at)
                or self._ends_the_clause(at)
            ):
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
        around = range(max(0, counted.start - 4), min(counted.stop + ASIDE_REACH, len(self.words)))
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
