"""Reads one entry of a feed: its title, writers, text and categories become paragraphs of one text."""

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind
from holdfire.reading.pages.page import read_page
from holdfire.reading.pages.page_data import PageData, Stamp
from holdfire.reading.pages.paragraphs import Paragraph
from holdfire.reading.pages.plain import read_plain

_TEXTS = ("title", "link", "published", "updated", "author", "summary", "content", "language")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_E_MAIL = re.compile(r"\S+@\S+\s*\(([^()]+)\)|<?\S+@\S+>?")
_PLAIN_STAMP = re.compile(r"\d{4}-\d\d-\d\d|\d{4} .*(?:GMT|UTC|[+-]\d{4})$")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MOSTLY_LINKED = 0.6
_GAP = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry as read. `publisher` holds the name and the address of its `<source>`, as far as it has
    them: whose report it is, whoever's feed it came in."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    data: PageData
    publisher: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_feed_entry(data: bytes) -> FeedEntry:
    """The text of an entry with its paragraphs: title, writers, content (else summary), categories.

    The `node` of a paragraph is the field it stands in, and within HTML its path there. Raises CaptureError
    where the bytes are no such entry.
    """
    said = _said(data)
    texts = {name: _text_of(said, name) for name in _TEXTS}
    source = said.get("source")
    publisher = (source.get("name"), source.get("url")) if isinstance(source, dict) else ()
    title = _plain(texts["title"])
    inside, notes = _inside(
        texts["content"] or texts["summary"], "content" if texts["content"] else "summary"
    )
    parts = [
        _line(title, "title", None, 1),
        _line(_names(texts["author"]), "author", BlockKind.BYLINE, 0),
        inside,
        _line(_categories(said), "categories", BlockKind.TAGS, 0),
    ]
    text, paragraphs = _joined(part for part in parts if part[1])
    return FeedEntry(
        text=text,
        paragraphs=paragraphs,
        data=PageData(
            titles=(title,) if title else (),
            urls=(texts["link"],) if texts["link"] else (),
            published=_stamps(texts["published"]),
            updated=_stamps(texts["updated"]),
            language=texts["language"] or None,
        ),
        publisher=tuple(_plain(part) for part in publisher if isinstance(part, str) and part.strip()),
        notes=notes,
    )


def _said(data: bytes) -> dict[str, object]:
    try:
        found = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise CaptureError(f"the entry is not JSON in UTF-8: {error}") from error
    if not isinstance(found, dict):
        raise CaptureError("the entry is not a JSON object")
    return found


def _text_of(said: dict[str, object], name: str) -> str:
    value = said.get(name)
    if not isinstance(value, str | None):
        raise CaptureError(f"{name} is {value!r:.80}: expected a string")
    return _LONE_SURROGATE.sub("\ufffd", value or "").replace("\x00", "").strip()


def _plain(markup: str) -> str:
    """A line of HTML as its words."""
    clean = _LONE_SURROGATE.sub("\ufffd", markup).replace("\x00", "")
    return " ".join(html.unescape(_TAG.sub(" ", clean)).split())


def _names(author: str) -> str:
    """The writers' names: RSS puts an e-mail address before them, or nothing but one."""
    return " ".join(_E_MAIL.sub(lambda found: found[1] or "", _plain(author)).split()).strip(" ,")


def _categories(said: dict[str, object]) -> str:
    found = said.get("categories")
    words = found if isinstance(found, list) else []
    return ", ".join(filter(None, (_plain(word) for word in words if isinstance(word, str))))


def _line(text: str, node: str, mark: BlockKind | None, heading: int) -> tuple[str, tuple[Paragraph, ...]]:
    """A field that is one line, as the only paragraph of its text."""
    if not text:
        return "", ()
    return text, (Paragraph(start=0, end=len(text), text=text, node=node, mark=mark, heading=heading),)


def _inside(markup: str, node: str) -> tuple[tuple[str, tuple[Paragraph, ...]], tuple[str, ...]]:
    """The text and paragraphs of an entry's body, HTML or plain, and notes on how it was read.

    All of it is the report, whatever an extractor of pages would choose; only lines that are links and
    little else are not.
    """
    if not _TAG.search(markup):
        text = html.unescape(markup)
        return (text, tuple(replace(line, node=node) for line in read_plain(text))), ()
    try:
        page = read_page(markup)
    except CaptureError:  # pictures, and not a word
        return ("", ()), (f"the {node} of the entry has no words",)
    lines = (
        replace(line, main=line.linked <= _MOSTLY_LINKED, node=f"{node}{line.node}" if line.node else node)
        for line in page.paragraphs
    )
    return (page.text, tuple(lines)), page.notes


def _joined(parts: Iterable[tuple[str, tuple[Paragraph, ...]]]) -> tuple[str, tuple[Paragraph, ...]]:
    """One text of several, an empty line between them, and their paragraphs in it."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    start = 0
    for text, lines in parts:
        pieces.append(text)
        paragraphs += (replace(line, start=start + line.start, end=start + line.end) for line in lines)
        start += len(text) + len(_GAP)
    return _GAP.join(pieces), tuple(paragraphs)


def _stamps(raw: str) -> tuple[Stamp, ...]:
    """A feed's time as given; in the rarer forms of RFC 822 (a year of two digits, the zone UT) rewritten."""
    if not raw:
        return ()
    if not _PLAIN_STAMP.search(raw):
        try:
            raw = parsedate_to_datetime(raw).isoformat()
        except (ValueError, OverflowError):  # no form of RFC 822: read as any visible line
            return (Stamp(raw=raw, giver="the feed"),)
    return (Stamp(raw=raw, giver="the feed"),)
