"""Neighbours: things that hang together by pairs, kept up as pairs come in."""

from collections.abc import Iterable, Iterator, Sequence

from holdfire.reconciling.trees import Pair


class Neighbours:
    """Things in neighbourhoods: two that were joined stand in one, and whatever either was joined with."""

    def __init__(self) -> None:
        self._root: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._pairs: dict[str, list[Pair]] = {}

    def add(self, item: str) -> None:
        """A thing by itself."""
        self._root[item] = item
        self._members[item] = [item]

    def note(self, pair: Pair, *, joined: bool) -> None:
        """Keeps a pair, and makes one neighbourhood of its two where they are `joined`."""
        self._pairs.setdefault(pair[0], []).append(pair)
        one, other = self._root[pair[0]], self._root[pair[1]]
        if not joined or one == other:
            return
        large, small = sorted((one, other), key=lambda root: -len(self._members[root]))
        for member in self._members[small]:
            self._root[member] = large
        self._members[large] += self._members.pop(small)

    def root(self, item: str) -> str:
        """What names the neighbourhood of a thing, until another is joined to it."""
        return self._root[item]

    def members(self, root: str) -> Sequence[str]:
        """All things of a neighbourhood."""
        return self._members[root]

    def pairs(self, members: Iterable[str]) -> Iterator[Pair]:
        """The pairs noted among the things of a neighbourhood; one noted twice comes twice."""
        for member in members:
            for pair in self._pairs.get(member, ()):
                if self._root[pair[1]] == self._root[member]:
                    yield pair
