"""Reads a plain-text capture: its lines, put together to paragraphs without changing a character."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from holdfire.reading.pages.paragraphs import Paragraph

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○*–—-]|\d{1,2}[.)]?(?=\s+[^\W\d_]))\s+")
_TAB_COLUMNS = 4
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40
_WRAPPED_SHARE = 0.6
_FEWEST_WRAPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    end: int
    text: str
    gap: bool
    listed: bool
    depth: int


def read_plain(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a plain text in order: `text[start:end]` of each is its text.

    A paragraph is one line, or the lines of a text that was wrapped to a width: a break is taken for a
    wrap where the next line's first word would not have fitted.
    """
    lines = tuple(_lines(text))
    width = _wrap_width(lines)
    paragraphs: list[Paragraph] = []
    group: list[_Line] = []
    for line in lines:
        if group and not (width and _is_wrapped(group[-1], line, width)):
            paragraphs.append(_paragraph(text, group))
            group = []
        group.append(line)
    if group:
        paragraphs.append(_paragraph(text, group))
    return tuple(paragraphs)


def _lines(text: str) -> Iterator[_Line]:
    end_before = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        if not raw.strip():
            continue
        lead = len(raw) - len(raw.lstrip())
        bullet = _BULLET.match(raw)
        between = text[end_before : match.start()]
        yield _Line(
            start=match.start() + lead,
            end=match.start() + len(raw.rstrip()),
            text=raw.strip(),
            gap=between.replace("\r\n", "\n").count("\n") > 1 or end_before == 0,
            listed=bullet is not None,
            depth=sum(_TAB_COLUMNS if sign == "\t" else 1 for sign in raw[:lead]),
        )
        end_before = match.end()


def _wrap_width(lines: Sequence[_Line]) -> int | None:
    """The width a text was wrapped to, None for one that was not: most breaks inside its groups of
    lines fall where the next word would not have fitted."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    inner = [(before, line) for before, line in pairwise(lines) if not line.gap]
    forced = sum(_is_wrapped(before, line, width) for before, line in inner)
    return width if forced >= max(_FEWEST_WRAPS, _WRAPPED_SHARE * len(inner)) else None


def _is_wrapped(before: _Line, line: _Line, width: int) -> bool:
    first_word = line.text.split(maxsplit=1)[0]
    return not line.gap and not line.listed and len(before.text) + 1 + len(first_word) > width


def _paragraph(text: str, lines: Sequence[_Line]) -> Paragraph:
    first, last = lines[0], lines[-1]
    return Paragraph(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        gap=first.gap,
        listed=first.listed,
        depth=first.depth,
    )
