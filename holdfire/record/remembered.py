"""What was asked of late and never changes: it is read or counted once for all who ask."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Mapping
from threading import Lock
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")

MOST = 500
"""Answers that are remembered where no other number is said."""


class Remembered:
    """Answers by question. Only what never changes belongs here; many threads may ask at once. Of more than
    `most` answers the one asked for longest ago goes first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
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
        self._keep({question: found})
        return found

    def each(self, questions: Collection[K], answers: Callable[[Collection[K]], Mapping[K, T]]) -> list[T]:
        """The answers to questions, in their order; those not remembered are asked for together."""
        with self._lock:
            known: dict[K, T] = {each: self._answers[each] for each in questions if each in self._answers}
            for each in known:
                self._answers.move_to_end(each)
        if unknown := [each for each in dict.fromkeys(questions) if each not in known]:
            found = answers(unknown)
            self._keep(found)
            known |= found
        return [known[each] for each in questions]

    def _keep(self, found: Mapping[Any, Any]) -> None:
        with self._lock:
            self._answers |= found
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
