"""Reads readers' comments: which paragraphs make one, who wrote it, whom it answers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from holdfire.model.report import Block, BlockKind, Comment
from holdfire.model.span import Span
from holdfire.reading.pages.comment_lines import (
    Signed,
    bare_line,
    heading_line,
    is_short,
    may_be_name,
    names_author,
    says_when,
    signed_line,
    spoken_line,
)
from holdfire.reading.pages.furniture import Furniture
from holdfire.reading.pages.paragraphs import Paragraph

_REPLY_WORDS = 12
_FEWEST_SPACED = 3
_DASHES = ("–", "—", "-")
_ADDRESSED = re.compile(r"@(?P<name>[\w.-]*\w)")


def read_comments(
    text: str,
    paragraphs: Sequence[Paragraph],
    kinds: Sequence[BlockKind],
    furniture: Furniture,
    language: str | None,
) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """A block and a record for each comment among the paragraphs of kind COMMENT, in order.

    The block is all that belongs to the comment; the record's span is its words without the lines that
    name its author. `author` is None where none is named, `reply_to` the name the page gives; in a page
    a comment inside another answers it, and one that begins with "@" and the name of an earlier author
    answers that one.
    """
    blocks: list[Block] = []
    comments: list[Comment] = []
    authors: dict[int, str | None] = {}
    known: dict[str, str] = {}
    lines = _Lines(furniture, language)
    for group in lines.groups(paragraphs, kinds):
        signed, begin = lines.parted(group)
        first = group[0]
        if first.item is not None:
            authors.setdefault(first.item, signed.author)
        around = authors.get(first.inside) if first.inside is not None else None
        blocks.append(Block(kind=BlockKind.COMMENT, start=first.start, end=group[-1].end, node=first.node))
        answered = signed.reply_to or around or _addressed(text, begin, known)
        span = Span.of(text, begin, group[-1].end)
        comments.append(Comment(author=signed.author, reply_to=answered, span=span))
        for name in (signed.author, signed.author.split()[0]) if signed.author else ():
            known.setdefault(name.casefold(), signed.author or name)
    return tuple(blocks), tuple(comments)


def _addressed(text: str, begin: int, known: Mapping[str, str]) -> str | None:
    """The earlier author whose name stands after "@" at the beginning of a comment's words."""
    called = _ADDRESSED.match(text, begin)
    return known.get(called["name"].casefold()) if called else None


class _Lines:
    """The lines of comments, read with one language's words."""

    def __init__(self, furniture: Furniture, language: str | None) -> None:
        self._furniture = furniture
        self._language = language

    def groups(
        self, paragraphs: Sequence[Paragraph], kinds: Sequence[BlockKind]
    ) -> Iterator[tuple[Paragraph, ...]]:
        """The paragraphs of each comment: by the page's markup, else by bullets, else by empty lines and
        the lines that name an author."""
        told = [one for one, kind in zip(paragraphs, kinds, strict=True) if kind is BlockKind.COMMENT]
        bulleted = any(
            one.item is None and self._is_bullet(one) and (one is told[0] or not _undersigns(one))
            for one in told
        )
        spaced = self._are_spaced(told)
        group: list[Paragraph] = []
        for paragraph, kind in zip(paragraphs, kinds, strict=True):
            if group and (
                kind is not BlockKind.COMMENT
                or (len(group) > 1 if spaced else self._begins(paragraph, group, bulleted=bulleted))
            ):
                yield tuple(group)
                group = []
            if kind is BlockKind.COMMENT:
                group.append(paragraph)
        if group:
            yield tuple(group)

    def _begins(self, paragraph: Paragraph, group: Sequence[Paragraph], *, bulleted: bool) -> bool:
        first = group[0]
        if paragraph.item is not None or first.item is not None:
            return paragraph.item != first.item
        if bulleted:
            return self._is_bullet(paragraph) and paragraph.depth <= first.depth
        if signed_line(paragraph.text, self._language, self._furniture):
            return True
        if self._speaks(paragraph) and self._speaks(first):
            return True
        return paragraph.gap and (len(group) > 1 or not self._names_someone(group[0]))

    def _are_spaced(self, told: Sequence[Paragraph]) -> bool:
        """Whether names and words take turns, an empty line between them."""
        if len(told) < _FEWEST_SPACED or not all(
            one.gap and one.item is None and not one.listed for one in told
        ):
            return False
        names = [self._names_author(paragraph) for paragraph in told]
        return all(names[::2]) and not any(names[1::2])

    def _names_author(self, paragraph: Paragraph) -> bool:
        return names_author(paragraph.text, self._language, self._furniture)

    def _speaks(self, paragraph: Paragraph) -> tuple[Signed, int] | None:
        return spoken_line(paragraph.text, self._language, self._furniture)

    def _is_bullet(self, paragraph: Paragraph) -> bool:
        """Whether a line opens with a bullet; the number of a day is none."""
        return paragraph.listed and not says_when(paragraph.text, self._language, self._furniture)

    def parted(self, group: Sequence[Paragraph]) -> tuple[Signed, int]:
        """Who signs a comment, and where its words begin."""
        if group[0].item is not None:
            return self._by_markup(group)
        author: str | None = None
        reply_to: str | None = None
        rest = list(group)
        while len(rest) > 1:
            line = rest[0].text
            if says_when(line, self._language, self._furniture):
                rest.pop(0)
                continue
            if not (self._names_someone(rest[0]) or self._stands_above(rest)):
                break
            signed = self._signed(line)
            if author and signed.author and not signed.reply_to:
                break
            author, reply_to = author or signed.author, reply_to or signed.reply_to
            rest.pop(0)
        begin = rest[0].start
        if author is None and reply_to is None:
            return self._spoken_or_undersigned(rest)
        return Signed(author=author, reply_to=reply_to), begin

    def _spoken_or_undersigned(self, lines: Sequence[Paragraph]) -> tuple[Signed, int]:
        """Who signs before a colon in the first line, or after a dash in the last."""
        spoken, last = self._speaks(lines[0]), lines[-1].text
        if spoken:
            return spoken[0], lines[0].start + spoken[1]
        undersigned = len(lines) > 1 and _undersigns(lines[-1])
        return Signed(author=bare_line(last) if undersigned else None, reply_to=None), lines[0].start

    def _signed(self, line: str) -> Signed:
        """Who signs by a line that stands where an author is named."""
        signed = signed_line(line, self._language, self._furniture)
        return signed or heading_line(line, self._language, self._furniture)

    def _by_markup(self, group: Sequence[Paragraph]) -> tuple[Signed, int]:
        author: str | None = None
        reply_to: str | None = None
        words: list[Paragraph] = []
        for paragraph in group:
            short = paragraph.words <= _REPLY_WORDS and not words
            reply = self._furniture.find("reply", paragraph.text) if short else None
            if paragraph.part in ("author", "reply") or reply or self._signs(paragraph, words):
                signed = self._signed(paragraph.text)
                if paragraph.part == "reply" and not reply:
                    signed = Signed(author=None, reply_to=signed.author)
                author, reply_to = author or signed.author, reply_to or signed.reply_to
            elif paragraph.part is None and self._furniture.kind(paragraph.text) is not BlockKind.NAVIGATION:
                words.append(paragraph)
        if author is None and len(words) > 1 and may_be_name(words[0].text):
            author = words.pop(0).text
        first = words[0] if words else group[0]
        line, broken, _ = first.text.partition("\n")
        if author is None and broken and may_be_name(line):
            return Signed(author=line, reply_to=reply_to), first.start + len(line) + len(broken)
        return Signed(author=author, reply_to=reply_to), first.start

    def _signs(self, paragraph: Paragraph, words: Sequence[Paragraph]) -> bool:
        """Whether a comment's first line signs it without the markup's saying so."""
        return not words and signed_line(paragraph.text, self._language, self._furniture) is not None

    def _names_someone(self, paragraph: Paragraph) -> bool:
        """Whether a line stands where an author is named: a placeholder, a reply line, a line that signs,
        or a bullet's short first line."""
        line = bare_line(paragraph.text)
        if self._furniture.is_placeholder(line):
            return True
        if self._furniture.find("reply", line) and len(line.split()) <= _REPLY_WORDS:
            return True
        if signed_line(paragraph.text, self._language, self._furniture):
            return True
        return paragraph.listed and is_short(line)

    def _stands_above(self, lines: Sequence[Paragraph]) -> bool:
        """Whether the first line names an author, and its words follow it."""
        first, after = lines[0], lines[1]
        return first.gap and (not after.gap or not self._names_author(after)) and self._names_author(first)


def _undersigns(paragraph: Paragraph) -> bool:
    """Whether a line is a name after a dash, right under other words."""
    named = paragraph.text.startswith(_DASHES) and may_be_name(bare_line(paragraph.text))
    return named and not paragraph.gap
