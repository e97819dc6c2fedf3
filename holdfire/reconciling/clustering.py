"""Clusters of things that are one: average linkage over scored pairs, never across a DIFFERENT."""

import heapq
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

Pair = tuple[str, str]


def pair_of(left: str, right: str) -> Pair:
    """The two ids as a pair, the smaller first."""
    return (left, right) if left < right else (right, left)


def clusters(
    items: Collection[str],
    scores: Mapping[Pair, float],
    *,
    floor: float,
    together: Collection[Pair] = (),
    apart: Collection[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """Joins items whose groups score `floor` or more on average; a pair without a score counts as 0.

    `together` are joined first, whatever their score; a pair in `apart` never ends in one cluster, not
    even over a third item, and outranks `together`. Pairs have the smaller id first. The result does not
    depend on the order of anything given: ties go to the smaller ids. Both lists are sorted.
    """
    groups = _Groups(sorted(set(items)), apart)
    for pair in sorted(together):
        groups.join_if_free(*pair)
    groups.weigh(scores)
    groups.join_down_to(floor)
    return groups.sorted()


class _Groups:
    """Growing groups, named by their smallest member."""

    def __init__(self, items: Sequence[str], apart: Collection[Pair]) -> None:
        self._members: dict[str, list[str]] = {item: [item] for item in items}
        self._name = {item: item for item in items}
        self._apart: dict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            if left in self._name and right in self._name and left != right:
                self._apart[left].add(right)
                self._apart[right].add(left)
        self._sums: dict[str, dict[str, float]] = defaultdict(dict)

    def join_if_free(self, left: str, right: str) -> None:
        """Joins the groups of two items unless something keeps them apart."""
        if left not in self._name or right not in self._name:
            return
        one, other = sorted((self._name[left], self._name[right]))
        if one != other and other not in self._apart[one]:
            self._join(one, other)

    def weigh(self, scores: Mapping[Pair, float]) -> None:
        """Takes in the scores between items, summed between their groups."""
        for (left, right), score in sorted(scores.items()):
            if left not in self._name or right not in self._name:
                continue
            one, other = self._name[left], self._name[right]
            if one != other:
                self._sums[one][other] = self._sums[one].get(other, 0.0) + score
                self._sums[other][one] = self._sums[one][other]

    def join_down_to(self, floor: float) -> None:
        """Joins the most alike two groups again and again until none reaches the floor."""
        heap = [
            (-self._average(one, other), one, other)
            for one, others in self._sums.items()
            for other in others
            if one < other
        ]
        heapq.heapify(heap)
        while heap:
            negative, one, other = heapq.heappop(heap)
            if -negative < floor:
                break
            if not self._stands(one, other, -negative) or other in self._apart[one]:
                continue
            self._join(one, other)
            for third in self._sums[one]:
                low, high = pair_of(one, third)
                heapq.heappush(heap, (-self._average(low, high), low, high))

    def sorted(self) -> tuple[tuple[str, ...], ...]:
        """The groups, members sorted, in order of their smallest members."""
        return tuple(tuple(sorted(members)) for _, members in sorted(self._members.items()))

    def _average(self, one: str, other: str) -> float:
        sizes = len(self._members[one]) * len(self._members[other])
        return round(self._sums[one][other] / sizes, 12)

    def _stands(self, one: str, other: str, average: float) -> bool:
        """Whether both groups still are as they were when this pair was put on the heap."""
        return (
            one in self._members
            and other in self._members
            and other in self._sums[one]
            and self._average(one, other) == average
        )

    def _join(self, one: str, other: str) -> None:
        """Takes group `other` into `one`, whose name is the smaller."""
        for member in self._members[other]:
            self._name[member] = one
        self._members[one] += self._members.pop(other)
        for enemy in self._apart.pop(other, set()):
            self._apart[enemy].discard(other)
            self._apart[enemy].add(one)
            self._apart[one].add(enemy)
        for third, total in self._sums.pop(other, {}).items():
            self._sums[third].pop(other, None)
            if third != one:
                self._sums[one][third] = self._sums[one].get(third, 0.0) + total
                self._sums[third][one] = self._sums[one][third]
