"""Harm: how many were killed, wounded, missing, displaced or held, and of what category."""

from collections.abc import Iterable
from pathlib import Path

from evals.tasks.sentence import Labels, by_part, f1, ratio, reading_of
from holdfire.model.count import Count

_KINDS = frozenset({"killed", "wounded", "missing", "displaced", "detained"})


def score(gold: Path) -> dict[str, float]:
    """By part: `items f1` of counts by low, high and what is counted; `sentences` with all of them right.

    "More than N" may begin at N or at N and one; a number labelled as open above ("dozens") may be given an
    upper bound that is more than twice the lower.
    """
    return by_part(gold, _figures)


def _figures(lines: Iterable[Labels]) -> dict[str, float]:
    right = read = labelled = whole = sentences = 0
    for labels in lines:
        left = [count for count in reading_of(labels).counts if count.what in _KINDS]
        read += len(left)
        labelled += len(labels["counts"])
        hits = 0
        for item in labels["counts"]:
            agreeing = next((count for count in left if _agrees(item, count)), None)
            if agreeing is not None:
                left.remove(agreeing)
                hits += 1
        right += hits
        whole += hits == len(labels["counts"]) and not left
        sentences += 1
    return {"items f1": f1(right, read, labelled), "sentences": ratio(whole, sentences)}


def _agrees(item: Labels, count: Count) -> bool:
    if item["what"] != count.what:
        return False
    if item["high"] is not None:
        return (item["low"], item["high"]) == (count.low, count.high)
    is_open = count.high is None or count.high > 2 * count.low
    return is_open and count.low in (item["low"], item["low"] + 1)
