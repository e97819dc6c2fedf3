"""Walks the tree of a page once, from top to bottom, and gathers its stretches of text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from holdfire.reading.pages.page_marks import MARKING_TAGS, Mark, marked
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
    def items(self) -> list[tuple[str, str]]: ...
    def __iter__(self) -> "Iterator[Element]": ...


@dataclass(slots=True)
class _Frame:
    """An element whose inside is being walked; `path` is None where it is deeper than DEEPEST_PATH."""

    element: Element
    children: Iterator[Element]
    path: str | None
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
    _blocks: list[_Frame] = field(default_factory=list)
    _open: Stretch | None = None
    _elements: int = 0

    def over(self, tree: Element) -> None:
        """Walks the whole tree."""
        self._enter(tree, str(tree.tag), parent=None)
        while self._stack:
            frame = self._stack[-1]
            child = next(frame.children, None)
            if child is None:
                self._leave()
            else:
                self._meet(child, frame)
        self._close()

    def _meet(self, child: Element, parent: _Frame) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SILENT:
            self._write_after(child)
        elif tag == "br":
            self._break_line()
            self._write_after(child)
        else:
            self._enter(child, tag, parent)

    def _enter(self, element: Element, tag: str, parent: _Frame | None) -> None:
        outer = parent.mark if parent else None
        attributes = dict(element.items())
        self._elements += 1
        told = attributes or tag in MARKING_TAGS
        mark = _mark_of(attributes, tag, self._elements, outer) if told else outer
        in_paragraph = tag == "p" or (parent is not None and parent.in_paragraph)
        alone = mark is not outer and mark is not None and mark.name in _STANDS_ALONE and tag != "a"
        frame = _Frame(
            element=element,
            children=iter(element),
            path=self._path(tag, parent),
            mark=mark,
            is_block=tag in _BLOCKS or (alone and not in_paragraph),
            tag=tag,
            in_link=tag == "a" or (parent is not None and parent.in_link),
            in_paragraph=in_paragraph,
        )
        self._stack.append(frame)
        if frame.is_block or parent is None:
            self._close()
            self._blocks.append(frame)
        if tag == "time":
            self._note_time(attributes.get("datetime"), mark)
        text = element.text
        if text:
            self._write(text)

    def _path(self, tag: str, parent: _Frame | None) -> str | None:
        """The XPath of an element: that of its parent, its tag and its number among its siblings of it."""
        if parent is None:
            return f"/{tag}"
        number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        if parent.path is None or len(self._stack) >= DEEPEST_PATH:
            return None
        return f"{parent.path}/{tag}[{number}]"

    def _leave(self) -> None:
        frame = self._stack.pop()
        if frame is self._blocks[-1]:
            self._close()
            self._blocks.pop()
        if self._stack:
            self._write_after(frame.element)

    def _write_after(self, element: Element) -> None:
        text = element.tail
        if text:
            self._write(text)

    def _write(self, text: str) -> None:
        if self._open is None:
            if text.isspace():
                return
            self._open = self._new_stretch()
        piece = text if _is_even(text) else _SPACE.sub(" ", text)
        self._open.pieces.append(piece)
        if self._stack[-1].in_link:
            self._open.linked += len(piece.strip())

    def _new_stretch(self) -> Stretch:
        """A stretch that begins here and belongs to the innermost block element."""
        block = self._blocks[-1]
        tag = block.tag
        return Stretch(
            node=block.path,
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

    def _note_time(self, stamp: str | None, mark: Mark | None) -> None:
        if stamp and not (mark and any(around.name in _NOT_OF_THE_ARTICLE for around in mark.chain())):
            self.times.append(stamp)


def _is_even(text: str) -> bool:
    """Whether there is nothing to draw together in a text, as in most."""
    return "  " not in text and text.isprintable()


def _mark_of(attributes: Mapping[str, str], tag: str, number: int, outer: Mark | None) -> Mark | None:
    """The mark that holds inside an element of these attributes."""
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return marked("nav", "", "", number, outer)
    words = f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()
    if attributes.get("itemprop") in ("author", "creator"):
        words = "author"
    return marked(tag, words, attributes.get("itemtype", ""), number, outer)
