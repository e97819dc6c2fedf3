"""What one row says of one happening, and the reading that it makes."""

from dataclasses import dataclass

from holdfire.lexicon.trigger_patterns import act_codings
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.capture import Capture
from holdfire.model.count import Count
from holdfire.model.identity import content_id
from holdfire.model.listing import Listing, Row
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.quotation import Tier
from holdfire.model.reading import Reading
from holdfire.model.report import Block, BlockKind, Report
from holdfire.model.span import Span
from holdfire.model.when import When
from holdfire.reading.tables.cells import Cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row read: `title` the cell that names it, `trigger` the one that tells the act, `sources` those on
    whose word it is told, each with an account of its own."""

    row: Row
    listing: Listing
    title: Span
    trigger: Span
    act: Act
    modality: Modality
    when: When | None = None
    place: PlaceRef | None = None
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    means: Span | None = None
    harm: tuple[Count, ...] = ()
    sources: tuple[ActorRef, ...] = ()
    published: When | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()


def as_reading(capture: Capture, cells: Cells, entry: Entry) -> Reading:
    """The reading of a row: a report whose text is the heading and the row as they stand in the file, and one
    mention for each source; `clause` is the row without its heading."""
    text, record = cells.text, cells.record
    report_id = content_id("report", capture.sha256)
    report = Report(
        id=report_id,
        capture=capture.sha256,
        text=text,
        blocks=(
            Block(kind=BlockKind.NAVIGATION, start=cells.heading.record.start, end=cells.heading.record.end),
            Block(kind=BlockKind.BODY, start=record.start, end=record.end),
        ),
        headline=entry.title,
        published=entry.published,
        language=entry.language,
        url=entry.url,
        notes=entry.notes,
        row=entry.row,
    )
    mentions = tuple(
        Mention(
            id=content_id("mention", report_id, number),
            report=report_id,
            act=entry.act,
            trigger=entry.trigger,
            clause=Span.of(text, record.start, record.end),
            modality=entry.modality,
            plover=act_codings()[entry.act].plover,
            actors=entry.actors,
            targets=entry.targets,
            place=entry.place,
            when=entry.when,
            means=entry.means,
            harm=entry.harm,
            claimant=source,
            tier=Tier.A,
            listing=entry.listing,
        )
        for number, source in enumerate(entry.sources or (None,))
    )
    return Reading(
        report=report,
        mentions=mentions,
        places=(entry.place,) if entry.place else (),
        actors=tuple(ref for ref in (*entry.actors, *entry.targets, *entry.sources) if ref.actor),
        counts=entry.harm,
    )
