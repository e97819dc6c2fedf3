"""A capture: bytes as they came from a source, and what the source said of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class MediaType(StrEnum):
    """The kinds of bytes a report can be read from."""

    HTML = "text/html"
    TEXT = "text/plain"
    ITEM = "application/x-report+json"  # one line of a JSON Lines file
    FEED_ENTRY = "application/x-feed-entry+json"  # one entry of a feed, as docs/watching.md writes it
    MAIL = "message/rfc822"
    PDF = "application/pdf"
    ROW = "text/csv"  # the header of a table of events with one of its rows


ARCHIVED_AS: Mapping[MediaType, str] = {kind: kind.value for kind in MediaType} | {
    MediaType.ROW: "application/x-event-row+csv"
}
"""How a web archive names the kinds: a row by a name of its own, since a table on a page is none."""

BY_ITS_BYTES = "urn:sha256:"
"""Begins the address, in a web archive, of a capture that has none; its hash follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One captured report, unchanged.

    `origin` is where the bytes came from: a path relative to the folder given, with `#line` for one
    line of a JSON Lines file, `#offset` for one record of a web archive, `#number` for one letter of a
    mailbox or one attachment of a letter, `#line` for one row of a table. The `declared_*` fields are what a
    container said about the report, not what was read in it; `declared_charset` is the charset a transport
    named.
    """

    data: bytes
    origin: str
    media_type: MediaType
    url: str | None = None
    declared_charset: str | None = None

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the bytes: the capture's name in the vault."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CaptureEntry:
    """What the record keeps beside the bytes of a capture."""

    sha256: str
    origin: str
    media_type: MediaType
    size: int
    url: str | None = None
    declared_charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FailedCapture:
    """A capture that could not be read, with the reason; nothing is lost silently.

    `sha256` is None where not even the bytes could be had (or were too many to take in).
    """

    origin: str
    reason: str
    sha256: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Skipped:
    """What a container held beside reports ("images", "redirects") and how many: told, and no failure."""

    origin: str
    kind: str
    count: int


Gathered = Capture | FailedCapture | Skipped
"""What a source gives: a capture, why there is none, or what was passed over."""
