"""Reads feeds: each entry of RSS or Atom is one capture, written down as the feed told it."""

import json
from collections.abc import Iterator
from pathlib import Path

from holdfire.model.capture import Capture, FailedCapture, MediaType
from holdfire.model.errors import CaptureError
from holdfire.sources.feed_tree import FeedEntry, entries_of
from holdfire.sources.files import bytes_of

ENTRY_SUFFIX = ".entry.json"
"""How the name of a file ends that holds one entry, as `holdfire watch` keeps them."""
_FEED_SUFFIXES = (".xml", ".rss", ".atom", ".rdf")


def reads_feed(path: Path) -> bool:
    """Whether the name of the file says that it holds a feed."""
    return path.suffix.lower() in _FEED_SUFFIXES


def read_feed(path: Path, origin: str) -> Iterator[Capture | FailedCapture]:
    """A capture for each entry of a feed's file; its origin is `feed.xml#3`, entries counted from 1."""
    data = bytes_of(path, origin)
    if isinstance(data, FailedCapture):
        yield data
        return
    try:
        yield from captures_of(data, origin)
    except CaptureError as error:
        yield FailedCapture(origin=origin, reason=str(error), size=len(data))


def reads_entry(path: Path) -> bool:
    """Whether the name of the file says that it holds one entry of a feed."""
    return path.name.lower().endswith(ENTRY_SUFFIX)


def read_entry(path: Path, origin: str) -> Iterator[Capture | FailedCapture]:
    """The one capture of an entry's file."""
    data = bytes_of(path, origin)
    if isinstance(data, FailedCapture):
        yield data
    else:
        yield Capture(data=data, origin=origin, media_type=MediaType.FEED_ENTRY)


def captures_of(
    data: bytes, origin: str, *, url: str | None = None, charset: str | None = None
) -> Iterator[Capture | FailedCapture]:
    """A capture for each entry of a feed's bytes, a FailedCapture for each that says nothing.

    `url` is where the feed was found: links are made absolute with it. Raises CaptureError for what is no
    feed.
    """
    found = 0
    for found, entry in enumerate(entries_of(data, url=url, charset=charset), start=1):
        name = f"{origin}#{found}"
        if entry.title or entry.summary or entry.content:
            yield Capture(data=as_bytes(entry), origin=name, media_type=MediaType.FEED_ENTRY, url=entry.link)
        else:
            yield FailedCapture(origin=name, reason="the entry has neither a title nor a text")
    if not found:
        yield FailedCapture(origin=origin, reason="the feed has no entries", size=len(data))


def as_bytes(entry: FeedEntry) -> bytes:
    """An entry as it is captured: one JSON object in UTF-8, keys in order of the alphabet, no white space
    between, what the feed did not say left out. The same entry gives the same bytes, whatever stands
    around it in the feed."""
    source = {"name": entry.source_name, "url": entry.source_url}
    told = {
        "id": entry.id,
        "title": entry.title,
        "link": entry.link,
        "published": entry.published,
        "updated": entry.updated,
        "author": entry.author,
        "categories": list(entry.categories),
        "source": {key: value for key, value in source.items() if value},
        "summary": entry.summary,
        "content": entry.content,
        "language": entry.language,
    }
    said = {key: value for key, value in told.items() if value}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
