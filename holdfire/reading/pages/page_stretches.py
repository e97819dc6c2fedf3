"""Makes paragraphs of a page's stretches of text: their offsets, and what their markup is worth."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from holdfire.model.report import BlockKind
from holdfire.reading.pages.main_text import MainText
from holdfire.reading.pages.page_marks import Mark
from holdfire.reading.pages.paragraphs import Names, Paragraph

_STICKY = (
    (("comment_item", "comments"), BlockKind.COMMENT),
    (("see_also",), BlockKind.SEE_ALSO),
    (("navigation",), BlockKind.NAVIGATION),
)
_NEAREST = {
    "caption": BlockKind.CAPTION,
    "tags": BlockKind.TAGS,
    "author": BlockKind.BYLINE,
    "date": BlockKind.BYLINE,
    "clock": BlockKind.PAGE_CLOCK,
    "subhead": BlockKind.SUBHEAD,
}
_COMMENT_PARTS = ("author", "reply", "date")
_TOO_MUCH = 0.25
"""An element that holds more than this share of the main text is the article's own box, whatever its
class says ("with-sidebar"), and its mark counts for nothing."""
_GAP = "\n\n"
_LINE_END = re.compile(r" *\n *")
_SPACES = re.compile(r" {2,}")


@dataclass(slots=True)
class Stretch:
    """A stretch of text under one block element, as the walk gathers it."""

    node: str | None
    mark: Mark | None
    heading: int = 0
    listed: bool = False
    linked: int = 0
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, one space between them, line breaks kept."""
        joined = "".join(self.pieces)
        if "\n" in joined:
            joined = _LINE_END.sub("\n", joined)
        if "  " in joined:
            joined = _SPACES.sub(" ", joined)
        return joined.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Surroundings:
    """What the marks around a stretch are worth: its kind, the comments it stands in, innermost first, and
    which part of its comment it is."""

    kind: BlockKind | None = None
    items: tuple[int, ...] = ()
    part: str | None = None


def paragraphs_of(
    stretches: Sequence[Stretch], main_text: MainText, titles: Sequence[str]
) -> tuple[str, tuple[Paragraph, ...]]:
    """The text of the page and its paragraphs; `titles` are what the page says it is called."""
    texts = [stretch.text for stretch in stretches]
    main = _main(stretches, texts, main_text)
    worthless = _worthless(stretches, texts, main, titles)
    marks = {stretch.mark.element: stretch.mark for stretch in stretches if stretch.mark}
    surroundings = {element: _surroundings(mark, worthless) for element, mark in marks.items()}
    paragraphs: list[Paragraph] = []
    start = 0
    for stretch, text, is_main in zip(stretches, texts, main, strict=True):
        around = surroundings[stretch.mark.element] if stretch.mark else _Surroundings()
        paragraphs.append(
            Paragraph(
                start=start,
                end=start + len(text),
                text=text,
                node=stretch.node,
                mark=around.kind,
                heading=stretch.heading,
                linked=min(1.0, stretch.linked / max(1, len(text))),
                main=is_main,
                listed=stretch.listed,
                item=around.items[0] if around.items else None,
                inside=around.items[1] if len(around.items) > 1 else None,
                part=around.part,
            )
        )
        start += len(text) + len(_GAP)
    return _GAP.join(texts), tuple(paragraphs)


def _surroundings(mark: Mark, worthless: Container[int]) -> _Surroundings:
    chain = tuple(around for around in mark.chain() if around.element not in worthless)
    kind = _kind(chain)
    names_part = kind is BlockKind.COMMENT and chain[0].name in _COMMENT_PARTS
    return _Surroundings(
        kind=kind,
        items=tuple(around.element for around in chain if around.name == "comment_item"),
        part=chain[0].name if names_part else None,
    )


def _kind(chain: Sequence[Mark]) -> BlockKind | None:
    names = {mark.name for mark in chain}
    if chain and chain[0].name == "tags" and not names.intersection(("comment_item", "comments")):
        return BlockKind.TAGS
    for sticky, kind in _STICKY:
        if names.intersection(sticky):
            return kind
    return next((_NEAREST[mark.name] for mark in chain if mark.name in _NEAREST), None)


def _main(stretches: Sequence[Stretch], texts: Sequence[str], main_text: MainText) -> list[bool]:
    """Which stretches are main text: those the extractor chose, and those that stand beside one."""
    chosen = [main_text.holds(text) for text in texts]
    if not main_text.found:
        return chosen
    beside = {
        _parent(stretch)
        for stretch, text, is_main in zip(stretches, texts, chosen, strict=True)
        if is_main and len(text) > 80
    }
    return [is_main or _parent(stretch) in beside for stretch, is_main in zip(stretches, chosen, strict=True)]


def _parent(stretch: Stretch) -> str | None:
    return stretch.node.rpartition("/")[0] if stretch.node else None


def _worthless(
    stretches: Sequence[Stretch], texts: Sequence[str], main: Sequence[bool], titles: Sequence[str]
) -> frozenset[int]:
    """The numbers of elements whose marks count for nothing: those around the headline, and those that
    hold a large part of the main text (marks of comments apart: a long discussion is no article)."""
    around = _elements_around(stretches, _headline(stretches, texts, titles))
    weights: dict[int, int] = {}
    whole = 0
    for stretch, text, is_main in zip(stretches, texts, main, strict=True):
        weight = len(text) - stretch.linked if is_main and len(text) > 60 else 0
        chain = stretch.mark.chain() if weight > 0 and stretch.mark else ()
        if weight <= 0 or any(mark.name in ("comments", "comment_item") for mark in chain):
            continue
        whole += weight
        for mark in chain:
            weights[mark.element] = weights.get(mark.element, 0) + weight
    return frozenset(around | {element for element, weight in weights.items() if weight > _TOO_MUCH * whole})


def _headline(stretches: Sequence[Stretch], texts: Sequence[str], titles: Sequence[str]) -> int | None:
    """The stretch that is the page's headline: the first heading, else the first text, that is one of
    its titles; else its first heading of level 1."""
    wanted = Names.of(titles)
    named = [place for place, text in enumerate(texts) if wanted.hold(text)]
    headings = [place for place in named if stretches[place].heading]
    first = [place for place, stretch in enumerate(stretches) if stretch.heading == 1]
    return next(iter((*headings, *first[:1], *named)), None)


def _elements_around(stretches: Sequence[Stretch], place: int | None) -> set[int]:
    mark = stretches[place].mark if place is not None else None
    return {around.element for around in mark.chain()} if mark else set()
