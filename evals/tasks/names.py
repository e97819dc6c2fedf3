"""Scores whether two spellings are one name, with the comparer that reading uses."""

import json
from collections.abc import Iterator
from pathlib import Path

from holdfire.lexicon.spelling import likeness


def predict(source: Path) -> Iterator[dict[str, object]]:
    """For each line {"pair", "a", "b"} of `source`, {"pair", "score"}; 0.5 and above means one name."""
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.strip():
            record = json.loads(line)
            yield {"pair": record["pair"], "score": likeness(record["a"], record["b"]).score}


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 of "one name", and the share of pairs judged right."""
    records = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    verdicts = [(likeness(r["a"], r["b"]).one_name, bool(r["same"])) for r in records]
    hits = sum(said and true for said, true in verdicts)
    said_same = sum(said for said, _ in verdicts)
    true_same = sum(true for _, true in verdicts)
    precision = hits / said_same if said_same else 0.0
    recall = hits / true_same if true_same else 0.0
    return {
        "accuracy": sum(said == true for said, true in verdicts) / len(records),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
    }
