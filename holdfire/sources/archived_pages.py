"""One record of a web archive as a capture: checked against its digest, unpacked, or told why not."""

import hashlib
import re
from base64 import b32encode
from collections.abc import Iterator

from fastwarc.warc import WarcRecord

from holdfire.model.capture import BY_ITS_BYTES, Capture, FailedCapture, Gathered, Skipped
from holdfire.model.errors import CaptureError
from holdfire.sources.files import MAX_BYTES
from holdfire.sources.http_answers import (
    Head,
    media_type_of,
    passed_over_as,
    read_head,
    sniffed,
    unpacked,
    without_chunks,
)

_HEAD_BYTES = 64 * 1024
_PIECE = 1024 * 1024
_ROBOTS = re.compile(r"(?i)https?://[^/]+/robots\.txt(?:\?.*)?")
_DIGESTS = ("sha1", "sha256", "sha512", "md5")

_NO_PAGES = {
    "warcinfo": "notes of the archive",
    "request": "requests",
    "metadata": "notes of the archive",
    "continuation": "later parts of split records",
}
_PAGES = ("response", "resource", "conversion")


class CutOffError(CaptureError):
    """The archive ends inside a record; nothing after it can be read."""


def read_record(record: WarcRecord, file: str, origin: str) -> Iterator[Gathered]:
    """What one record gives: a capture, why there is none, or what was passed over (counted under `file`).

    Responses, resources and conversions whose type a report can be read from are captures. The record is
    always read to its end. Raises CutOffError where the archive ends first, and OSError where it is damaged.
    """
    kind = kind_of(record)
    if kind not in _PAGES:
        pass_over(record)
        yield Skipped(origin=file, kind=_NO_PAGES.get(kind, "records of unknown kinds"), count=1)
        return
    start = _read(record, b"", min(_HEAD_BYTES, record.content_length))
    head = _head(record, start)
    passed = _passed_over(record, start, head)
    if passed or head is None or record.content_length > MAX_BYTES:
        pass_over(record, done=len(start))
    if passed:
        yield Skipped(origin=file, kind=passed, count=1)
    elif head is None:
        yield FailedCapture(origin=origin, reason=_NO_ANSWER, size=record.content_length)
    elif record.content_length > MAX_BYTES:
        yield FailedCapture(
            origin=origin, reason=_too_long(record.content_length), size=record.content_length
        )
    else:
        yield from _of_block(record, _read(record, start, record.content_length), head, origin)


def pass_over(record: WarcRecord, done: int = 0) -> None:
    """Reads a record to its end, `done` bytes of which were read, a piece at a time.

    Raises CutOffError where the archive ends first.
    """
    while done < record.content_length:
        step = record.consume(min(_PIECE, record.content_length - done))
        if not step:
            raise _cut_off(done, record.content_length)
        done += step


def kind_of(record: WarcRecord) -> str:
    """The kind of a record as it names it, in small letters: response, request, revisit ..."""
    return (record.headers.get("WARC-Type") or "").strip().casefold()


def address(record: WarcRecord) -> str | None:
    """The address a record was taken from, None where it names none or stands under its own hash."""
    uri = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    return uri if uri and not uri.startswith(BY_ITS_BYTES) else None


def _read(record: WarcRecord, start: bytes, end: int) -> bytes:
    """The block up to `end`, `start` of it read already. Raises CutOffError where the archive ends."""
    block = start + record.reader.read(end - len(start))
    if len(block) < end:
        raise _cut_off(len(block), record.content_length)
    return block


def _cut_off(there: int, promised: int) -> CutOffError:
    return CutOffError(
        f"the archive is cut off in this record, {there:,} of {promised:,} bytes are there, "
        "and what followed is lost: copy the archive again"
    )


def _head(record: WarcRecord, start: bytes) -> Head | None:
    """The head of the answer; for a record without HTTP, what the record's own header says."""
    content_type, charset = media_type_of(record.headers.get("Content-Type") or "")
    if content_type == "application/http":
        return read_head(start)
    if kind_of(record) == "response":
        return Head(
            status=0, media_type="", charset=None, encodings=(), chunked=False, length=None, body_at=0
        )
    return Head(
        status=200,
        media_type=content_type,
        charset=charset,
        encodings=(),
        chunked=False,
        length=None,
        body_at=0,
    )


def _passed_over(record: WarcRecord, start: bytes, head: Head | None) -> str | None:
    """Under which name a record is counted that no report is read from, None for one that is read."""
    if head is None:
        return None
    if head.status == 0:
        return "answers of other protocols"
    if not 200 <= head.status < 300:
        return "redirects" if 300 <= head.status < 400 else "HTTP errors"
    if _ROBOTS.fullmatch(address(record) or ""):
        return "robots.txt files"
    return None if sniffed(head.media_type, start[head.body_at :]) else passed_over_as(head.media_type)


def _of_block(record: WarcRecord, block: bytes, head: Head, origin: str) -> Iterator[Capture | FailedCapture]:
    """The capture of a whole block, and beside it a failure where the crawler had cut the page short."""
    raw = block[head.body_at :]
    size = record.content_length
    try:
        body = without_chunks(raw, head)
        data = unpacked(body, head)
    except CaptureError as error:
        yield FailedCapture(origin=origin, reason=str(error), size=size)
        return
    if not _digests_agree(record, block, (raw, body, data)):
        yield FailedCapture(origin=origin, reason=_ALTERED, size=size)
        return
    media_type = sniffed(head.media_type, data)
    if not data.strip() or media_type is None:
        yield FailedCapture(origin=origin, reason=_NO_BODY, size=size)
        return
    capture = Capture(
        data=data,
        origin=origin,
        media_type=media_type,
        url=address(record),
        declared_charset=head.charset,
    )
    yield capture
    short = _cut_short(record, len(raw), head)
    if short:
        yield FailedCapture(origin=origin, reason=short, sha256=capture.sha256, size=len(data))


def _cut_short(record: WarcRecord, there: int, head: Head) -> str | None:
    """Why a page that was read is not whole: the crawler says so, or HTTP promised more than came."""
    named = record.headers.get("WARC-Truncated")
    if named:
        return f"the crawler cut this page short ({named[:40]}): what there is of it was read"
    if head.length and not head.chunked and there < head.length and not head.encodings:
        return (
            f"only {there:,} of the {head.length:,} bytes of this page were archived: what there is was read"
        )
    return None


def _digests_agree(record: WarcRecord, block: bytes, bodies: tuple[bytes, ...]) -> bool:
    """Whether the digests the record names are those of its bytes. Crawlers differ on whether a payload is
    digested as sent, without its chunks, or unpacked; each is accepted. Unknown digests are not checked."""
    for header, candidates in (("WARC-Block-Digest", (block,)), ("WARC-Payload-Digest", bodies)):
        name, _, value = (record.headers.get(header) or "").strip().partition(":")
        if name.casefold() not in _DIGESTS or not value:
            continue
        if not any(value.strip().casefold() in _written(name.casefold(), body) for body in candidates):
            return False
    return True


def _written(name: str, data: bytes) -> tuple[str, str]:
    """A digest as archives write it: in base 32 or in hexadecimal, small letters here."""
    digest = hashlib.new(name, data, usedforsecurity=False)
    return b32encode(digest.digest()).decode("ascii").casefold(), digest.hexdigest()


def _too_long(size: int) -> str:
    return f"the page has {size:,} bytes, more than {MAX_BYTES:,}, and was passed over: no report is so long"


_NO_ANSWER = "the record holds no HTTP answer: the archive is damaged here, or was not made by a web crawler"
_NO_BODY = "the page was archived without a body: archive it again"
_ALTERED = "the bytes are not those that were archived (their digest differs): get the archive again"
