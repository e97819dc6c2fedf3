"""Takes out of a dispatch what rests on reports that are kept back."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from holdfire.showing.dispatches.document import Dispatch, Line, Section


def without_what_is_kept_back(told: Dispatch, kept_back: Container[str]) -> Dispatch:
    """The dispatch without passages of reports that are kept back, and without the lines that cite
    them alone."""
    return replace(told, sections=tuple(_section(section, kept_back) for section in told.sections))


def _section(section: Section, kept_back: Container[str]) -> Section:
    groups = (replace(group, lines=tuple(_lines(group.lines, kept_back))) for group in section.groups)
    return replace(
        section,
        lines=tuple(_lines(section.lines, kept_back)),
        groups=tuple(group for group in groups if group.lines),
    )


def _lines(lines: Iterable[Line], kept_back: Container[str]) -> Iterator[Line]:
    for line in lines:
        quoted = tuple(passage for passage in line.quoted if passage.report not in kept_back)
        sources = tuple(passage for passage in line.sources if passage.report not in kept_back)
        if quoted or sources or not (line.quoted or line.sources):
            yield replace(line, quoted=quoted, sources=sources)
