"""Trees: each thing joins the most alike before it, so that a new one moves nothing but what it takes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Pair = tuple[str, str]


def pair_of(left: str, right: str) -> Pair:
    """The two ids as a pair, the smaller first."""
    return (left, right) if left < right else (right, left)


class Scores(Protocol):
    """Pairs of ids with their scores: a mapping, or what gives its items as one does."""

    def items(self) -> Iterable[tuple[Pair, float]]:
        """Each pair with its score."""


@dataclass(frozen=True, slots=True)
class ScoredPairs:
    """Very many pairs with their scores, kept as places in `ids`, the place of the smaller id first."""

    ids: Sequence[str]
    lefts: NDArray[np.int32]
    rights: NDArray[np.int32]
    scores: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        ids: Sequence[str],
        parts: Iterable[tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]],
        more: Sequence[tuple[int, int, float]] = (),
    ) -> "ScoredPairs":
        """Pairs given as columns, some at a time, and more of them one by one."""
        lefts, rights, scores = zip(*parts, zip(*more, strict=True) if more else ((), (), ()), strict=True)
        return cls(
            ids,
            np.concatenate(lefts).astype(np.int32),
            np.concatenate(rights).astype(np.int32),
            np.concatenate(scores),
        )

    def items(self) -> Iterator[tuple[Pair, float]]:
        """Each pair with its score."""
        columns = (self.lefts, self.rights, self.scores)
        for start in range(0, len(self.scores), _AT_ONCE):
            some = (column[start : start + _AT_ONCE].tolist() for column in columns)
            for left, right, score in zip(*some, strict=True):
                yield (self.ids[left], self.ids[right]), score


def trees(
    batches: Sequence[Sequence[str]],
    scores: Scores,
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
    known = _by_later(scores, grown.places, floor)
    held = _by_later(dict.fromkeys(together, 1.0), grown.places, 0.0)
    for batch in batches:
        for links in (held, known):
            found = sorted(
                (-round(score, _DIGITS), grown.places[earlier], grown.places[item], earlier, item)
                for item in batch
                for earlier, score in links.get(item, ())
            )
            for _, _, _, earlier, item in found:
                grown.join(item, earlier, again=links is held)
    return grown.groups()


KEPT = 3
_DIGITS = 9
"""To how many digits two scores are told apart."""
_AT_ONCE = 1 << 16
"""Pairs written out at once."""


def closest(scores: Scores, order: Sequence[str]) -> dict[Pair, float]:
    """Of the scored pairs for each item the KEPT highest with items before it: the verdicts worth recording,
    whose number grows with the items and not with their pairs."""
    places = {item: place for place, item in enumerate(order)}
    found: dict[Pair, float] = {}
    for item, links in _by_later(scores, places, 0.0).items():
        best = sorted(links, key=lambda link: (-round(link[1], _DIGITS), places[link[0]]))[:KEPT]
        found |= {pair_of(item, earlier): score for earlier, score in best}
    return found


def _by_later(
    scores: Scores, places: Mapping[str, int], floor: float
) -> Mapping[str, Sequence[tuple[str, float]]]:
    """For each item those before it and their scores."""
    links: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for pair, score in scores.items():
        if score >= floor and pair[0] in places and pair[1] in places:
            earlier, later = pair if places[pair[0]] < places[pair[1]] else pair[::-1]
            links[later].append((earlier, score))
    return links


class _Trees:
    """Growing trees, named by their roots."""

    def __init__(self, batches: Sequence[Sequence[str]], apart: Callable[[str, str], bool] | None) -> None:
        self.places = {item: place for place, item in enumerate(item for batch in batches for item in batch)}
        self._root = {item: item for item in self.places}
        self._members = {item: [item] for item in self.places}
        self._joined: set[str] = set()
        self._apart = apart

    def join(self, item: str, earlier: str, *, again: bool) -> None:
        """Sets `item` with all below it under `earlier`; only once, unless `again`."""
        one, other = self._root[earlier], self._root[item]
        if one == other or (item in self._joined and not again):
            return
        if self._apart and any(
            self._apart(left, right) for left in self._members[one] for right in self._members[other]
        ):
            return
        self._joined.add(item)
        root, below = sorted((one, other), key=self.places.__getitem__)
        for member in self._members[below]:
            self._root[member] = root
        self._members[root] += self._members.pop(below)

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups in order of their roots."""
        return tuple(
            tuple(sorted(self._members[root], key=self.places.__getitem__))
            for root in sorted(self._members, key=self.places.__getitem__)
        )
