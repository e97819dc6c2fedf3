"""Passages: the evidence of a report as plain stretches, for comparing whole reports and their sentences."""

import re
from collections.abc import Iterator

from holdfire.model.report import EVIDENCE, BlockKind, Report
from holdfire.model.span import Citation, Span

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]?\w)")


def evidence_text(report: Report) -> str:
    """Headline, subheads and body as one text; the whole where a report has no blocks."""
    if not report.blocks:
        return report.text
    return "\n".join(report.text[block.start : block.end] for block in report.blocks_of(*EVIDENCE))


def body_text(report: Report) -> str:
    """The body alone: what a copy under another headline keeps."""
    if not report.blocks:
        return report.text
    return "\n".join(report.text[block.start : block.end] for block in report.blocks_of(BlockKind.BODY))


def sentences(report: Report) -> Iterator[Span]:
    """Sentences of headline, subheads and body, in order; a rough cut, enough for comparing."""
    stretches = [(block.start, block.end) for block in report.blocks_of(*EVIDENCE)]
    for start, end in stretches or [(0, len(report.text))]:
        for first, last in _cut(report.text, start, end):
            span = Span.of(report.text, first, last)
            if span.text:
                yield span


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text[start:end]):
        first = start + line.start()
        for match in _SENTENCE_END.finditer(text, first, start + line.end()):
            yield first, match.start()
            first = match.end()
        yield first, start + line.end()


def cite(report: Report, span: Span) -> Citation:
    """The passage of this report."""
    return Citation(report=report.id, span=span)
