"""What became of those harmed, told further on: they died, were let go, were shot."""

from dataclasses import dataclass

from holdfire.reading.counting.harm_outcome import KILLED, RELEASED, WOUNDED, OutcomeReader, Told
from holdfire.reading.word_stream import is_at

REACH = 24
"""How many words after those counted what befell them may be told."""
BODY_REACH = 8
"""How many words from bodies their recovery may be told."""


@dataclass(frozen=True, slots=True)
class LaterReader(OutcomeReader):
    """Reads on behind those of whom harm is told."""

    def told_of_them(self, place: int) -> Told | None:
        """ "took five men off a bus and shot them dead", "lost a patrol and lists them as missing" """
        counted, words = self.every[place], self.words
        if not counted.person or self._is_led(counted.start) or self._is_supposed(counted.start):
            return None
        starts = {one.start for one in self.every[place + 1 :] if one.person or one.harm}
        for at in range(counted.stop, min(counted.stop + REACH, len(words))):
            if at in starts or words[at].key in (";", "."):
                return None
            if self._is_maimed(at):
                return Told(WOUNDED, at, at + 1)
            behind = self.book.roles["object"].stop(words, at)
            if behind is None or self._is_unreal(at - 1):
                continue
            verb = next((n for n in range(at - 3, at) if self.book.harm["before"].stop(words, n) == at), None)
            if verb is not None:
                found = self.book.harm["before"].longest(words, verb)
                return Told(found[0], verb, at) if found else None
            outcome = self._outcome(behind + is_at(words, behind, "as"))
            return outcome if outcome and self._ends_at(outcome.stop) else None
        return None

    def _is_maimed(self, at: int) -> bool:
        """ "a mine, which tore off his leg" """
        maimed = self.book.roles["maim"].stop(self.words, at)
        if maimed is None:
            return False
        around = (*range(max(0, at - 2), at), *range(maimed, maimed + 3))
        return any(self.book.roles["limb"].stop(self.words, n) for n in around)

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
        """ "found dead", "executed" with nobody behind whom they executed"""
        found = self.book.harm["after"].longest(self.words, at)
        alone = found and self._ends_at(found[1]) and all(found[1] != one.start for one in self.every)
        return found if alone else None

    def _released_behind(self, at: int) -> bool:
        """ "kidnapped engineers were found alive" """
        starts = {counted.start for counted in self.every}
        for here in range(at, min(at + BODY_REACH, len(self.words))):
            found = self.book.harm["after"].longest(self.words, here)
            if found and found[1] in starts:
                return False
            if self.book.roles["modal"].stop(self.words, here):
                return False  # "will be handed to the mediators"
            if (found and found[0] == RELEASED) or self.book.roles["freed"].stop(self.words, here):
                return True
            if self.book.roles["turn"].stop(self.words, here):
                return False
        return False
