"""A count that once it reached a threshold stays met until it is cleared: so many in a sliding window."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_Times = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Met when `count` fall into a stretch of `window` seconds. Cleared when `clears_at` or fewer are left in
    it, or `calm` seconds passed without one, whichever is first; where neither is given, when a whole window
    has passed below the count."""

    count: int
    window: float
    clears_at: int | None = None
    calm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """From when it was met to when it was cleared, in seconds; None while it still is met."""

    met_at: float
    cleared_at: float | None = None


def episodes(times: Sequence[float] | _Times, threshold: Threshold, now: float) -> tuple[Episode, ...]:
    """Every time the threshold was met and cleared up to `now`, from the moments of what is counted (in
    order). What falls at one end of a stretch of `window` has left it at the other. Linear but for a search
    in sorted moments."""
    known = np.asarray(times, dtype=np.float64)
    known = known[: int(np.searchsorted(known, now, side="right"))]
    if len(known) < threshold.count:
        return ()
    met = np.unique(known[_left(known, known, threshold.window) >= threshold.count])
    return tuple(_walk(met, _clearings(known, met, threshold), now)) if len(met) else ()


def _left(known: _Times, moments: _Times, window: float) -> NDArray[np.int_]:
    """How many lie in the stretch that ends at each moment."""
    came = np.searchsorted(known, moments, side="right")
    return np.asarray(came - np.searchsorted(known + window, moments, side="right"))


def _clearings(known: _Times, met: _Times, threshold: Threshold) -> _Times:
    """Every moment at which it would be cleared, if it were met."""
    leaving = np.unique(known + threshold.window)
    left = _left(known, leaving, threshold.window)
    if threshold.clears_at is None and threshold.calm is None:
        below = leaving[left < threshold.count]
        next_met = np.append(met, np.inf)[np.searchsorted(met, below)]
        return below[next_met >= below + threshold.window] + threshold.window
    clearings = [leaving[left <= threshold.clears_at]] if threshold.clears_at is not None else []
    if threshold.calm is not None:
        ends = known + threshold.calm
        clearings.append(ends[np.append(known[1:], np.inf) >= ends])
    return np.sort(np.concatenate(clearings))


def _walk(met: _Times, cleared: _Times, now: float) -> Iterator[Episode]:
    """Episodes from the moments of both kinds; at one moment it is cleared before it is met anew."""
    place = 0
    while place < len(met):
        since = float(met[place])
        after = int(np.searchsorted(cleared, since, side="right"))
        if after == len(cleared) or cleared[after] > now:
            yield Episode(met_at=since)
            return
        yield Episode(met_at=since, cleared_at=float(cleared[after]))
        place = int(np.searchsorted(met, cleared[after]))
