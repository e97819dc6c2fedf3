"""Grouping: which texts are renderings of one article, predicted as the pipeline groups reports."""

import json
from collections.abc import Iterator
from pathlib import Path

from holdfire.reconciling.desk import Arrival, Desk

LANGUAGE = "en"


def predict(source: Path) -> Iterator[dict[str, object]]:
    """Reads {"id", "text", "sents"} a line; yields {"id", "cluster"}, no dates, as of one day."""
    with source.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    texts = [
        Arrival(str(row["id"]), _text(row), LANGUAGE) for row in sorted(rows, key=lambda row: str(row["id"]))
    ]
    for number, members in enumerate(Desk(forgetting=False).add(texts)):
        for member in members:
            yield {"id": member, "cluster": number}


def _text(row: dict[str, object]) -> str:
    text, sentences = row.get("text"), row.get("sents")
    if isinstance(text, str):
        return text
    return "\n".join(str(sentence) for sentence in sentences) if isinstance(sentences, list) else ""
