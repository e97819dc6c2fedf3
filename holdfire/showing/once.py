"""What is made once and then shared by all who read the same run."""

from collections.abc import Callable
from threading import Lock, RLock
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Things by name, each made when it is first wanted; many threads may want it at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._makers: dict[str, RLock] = {}
        self._made: dict[str, Any] = {}

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The thing of this name; others who want it meanwhile wait until it is made, and nobody else.
        Making one may want another, but never one that wants it."""
        with self._lock:
            maker = self._makers.setdefault(name, RLock())
        with maker:
            if name not in self._made:
                self._made[name] = make()
            made: T = self._made[name]
            return made
