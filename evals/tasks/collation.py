"""Collation: where two renderings of one utterance differ in a name, a number, a date or a negation."""

import json
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from holdfire.model.statement import ReadingKind
from holdfire.reconciling.divergences import divergences
from holdfire.reconciling.words import Word

LANGUAGE = "en"
REPORTED = frozenset({ReadingKind.NAME, ReadingKind.NUMBER, ReadingKind.DATE, ReadingKind.NEGATION})


def predict(source: Path) -> Iterator[dict[str, object]]:
    """Reads {"case", "a", "b"} a line; yields {"case", "alarms": [{"kind", "a", "b"}],
    "ms"}, offsets in code points."""
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                yield _answer(row["case"], row["a"], row["b"])


def _answer(case: str, left: str, right: str) -> dict[str, object]:
    begun = perf_counter()
    alignment, found = divergences(left, right, LANGUAGE)
    alarms = [
        {
            "kind": str(item.kind),
            "a": _bounds(alignment.left, item.left),
            "b": _bounds(alignment.right, item.right),
        }
        for item in found
        if item.kind in REPORTED
    ]
    return {"case": case, "alarms": alarms, "ms": round(1000 * (perf_counter() - begun), 3)}


def _bounds(words: tuple[Word, ...], place: int | None) -> list[int] | None:
    return None if place is None else [words[place].start, words[place].end]
