"""Runs of letters: a text as hashed runs of four letters, which find inflected and misspelt words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

LETTERS_AT_A_TIME = 4
_HASH_BITS = 20
BUCKETS = 1 << _HASH_BITS
_MIX = np.array([2654435761, 2246822519, 3266489917, 668265263], dtype=np.uint64)
"""Odd multipliers that spread four code points over the buckets (Knuth's and the xxHash primes)."""


def letters(text: str) -> NDArray[np.int32]:
    """Hashed runs of four letters of a folded text, one space at its ends, repeats kept."""
    return letters_of([text])[1]


def letters_of(texts: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """The hashed runs of four letters of several folded texts, each beside its text's place."""
    whole = "".join([f" {text} " for text in texts])
    points = np.frombuffer(whole.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    length = max(0, len(points) - LETTERS_AT_A_TIME + 1)
    mixed = np.zeros(length, dtype=np.uint64)
    for place, factor in enumerate(_MIX):
        mixed ^= points[place : place + length]
        mixed *= factor
        mixed ^= mixed >> np.uint64(29)
    runs = (mixed >> np.uint64(64 - 2 * _HASH_BITS) & np.uint64(BUCKETS - 1)).astype(np.int32)
    owners = np.repeat(np.arange(len(texts)), [len(text) + 2 for text in texts])
    within = owners[:length] == owners[len(owners) - length :]
    return owners[:length][within], runs[within]
