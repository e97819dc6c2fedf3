"""Trees: each thing joins the most alike before it, so that a new one moves nothing but what it takes."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

Pair = tuple[str, str]


def pair_of(left: str, right: str) -> Pair:
    """The two ids as a pair, the smaller first."""
    return (left, right) if left < right else (right, left)


def trees(
    batches: Sequence[Sequence[str]],
    scores: Mapping[Pair, float],
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
                (-score, grown.places[earlier], grown.places[item], earlier, item)
                for item in batch
                for earlier, score in links.get(item, ())
            )
            for _, _, _, earlier, item in found:
                grown.join(item, earlier, again=links is held)
    return grown.groups()


KEPT = 3


def closest(scores: Mapping[Pair, float], order: Sequence[str]) -> dict[Pair, float]:
    """Of the scored pairs for each item the KEPT highest with items before it: the verdicts worth recording,
    whose number grows with the items and not with their pairs."""
    places = {item: place for place, item in enumerate(order)}
    found: dict[Pair, float] = {}
    for item, links in _by_later(scores, places, 0.0).items():
        best = sorted(links, key=lambda link: (-link[1], places[link[0]]))[:KEPT]
        found |= {(pair := pair_of(item, earlier)): scores[pair] for earlier, _ in best}
    return found


def _by_later(
    scores: Mapping[Pair, float], places: Mapping[str, int], floor: float
) -> Mapping[str, Sequence[tuple[str, float]]]:
    """For each item those before it and their scores."""
    links: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for pair, score in scores.items():
        if score >= floor and pair[0] in places and pair[1] in places:
            earlier, later = sorted(pair, key=places.__getitem__)
            links[later].append((earlier, round(score, 9)))
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
