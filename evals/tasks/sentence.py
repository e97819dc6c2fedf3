"""One labelled sentence as a report of its own, read whole as the pipeline reads a report."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from holdfire.model.case import Case
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.when import When
from holdfire.reading.read import Reader

Labels = Mapping[str, Any]


def reading_of(labels: Labels) -> Reading:
    """The reading of {"id", "text", "published", "zone"}: one block of body, published at noon UTC."""
    text = labels["text"]
    day = datetime.fromisoformat(labels.get("published") or "2016-03-01").date()
    report = Report(
        id=labels["id"],
        capture="none",
        text=text,
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
        language="en",
        published=When.at(datetime.combine(day, time(12), tzinfo=UTC), wall=day.isoformat()),
    )
    return _reader(labels.get("zone")).read_report(report)


@cache
def _reader(zone: str | None) -> Reader:
    return Reader(Case(name="labelled sentences", zone=zone))


def by_part(gold: Path, score: Callable[[Iterable[Labels]], dict[str, float]]) -> dict[str, float]:
    """The figures of the developed ("dev.") and of the held-out part ("held.") of a JSON Lines file."""
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    return {
        f"{part}.{name}": figure
        for part in ("dev", "held")
        for name, figure in score([labels for labels in lines if labels["part"] == part]).items()
    }


def ratio(part: float, whole: float) -> float:
    """`part` of `whole`, 0 where there is nothing."""
    return part / whole if whole else 0.0


def f1(right: int, found: int, labelled: int) -> float:
    """The harmonic mean of precision and recall."""
    return ratio(2 * right, found + labelled)


def share_words(left: str | None, right: str | None) -> bool:
    """Whether one of two phrases holds all words of the other, articles left out."""
    one, other = _words(left), _words(right)
    return bool(one and other) and (one <= other or other <= one)


def _words(phrase: str | None) -> frozenset[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in (phrase or "").lower().replace("'s", ""))
    return frozenset(plain.split()) - {"the", "a", "an"}
