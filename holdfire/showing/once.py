"""What is made once and then shared by all who read the same run."""

from collections.abc import Callable
from threading import RLock
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Things by name, each made when it is first wanted; many threads may want it at once."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._made: dict[str, Any] = {}

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The thing of this name; others who want one meanwhile wait until it is made.
        Making one may want another."""
        with self._lock:
            if name not in self._made:
                self._made[name] = make()
            made: T = self._made[name]
            return made
