"""A report: the one text all spans point into, laid out in typed blocks."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.listing import Row
from holdfire.model.span import Span
from holdfire.model.when import When

TITLE_LENGTH = 80
"""Characters of a report's own words that stand for a headline it has not."""


class BlockKind(StrEnum):
    """What a stretch of a captured page is; only some kinds are evidence."""

    HEADLINE = "headline"
    HEADLINE_REPEAT = "headline_repeat"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    BODY = "body"
    CAPTION = "caption"
    SEE_ALSO = "see_also"
    TAGS = "tags"
    PAGE_CLOCK = "page_clock"
    COMMENT = "comment"
    NAVIGATION = "navigation"


EVIDENCE = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.BODY})
"""Quotations, mentions and dates are read from these kinds alone (law 9). A dateline gives the
reference date of the report, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch `report.text[start:end]` of one kind; `node` is its path in the captured page, if any."""

    kind: BlockKind
    start: int
    end: int
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reader's comment: kept as its own record, never evidence. `reply_to` is an author's name."""

    author: str | None
    reply_to: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one capture says, as text. `capture` is the SHA-256 of the bytes; for a plain-text capture
    `text` is the decoded file, character for character. `outlet` is an id of the case's table.
    `published` comes from the dateline or the publication's own data, never from a page clock.
    `credits` are names of wire services or outlets the report credits itself to; `row` is set where
    the report is a row of a table of events."""

    id: str
    capture: str
    text: str
    blocks: tuple[Block, ...]
    headline: Span | None = None
    dateline: Span | None = None
    byline: Span | None = None
    published: When | None = None
    updated: When | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    zone: str | None = None
    credits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    row: Row | None = None

    def blocks_of(self, *kinds: BlockKind) -> tuple[Block, ...]:
        """The blocks of these kinds, in order."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`."""
        return next((block for block in self.blocks if block.start <= offset < block.end), None)

    @property
    def title(self) -> str:
        """The headline, or the first words of the text where none was found."""
        if self.headline:
            return self.headline.text
        words = " ".join(self.text[: 2 * TITLE_LENGTH].split())
        return words if len(words) <= TITLE_LENGTH else f"{words[:TITLE_LENGTH].rsplit(' ', 1)[0]} …"
