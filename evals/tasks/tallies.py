"""Tallies: number, unit, window and claimant of the counts that monitors and parties publish."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from evals.tasks.sentence import Labels, by_part, f1, ratio, reading_of, share_words
from holdfire.model.tally import Tally

_MINUTE = timedelta(minutes=1)


def score(gold: Path) -> dict[str, float]:
    """By part: F1 of tallies with number and unit right, and of those with window and claimant right as well
    (`whole f1`); `arithmetic`: breakdowns that do or do not add up told as such."""
    return by_part(gold, _figures)


def _figures(lines: Iterable[Labels]) -> dict[str, float]:
    count: Counter[str] = Counter()
    for labels in lines:
        read = reading_of(labels).tallies
        count["read"] += len(read)
        count["labelled"] += len(labels["tallies"])
        for label in labels["tallies"]:
            alike = [tally for tally in read if _is_alike(label, tally)]
            count["number and unit"] += bool(alike)
            count["window"] += any(_window_fits(label, labels["zone"], tally) for tally in alike)
            count["claimant"] += any(_claimant_fits(label, tally) for tally in alike)
            whole = [tally for tally in alike if _window_fits(label, labels["zone"], tally)]
            count["whole"] += any(_claimant_fits(label, tally) for tally in whole)
            if label["adds_up"] is not None:
                count["breakdowns"] += 1
                count["told right"] += any((tally.arithmetic is None) == label["adds_up"] for tally in alike)
    return {
        "number and unit f1": f1(count["number and unit"], count["read"], count["labelled"]),
        "window": ratio(count["window"], count["number and unit"]),
        "claimant": ratio(count["claimant"], count["number and unit"]),
        "whole f1": f1(count["whole"], count["read"], count["labelled"]),
        "arithmetic": ratio(count["told right"], count["breakdowns"]),
    }


def _is_alike(label: Labels, tally: Tally) -> bool:
    words = [_singular(word) for word in tally.unit.lower().split()]
    unit = [_singular(word) for word in label["unit"].lower().split()]
    return tally.total.low == label["low"] and (unit == words or unit == words[-1:])


def _singular(word: str) -> str:
    """One of many: "breaches" and "breach" are one unit, "trajectories" and "trajectory" another."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("es") if word.endswith(("ches", "shes", "sses")) else word.removesuffix("s")


def _claimant_fits(label: Labels, tally: Tally) -> bool:
    if label["claimant"] is None or tally.claimant is None:
        return label["claimant"] is None and tally.claimant is None
    span = tally.claimant.span
    return share_words(label["claimant"], span.text if span else tally.claimant.name)


def _window_fits(label: Labels, zone: str, tally: Tally) -> bool:
    """Whether start and end are right to the minute; "the past 24 hours" without a clock need only lie within
    the outer bounds and be of that length, or be those bounds."""
    window = tally.window
    if label["window"] is None:
        return window is None or label["window_text"] is not None
    if window is None or window.earliest is None or window.latest is None:
        return False
    start, end = (datetime.fromisoformat(side).replace(tzinfo=ZoneInfo(zone)) for side in label["window"])
    exact = abs(window.earliest - start) <= _MINUTE and abs(window.latest - end) <= _MINUTE
    if exact or not label["hours"]:
        return exact
    lasts = window.latest - window.earliest
    inside = start - _MINUTE <= window.earliest and window.latest <= end + _MINUTE
    return inside and abs(lasts - timedelta(hours=label["hours"])) <= _MINUTE
