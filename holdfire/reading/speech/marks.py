"""Quotation marks: where the words between marks begin and end, in every style that news uses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DOUBLE = re.compile(r"[\"“”„‟«»″'`](?:(?<=[\"“”„‟«»″])|(?<=')'|(?<=`)`)")
"""One sign, or '' or ``; written so that one set of signs begins it, which is searched for fast."""
_SINGLE = re.compile(r"['‘’`]")
_OPENERS = frozenset({"“", "„", "‟", "«", "``"})
_CLOSERS = frozenset({"”", "»", "″"})
_CLOSERS_OF = {"«": ("»",), "“": ("”",), "„": ("“", "”"), "‟": ("”",), "``": ("''",), '"': ('"',)}
"""Which marks close what a mark opens."""

_BEFORE_AN_OPENER = frozenset("([—–-―«„")
_AFTER_A_CLOSER = frozenset(".,;:?!)]—–»")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between marks, `text[start:end]` with the marks; `closed` is False where the closing mark is
    missing, as in all but the last paragraph of a long quotation."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark and what stands around it."""

    text: str
    start: int
    end: int
    space_before: bool
    space_after: bool

    @property
    def leans_left(self) -> bool:
        """Whether it hangs on the word before it, as a closing mark does."""
        return self.space_after and not self.space_before

    @property
    def leans_right(self) -> bool:
        """Whether it hangs on the word after it, as an opening mark does."""
        return self.space_before and not self.space_after


def quoted_stretches(text: str, start: int, end: int, *, goes_on: bool = False) -> tuple[Stretch, ...]:
    """The quoted stretches of one paragraph `text[start:end]`, in order, never overlapping. `goes_on`: the
    paragraph before it left a quotation open, which this one may close without opening it anew.

    Double marks of any style come first (“ ” „ “ « » " '' ``); British single marks count only in a
    paragraph that has no double ones, so that an apostrophe is not taken for a mark.
    """
    stretches = tuple(_between_double_marks(text, start, end, goes_on=goes_on))
    return stretches or tuple(_between_single_marks(text, start, end))


def _marks(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[_Mark]:
    return [
        _Mark(
            found.group(),
            found.start(),
            found.end(),
            _opens_a_place(text, start, found.start()),
            _ends_a_place(text, end, found.end()),
        )
        for found in pattern.finditer(text, start, end)
    ]


def _opens_a_place(text: str, start: int, at: int) -> bool:
    return at == start or text[at - 1].isspace() or text[at - 1] in _BEFORE_AN_OPENER


def _ends_a_place(text: str, end: int, at: int) -> bool:
    return at >= end or text[at].isspace() or text[at] in _AFTER_A_CLOSER


def _between_double_marks(text: str, start: int, end: int, *, goes_on: bool) -> Iterator[Stretch]:
    opened: _Mark | None = None
    inner = 0
    marks = _marks(_DOUBLE, text, start, end)
    if goes_on and marks and marks[0].text == "»" and not marks[0].leans_right:
        yield Stretch(start, marks.pop(0).end, closed=True)
    spare_closers, last_place = _spare_closers(marks), {mark.text: at for at, mark in enumerate(marks)}
    for position, mark in enumerate(marks):
        if _opens(mark, opened):
            if opened is None:
                opened = mark
            elif (
                mark.text == opened.text and mark.text in _OPENERS and spare_closers[position] > 0
            ) or _opens_an_inner(mark, opened, position, last_place):
                inner += 1
            else:
                yield Stretch(opened.start, mark.start, closed=False)
                opened, inner = mark, 0
        elif inner:
            inner -= 1
        elif opened is not None:
            yield Stretch(opened.start, mark.end, closed=True)
            opened = None
    if opened is not None:
        yield Stretch(opened.start, end, closed=False)


def _opens_an_inner(mark: _Mark, opened: _Mark, position: int, last_place: dict[str, int]) -> bool:
    """Whether marks of another style within a quotation hold a quotation of its own: both are closed."""
    if mark.text == opened.text or opened.text not in _CLOSERS_OF:
        return False
    inner = max((last_place.get(closer, -1) for closer in _CLOSERS_OF.get(mark.text, ())), default=-1)
    outer = max(last_place.get(closer, -1) for closer in _CLOSERS_OF[opened.text])
    return position < inner and position + 1 < outer


def _spare_closers(marks: list[_Mark]) -> list[int]:
    """For each mark, how many more closing than opening marks stand from it on: an opening mark inside an
    open quotation is a quotation within it only where a second closing mark follows."""
    spare, total = [0] * len(marks), 0
    for position in range(len(marks) - 1, -1, -1):
        mark = marks[position]
        total += (mark.text in _CLOSERS) - (mark.text in _OPENERS)
        spare[position] = total
    return spare


def _opens(mark: _Mark, opened: _Mark | None) -> bool:
    if opened is None:
        return mark.leans_right if mark.text in _CLOSERS else mark.text in _OPENERS or not mark.leans_left
    if mark.text in _OPENERS:
        return not (mark.leans_left or _closes_low(mark, opened))
    return mark.text not in _CLOSERS and mark.leans_right


def _closes_low(mark: _Mark, opened: _Mark) -> bool:
    """Whether this is the high mark that ends a German or Russian „quotation“."""
    return opened.text == "„" and mark.text == "“" and not mark.leans_right


def _between_single_marks(text: str, start: int, end: int) -> Iterator[Stretch]:
    opened: _Mark | None = None
    for mark in _marks(_SINGLE, text, start, end):
        if opened is None:
            if mark.text != "’" and mark.leans_right:
                opened = mark
        elif mark.text in "'’" and mark.leans_left and mark.start > opened.end:
            yield Stretch(opened.start, mark.end, closed=True)
            opened = None
