"""Trees: each thing joins the most alike before it, so that a new one moves nothing but what it takes."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]
Places = NDArray[np.int32]
Weights = NDArray[np.float64]

KEPT = 3
NOT_SCORED = -1.0
"""The score of a pair that is ruled out: below every other."""
_AT_ONCE = 1 << 20
"""Pairs ranked at once."""
_DIGITS = 9
"""To how many digits two scores are told apart."""


def pair_of(left: str, right: str) -> Pair:
    """The two ids as a pair, the smaller first."""
    return (left, right) if left < right else (right, left)


@dataclass(frozen=True, slots=True)
class ScoredPairs:
    """Very many pairs with their scores, as columns of places in `ids`; NOT_SCORED stands for no score."""

    ids: Sequence[str]
    lefts: Places
    rights: Places
    scores: Weights

    @classmethod
    def given(cls, scores: Mapping[Pair, float]) -> "ScoredPairs":
        """The pairs of a mapping."""
        places: dict[str, int] = {}
        ends = [places.setdefault(item, len(places)) for pair in scores for item in pair]
        columns = np.array(ends, np.int32).reshape(-1, 2).T
        return cls(list(places), columns[0], columns[1], np.array(list(scores.values()), float))

    def in_order(self, places: Mapping[str, int], floor: float = 0.0) -> tuple[Places, Places, Weights]:
        """The earlier and the later place of every scored pair whose two have a place, and its score; of
        those that score `floor` or more."""
        at = np.array([places.get(item, -1) for item in self.ids], np.int32)
        high = np.flatnonzero(self.scores >= floor)
        one, other = at[self.lefts[high]], at[self.rights[high]]
        known = (one >= 0) & (other >= 0)
        if not known.all():
            one, other, high = one[known], other[known], high[known]
        return np.minimum(one, other), np.maximum(one, other), self.scores[high]


def trees(
    batches: Sequence[Sequence[str]],
    scores: Mapping[Pair, float] | ScoredPairs,
    *,
    floor: float,
    together: Collection[Pair] = (),
    apart: Callable[[str, str], bool] | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Groups items given in order, batch by batch. Each joins the group of that item before it with which it
    scores highest, `floor` or more, unless an item of the one is `apart` from one of the other; then the
    next highest. In a batch the highest scores come first, so that items of one batch vie for a place.

    `together` are joined whatever they score, but never where they are `apart`. Of equal scores the earlier
    item's holds. An item added later in the order leaves every group it does not join as it was; one added
    in between can only draw later items to itself, or keep them from a group that it joined. Groups come in
    the order of their first items, their members in the order given.
    """
    grown = _Trees(batches, apart)
    batch_of = np.repeat(np.arange(len(batches)), [len(batch) for batch in batches])
    held = _Links.of(ScoredPairs.given(dict.fromkeys(together, 1.0)), grown.places, batch_of, 0.0)
    given = scores if isinstance(scores, ScoredPairs) else ScoredPairs.given(scores)
    known = _Links.of(given, grown.places, batch_of, floor)
    for number in range(len(batches)):
        for earlier, item in held.of_batch(number):
            grown.join(item, earlier, again=True)
        for earlier, item in known.of_batch(number):
            grown.join(item, earlier, again=False)
    return grown.groups()


def closest(scores: Mapping[Pair, float] | ScoredPairs, order: Sequence[str]) -> dict[Pair, float]:
    """Of the scored pairs for each item the KEPT highest with items before it: the verdicts worth recording,
    whose number grows with the items and not with their pairs."""
    given = scores if isinstance(scores, ScoredPairs) else ScoredPairs.given(scores)
    earlier, later, known = given.in_order({item: place for place, item in enumerate(order)})
    found: dict[Pair, float] = {}
    for some in _by_item(later):
        ranked = some[np.lexsort((earlier[some], -known[some].round(_DIGITS), later[some]))]
        held = later[ranked]
        ranks = np.arange(len(held)) - np.searchsorted(held, held)
        best = ranked[ranks < KEPT]
        columns = (earlier[best].tolist(), later[best].tolist(), known[best].tolist())
        found |= {pair_of(order[one], order[two]): score for one, two, score in zip(*columns, strict=True)}
    return found


def _by_item(later: Places) -> Iterator[NDArray[np.intp]]:
    """Where the pairs of some items stand, all of an item together, so many at once as ranking them may take
    memory for."""
    ends = np.cumsum(np.bincount(later))
    first = 0
    while first < len(ends):
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + _AT_ONCE, side="right")))
        yield np.flatnonzero((later >= first) & (later < last))
        first = last


@dataclass(frozen=True, slots=True)
class _Links:
    """Links to earlier items, batch by batch from one of the `bounds` to the next, the highest first."""

    earlier: Places
    later: Places
    bounds: Sequence[int]

    @classmethod
    def of(
        cls, scores: ScoredPairs, places: Mapping[str, int], batch_of: NDArray[np.intp], floor: float
    ) -> "_Links":
        """Those that reach the floor, by the batch of the later item; of equal scores that with the earlier
        item first."""
        earlier, later, known = scores.in_order(places, floor)
        batches = batch_of[later]
        ranked = np.lexsort((later, earlier, -known.round(_DIGITS), batches))
        many = int(batch_of[-1]) + 1 if len(batch_of) else 0
        bounds = np.searchsorted(batches[ranked], np.arange(many + 1))
        return cls(earlier[ranked], later[ranked], bounds.tolist())

    def of_batch(self, number: int) -> Iterator[tuple[int, int]]:
        """The earlier and the later place of each."""
        start, end = self.bounds[number : number + 2]
        return zip(self.earlier[start:end].tolist(), self.later[start:end].tolist(), strict=True)


class _Trees:
    """Growing trees, named by their roots; items stand for themselves by their places."""

    def __init__(self, batches: Sequence[Sequence[str]], apart: Callable[[str, str], bool] | None) -> None:
        self.items = [item for batch in batches for item in batch]
        self.places = {item: place for place, item in enumerate(self.items)}
        self._root = list(range(len(self.items)))
        self._members = {place: [place] for place in self._root}
        self._joined: set[int] = set()
        self._apart = apart

    def join(self, item: int, earlier: int, *, again: bool) -> None:
        """Sets `item` with all below it under `earlier`; only once, unless `again`."""
        one, other = self._root[earlier], self._root[item]
        if one == other or (item in self._joined and not again):
            return
        if self._apart and any(
            self._apart(self.items[left], self.items[right])
            for left in self._members[one]
            for right in self._members[other]
        ):
            return
        self._joined.add(item)
        root, below = min(one, other), max(one, other)
        for member in self._members[below]:
            self._root[member] = root
        self._members[root] += self._members.pop(below)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups in order of their roots."""
        return tuple(
            tuple(self.items[member] for member in sorted(self._members[root]))
            for root in sorted(self._members)
        )
