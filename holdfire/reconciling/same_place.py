"""The same place: words of one sort that two collated renderings have where the other has another."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from holdfire.reconciling.collation import Alignment, slots

_SLOT_WORTH = 2.0  # two words that stand in one slot of the collation
_LONE_BONUS = 2.2  # the only two words left of a sort need less
_TIGHT = 0.8  # one neighbour linked in step, and both places near each other
HELD = 1.8  # the neighbours on both sides are


@dataclass(frozen=True)
class SamePlace:
    """Which unlinked words of two renderings stand for each other, by what is linked around them."""

    alignment: Alignment

    @cached_property
    def _slots(self) -> dict[int, frozenset[int]]:
        places = {row: frozenset((column,)) for row, column in self.alignment.links.items()}
        for rows, columns in slots(self.alignment):
            for row in rows:
                places[row] = places.get(row, frozenset()).union(columns)
        return places

    def worth(self, row: int, column: int) -> float:
        """How well two words sit together."""
        in_slot = column in self._slots.get(row, ())
        return self.alignment.nearness(row, column) + (_SLOT_WORTH if in_slot else 0.0)

    def is_tight(self, row: int, column: int, least: float = _TIGHT) -> bool:
        """Whether two words stand in one slot and `least` of what is around them is linked in step."""
        return column in self._slots.get(row, ()) and self.alignment.nearness(row, column) >= least

    def paired(
        self,
        left: "Candidates",
        right: "Candidates",
        floor: float,
        likeness: Callable[[int, int], float] | None = None,
    ) -> Iterator[tuple[int, int]]:
        """Words that stand in the same place, each once, nearest first: two that have no counterpart at all
        where they sit well enough; one that has none and one that has its like elsewhere, where they sit
        tight."""
        if len(left.strange) == len(right.strange) == 1:
            floor -= _LONE_BONUS
        worth = {}
        for row in (*left.strange, *left.spent):
            for column in (*right.strange, *right.spent):
                strange = (row in left.strange) + (column in right.strange)
                if strange == 2 or (strange == 1 and self.is_tight(row, column)):
                    more = likeness(row, column) if likeness else 0.0
                    worth[row, column] = self.worth(row, column) + more
        rows, columns = set[int](), set[int]()
        for row, column in sorted(worth, key=lambda pair: (-worth[pair], pair)):
            if worth[row, column] >= floor and row not in rows and column not in columns:
                rows.add(row)
                columns.add(column)
                yield row, column


@dataclass(frozen=True, slots=True)
class Candidates:
    """Words of one rendering that may differ from one of the other: the `strange` ones, which the other has
    nowhere, and the `spent` ones, whose like in the other stands for another word."""

    strange: Collection[int]
    spent: Collection[int]
