"""One report as it was read: every passage numbered, and in the margin what it became; comments apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfire.model.errors import UnknownIdError
from holdfire.model.page import ToldIn
from holdfire.model.reading import Reading
from holdfire.model.story import Descent, Story
from holdfire.showing.page_report import BlockShown, ReadAs, ReportPage, report_page_of
from holdfire.showing.teller import Link, Teller
from holdfire.showing.workbench.stories import story_link, why_copied


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportAsked:
    """`id` of a report, and the offset `at` which a link arrives."""

    id: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note in the margin: what its passage was read as, and what became of it; `number` is its place among
    the notes of the report, `start` where in the text it stands."""

    number: int
    kind: str
    what: str
    start: int
    became: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedPiece:
    """A stretch of the text under the same marks; `notes` are the numbers of those that begin with it,
    `anchors` the offsets at which a link may arrive."""

    text: str
    kinds: tuple[str, ...]
    notes: tuple[int, ...]
    anchors: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedBlock:
    """A block of the report with the notes to it."""

    label: str
    evidence: bool
    pieces: tuple[NotedPiece, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentShown:
    """A reader's comment; never part of what the report says."""

    author: str
    reply_to: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoesBack:
    """What a report goes back to, and why that is thought."""

    to: Link
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReadPage:
    """A report: what is known of it, its text in blocks with their notes, and readers' comments apart.
    `loose` are offsets at which a link arrives outside every block, `loose_notes` notes to such places."""

    report: ReportPage
    outlet_id: str
    story: Link | None
    goes_back: tuple[GoesBack, ...]
    blocks: tuple[NotedBlock, ...]
    comments: tuple[CommentShown, ...]
    loose: tuple[int, ...]
    loose_notes: tuple[Note, ...]


def report(teller: Teller, asked: ReportAsked) -> ReportReadPage:
    """One report. Raises UnknownIdError where there is none of this id."""
    reading = teller.dossier.readings.get(asked.id)
    if reading is None:
        raise UnknownIdError(f"no report {asked.id} is on record as of then")
    told = teller.dossier.view.told_in(asked.id)
    story = told.stories[0] if told.stories else None
    arrives = frozenset(() if asked.at is None else (asked.at,))
    shown = report_page_of(teller, reading, arrives)
    numbers = {line_id: number for number, line_id in enumerate(dict.fromkeys(_ids(shown)), 1)}
    notes = tuple(_notes(teller, reading, shown, numbers, _homes(told, asked.id)))
    blocks = tuple(_noted(block, notes, numbers, shown) for block in shown.blocks)
    placed = {note.number for block in blocks for note in block.notes}
    anchored = {at for block in blocks for piece in block.pieces for at in piece.anchors}
    return ReportReadPage(
        report=shown,
        outlet_id=reading.report.outlet or "",
        story=story_link(teller, story.id if story else None),
        goes_back=tuple(_goes_back(teller, asked.id, story)),
        blocks=blocks,
        comments=tuple(
            CommentShown(author=one.author or "", reply_to=one.reply_to or "", words=one.span.text.strip())
            for one in reading.comments
        ),
        loose=tuple(arrives - anchored),
        loose_notes=tuple(note for note in notes if note.number not in placed),
    )


def _homes(told: ToldIn, report_id: str) -> dict[str, str]:
    """By the mentions and quotations of a report the incident or statement that each became."""
    mentions = (
        (account.mention, incident.id)
        for incident in told.incidents
        for account in incident.accounts
        if account.report == report_id
    )
    quotations = (
        (rendering.quotation, statement.id)
        for statement in told.statements
        for rendering in statement.renderings
        if rendering.report == report_id
    )
    return dict((*mentions, *quotations))


def _ids(shown: ReportPage) -> Iterator[str]:
    return (item.id for item in shown.read_as)


def _notes(
    teller: Teller, reading: Reading, shown: ReportPage, numbers: Mapping[str, int], homes: Mapping[str, str]
) -> Iterator[Note]:
    """A note for each thing read in the report, at its first passage."""
    done: set[str] = set()
    for item in shown.read_as:
        if item.id not in done:
            done.add(item.id)
            yield Note(
                number=numbers[item.id],
                kind=item.kind,
                what=item.note,
                start=item.start,
                became=_became(teller, reading, item, homes),
            )


def _became(teller: Teller, reading: Reading, item: ReadAs, homes: Mapping[str, str]) -> Link | None:
    """The line of the record that something read in a report became; None where it became none."""
    home = homes.get(item.id)
    if home:
        return teller.link(home)
    if any(tally.id == item.id for tally in reading.tallies):
        return teller.link(item.id)
    for check in teller.dossier.bearing.checks.get(item.id, ()):
        return (
            teller.term(check.terms[0])
            if check.terms
            else Link(label=teller.say("no term"), href="claims?no_term=true")
        )
    for position in reading.positions:
        known = [actor.actor for actor in position.actors if actor.actor]
        if position.id == item.id and len(known) > 1:
            label = f"{teller.actor(known[0])} and {teller.actor(known[1])}"
            return Link(label=label, href=f"actors/{known[0]}?beside={known[1]}#beside")
    return None


def _noted(
    block: BlockShown, notes: tuple[Note, ...], numbers: Mapping[str, int], shown: ReportPage
) -> NotedBlock:
    """A block with the notes whose passages begin in it."""
    begins: dict[int, list[int]] = {}
    for item in shown.read_as:
        begins.setdefault(item.start, []).append(numbers[item.id])
    pieces = tuple(
        NotedPiece(
            text=piece.text,
            kinds=piece.kinds,
            notes=tuple(number for at in piece.anchors for number in begins.get(at, ())),
            anchors=piece.anchors,
        )
        for piece in block.pieces
    )
    within = {at for piece in pieces for at in piece.anchors}
    return NotedBlock(
        label=block.label,
        evidence=block.evidence,
        pieces=pieces,
        notes=tuple(note for note in notes if note.start in within),
    )


def _goes_back(teller: Teller, report_id: str, story: Story | None) -> Iterator[GoesBack]:
    for descent in story.descents if story else ():
        if descent.copy == report_id:
            yield GoesBack(to=_original(teller, descent), why=why_copied(teller, descent))


def _original(teller: Teller, descent: Descent) -> Link:
    reading = teller.dossier.readings.get(descent.original)
    if reading is None:
        return Link(label=f"{teller.origin(descent.original)}, not captured")
    title = f"{teller.outlet(reading.report)}: {reading.report.title}"
    return Link(label=title, href=teller.addresses.report(descent.original))
