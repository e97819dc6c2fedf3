"""An HTTP answer as archives keep it: its head, what kind of thing it holds, and its body unpacked."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, ZstdReader

from holdfire.model.capture import ARCHIVED_AS, MediaType
from holdfire.model.errors import CaptureError
from holdfire.sources.files import MAX_BYTES

_CHUNK = 64 * 1024
_NONE = frozenset({"", "identity", "none"})
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS  # zlib tells the two apart by their first bytes
_RAW_DEFLATE = -zlib.MAX_WBITS

MEDIA_TYPES: Mapping[str, MediaType] = {
    **{name: kind for kind, name in ARCHIVED_AS.items()},
    "application/xhtml+xml": MediaType.HTML,
}
"""What a report can be read from; every other type of an archive is passed over and counted."""

_PASSED_OVER = (
    ("image/", "images"),
    ("video/", "films and sounds"),
    ("audio/", "films and sounds"),
    ("font/", "fonts"),
    ("application/font", "fonts"),
    ("text/css", "style sheets"),
    ("text/javascript", "scripts"),
    ("application/javascript", "scripts"),
    ("application/x-javascript", "scripts"),
    ("application/rss+xml", "feeds"),
    ("application/atom+xml", "feeds"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of an HTTP answer: status, media type ("" where none is named), charset, the codings of its
    body in the order they were applied, the length it says its body has, and where the body begins."""

    status: int
    media_type: str
    charset: str | None
    encodings: tuple[str, ...]
    chunked: bool
    length: int | None
    body_at: int


def read_head(block: bytes) -> Head | None:
    """The head at the beginning of a block, None where the block does not begin as an HTTP answer."""
    line, _, rest = block.partition(b"\n")
    words = line.split()
    if len(words) < 2 or not words[0].upper().startswith(b"HTTP/") or not words[1][:3].isdigit():
        return None
    ends = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (at := block.find(mark)) >= 0]
    end, width = min(ends, default=(len(block), 0))
    fields = _fields(rest[: max(0, end - len(line) - 1)])
    media_type, charset = media_type_of(fields.get("content-type", ""))
    length = fields.get("content-length", "")
    return Head(
        status=int(words[1][:3]),
        media_type=media_type,
        charset=charset,
        encodings=_codings(fields.get("content-encoding", "")),
        chunked="chunked" in _codings(fields.get("transfer-encoding", "")),
        length=int(length) if length.isascii() and length.isdigit() and len(length) < 19 else None,
        body_at=end + width,
    )


def media_type_of(content_type: str) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header, both small; ("", None) for an empty one."""
    if not content_type.strip():
        return "", None
    message = Message()
    message["Content-Type"] = content_type
    charset = message.get_param("charset")
    name = content_type.split(";", maxsplit=1)[0].strip().casefold()
    return name, charset.strip().casefold() or None if isinstance(charset, str) else None


def passed_over_as(media_type: str) -> str:
    """Under which name things of a media type that no report is read from are counted."""
    return next((name for start, name in _PASSED_OVER if media_type.startswith(start)), "other files")


def sniffed(media_type: str, body: bytes) -> MediaType | None:
    """What a body is read as: by its media type, or by its first signs where none was named."""
    if media_type:
        return MEDIA_TYPES.get(media_type)
    start = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head")):
        return MediaType.HTML
    return MediaType.PDF if start.startswith(b"%pdf-") else None


def without_chunks(body: bytes, head: Head) -> bytes:
    """The body without its transfer coding. Archives that took it away already but left the header stay
    as they are. Raises CaptureError where the chunks break off."""
    if not head.chunked or not body or not _begins_a_chunk(body):
        return body
    return _drained(ChunkedReader(BytesIO(body)).read, "chunked")


def unpacked(body: bytes, head: Head) -> bytes:
    """The body without its content codings, at most MAX_BYTES; one that is not packed after all, though its
    head says so, stays as it is.

    Raises CaptureError where it cannot be unpacked, or unpacks to more than MAX_BYTES.
    """
    for coding in reversed(head.encodings):
        body = _without(coding, body)
    return body


def _without(coding: str, body: bytes) -> bytes:
    if coding in ("gzip", "x-gzip", "deflate"):
        packed = body[:2] == b"\x1f\x8b" or coding == "deflate"
        return b"".join(_inflated(body)) if packed else body
    if coding == "br":
        return _drained(BrotliReader(BytesIO(body)).read, coding)
    if coding == "zstd":
        return _drained(ZstdReader(BytesIO(body)).read, coding)
    raise CaptureError(f"the page is packed with {coding!r}, which is not known: archive it again")


def _inflated(body: bytes) -> Iterator[bytes]:
    """Unpacks gzip, zlib and bare deflate. One that breaks off gives what there is of it."""
    wraps = body[:2] == b"\x1f\x8b" or (body[:1] == b"\x78" and int.from_bytes(body[:2], "big") % 31 == 0)
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB if wraps else _RAW_DEFLATE)
    waiting, size = body, 0
    while waiting and not inflater.eof:
        try:
            piece = inflater.decompress(waiting, _CHUNK)
        except zlib.error as error:
            raise CaptureError(f"the page cannot be unpacked ({error}): archive it again") from error
        size += len(piece)
        if size > MAX_BYTES:
            raise CaptureError(_TOO_MUCH)
        yield piece
        waiting = inflater.unconsumed_tail
    yield inflater.flush()


def _drained(read: Callable[[int], bytes], coding: str) -> bytes:
    """All that a reader gives, piece by piece, until it is too much."""
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := read(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > MAX_BYTES:
                raise CaptureError(_TOO_MUCH)
    except OSError as error:
        raise CaptureError(f"the page cannot be unpacked ({coding}: {error})"[:200]) from error
    return b"".join(pieces)


_TOO_MUCH = f"the page unpacks to more than {MAX_BYTES:,} bytes and was left packed: no report is so long"


def _begins_a_chunk(body: bytes) -> bool:
    size = body[:20].split(b"\r\n")[0].split(b";")[0].strip()
    return (
        b"\r\n" in body[:80] and 0 < len(size) < 9 and all(sign in b"0123456789abcdefABCDEF" for sign in size)
    )


def _fields(lines: bytes) -> Mapping[str, str]:
    """Header fields by small name, the first of each; lines that are none are passed over."""
    found: dict[str, str] = {}
    for line in lines.decode("latin-1").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().casefold(), value.strip())
    return found


def _codings(value: str) -> tuple[str, ...]:
    return tuple(name for part in value.split(",") if (name := part.strip().casefold()) not in _NONE)
