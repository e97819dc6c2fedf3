"""Company: what the texts around one are held to be speaks for what is like it, whatever it says itself."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

AROUND = 20
"""How many texts before one, and how many after it, tell what it is about."""
NEARER = 0.95
"""What a text counts for beside the one that stands next nearer."""

Held = tuple[int, float]
"""A place in a pool, and how surely a text is held to be what stands there."""


class Company:
    """What each of some texts, in their order, is held to be; None where it is held to be nothing."""

    def __init__(self, held: Iterable[Held | None], words: Callable[[int], Mapping[int, float]]) -> None:
        """`words` gives the words of a place in the pool, a vector of length one or an empty one."""
        self._held = tuple(held)
        self._words = words
        self._of, self._weights, self._about = -1, dict[int, float](), dict[int, float]()

    def likeness(self, text: int, place: int) -> float:
        """How like a place of the pool is to what the texts around this one are held to be: the sum of the
        cosines, each for as much as it is sure and near. One held to be that place itself says nothing."""
        if text != self._of:
            self._look_around(text)
        words = self._words(place)
        likeness = sum(weight * self._about.get(word, 0.0) for word, weight in words.items())
        return max(0.0, likeness - self._weights.get(place, 0.0)) if words else 0.0

    def _look_around(self, text: int) -> None:
        weights: defaultdict[int, float] = defaultdict(float)
        about: defaultdict[int, float] = defaultdict(float)
        for other in range(max(0, text - AROUND), min(len(self._held), text + AROUND + 1)):
            held = self._held[other]
            if other == text or held is None:
                continue
            weights[held[0]] += held[1] * NEARER ** (abs(other - text) - 1)
        for place, counts in weights.items():
            for word, weight in self._words(place).items():
                about[word] += counts * weight
        self._of, self._weights, self._about = text, weights, about
