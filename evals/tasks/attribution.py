"""Attribution: who said what, on plain texts; read by the same functions as the pipeline."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.reading.quotations import find_quotations
from holdfire.reading.sentences import sentences_of

AGREEMENT = 0.5
"""Share of characters two contents must have in common, of all that either has, to be one statement."""


def predict(source: Path) -> Iterator[dict[str, object]]:
    """One answer a record of `source` (JSON Lines with "id" and "text", taken as English).

    Statements nested in others are left out: the task annotates whose words stand on the page.
    """
    for record in _records(source):
        quotations = quotations_of(str(record["id"]), str(record["text"]))
        found = [quotation for quotation in quotations if quotation.nested_in is None]
        yield {"id": record["id"], "attributions": [_attribution(quotation) for quotation in found]}


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 of relations (speaker and words agree), F1 of direct ones, of nested ones'
    holders nothing; each between 0 and 1. `gold` has "attributions" with spans as in the answers."""
    right = right_direct = predicted = predicted_direct = labelled = labelled_direct = 0
    for record in _records(gold):
        found = list(quotations_of(str(record["id"]), str(record["text"])))
        answers = [(_attribution(one), one.kind is QuotationKind.DIRECT) for one in found]
        predicted += len(answers)
        predicted_direct += sum(direct for _, direct in answers)
        for label in record["attributions"]:
            is_direct = _is_quoted(str(record["text"]), label["content"])
            labelled += 1
            labelled_direct += is_direct
            match = next((answer for answer in answers if _agree(label, answer[0])), None)
            if match is not None:
                answers.remove(match)
                right += 1
                right_direct += is_direct and match[1]
    return {
        "precision": _ratio(right, predicted),
        "recall": _ratio(right, labelled),
        "f1": _ratio(2 * right, predicted + labelled),
        "direct f1": _ratio(2 * right_direct, predicted_direct + labelled_direct),
    }


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


def _records(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def _attribution(quotation: Quotation) -> dict[str, list[list[int]]]:
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


def _agree(label: dict[str, list[list[int]]], answer: dict[str, list[list[int]]]) -> bool:
    said, found = _characters(label["content"]), _characters(answer["content"])
    if len(said & found) < AGREEMENT * len(said | found):
        return False
    speaker, named = _characters(label["source"]), _characters(answer["source"])
    return bool(speaker & named) or not (speaker or named)


def _is_quoted(text: str, contents: Sequence[Sequence[int]]) -> bool:
    return all(text[start] in "\"“«‘'" for start, _ in contents)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
