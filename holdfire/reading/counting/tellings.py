"""What tells harm: phrases, and frames of two parts that stand a few words apart ("lost ... leg")."""

from collections.abc import Iterable, Sequence

from holdfire.reading.word_stream import PhraseBook, Words

REACH = 5
"""How many words after its opening the closing word of a frame may stand."""

Frame = tuple[str, PhraseBook[None]]
"""What a frame tells, and its closing words."""


class Tellings(PhraseBook[str]):
    """Phrases with what they tell, and frames by their opening phrase; the longer wins,
    the phrase where they are as long. One of the `blocks`
    ends a frame before it is closed, `but` for these words."""

    def __init__(
        self,
        entries: Iterable[tuple[str, str]],
        frames: Iterable[tuple[str, Frame]],
        blocks: Sequence[PhraseBook[None]],
        *,
        but: PhraseBook[None],
    ) -> None:
        super().__init__(entries)
        by_opening: dict[str, list[Frame]] = {}
        for opening, frame in frames:
            by_opening.setdefault(opening, []).append(frame)
        self._openings = PhraseBook((opening, tuple(told)) for opening, told in by_opening.items())
        self._framing = self._openings.firsts()
        self._firsts = super().firsts() | self._framing
        self._blocks, self._but = blocks, but

    def longest(self, words: Words, at: int) -> tuple[str, int] | None:
        """What the longest phrase or frame that starts at word `at` tells, and where it stops."""
        if not 0 <= at < len(words) or words[at].key not in self._firsts:
            return None
        found = super().longest(words, at)
        if words[at].key not in self._framing:
            return found
        framed = self._framed(words, at)
        return framed if framed and (not found or framed[1] > found[1]) else found

    def stop(self, words: Words, at: int) -> int | None:
        """Where the longest phrase or frame that starts at word `at` stops."""
        if not 0 <= at < len(words) or words[at].key not in self._firsts:
            return None
        found = self.longest(words, at)
        return found[1] if found else None

    def firsts(self) -> frozenset[str]:
        """The words that a phrase or frame begins with."""
        return self._firsts

    def _framed(self, words: Words, at: int) -> tuple[str, int] | None:
        opening = self._openings.longest(words, at)
        if opening is None:
            return None
        frames, start = opening
        for here in range(start, min(start + REACH, len(words))):
            for what, closing in frames:
                stop = closing.stop(words, here)
                if stop:
                    return what, stop
            if self._but.stop(words, here) is None and any(b.stop(words, here) for b in self._blocks):
                return None
        return None
