"""Batches: what one question to a database may name at once."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

BATCH = 500
"""How many ids or numbers one question names: databases limit how many it may."""


def batches(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """The items in order, BATCH at a time."""
    left = iter(items)
    while batch := tuple(islice(left, BATCH)):
        yield batch
