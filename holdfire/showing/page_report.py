"""A report as it was read: every passage marked, comments apart, and what each passage was read as."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from holdfire.model.reading import Reading
from holdfire.model.report import BlockKind
from holdfire.model.span import Span
from holdfire.showing.moments import TimeShown
from holdfire.showing.page_coverage import is_read_deeply, side_of
from holdfire.showing.teller import Teller, direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """That characters `start` to `end` of a report were read as something: `kind` of what, `note` as what
    exactly, and the `id` of the line."""

    start: int
    end: int
    kind: str
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a report under the same marks. `anchors` are the offsets at which a link may arrive."""

    text: str
    kinds: tuple[str, ...]
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockShown:
    """A block of the report: its kind in words, whether it is evidence, and its pieces."""

    kind: str
    label: str
    evidence: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAs:
    """What a passage was read as, in a line: `note` says it, `start` leads to it."""

    kind: str
    note: str
    start: int
    words: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report with what is known of it, its blocks in order, readers' comments apart, and the list of what
    was read in it. `in_part` says that its language is not read deeply."""

    id: str
    title: str
    outlet: str
    side: str
    published: TimeShown | None
    updated: TimeShown | None
    language: str
    lang: str | None
    direction: str
    in_part: bool
    url: str | None
    capture: str
    origins: tuple[str, ...]
    credits: str
    notes: tuple[str, ...]
    blocks: tuple[BlockShown, ...]
    comments: tuple[BlockShown, ...]
    read_as: tuple[ReadAs, ...]


def report_page_of(teller: Teller, reading: Reading, cited: Collection[int]) -> ReportPage:
    """The page of one report; `cited` are offsets at which links arrive, each of which gets an anchor."""
    report = reading.report
    marks = tuple(_marks(teller, reading))
    anchors = frozenset({mark.start for mark in marks} | set(cited))
    blocks = tuple(_blocks(teller, reading, marks, anchors))
    return ReportPage(
        id=report.id,
        title=report.title,
        outlet=teller.outlet(report),
        side=side_of(teller, report),
        published=teller.when(report.published),
        updated=teller.when(report.updated),
        language=teller.language(report.language),
        lang=report.language,
        direction=direction(report.language),
        in_part=bool(report.language) and not is_read_deeply(report.language or ""),
        url=report.url,
        capture=report.capture,
        origins=teller.dossier.origins_of.get(report.capture, ()),
        credits=", ".join(report.credits),
        notes=report.notes,
        blocks=tuple(block for block in blocks if block.kind != BlockKind.COMMENT.value),
        comments=tuple(block for block in blocks if block.kind == BlockKind.COMMENT.value),
        read_as=tuple(
            ReadAs(
                kind=mark.kind,
                note=mark.note,
                start=mark.start,
                words=report.text[mark.start : mark.end],
                id=mark.id,
            )
            for mark in marks
        ),
    )


def _marks(teller: Teller, reading: Reading) -> Iterator[Mark]:
    """Everything that was read in the report, in the order of its text."""
    found = [*_marks_of_speech(teller, reading), *_marks_of_claims(teller, reading)]
    yield from sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind))


def _marks_of_speech(teller: Teller, reading: Reading) -> Iterator[Mark]:
    words = teller.words
    for quotation in reading.quotations:
        speaker = teller.named(quotation.speaker, teller.say("speaker not known"))
        told = f"{speaker}: {words.of(quotation.modality)}"
        for part in quotation.contents:
            yield _mark(part, "quotation", f"{told} ({words.of(quotation.kind)})", quotation.id)
    for mention in reading.mentions:
        actors = ", ".join(teller.named(actor) for actor in mention.actors) or teller.say("nobody named")
        told = f"{words.of(mention.act)}, {words.of(mention.modality)}; {teller.say('by: {who}', who=actors)}"
        yield _mark(mention.clause, "mention", told, mention.id)


def _marks_of_claims(teller: Teller, reading: Reading) -> Iterator[Mark]:
    for tally in reading.tallies:
        note = teller.say(
            "{who} counts {count}", who=teller.named(tally.claimant), count=teller.count(tally.total)
        )
        yield _mark(tally.span, "tally", note, tally.id)
    for claim in reading.term_claims:
        stance = f": {teller.words.of(claim.stance)}" if claim.stance else ""
        yield _mark(claim.span, "term_claim", teller.words.of(claim.kind) + stance, claim.id)
    for position in reading.positions:
        names = ", ".join(teller.named(actor) for actor in position.actors)
        yield _mark(position.span, "position", f"{names}: {teller.words.of(position.closeness)}", position.id)


def _mark(span: Span, kind: str, note: str, line_id: str) -> Mark:
    return Mark(start=span.start, end=span.end, kind=kind, note=note, id=line_id)


def _blocks(
    teller: Teller, reading: Reading, marks: tuple[Mark, ...], anchors: frozenset[int]
) -> Iterator[BlockShown]:
    """The blocks of the text in order; what stands in none of them is shown as furniture of the page."""
    text, done = reading.report.text, 0
    evidence = {BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.BODY}
    for block in sorted(reading.report.blocks, key=lambda item: item.start):
        start = max(block.start, done)
        if text[done:start].strip():
            yield BlockShown(
                kind="between",
                label=teller.say("Between blocks (not evidence)"),
                evidence=False,
                pieces=pieces(text, done, start, marks, anchors),
            )
        if block.end > start:
            yield BlockShown(
                kind=block.kind.value,
                label=teller.words.of(block.kind),
                evidence=block.kind in evidence,
                pieces=pieces(text, start, block.end, marks, anchors),
            )
        done = max(done, block.end)
    if text[done:].strip():
        yield BlockShown(
            kind="between",
            label=teller.say("Between blocks (not evidence)"),
            evidence=False,
            pieces=pieces(text, done, len(text), marks, anchors),
        )


def pieces(
    text: str, start: int, end: int, marks: Iterable[Mark], anchors: frozenset[int]
) -> tuple[Piece, ...]:
    """`text[start:end]` cut wherever a mark begins or ends or a link may arrive; joined again, the pieces
    are that text."""
    here = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end} | {edge for mark in here for edge in (mark.start, mark.end) if start < edge < end}
    cuts = sorted(edges | {anchor for anchor in anchors if start <= anchor < end})
    return tuple(
        Piece(
            text=text[left:right],
            kinds=tuple(
                dict.fromkeys(mark.kind for mark in here if mark.start <= left and mark.end >= right)
            ),
            anchors=(left,) if left in anchors else (),
        )
        for left, right in pairwise(cuts)
    )
