"""Takes out of a dispatch what rests on reports that are kept back."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from holdfire.showing.dispatches.document import Dispatch, Line, Section


def without_reports(told: Dispatch, reports: Collection[str]) -> Dispatch:
    """The dispatch without the passages of these reports, and without the lines that cite them alone."""
    return replace(told, sections=tuple(_section(section, reports) for section in told.sections))


def _section(section: Section, reports: Collection[str]) -> Section:
    groups = (replace(group, lines=tuple(_lines(group.lines, reports))) for group in section.groups)
    return replace(
        section,
        lines=tuple(_lines(section.lines, reports)),
        groups=tuple(group for group in groups if group.lines),
    )


def _lines(lines: Iterable[Line], reports: Collection[str]) -> Iterator[Line]:
    for line in lines:
        quoted = tuple(passage for passage in line.quoted if passage.report not in reports)
        sources = tuple(passage for passage in line.sources if passage.report not in reports)
        if quoted or sources or not (line.quoted or line.sources):
            yield replace(line, quoted=quoted, sources=sources)
