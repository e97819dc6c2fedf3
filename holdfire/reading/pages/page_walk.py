"""Walks the tree of a page once, from top to bottom, and gathers its stretches of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from holdfire.reading.pages.page_marks import Mark, marked
from holdfire.reading.pages.page_stretches import Stretch

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
        "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
        "h4", "h5", "h6", "header", "hgroup", "hr", "html", "label", "legend", "li", "main", "menu", "nav",
        "ol", "optgroup", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul"
    }
)  # fmt: skip
_SILENT = frozenset(
    {
        "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "canvas",
        "audio", "video", "map", "select", "textarea", "math"
    }
)  # fmt: skip
_STANDS_ALONE = frozenset({"author", "reply", "caption", "clock", "date", "comment_item", "comments"})
_LIST_ITEMS = frozenset({"li", "dd", "dt", "td", "th"})
_NOT_OF_THE_ARTICLE = frozenset({"comments", "comment_item", "clock", "see_also", "navigation"})
_HIDDEN = re.compile(r"display\s*:\s*none")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
DEEPEST_PATH = 200
"""A paragraph deeper than this gets no path: it would be longer than most paragraphs."""


class Element(Protocol):
    """What the walk asks of an element of the parsed tree; the tag of a comment is no string."""

    @property
    def tag(self) -> object: ...
    @property
    def text(self) -> str | None: ...
    @property
    def tail(self) -> str | None: ...
    def get(self, key: str) -> str | None: ...
    def __iter__(self) -> "Iterator[Element]": ...


@dataclass(slots=True)
class _Frame:
    """An element whose inside is being walked."""

    element: Element
    children: Iterator[Element]
    step: str
    mark: Mark | None
    is_block: bool
    tag: str
    in_link: bool
    in_paragraph: bool
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Walk:
    """The walk over one page: the `stretches` of text it found, in order, and the times that time
    elements of the article give. It keeps its own stack, so depth costs nothing."""

    stretches: list[Stretch] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    _stack: list[_Frame] = field(default_factory=list)
    _open: Stretch | None = None
    _elements: int = 0

    def over(self, tree: Element) -> None:
        """Walks the whole tree."""
        self._enter(tree)
        while self._stack:
            frame = self._stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave()
            else:
                self._meet(child)
        self._close()

    def _meet(self, child: Element) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SILENT:
            self._write(child.tail)
        elif tag == "br":
            self._break_line()
            self._write(child.tail)
        else:
            self._enter(child)

    def _enter(self, element: Element) -> None:
        parent = self._stack[-1] if self._stack else None
        outer = parent.mark if parent else None
        tag = str(element.tag)
        self._elements += 1
        mark = _mark_of(element, tag, self._elements, outer)
        in_paragraph = bool(parent and parent.in_paragraph) or tag == "p"
        alone = mark is not outer and mark is not None and mark.name in _STANDS_ALONE and tag != "a"
        frame = _Frame(
            element=element,
            children=iter(element),
            step=_step(tag, parent),
            mark=mark,
            is_block=tag in _BLOCKS or (alone and not in_paragraph),
            tag=tag,
            in_link=bool(parent and parent.in_link) or tag == "a",
            in_paragraph=in_paragraph,
        )
        if frame.is_block:
            self._close()
        self._stack.append(frame)
        self._note_time(element, tag, mark)
        self._write(element.text)

    def _leave(self) -> None:
        frame = self._stack.pop()
        if frame.is_block:
            self._close()
        if self._stack:
            self._write(frame.element.tail)

    def _write(self, text: str | None) -> None:
        if not text:
            return
        piece = _SPACE.sub(" ", text)
        if self._open is None:
            if not piece.strip():
                return
            self._open = self._new_stretch()
        frame = self._stack[-1]
        self._open.pieces.append(piece)
        if frame.in_link:
            self._open.linked += len(piece.strip())

    def _new_stretch(self) -> Stretch:
        """A stretch that begins here and belongs to the innermost block element."""
        at = next(
            place
            for place in range(len(self._stack) - 1, -1, -1)
            if self._stack[place].is_block or place == 0
        )
        block = self._stack[at]
        tag = block.tag
        return Stretch(
            node="/" + "/".join(frame.step for frame in self._stack[: at + 1]) if at < DEEPEST_PATH else None,
            mark=block.mark,
            heading=int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0,
            listed=tag in _LIST_ITEMS,
        )

    def _break_line(self) -> None:
        """A line break ends a line; a second one right after it ends the paragraph."""
        if self._open is None:
            return
        last = next((piece for piece in reversed(self._open.pieces) if piece.strip(" ")), "")
        if last == "\n":
            self._close()
        else:
            self._open.pieces.append("\n")

    def _close(self) -> None:
        if self._open is not None:
            self.stretches.append(self._open)
            self._open = None

    def _note_time(self, element: Element, tag: str, mark: Mark | None) -> None:
        stamp = element.get("datetime") if tag == "time" else None
        if stamp and not (mark and any(around.name in _NOT_OF_THE_ARTICLE for around in mark.chain())):
            self.times.append(stamp)


def _mark_of(element: Element, tag: str, number: int, outer: Mark | None) -> Mark | None:
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return marked("nav", "", "", number, outer)
    words = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if element.get("itemprop") in ("author", "creator"):
        words = "author"
    return marked(tag, words, element.get("itemtype") or "", number, outer)


def _step(tag: str, parent: _Frame | None) -> str:
    """The element's step of an XPath: its tag and its number among its siblings of that tag."""
    if parent is None:
        return tag
    parent.counts[tag] = parent.counts.get(tag, 0) + 1
    return f"{tag}[{parent.counts[tag]}]"
