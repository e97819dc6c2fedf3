"""Attribution: who said what, on plain texts; read by the same functions as the pipeline."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.reading.sentences import sentences_of
from holdfire.reading.speech.quotations import find_quotations

Attribution = dict[str, list[list[int]]]
"""The stretches "source", "cue" and "content" of one statement as [start, end] pairs."""

OPENING_MARKS = frozenset("\"“«„‘'")
CLOSING_MARKS = frozenset('"”»')
LINE_OF_DIALOGUE = re.compile(r"(?:^|\n)[–—-]\s*$")

BEGINNING = 4
"""Letters by which two forms of one name are known to be one."""

AGREEMENT = 0.5
"""Share of characters two contents must have in common, of all that either has, to be one statement."""


def predict(source: Path) -> Iterator[dict[str, object]]:
    """One answer a record of `source` (JSON Lines with "id" and "text", taken as English without "language").

    Statements nested in others are left out: the task annotates whose words stand on the page.
    """
    for record in _records(source):
        quotations = quotations_of(record)
        found = [quotation for quotation in quotations if quotation.nested_in is None]
        yield {"id": record["id"], "attributions": [_attribution(quotation) for quotation in found]}


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 of relations (the speakers share a word and the words said agree by half),
    F1 of the direct ones, and the share of relations whose words said are exact; each between 0 and 1.

    `gold` has "attributions" with spans as in the answers, nested statements included. Where its records
    name their "part", the parts are scored apart; where labels tell who is "named" by a pronoun or a bare
    office, also the share of those resolved.
    """
    counts: dict[str, Counter[str]] = {}
    for record in _records(gold):
        part = counts.setdefault(record.get("part", ""), Counter())
        part.update(_compared(record))
    return {
        f"{part} {name}".strip(): figure
        for part, counted in counts.items()
        for name, figure in _figures(counted).items()
    }


def _figures(counts: Counter[str]) -> dict[str, float]:
    figures = {
        "precision": _ratio(counts["right"], counts["found"]),
        "recall": _ratio(counts["right"], counts["labelled"]),
        "f1": _ratio(2 * counts["right"], counts["found"] + counts["labelled"]),
        "direct f1": _ratio(2 * counts["right direct"], counts["found direct"] + counts["labelled direct"]),
        "exact words": _ratio(counts["exact"], counts["labelled"]),
    }
    if counts["to resolve"]:
        figures["resolved"] = _ratio(counts["resolved"], counts["to resolve"])
    return figures


def _compared(record: Mapping[str, Any]) -> Counter[str]:
    """How many statements of one text are labelled, found, and found right."""
    text, labels = record["text"], record["attributions"]
    answers = [(_attribution(one), one) for one in quotations_of(record)]
    direct = sum(one.kind is QuotationKind.DIRECT for _, one in answers)
    counts = Counter({"found": len(answers), "found direct": direct, "labelled": len(labels)})
    for label in labels:
        quoted = _is_quoted(text, label["content"])
        counts["labelled direct"] += quoted
        counts["to resolve"] += "named" in label
        match = next((answer for answer in answers if _agree(label, answer[0])), None)
        if match is not None:
            answers.remove(match)
            counts["right"] += 1
            counts["right direct"] += quoted and match[1].kind is QuotationKind.DIRECT
            counts["exact"] += _words(text, label["content"]) == _words(text, match[0]["content"])
            counts["resolved"] += "named" in label and _names(match[1], label["named"])
    return counts


def _is_quoted(text: str, content: Sequence[Sequence[int]]) -> bool:
    """Whether each stretch stands between marks, or is part of a line of dialogue that a dash opens;
    reporting words inside the marks may part the stretches."""
    if LINE_OF_DIALOGUE.search(text[: content[0][0]]):
        return True
    return all(
        text[start] in OPENING_MARKS or (at and text[end - 1] in CLOSING_MARKS)
        for at, (start, end) in enumerate(content)
    ) and not _leaves_the_marks(text, *content[0])


def _leaves_the_marks(text: str, start: int, end: int) -> bool:
    """Whether words go on after the mark that closes the first of a stretch: «A truce» with no monitors."""
    return text[end - 1].isalnum() and not CLOSING_MARKS.isdisjoint(text[start + 1 : end])


def _names(quotation: Quotation, name: str) -> bool:
    """Whether the speaker found is the one named: their last words begin alike, whatever the case ending."""
    found = quotation.speaker.name.split() if quotation.speaker else []
    return bool(found) and name.rsplit(maxsplit=1)[-1][:BEGINNING] in found[-1]


def quotations_of(record: Mapping[str, Any]) -> tuple[Quotation, ...]:
    """The quotations of the plain text of a record, every paragraph of it taken as body; the first as a
    headline where the record is "titled"."""
    report = Report(
        id=record["id"],
        capture="0" * 64,
        text=record["text"],
        language=record.get("language", "en"),
        blocks=tuple(_paragraphs(record["text"], titled=record.get("titled", False))),
    )
    return find_quotations(report, sentences_of(report), ())


def _paragraphs(text: str, *, titled: bool) -> Iterator[Block]:
    start, kind = 0, BlockKind.HEADLINE if titled else BlockKind.BODY
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Block(kind=kind, start=start, end=start + len(line))
            kind = BlockKind.BODY
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
