"""Shingles: runs of three words, for finding copies; MinHash finds candidates, exact sets decide."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

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


def signature(runs: frozenset[tuple[str, ...]]) -> NDArray[np.uint64]:
    """The 128 smallest hashes of a set of shingles (MinHash, Broder 1997)."""
    if not runs:
        return np.zeros(PERMUTATIONS, dtype=np.uint64)
    hashes = np.fromiter((_hash(run) for run in runs), dtype=np.uint64, count=len(runs))
    mixed = hashes[:, None] * _FACTORS + _OFFSETS
    smallest: NDArray[np.uint64] = (mixed >> np.uint64(16)).min(axis=0)
    return smallest


def _hash(run: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b("\x1f".join(run).encode(), digest_size=8).digest(), "big")


def candidates(runs: Mapping[str, frozenset[tuple[str, ...]]]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose sets share a band of their signatures, each once, in order.

    A candidate is only worth a look: `containment` and `resemblance` decide."""
    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    height = PERMUTATIONS // BANDS
    for key in sorted(runs):
        if not runs[key]:
            continue
        hashes = signature(runs[key])
        for band in range(BANDS):
            buckets[band, hashes[band * height : (band + 1) * height].tobytes()].append(key)
    pairs = {pair for keys in buckets.values() if 1 < len(keys) <= CROWD for pair in combinations(keys, 2)}
    yield from sorted(pairs)
