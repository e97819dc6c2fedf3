"""Web archives written by hand, byte by byte, for the tests."""

import gzip
import hashlib
from base64 import b32encode

PAGE = b"<html><title>Guns fall silent</title><body><p>The guns fell silent at midnight.</p></body></html>"


def http(
    body: bytes = PAGE, status: str = "200 OK", content_type: str = "text/html; charset=utf-8", **fields: str
) -> bytes:
    """An HTTP answer; further header fields with _ for -."""
    lines = [f"HTTP/1.1 {status}", *([f"Content-Type: {content_type}"] if content_type else [])]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(
    block: bytes,
    kind: str = "response",
    uri: str = "http://dispatch.example/1",
    content_type: str = "application/http; msgtype=response",
    length: int | None = None,
    **fields: str,
) -> bytes:
    """A WARC record; further header fields with _ for -."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date: 2016-02-29T09:00:00Z",
        f"WARC-Target-URI: {uri}",
        f"Content-Type: {content_type}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items()),
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """The records as a .warc.gz keeps them: each compressed on its own."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def sha1(data: bytes) -> str:
    """A digest as a WARC header writes it."""
    return "sha1:" + b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def chunked(body: bytes, size: int = 40) -> bytes:
    """The body in the chunks of HTTP."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
