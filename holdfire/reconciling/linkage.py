"""Average linkage: groups whose members are most alike on average are joined first, until none are enough."""

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush

from holdfire.reconciling.trees import Pair

_DIGITS = 9


def drawn_together(
    order: Sequence[str],
    groups: Sequence[Sequence[str]],
    scores: Mapping[Pair, float],
    *,
    floor: float,
    apart: Collection[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """Joins groups of what is given in `order` while the average score of their pairs of members is `floor`
    or more; a pair without a score counts as 0. Groups that hold the two sides of a pair in `apart` are never
    joined, not even over a third. Of equal averages that of the groups given first comes first, so that the
    result depends on what is given alone. Groups come in the order of their first members."""
    linkage = _Linkage(groups, scores, apart)
    linkage.run(floor)
    places = {member: place for place, member in enumerate(order)}
    grown = [tuple(sorted(members, key=places.__getitem__)) for members in linkage.members.values()]
    return tuple(sorted(grown, key=lambda members: places[members[0]]))


class _Linkage:
    """Groups numbered in the order given, with the sums of scores between them."""

    def __init__(
        self, groups: Sequence[Sequence[str]], scores: Mapping[Pair, float], apart: Collection[Pair]
    ) -> None:
        place = {member: number for number, group in enumerate(groups) for member in group}
        self.members = {number: list(group) for number, group in enumerate(groups)}
        self._sums: dict[int, dict[int, float]] = {number: {} for number in self.members}
        self._apart: dict[int, set[int]] = {number: set() for number in self.members}
        for (left, right), score in sorted(scores.items()):
            one, other = place[left], place[right]
            if one != other:
                for here, there in ((one, other), (other, one)):
                    self._sums[here][there] = self._sums[here].get(there, 0.0) + score
        for left, right in apart:
            if left in place and right in place:
                self._apart[place[left]].add(place[right])
                self._apart[place[right]].add(place[left])

    def run(self, floor: float) -> None:
        """Joins the most alike until no two are alike enough. What was pushed before a group grew is passed
        over when it comes up: its average no longer holds."""
        waiting = [
            entry
            for one, sums in self._sums.items()
            for other in sums
            if one < other and (entry := self._entry(one, other))[0] <= -floor
        ]
        heapify(waiting)
        while waiting:
            entry = heappop(waiting)
            _, one, other = entry
            if one not in self.members or other not in self.members or entry != self._entry(one, other):
                continue
            if other in self._apart[one]:
                continue
            self._join(one, other)
            for third in self._sums[one]:
                grown = self._entry(*sorted((one, third)))
                if grown[0] <= -floor:
                    heappush(waiting, grown)

    def _entry(self, one: int, other: int) -> tuple[float, int, int]:
        pairs = len(self.members[one]) * len(self.members[other])
        return -round(self._sums[one][other] / pairs, _DIGITS), one, other

    def _join(self, one: int, other: int) -> None:
        """The second becomes part of the first."""
        self.members[one] += self.members.pop(other)
        self._sums[one].pop(other, None)
        for third, score in self._sums.pop(other).items():
            if third != one:
                self._sums[third].pop(other)
                self._sums[one][third] = self._sums[third][one] = self._sums[one].get(third, 0.0) + score
        for third in self._apart.pop(other):
            self._apart[third].discard(other)
            self._apart[third].add(one)
            self._apart[one].add(third)
