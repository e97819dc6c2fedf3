"""What was counted of late: of one run, it is counted once for all who ask."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 500
"""Answers that are remembered; the one asked for longest ago goes first."""


class Remembered:
    """Answers by question. Only what never changes belongs here; many threads may ask at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def get(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question, asked for where it is not remembered; nobody waits for another's."""
        with self._lock:
            if question in self._answers:
                self._answers.move_to_end(question)
                known: T = self._answers[question]
                return known
        found = answer()
        with self._lock:
            self._answers[question] = found
            if len(self._answers) > MOST:
                self._answers.popitem(last=False)
        return found
