"""Attribution: who said what, on plain texts; read by the same functions as the pipeline."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.quotations import find_quotations

Attribution = dict[str, list[list[int]]]
"""The stretches "source", "cue" and "content" of one statement as [start, end] pairs."""

OPENING_MARKS = frozenset("\"“«‘'")

AGREEMENT = 0.5
"""Share of characters two contents must have in common, of all that either has, to be one statement."""


def predict(source: Path) -> Iterator[dict[str, object]]:
    """One answer a record of `source` (JSON Lines with "id" and "text", taken as English).

    Statements nested in others are left out: the task annotates whose words stand on the page.
    """
    for record in _records(source):
        quotations = quotations_of(record["id"], record["text"])
        found = [quotation for quotation in quotations if quotation.nested_in is None]
        yield {"id": record["id"], "attributions": [_attribution(quotation) for quotation in found]}


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 of relations (the speakers share a word and the words said agree by half),
    F1 of the direct ones, and the share of relations whose words said are exact; each between 0 and 1.

    `gold` has "attributions" with spans as in the answers, nested statements included.
    """
    counts: Counter[str] = Counter()
    for record in _records(gold):
        counts.update(_compared(record["id"], record["text"], record["attributions"]))
    return {
        "precision": _ratio(counts["right"], counts["found"]),
        "recall": _ratio(counts["right"], counts["labelled"]),
        "f1": _ratio(2 * counts["right"], counts["found"] + counts["labelled"]),
        "direct f1": _ratio(2 * counts["right direct"], counts["found direct"] + counts["labelled direct"]),
        "exact words": _ratio(counts["exact"], counts["labelled"]),
    }


def _compared(identity: str, text: str, labels: Sequence[Attribution]) -> Counter[str]:
    """How many statements of one text are labelled, found, and found right."""
    found = quotations_of(identity, text)
    answers = [(_attribution(one), one.kind is QuotationKind.DIRECT) for one in found]
    counts = Counter(
        {"found": len(answers), "found direct": sum(direct for _, direct in answers), "labelled": len(labels)}
    )
    for label in labels:
        quoted = all(text[start] in OPENING_MARKS for start, _ in label["content"])
        counts["labelled direct"] += quoted
        match = next((answer for answer in answers if _agree(label, answer[0])), None)
        if match is not None:
            answers.remove(match)
            counts["right"] += 1
            counts["right direct"] += quoted and match[1]
            counts["exact"] += _words(text, label["content"]) == _words(text, match[0]["content"])
    return counts


def quotations_of(identity: str, text: str) -> tuple[Quotation, ...]:
    """The quotations of a plain English text, every paragraph of it taken as body."""
    report = Report(id=identity, capture="0" * 64, text=text, language="en", blocks=tuple(_paragraphs(text)))
    return find_quotations(report, sentences_of(report), ())


def _paragraphs(text: str) -> Iterator[Block]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Block(kind=BlockKind.BODY, start=start, end=start + len(line))
        start += len(line)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _attribution(quotation: Quotation) -> Attribution:
    speaker = quotation.speaker.span if quotation.speaker else None
    return {
        "source": _offsets([speaker] if speaker else []),
        "cue": _offsets([quotation.cue] if quotation.cue else []),
        "content": _offsets(quotation.contents),
    }


def _offsets(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _characters(ranges: Sequence[Sequence[int]]) -> set[int]:
    return {at for start, end in ranges for at in range(start, end)}


def _agree(label: Attribution, answer: Attribution) -> bool:
    said, found = _characters(label["content"]), _characters(answer["content"])
    if len(said & found) < AGREEMENT * len(said | found):
        return False
    speaker, named = _characters(label["source"]), _characters(answer["source"])
    return bool(speaker & named) or not (speaker or named)


def _words(text: str, ranges: Sequence[Sequence[int]]) -> list[str]:
    """The words of the ranges without signs: where a mark stands is a matter of style."""
    return re.findall(r"\w+", " ".join(text[start:end] for start, end in ranges))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
