"""Alignment: the counterpart of each utterance in a pool, with a score that says whether it is one."""

import json
from collections.abc import Iterator
from pathlib import Path

from holdfire.reconciling.counterparts import counterparts

LANGUAGE = "en"


def predict(source: Path) -> Iterator[dict[str, object]]:
    """Reads a folder with queries.jsonl {"qid", "text"} and pool.jsonl {"id", "text"}; yields
    {"qid", "cands": [[id, score], ...]}, best first, 0.5 and above accepted."""
    queries, pool = _rows(source / "queries.jsonl"), _rows(source / "pool.jsonl")
    found = counterparts(
        [(row["text"], LANGUAGE) for row in queries], [(row["text"], LANGUAGE) for row in pool]
    )
    for row, ranked in zip(queries, found, strict=True):
        yield {"qid": row["qid"], "cands": [[pool[place]["id"], score] for place, score in ranked]}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
