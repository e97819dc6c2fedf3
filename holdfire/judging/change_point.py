"""Whether and where a daily count changes its rate: one change, and how often chance alone shows as much."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

LEAST_SIDE = 3
"""Days on each side of a change; a single bad day is no new rate."""

LEAST_DAYS = 10
"""Days needed to look for a change at all."""

TRIES, SEED = 999, 2016
"""Random orders of the days that are tried, and where the dice start, so that a record gives one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The rate changes after so many days; `chance` is the share of random orders with a change as large,
    the order told among them."""

    after: int
    chance: float
    tries: int


def strongest_change(daily: Sequence[int]) -> Change | None:
    """The division of the days in two at which a Poisson rate on each side is likelier than one rate by most
    (the likelihood ratio, scanned over all divisions). Its chance comes from putting the days in random
    order, so that days which scatter more than Poisson do not pass for a change. None where there are too
    few days, or nothing was counted."""
    if len(daily) < LEAST_DAYS or not any(daily):
        return None
    counts = np.asarray(daily, dtype=np.float64)
    told = _gains(counts[np.newaxis, :])[0]
    orders = np.random.default_rng(SEED).permuted(np.tile(counts, (TRIES, 1)), axis=1)
    strongest = told.max()
    as_large = int((_gains(orders).max(axis=1) >= strongest - 1e-9).sum())
    return Change(after=int(told.argmax()) + LEAST_SIDE, chance=(1 + as_large) / (1 + TRIES), tries=TRIES)


def _gains(orders: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each order (a row) the log-likelihood gained by a change after LEAST_SIDE days, after one more,
    and so on."""
    days = orders.shape[1]
    lengths = np.arange(LEAST_SIDE, days - LEAST_SIDE + 1)
    before = orders.cumsum(axis=1)[:, LEAST_SIDE - 1 : days - LEAST_SIDE]
    whole = orders.sum(axis=1, keepdims=True)
    gained = _part(before, lengths) + _part(whole - before, days - lengths)
    return np.asarray(gained - _part(whole, np.full(1, days)))


def _part(counts: NDArray[np.float64], days: NDArray[np.int_]) -> NDArray[np.float64]:
    """count * log(count / days), nothing for no count."""
    return np.asarray(counts * np.log(np.where(counts > 0, counts, 1.0) / days) * (counts > 0))
