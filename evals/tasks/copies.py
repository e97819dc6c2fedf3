"""Copies: whether a report copies another's words or renders the matter on its own."""

import json
from collections.abc import Iterator
from pathlib import Path

from holdfire.reconciling.copies import Wording, copy_score


def predict(source: Path) -> Iterator[dict[str, object]]:
    """Reads {"pair", "a": [sentence], "b": [sentence]} a line; yields {"pair", "score"},
    0.5 and above for a copy."""
    with source.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row = json.loads(line)
                yield {"pair": row["pair"], "score": copy_score(Wording.of(row["a"]), Wording.of(row["b"]))}
