"""Passages: the evidence of a report as plain stretches, for comparing whole reports and their sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.model.report import EVIDENCE, Report
from holdfire.model.span import Citation, Span

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]?\w)")


def evidence_text(report: Report) -> str:
    """Headline, subheads and body as one text; the whole where a report has no blocks."""
    if not report.blocks:
        return report.text
    return "\n".join(report.text[block.start : block.end] for block in report.blocks_of(*EVIDENCE))


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


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the sentences and paragraphs of a report begin."""

    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    @classmethod
    def of(cls, report: Report) -> "Layout":
        """The layout of a report; a line is a paragraph, and so is a block."""
        starts = {match.end() for match in re.finditer(r"\n+", report.text)}
        starts |= {block.start for block in report.blocks}
        return cls(tuple(span.start for span in sentences(report)), tuple(sorted(starts)))

    def sentence(self, span: Span) -> int:
        """The number of the sentence a span begins in."""
        return bisect_right(self.sentences, span.start)

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph a span begins in."""
        return bisect_right(self.paragraphs, span.start)


def cite(report: Report, span: Span) -> Citation:
    """The passage of this report."""
    return Citation(report=report.id, span=span)
