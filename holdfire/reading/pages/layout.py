"""Lays a capture out: one text, every stretch of it in a typed block, and what the page says of itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.errors import CaptureError
from holdfire.model.identity import content_id
from holdfire.model.outlet import Outlet
from holdfire.model.report import EVIDENCE, Block, BlockKind, Comment, Report
from holdfire.model.span import Span
from holdfire.model.when import When
from holdfire.reading.pages.block_kinds import Clues, kinds_of
from holdfire.reading.pages.comments import read_comments
from holdfire.reading.pages.datelines import Dateline, colon_dateline, find_dateline
from holdfire.reading.pages.encodings import decode
from holdfire.reading.pages.feed_entry import read_feed_entry
from holdfire.reading.pages.furniture import Furniture, furniture_of, is_copyright
from holdfire.reading.pages.item import read_item
from holdfire.reading.pages.language import language_of
from holdfire.reading.pages.mail import read_mail
from holdfire.reading.pages.outlets import OutletNames, credits_of, outlet_names, recognise
from holdfire.reading.pages.page import read_page
from holdfire.reading.pages.page_data import PageData, Stamp
from holdfire.reading.pages.paragraphs import Names, Paragraph, key
from holdfire.reading.pages.pdf import read_pdf
from holdfire.reading.pages.plain import read_plain
from holdfire.reading.pages.published import (
    Traces,
    Zones,
    days_with_year,
    known_zone,
    line_when,
    publication,
    stamp_when,
)

_LANGUAGE_SAMPLE = 12
_DATELINE_REACH = 3
"""A dateline stands at the beginning of one of the first three paragraphs of running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """A capture as text and paragraphs, whatever kind it was, with what came with it. `publisher` is the
    name and address of the one publisher that its container names; then nobody else is."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    data: PageData
    zone: str | None = None
    publisher: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    """A capture laid out: its paragraphs with their kinds, and the dateline and where it stands."""

    opened: _Opened
    lines: tuple[tuple[Paragraph, BlockKind], ...]
    language: str | None
    furniture: Furniture
    dateline: Dateline | None
    dateline_at: int | None

    def texts(self, *kinds: BlockKind) -> tuple[str, ...]:
        """The texts of the paragraphs of these kinds."""
        return tuple(paragraph.text for paragraph, kind in self.lines if kind in kinds)


def lay_out(capture: Capture, case: Case) -> tuple[Report, tuple[Comment, ...]]:
    """The report that a capture is, and the readers' comments in it.

    Every character of the text that is not white space stands in exactly one block. Of a plain-text
    capture `report.text` is the decoded file, character for character (a byte order mark is no
    character); of a page its text as a reader sees it; of a JSON Lines item its `text`. Raises
    CaptureError where the capture is empty or cannot be read.
    """
    names = outlet_names(case.outlets)
    laid = _laid(_opened(capture), names)
    text = laid.opened.text
    credit = laid.dateline.credit if laid.dateline else None
    outlet, outlet_notes = _outlet(laid, names, credit)
    zone, zone_notes = _zone(laid.opened.zone, outlet)
    published, updated, notes = _times(laid, Zones(publisher=zone, case=case.zone), case)
    kinds = [kind for _, kind in laid.lines]
    comment_blocks, comments = read_comments(
        text, laid.opened.paragraphs, kinds, laid.furniture, laid.language
    )
    report = Report(
        id=content_id("report", capture.sha256),
        capture=capture.sha256,
        text=text,
        blocks=tuple(sorted((*_blocks(laid), *comment_blocks), key=lambda block: block.start)),
        headline=_span(laid, BlockKind.HEADLINE),
        dateline=_dateline_span(laid),
        byline=_byline(laid),
        published=published,
        updated=updated,
        language=laid.language,
        outlet=outlet.id if outlet else None,
        url=next(iter(laid.opened.data.urls), None),
        zone=zone,
        credits=credits_of(names, outlet, laid.lines, credit, laid.furniture),
        notes=(*laid.opened.notes, *outlet_notes, *zone_notes, *notes),
    )
    return report, comments


def _opened(capture: Capture) -> _Opened:
    """The text and paragraphs of a capture of any kind."""
    if capture.media_type is MediaType.ITEM:
        return _opened_item(capture)
    if capture.media_type is MediaType.FEED_ENTRY:
        return _opened_entry(capture)
    if capture.media_type in (MediaType.MAIL, MediaType.PDF):
        return _opened_letter_or_pdf(capture)
    is_page = capture.media_type is MediaType.HTML
    decoded = decode(capture.data, declared=capture.declared_charset, markup=is_page)
    urls = (capture.url,) if capture.url else ()
    if not is_page:
        paragraphs = read_plain(decoded.text)
        return _Opened(
            text=decoded.text, paragraphs=paragraphs, data=PageData(urls=urls), notes=decoded.notes
        )
    page = read_page(decoded.text)
    data = replace(page.data, urls=(*page.data.urls, *urls))
    return _Opened(text=page.text, paragraphs=page.paragraphs, data=data, notes=(*decoded.notes, *page.notes))


def _opened_item(capture: Capture) -> _Opened:
    item = read_item(capture.data)
    url = item.url or capture.url
    data = PageData(
        urls=(url,) if url else (),
        sites=(item.outlet,) if item.outlet else (),
        published=(Stamp(raw=item.published, giver="the item"),) if item.published else (),
        language=item.language,
    )
    return _Opened(text=item.text, paragraphs=read_plain(item.text), data=data, zone=item.zone)


def _opened_entry(capture: Capture) -> _Opened:
    entry = read_feed_entry(capture.data)
    urls = entry.data.urls or ((capture.url,) if capture.url else ())
    return _Opened(
        text=entry.text,
        paragraphs=entry.paragraphs,
        data=replace(entry.data, urls=urls),
        publisher=entry.publisher,
        notes=entry.notes,
    )


def _opened_letter_or_pdf(capture: Capture) -> _Opened:
    found = read_mail(capture.data) if capture.media_type is MediaType.MAIL else read_pdf(capture.data)
    data = replace(found.data, urls=(capture.url,) if capture.url else ())
    return _Opened(text=found.text, paragraphs=found.paragraphs, data=data, notes=found.notes)


def _laid(opened: _Opened, names: OutletNames) -> _Laid:
    if not opened.paragraphs:
        raise CaptureError("the capture has no words: capture the page again")
    language = language_of(_sample(opened.paragraphs), opened.data.language)
    furniture = furniture_of(language)
    titles = Names.of(filter(key, opened.data.titles))
    clues = Clues(furniture=furniture, language=language, titles=titles, outlets=names.keys)
    lines = tuple(zip(opened.paragraphs, kinds_of(opened.paragraphs, clues), strict=True))
    at, dateline = _find_dateline(lines, language, names)
    return _Laid(
        opened=opened, lines=lines, language=language, furniture=furniture, dateline=dateline, dateline_at=at
    )


def _sample(paragraphs: Sequence[Paragraph]) -> str:
    """The running text that tells a report's language; menus may be in another."""
    prose = [paragraph.text for paragraph in paragraphs if paragraph.main and paragraph.is_prose]
    return "\n".join(
        prose[:_LANGUAGE_SAMPLE] or [paragraph.text for paragraph in paragraphs[:_LANGUAGE_SAMPLE]]
    )


def _find_dateline(
    lines: Sequence[tuple[Paragraph, BlockKind]], language: str | None, names: OutletNames
) -> tuple[int | None, Dateline | None]:
    """The first dateline at the beginning of the first paragraphs of body, and which paragraph that is."""
    body = [place for place, (_, kind) in enumerate(lines) if kind is BlockKind.BODY]
    for place in body[:_DATELINE_REACH]:
        dateline = find_dateline(lines[place][0].text, language, names.names)
        if dateline:
            return place, dateline
    named = [place for place in body if colon_dateline(lines[place][0].text)]
    if named and named == body[:1]:
        return named[0], colon_dateline(lines[named[0]][0].text)
    return None, None


def _outlet(laid: _Laid, names: OutletNames, credit: str | None) -> tuple[Outlet | None, tuple[str, ...]]:
    """Who published the report, and a note where that is somebody the case does not know."""
    opened = laid.opened
    if not opened.publisher:
        addresses = (*opened.data.urls, *opened.data.senders)
        return recognise(names, opened.data.sites, addresses, laid.lines, credit, laid.furniture), ()
    found = (names.of_name(given) or names.of_url(given) for given in opened.publisher)
    outlet = next(filter(None, found), None)
    told = f"the feed names {opened.publisher[0]!r} as its source, which is no outlet of the case"
    return outlet, () if outlet else (told,)


def _zone(item_zone: str | None, outlet: Outlet | None) -> tuple[str | None, tuple[str, ...]]:
    """The IANA zone of the report: the item's own, else its outlet's."""
    if item_zone and not known_zone(item_zone):
        return (outlet.zone if outlet else None), (f"the zone {item_zone!r} is not known: give an IANA name",)
    return item_zone or (outlet.zone if outlet else None), ()


def _times(laid: _Laid, zones: Zones, case: Case) -> tuple[When | None, When | None, tuple[str, ...]]:
    """When the report was published and updated, and notes on how that is known."""
    lines = laid.texts(BlockKind.BYLINE)
    length = {line: laid.furniture.label_length("updated", line) for line in lines}
    day = laid.dateline.day if laid.dateline else None
    evidence = "\n".join(laid.texts(*EVIDENCE)) if day and not day.year else ""
    traces = Traces(
        stamps=laid.opened.data.published,
        lines=[line for line in lines if not length[line]]
        + [line for line in laid.texts(BlockKind.NAVIGATION) if is_copyright(line)],
        dateline=laid.lines[laid.dateline_at][0].text[: laid.dateline.length]
        if laid.dateline and laid.dateline_at is not None
        else "",
        dateline_day=day,
        days_named=days_with_year(evidence, laid.language),
        urls=laid.opened.data.urls,
        language=laid.language,
        case_day=case.only_day(day.month, day.day) if day else None,
    )
    published, notes = publication(traces, zones)
    later = [stamp_when(stamp, zones) for stamp in laid.opened.data.updated]
    later += [line_when(line[length[line] :], laid.language, zones) for line in lines if length[line]]
    return published, next(filter(None, later), None), notes


def _blocks(laid: _Laid) -> Iterator[Block]:
    """A block for each paragraph but those of comments; the dateline is parted from its paragraph."""
    for place, (paragraph, kind) in enumerate(laid.lines):
        start = paragraph.start
        if place == laid.dateline_at and laid.dateline:
            start += laid.dateline.length
            yield Block(kind=BlockKind.DATELINE, start=paragraph.start, end=start, node=paragraph.node)
            while laid.opened.text[start].isspace():
                start += 1
        if kind is not BlockKind.COMMENT:
            yield Block(kind=kind, start=start, end=paragraph.end, node=paragraph.node)


def _span(laid: _Laid, kind: BlockKind) -> Span | None:
    found = next((paragraph for paragraph, of in laid.lines if of is kind), None)
    return Span(start=found.start, end=found.end, text=found.text) if found else None


def _dateline_span(laid: _Laid) -> Span | None:
    if laid.dateline is None or laid.dateline_at is None:
        return None
    start = laid.lines[laid.dateline_at][0].start
    return Span.of(laid.opened.text, start, start + laid.dateline.length)


def _byline(laid: _Laid) -> Span | None:
    """The line that names the writer; else the first line on who published the report, or when."""
    bylines = [paragraph for paragraph, kind in laid.lines if kind is BlockKind.BYLINE]
    named = [paragraph for paragraph in bylines if laid.furniture.is_byline(paragraph.text)]
    found = next(iter((*named, *bylines)), None)
    return Span(start=found.start, end=found.end, text=found.text) if found else None
