"""Measured: what the words of two utterances have in common, kept once they were compared."""

from array import array
from collections.abc import Mapping
from typing import Any, NamedTuple


class Measure(NamedTuple):
    """How surely two utterances are one by their words; the same by what tells in two languages; how much of
    what is uncommon in either stands in the other; how many words they share."""

    score: float
    across: float
    of_either: float
    shared: int


class Measured:
    """The measures of utterances with some before them, as columns, since they are kept for very many."""

    def __init__(self) -> None:
        self._bounds = array("l", [0])
        self._others = array("i")
        self._columns: tuple[array[Any], ...] = (array("d"), array("d"), array("d"), array("i"))

    def of(self, place: int) -> dict[int, Measure]:
        """Those of an utterance with others by their places; none where nothing was kept of it."""
        if place >= len(self._bounds) - 1:
            return {}
        held = slice(self._bounds[place], self._bounds[place + 1])
        columns = (column[held] for column in self._columns)
        return dict(zip(self._others[held], map(Measure, *columns), strict=True))

    def keep(self, place: int, found: Mapping[int, Measure]) -> None:
        """Keeps those of the utterance behind the last of which any were kept; of another it keeps none."""
        if place != len(self._bounds) - 1:
            return
        self._others.extend(found)
        for column, values in zip(self._columns, zip(*found.values(), strict=True), strict=False):
            column.extend(values)
        self._bounds.append(len(self._others))
