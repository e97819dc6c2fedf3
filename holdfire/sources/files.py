"""Reads files of pages, plain text and PDFs: one file, one capture."""

from collections.abc import Iterator
from pathlib import Path

from holdfire.model.capture import Capture, FailedCapture, MediaType
from holdfire.sources.keeping import told_of

MAX_BYTES = 50 * 1024 * 1024
"""The largest file taken in. A report is some kilobytes; what is larger is an archive or a mistake."""

_MEDIA_TYPES = {
    ".html": MediaType.HTML,
    ".htm": MediaType.HTML,
    ".xhtml": MediaType.HTML,
    ".txt": MediaType.TEXT,
    ".pdf": MediaType.PDF,
}
_PDF = "a PDF"

_SIGNATURES = (
    (b"%PDF-", _PDF),
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
    """Whether the name of the file says that it is a page, plain text or a PDF."""
    return path.suffix.lower() in _MEDIA_TYPES


def read_file(path: Path, origin: str) -> Iterator[Capture | FailedCapture]:
    """The one capture of a page, text or PDF file, or why it could not be had."""
    media_type = _MEDIA_TYPES[path.suffix.lower()]
    found = bytes_of(path, origin, wanted=_PDF if media_type is MediaType.PDF else None)
    if isinstance(found, FailedCapture):
        yield found
    else:
        told = told_of(path)
        yield Capture(
            data=found,
            origin=origin,
            media_type=media_type,
            url=told.url,
            declared_charset=told.charset,
        )


def bytes_of(path: Path, origin: str, *, wanted: str | None = None) -> bytes | FailedCapture:
    """The bytes of a file, or a FailedCapture that says why not and what to do.

    A file over MAX_BYTES is never opened. `wanted` is the `binary_kind` it must have, None for text.
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
    if wanted and kind != wanted:
        return _failed(origin, f"the file is not {wanted}, as its name says: get it again", size)
    if kind != wanted:
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
