"""Lines of the record by id: each asked for when it is first wanted, all of them at once where all are."""

from collections.abc import Callable, Iterator, Mapping
from typing import Self, TypeVar

from holdfire.model.errors import UnknownIdError

V = TypeVar("V")

MOST_KEPT = 4000
"""Lines asked for one by one that are kept at hand; then they are asked for again."""


class Kept(Mapping[str, V]):
    """A mapping of ids to lines. A page that shows ten lines reads ten; a bulletin, which goes through all,
    reads them in one question."""

    def __init__(self, one: Callable[[str], V], everything: Callable[[], Mapping[str, V]]) -> None:
        """`one` gives the line of an id or raises UnknownIdError; `everything` gives all, in their order."""
        self._one, self._everything = one, everything
        self._at_hand: dict[str, V | None] = {}
        self._whole: Mapping[str, V] | None = None

    def __getitem__(self, key: str) -> V:
        if self._whole is not None:
            return self._whole[key]
        try:
            found = self._at_hand[key]
        except KeyError:
            found = self._asked(key)
            if len(self._at_hand) >= MOST_KEPT:
                self._at_hand.clear()
            self._at_hand[key] = found
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    @classmethod
    def holding(cls, lines: Mapping[str, V]) -> Self:
        """These lines and no others."""
        return cls(lines.__getitem__, lambda: lines)._read_whole()

    def _read_whole(self) -> Self:
        self._all()
        return self

    def keep(self, lines: Mapping[str, V | None]) -> None:
        """Has lines at hand that were asked for in one question; None for what the record does not hold."""
        if self._whole is None:
            if len(self._at_hand) + len(lines) > MOST_KEPT:
                self._at_hand.clear()
            self._at_hand |= lines

    def _asked(self, key: str) -> V | None:
        try:
            return self._one(key)
        except UnknownIdError:
            return None

    def _all(self) -> Mapping[str, V]:
        if self._whole is None:
            self._whole = self._everything()
            self._at_hand.clear()
        return self._whole
