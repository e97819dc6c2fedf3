"""Counts: what the reader of counts makes of sentences, and how many of the labelled ones it gets."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.model.count import Count
from holdfire.reading.counting.counts import find_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A text as one sentence."""

    start: int
    end: int
    paragraph: int = 0


def predict(source: Path) -> Iterator[dict[str, object]]:
    """One object a line of JSONL {"id", "text"}: its counts as {"low", "high", "what", "text"}."""
    for line in source.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        yield {"id": sentence["id"], "counts": [_as_object(count) for count in _counts(sentence["text"])]}


def _counts(text: str) -> tuple[Count, ...]:
    return find_counts(text, (Whole(start=0, end=len(text)),))


def _as_object(count: Count) -> dict[str, object]:
    return {"low": count.low, "high": count.high, "what": count.what, "text": count.span.text}


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 of counts by low, high and what is counted; `sentences` the share of
    sentences with all of them right."""
    right = predicted = labelled = whole = 0
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    for sentence in lines:
        expected = Counter((item["low"], item["high"], item["what"]) for item in sentence["counts"])
        found = Counter((count.low, count.high, count.what) for count in _counts(sentence["text"]))
        right += (expected & found).total()
        predicted += found.total()
        labelled += expected.total()
        whole += expected == found
    precision, recall = right / max(predicted, 1), right / max(labelled, 1)
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / max(precision + recall, 1e-9),
        "sentences": whole / max(len(lines), 1),
    }
