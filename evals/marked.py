"""Reads a report that carries marks inside its text: blocks, and who says what with which cue.

`evals/gold/reports/README.md` describes the marks; taking them out leaves the capture as it was.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from holdfire.model.quotation import QuotationKind
from holdfire.model.report import BlockKind
from holdfire.model.span import Span

BLOCK_LETTERS: Mapping[str, BlockKind] = {
    "H": BlockKind.HEADLINE,
    "R": BlockKind.HEADLINE_REPEAT,
    "Y": BlockKind.BYLINE,
    "D": BlockKind.DATELINE,
    "S": BlockKind.SUBHEAD,
    "B": BlockKind.BODY,
    "P": BlockKind.CAPTION,
    "A": BlockKind.SEE_ALSO,
    "T": BlockKind.TAGS,
    "K": BlockKind.PAGE_CLOCK,
    "C": BlockKind.COMMENT,
    "N": BlockKind.NAVIGATION,
}
QUOTATION_LETTERS: Mapping[str, QuotationKind] = {
    "d": QuotationKind.DIRECT,
    "i": QuotationKind.INDIRECT,
    "m": QuotationKind.MIXED,
}

_MARK = re.compile(
    r"⟦(?P<block>[A-Z])(?: (?P<of>[^|⟦⟧⟪⟫]+))?\|"
    r"|⟪(?P<number>\d+)(?:(?P<part>[sc])|(?P<kind>[dim])(?: (?P<name>[^|⟦⟧⟪⟫]+))?)?\|"
    r"|(?P<close>[⟧⟫])"
    r"|(?P<stray>[⟦⟪])"
)
_PARAGRAPH = re.compile(r"\S(?:(?!\n[ \t\r]*\n).)*(?<=\S)", re.DOTALL)
_LETTER = re.compile(r"<[^>]*>|(?P<entity>&#?\w+;)|(?P<sign>\S)")


class MarkError(ValueError):
    """Marks that do not close, cross, or lack a part; the message says which and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedBlock:
    """A stretch of one kind; `author` and `reply_to` are those of a reader's comment."""

    kind: BlockKind
    span: Span
    author: str | None = None
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedQuotation:
    """An utterance as labelled. `names` are words any of which a right speaker's name holds (empty: nobody
    is named); `speaker` and `cue` the words of this sentence; `nested_in` the number of the utterance
    whose words hold this one."""

    number: int
    kind: QuotationKind
    contents: tuple[Span, ...]
    names: tuple[str, ...] = ()
    speaker: Span | None = None
    cue: Span | None = None
    nested_in: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A report without its marks, and what they say; every span points into `text`."""

    text: str
    blocks: tuple[MarkedBlock, ...]
    quotations: tuple[MarkedQuotation, ...]


@dataclass(slots=True)
class _Parts:
    """What is known of one utterance while its marks are read."""

    contents: list[tuple[int, int]] = field(default_factory=list)
    ends: dict[str, tuple[int, int]] = field(default_factory=dict)
    kind: QuotationKind | None = None
    names: tuple[str, ...] = ()
    nested_in: int | None = None


def parse(marked: str, *, page: bool = False) -> Marked:
    """The report under the marks, and the blocks and utterances they tell, in order of their place.

    Of a text capture a paragraph without a mark is body; of a `page` only what stands in block marks is
    text that a reader sees. Raises MarkError.
    """
    reading = _MarkReading(marked)
    reading.run()
    text = reading.text
    blocks = sorted(reading.blocks(text), key=lambda block: block.span.start)
    if not page:
        blocks = sorted((*blocks, *_bodies(text, blocks)), key=lambda block: block.span.start)
    return Marked(text=text, blocks=tuple(blocks), quotations=tuple(reading.quotations(text)))


def letters(text: str, start: int, end: int, *, page: bool) -> Iterator[tuple[int, str]]:
    """Each sign a reader sees in `text[start:end]`, white space left out, with where it stands; of a
    `page` tags are passed over and a character reference is the sign it means."""
    if not page:
        yield from ((at, text[at]) for at in range(start, end) if not text[at].isspace())
        return
    for found in _LETTER.finditer(text, start, end):
        if found["entity"]:
            sign = html.unescape(found["entity"])
            if not sign.isspace():
                yield found.start(), sign
        elif found["sign"]:
            yield found.start(), found["sign"]


class _MarkReading:
    """One pass over marked text: takes the marks out and notes what they enclose."""

    def __init__(self, marked: str) -> None:
        self._marked = marked
        self._open: list[tuple[re.Match[str], int]] = []
        self._blocks: list[tuple[str, str | None, int, int]] = []
        self._parts: dict[int, _Parts] = {}
        self.text = ""

    def run(self) -> None:
        pieces: list[str] = []
        length = taken = 0
        for mark in _MARK.finditer(self._marked):
            pieces.append(self._marked[taken : mark.start()])
            length += mark.start() - taken
            taken = mark.end()
            if mark["stray"]:
                raise MarkError(f"no mark begins so: {self._around(mark)}")
            if mark["close"]:
                self._close(mark, length)
            else:
                self._begin(mark, length)
        if self._open:
            raise MarkError(f"never closed: {self._around(self._open[-1][0])}")
        self.text = "".join((*pieces, self._marked[taken:]))

    def _begin(self, mark: re.Match[str], at: int) -> None:
        if mark["block"] and self._open:
            raise MarkError(f"a block inside another mark: {self._around(mark)}")
        if mark["block"] and mark["block"] not in BLOCK_LETTERS:
            raise MarkError(f"no kind of block has this letter: {self._around(mark)}")
        if mark["number"] and not mark["part"]:
            self._content_begins(mark)
        self._open.append((mark, at))

    def _content_begins(self, mark: re.Match[str]) -> None:
        number = int(mark["number"])
        parts = self._parts.setdefault(number, _Parts())
        if mark["kind"]:
            if parts.kind is not None:
                raise MarkError(f"this number is taken: {self._around(mark)}")
            parts.kind = QUOTATION_LETTERS[mark["kind"]]
            parts.names = tuple(mark["name"].split("/")) if mark["name"] else ()
            parts.nested_in = self._around_number(number)
        elif parts.kind is None:
            raise MarkError(f"words go on that never began: {self._around(mark)}")

    def _around_number(self, number: int) -> int | None:
        """The number of the innermost open words that are not this utterance's own."""
        held = (
            int(mark["number"]) for mark, _ in reversed(self._open) if mark["number"] and not mark["part"]
        )
        return next((outer for outer in held if outer != number), None)

    def _close(self, mark: re.Match[str], at: int) -> None:
        if not self._open:
            raise MarkError(f"closes what never opened: {self._around(mark)}")
        opened, start = self._open.pop()
        if bool(opened["block"]) != (mark["close"] == "⟧"):
            raise MarkError(f"marks cross: {self._around(mark)}")
        if not self._marked[opened.end() : mark.start()].strip():
            raise MarkError(f"nothing stands in the mark: {self._around(opened)}")
        if opened["block"]:
            self._blocks.append((opened["block"], opened["of"], start, at))
            return
        parts = self._parts.setdefault(int(opened["number"]), _Parts())
        if not opened["part"]:
            parts.contents.append((start, at))
        elif opened["part"] in parts.ends:
            raise MarkError(f"a second speaker or cue: {self._around(opened)}")
        else:
            parts.ends[opened["part"]] = (start, at)

    def _around(self, mark: re.Match[str]) -> str:
        line = self._marked.count("\n", 0, mark.start()) + 1
        return f"line {line}, {self._marked[max(0, mark.start() - 20) : mark.end() + 20]!r}"

    def blocks(self, text: str) -> Iterator[MarkedBlock]:
        for letter, of, start, end in self._blocks:
            author, _, reply_to = (of or "").partition(">")
            yield MarkedBlock(
                kind=BLOCK_LETTERS[letter],
                span=Span.of(text, start, end),
                author=author.strip() or None,
                reply_to=reply_to.strip() or None,
            )

    def quotations(self, text: str) -> Iterator[MarkedQuotation]:
        for number, parts in sorted(self._parts.items()):
            if parts.kind is None:
                raise MarkError(f"utterance {number} has no words")
            spans = {part: Span.of(text, *ends) for part, ends in parts.ends.items()}
            yield MarkedQuotation(
                number=number,
                kind=parts.kind,
                contents=tuple(Span.of(text, *ends) for ends in sorted(parts.contents)),
                names=parts.names,
                speaker=spans.get("s"),
                cue=spans.get("c"),
                nested_in=parts.nested_in,
            )


def _bodies(text: str, blocks: list[MarkedBlock]) -> Iterator[MarkedBlock]:
    """The paragraphs between the marked blocks."""
    starts = [0, *(block.span.end for block in blocks)]
    ends = [*(block.span.start for block in blocks), len(text)]
    for start, end in zip(starts, ends, strict=True):
        for found in _PARAGRAPH.finditer(text, start, end):
            yield MarkedBlock(kind=BlockKind.BODY, span=Span.of(text, found.start(), found.end()))
