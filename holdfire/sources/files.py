"""Reads files of pages and plain text: one file, one capture."""

from collections.abc import Iterator
from pathlib import Path

from holdfire.model.capture import Capture, FailedCapture, MediaType

MAX_BYTES = 50 * 1024 * 1024
"""The largest file taken in. A report is some kilobytes; what is larger is an archive or a mistake."""

_MEDIA_TYPES = {
    ".html": MediaType.HTML,
    ".htm": MediaType.HTML,
    ".xhtml": MediaType.HTML,
    ".txt": MediaType.TEXT,
}

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SNIFFED = 8192


def reads_file(path: Path) -> bool:
    """Whether the name of the file says that it is a page or plain text."""
    return path.suffix.lower() in _MEDIA_TYPES


def read_file(path: Path, origin: str) -> Iterator[Capture | FailedCapture]:
    """The one capture of a page or text file, or why it could not be had."""
    found = bytes_of(path, origin)
    if isinstance(found, FailedCapture):
        yield found
    else:
        yield Capture(data=found, origin=origin, media_type=_MEDIA_TYPES[path.suffix.lower()])


def bytes_of(path: Path, origin: str) -> bytes | FailedCapture:
    """The bytes of a file, or a FailedCapture that says why not and what to do.

    A file over MAX_BYTES is never opened.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _failed(
                origin,
                f"the file has {size:,} bytes, more than {MAX_BYTES:,}: split it, or leave it out",
                size,
            )
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _failed(
            origin, f"the file cannot be read ({reason}): check that it exists and that you may open it"
        )
    if not data.strip():
        return _failed(origin, "the file is empty: capture the page again", size)
    kind = binary_kind(data)
    if kind:
        return _failed(
            origin, f"the file is {kind}, not a page or a text: save the report as HTML or plain text", size
        )
    return data


def binary_kind(data: bytes) -> str | None:
    """What kind of binary the bytes are ("a PDF", "binary data"), None for text in whatever encoding."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    head = data[:_SNIFFED]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    nulls = head.count(0)
    in_pairs = max(head[::2].count(0), head[1::2].count(0)) > 0.9 * nulls
    if nulls and not (in_pairs and nulls < 0.6 * len(head) and nulls > 0.05 * len(head)):
        return "binary data"
    controls = sum(head.count(code) for code in range(1, 32) if code not in (9, 10, 12, 13, 26, 27))
    return "binary data" if controls > 0.1 * len(head) else None


def _failed(origin: str, reason: str, size: int | None = None) -> FailedCapture:
    return FailedCapture(origin=origin, reason=reason, size=size)
