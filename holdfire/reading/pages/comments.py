"""Reads readers' comments: which paragraphs make one, who wrote it, whom it answers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from holdfire.model.report import Block, BlockKind, Comment
from holdfire.model.span import Span
from holdfire.reading.pages.furniture import Furniture
from holdfire.reading.pages.paragraphs import Paragraph

_BULLET = re.compile(r"^\s*[•·▪◦‣●○*–—-]\s*")
_CONTROLS = re.compile(r"\((?P<said>[^()]{1,60})\)\s*$")
_AUTHOR_WORDS = 4
_LONGEST_NAME = 40
_EDGES = " \t\u00a0•·|:,"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """What the lines above a comment's words say."""

    author: str | None
    reply_to: str | None


def read_comments(
    text: str, paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind], furniture: Furniture
) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """A block and a record for each comment among the paragraphs of kind COMMENT, in order.

    The block is all that belongs to the comment; the record's span is its words without the lines that
    name its author. `author` is None where none is named, `reply_to` the name the page gives; in a page
    a comment inside another answers it.
    """
    blocks: list[Block] = []
    comments: list[Comment] = []
    authors: dict[int, str | None] = {}
    for group in _groups(paragraphs, kinds, furniture):
        heading, words = _parted(group, furniture)
        first = group[0]
        if first.item is not None:
            authors.setdefault(first.item, heading.author)
        around = authors.get(first.inside) if first.inside is not None else None
        blocks.append(Block(kind=BlockKind.COMMENT, start=first.start, end=group[-1].end, node=first.node))
        begin = words[0].start if words else first.start
        comments.append(
            Comment(
                author=heading.author,
                reply_to=heading.reply_to or around,
                span=Span.of(text, begin, group[-1].end),
            )
        )
    return tuple(blocks), tuple(comments)


def _groups(
    paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind], furniture: Furniture
) -> Iterator[tuple[Paragraph, ...]]:
    """The paragraphs of each comment: by the page's markup, else by bullets, else by empty lines and the
    lines that name an author."""
    bulleted = any(
        kind is BlockKind.COMMENT and paragraph.listed and paragraph.item is None
        for paragraph, kind in zip(paragraphs, kinds, strict=True)
    )
    group: list[Paragraph] = []
    for paragraph, kind in zip(paragraphs, kinds, strict=True):
        if group and (
            kind is not BlockKind.COMMENT or _begins(paragraph, group, bulleted=bulleted, furniture=furniture)
        ):
            yield tuple(group)
            group = []
        if kind is BlockKind.COMMENT:
            group.append(paragraph)
    if group:
        yield tuple(group)


def _begins(
    paragraph: Paragraph, group: Sequence[Paragraph], *, bulleted: bool, furniture: Furniture
) -> bool:
    first = group[0]
    if paragraph.item is not None or first.item is not None:
        return paragraph.item != first.item
    if bulleted:
        return paragraph.listed and paragraph.depth <= first.depth
    return paragraph.gap and (len(group) > 1 or not _names_someone(group[0], furniture))


def _parted(group: Sequence[Paragraph], furniture: Furniture) -> tuple[_Heading, Sequence[Paragraph]]:
    """A comment's heading and the paragraphs of its words."""
    if group[0].item is not None:
        return _by_markup(group, furniture)
    author: str | None = None
    reply_to: str | None = None
    rest = list(group)
    while len(rest) > 1 and _names_someone(rest[0], furniture):
        named, answered = _heading_line(rest[0].text, furniture)
        if author and named and not answered:
            break
        author, reply_to = author or named, reply_to or answered
        rest.pop(0)
    return _Heading(author=author, reply_to=reply_to), rest


def _by_markup(group: Sequence[Paragraph], furniture: Furniture) -> tuple[_Heading, Sequence[Paragraph]]:
    author: str | None = None
    reply_to: str | None = None
    words: list[Paragraph] = []
    for paragraph in group:
        reply = furniture.find("reply", paragraph.text) if paragraph.words <= 12 and not words else None
        if paragraph.part in ("author", "reply") or reply:
            named, answered = _heading_line(paragraph.text, furniture)
            if paragraph.part == "reply" and not reply:
                named, answered = None, named
            author, reply_to = author or named, reply_to or answered
        elif paragraph.part is None and furniture.kind(paragraph.text) is not BlockKind.NAVIGATION:
            words.append(paragraph)
    return _Heading(author=author, reply_to=reply_to), words


def _names_someone(paragraph: Paragraph, furniture: Furniture) -> bool:
    """Whether a line stands where an author is named: a placeholder, a reply line, or a bullet's short
    first line."""
    line = _BULLET.sub("", paragraph.text).strip(_EDGES)
    if furniture.is_placeholder(line):
        return True
    if furniture.find("reply", line) and len(line.split()) <= 12:
        return True
    return paragraph.listed and len(line.split()) <= _AUTHOR_WORDS and len(line) <= _LONGEST_NAME


def _heading_line(text: str, furniture: Furniture) -> tuple[str | None, str | None]:
    """The author and the one answered that a line names: "Ann in reply to Lev (Show comment)"."""
    line = _BULLET.sub("", text).strip(_EDGES)
    controls = _CONTROLS.search(line)
    if controls and furniture.find("control", controls["said"]):
        line = line[: controls.start()].strip(_EDGES)
    reply = furniture.find("reply", line)
    if reply is None:
        return _name(line, furniture), None
    return _name(line[: reply.start()], furniture), _name(line[reply.end() :], furniture)


def _name(words: str, furniture: Furniture) -> str | None:
    """A name without the placeholder of its picture, None where nothing is left."""
    name = words.strip(_EDGES)
    first, _, rest = name.partition(" ")
    if furniture.is_placeholder(first):
        name = rest.strip(_EDGES)
    return name if name and not furniture.is_placeholder(name) else None
