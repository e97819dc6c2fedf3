"""Statements: which utterances of two reports are one, on dialogues written for this project."""

import json
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from evals.tasks.judged import MOMENT, Judged, ratios
from holdfire.model.actor import ActorRef, RefBasis
from holdfire.model.case import Case
from holdfire.model.decision import Decision, DecisionKind
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.reconciling.reconcile import reconcile


def score(gold: Path) -> dict[str, float]:
    """Precision, recall and F1 over pairs of utterances. `gold` has {"left": [{"speaker", "words"}], "right",
    "same": [[left, right], ...]} a line; both reports are given to be of one story."""
    return ratios(_judged(gold))


def _judged(gold: Path) -> Iterator[Judged]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        left, right = _reading("left", record["left"]), _reading("right", record["right"])
        together = Decision(
            id="decision-1",
            kind=DecisionKind.SAME,
            target=left.report.id,
            other=right.report.id,
            by="label",
            at=MOMENT,
            reason="one story",
        )
        found = reconcile([left, right], Case(name="labels"), [together]).statements
        joined = [{rendering.quotation for rendering in item.renderings} for item in found]
        for row, column in product(range(len(left.quotations)), range(len(right.quotations))):
            pair = {left.quotations[row].id, right.quotations[column].id}
            yield Judged([row, column] in record["same"], any(pair <= members for members in joined))


def _reading(name: str, said: list[Mapping[str, str]]) -> Reading:
    text = "\n".join(item["words"] for item in said)
    quotations: list[Quotation] = []
    start = 0
    for number, item in enumerate(said):
        words = item["words"]
        quotations.append(
            Quotation(
                id=f"quotation-{name}-{number}",
                report=name,
                kind=QuotationKind.DIRECT,
                contents=(Span(start=start, end=start + len(words), text=words),),
                speaker=ActorRef(name=item["speaker"], basis=RefBasis.ALIAS),
            )
        )
        start += len(words) + 1
    report = Report(id=name, capture="0" * 64, text=text, blocks=(), language="en")
    return Reading(report=report, quotations=tuple(quotations))
