"""Rates and their comparison with 95 % intervals: the door to the library of special functions."""

from collections.abc import Sequence

from scipy.special import betaincinv, gammaincinv

from holdfire.model.measure import Rate, Ratio

TAIL = 0.025
"""What a 95 % interval leaves out on each side."""

LEAST_DAYS = 7
"""Days needed before their scatter is measured; over fewer it is mostly chance."""


def rate(count: int, days: float, dispersion: float = 1.0) -> Rate:
    """The rate a day with its exact Poisson interval (Garwood 1936). `dispersion` (variance over mean, from
    1) widens it as for so many fewer independent events (Korn and Graubard 1998). Raises ValueError where
    `days` is not positive."""
    if days <= 0:
        raise ValueError("a rate needs some length of time")
    size = count / dispersion
    low = float(gammaincinv(size, TAIL)) if count else 0.0
    high = float(gammaincinv(size + 1, 1 - TAIL))
    return Rate(count=count, days=days, low=low * dispersion / days, high=high * dispersion / days)


def ratio(recent: Rate, baseline: Rate, dispersion: float = 1.0) -> Ratio:
    """How many times the baseline's rate the recent one is: given both counts together, those of late are
    binomial (Przyborowski and Wilenski 1940); their share has the interval of Clopper and Pearson (1934).
    With `dispersion` the counts weigh as in `rate`: a negative binomial whose variance is so many times its
    mean."""
    ours, theirs = recent.count / dispersion, baseline.count / dispersion
    low = float(betaincinv(ours, theirs + 1, TAIL)) if recent.count else 0.0
    high = float(betaincinv(ours + 1, theirs, 1 - TAIL)) if baseline.count else 1.0
    lengths = baseline.days / recent.days
    return Ratio(low=low / (1 - low) * lengths, high=high / (1 - high) * lengths if high < 1 else None)


def share(part: int, whole: int) -> tuple[float, float]:
    """The interval of a share (Clopper and Pearson); from 0 to 1 where there is nothing to share."""
    low = float(betaincinv(part, whole - part + 1, TAIL)) if part else 0.0
    high = float(betaincinv(part + 1, whole - part, 1 - TAIL)) if part < whole else 1.0
    return low, high


def dispersion(daily: Sequence[int]) -> float:
    """Variance of daily counts over their mean, never below 1: how much more they scatter than independent
    events do (Pearson's statistic over its degrees of freedom)."""
    mean = sum(daily) / len(daily) if daily else 0.0
    if len(daily) < LEAST_DAYS or not mean:
        return 1.0
    return max(1.0, sum((count - mean) ** 2 for count in daily) / mean / (len(daily) - 1))
