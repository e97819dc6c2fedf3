"""Shingles: runs of three words, for finding copies; MinHash finds candidates, exact sets decide."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

WORDS_AT_A_TIME = 3
PERMUTATIONS = 128
BANDS = 32
"""32 bands of 4: of pairs with Jaccard .5 all but (1 - .5**4)**32 = .13 are met, with .3 a quarter."""
CROWD = 200
"""A band that so many share is boilerplate: its pairs are not listed."""
_RANDOM = np.random.default_rng(20160227)
_FACTORS = _RANDOM.integers(1, 1 << 62, PERMUTATIONS, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _RANDOM.integers(0, 1 << 62, PERMUTATIONS, dtype=np.uint64)


def shingles(words: Sequence[str], width: int = WORDS_AT_A_TIME) -> frozenset[tuple[str, ...]]:
    """Every run of `width` words; the whole where it is shorter."""
    if len(words) <= width:
        return frozenset({tuple(words)}) if words else frozenset()
    return frozenset(zip(*(words[place:] for place in range(width)), strict=False))


def containment(part: frozenset[tuple[str, ...]], whole: frozenset[tuple[str, ...]]) -> float:
    """The share of `part` that stands in `whole`."""
    return len(part & whole) / len(part) if part else 0.0


def resemblance(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    """Jaccard: shared over all."""
    return len(left & right) / len(left | right) if left or right else 0.0


def hashed(words: Sequence[str]) -> Hashes:
    """Every run of three words as a number, each once; the whole where it is shorter."""
    numbers = np.array([_hash(word) for word in words], dtype=np.uint64)
    width = min(len(words), WORDS_AT_A_TIME)
    mixed = np.zeros(len(words) - width + 1 if width else 0, dtype=np.uint64)
    for place in range(width):
        mixed = (mixed ^ numbers[place : place + len(mixed)]) * _FACTORS[place]
        mixed ^= mixed >> np.uint64(31)
    return np.unique(mixed)


def signature(runs: Hashes) -> Hashes:
    """The 128 smallest hashes of a set of shingles (MinHash, Broder 1997)."""
    if not len(runs):
        return np.zeros(PERMUTATIONS, dtype=np.uint64)
    mixed = runs[:, None] * _FACTORS + _OFFSETS
    smallest: Hashes = mixed.min(axis=0) >> np.uint64(16)
    return smallest


@lru_cache(maxsize=131072)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


def candidates(keys: Sequence[str], signatures: Hashes) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose signatures, one a row, share a band, each once, in order; that of nothing shares
    none.

    A candidate is only worth a look: `containment` and `resemblance` decide."""
    told = sorted(np.flatnonzero((signatures != 0).any(axis=1)).tolist(), key=keys.__getitem__)
    if not told:
        return
    signed = signatures if told == list(range(len(keys))) else signatures[told]
    keys = [keys[place] for place in told]
    height = PERMUTATIONS // BANDS
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        held = signed[:, band * height : (band + 1) * height]
        order = np.lexsort(held.T[::-1])
        new = np.any(held[order[1:]] != held[order[:-1]], axis=1)
        bounds = np.flatnonzero(np.concatenate(([True], new, [True])))
        for start, length in zip(bounds[:-1].tolist(), np.diff(bounds).tolist(), strict=True):
            if 1 < length <= CROWD:
                pairs.update(combinations(sorted(order[start : start + length].tolist()), 2))
    yield from ((keys[one], keys[other]) for one, other in sorted(pairs))
