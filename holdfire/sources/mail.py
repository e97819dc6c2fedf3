"""Reads letters and mailboxes: each letter, and each report attached to one, is a capture."""

import re
from collections import Counter
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from pathlib import Path
from typing import BinaryIO

from holdfire.model.capture import Capture, FailedCapture, Gathered, MediaType, Skipped
from holdfire.sources.files import MAX_BYTES, bytes_of

_LETTER, _MAILBOX = ".eml", ".mbox"
_SEPARATOR = re.compile(rb"From .*\d\d:\d\d")
"""How a mailbox begins a letter (RFC 4155); the time keeps a sentence that begins with "From" apart."""
_LINE = 64 * 1024
_DEEPEST = 4
_OTHERS = "attachments of other kinds"
_MALFORMED = (LookupError, MessageError, RecursionError, TypeError, ValueError)
"""What the standard library raises for heads that break the rules of mail."""
_NAMED = re.compile(r"(?i)(?:^|;)\s*(?:file)?name\*?\d*\*?\s*=")
_UNSAFE = re.compile(r"[^\w.() -]+")
_REPORTS = {
    "text/html": MediaType.HTML,
    "application/xhtml+xml": MediaType.HTML,
    "text/plain": MediaType.TEXT,
    "application/pdf": MediaType.PDF,
    ".html": MediaType.HTML,
    ".htm": MediaType.HTML,
    ".txt": MediaType.TEXT,
    ".pdf": MediaType.PDF,
}


def reads_mail(path: Path) -> bool:
    """Whether the name of the file says that it is a letter or a mailbox."""
    return path.suffix.lower() in (_LETTER, _MAILBOX)


def read_mail(path: Path, origin: str) -> Iterator[Gathered]:
    """A capture for each letter, origin `file.mbox#number`, and for each page, text, PDF or letter attached
    to it, origin `letter.eml#number-name`; attachments of other kinds are counted.

    A letter's bytes come as they stand in the file, without the separator of a mailbox. One letter is in
    memory at a time.
    """
    skipped: Counter[str] = Counter()
    for found in _letters(path, origin):
        of_letter = _with_attachments(found, origin, 0) if isinstance(found, Capture) else iter((found,))
        for one in of_letter:
            if isinstance(one, Skipped):
                skipped[one.kind] += one.count
            else:
                yield one
    for kind, count in sorted(skipped.items()):
        yield Skipped(origin=origin, kind=kind, count=count)


def _letters(path: Path, origin: str) -> Iterator[Capture | FailedCapture]:
    if path.suffix.lower() == _LETTER:
        data = bytes_of(path, origin)
        yield data if isinstance(data, FailedCapture) else _letter(data, origin)
        return
    number = 0
    try:
        with path.open("rb") as file:
            for number, (data, size) in enumerate(_parted(file), 1):
                where = f"{origin}#{number}"
                if size > MAX_BYTES:
                    reason = f"the letter has {size:,} bytes, more than {MAX_BYTES:,}: save it on its own"
                    yield FailedCapture(origin=where, reason=reason, size=size)
                elif data.strip():
                    yield _letter(data, where)
                else:
                    yield FailedCapture(
                        origin=where, reason="the letter is empty: export it again", size=size
                    )
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield FailedCapture(origin=origin, reason=f"the mailbox cannot be read ({why}): check it")
        return
    if not number:
        yield FailedCapture(origin=origin, reason="the mailbox holds no letter: export it again")


def _letter(data: bytes, origin: str) -> Capture:
    return Capture(data=data, origin=origin, media_type=MediaType.MAIL)


def _parted(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The letters of a mailbox with their sizes; of one longer than MAX_BYTES only the size is right. What
    stands before the first separator is no letter."""
    pieces: list[bytes] = []
    size, begun, at_line, after_gap = 0, False, True, True
    while line := file.readline(_LINE):
        if at_line and after_gap and _SEPARATOR.match(line):
            if begun:
                yield b"".join(pieces), size
            pieces, size, begun = [], 0, True
        elif begun:
            size += len(line)
            if size <= MAX_BYTES:
                pieces.append(line)
        after_gap = at_line and not line.strip()
        at_line = line.endswith(b"\n")
    if begun:
        yield b"".join(pieces), size


def _with_attachments(letter: Capture, file: str, depth: int) -> Iterator[Gathered]:
    """The letter and what is attached to it; a letter that only carries attachments is none itself."""
    try:
        parts = tuple(_leaves(message_from_bytes(letter.data)))
        attached = [part for part in parts if _is_attached(part)]
    except _MALFORMED:
        reason = "the letter cannot be taken apart: save its text on its own"
        yield FailedCapture(origin=letter.origin, reason=reason, size=len(letter.data))
        return
    if any(_is_text(part) for part in parts) or not attached:
        yield letter
    for number, part in enumerate(attached, 1):
        name = _UNSAFE.sub("_", _file_name(part).replace("\\", "/").rpartition("/")[2])[:80]
        where = f"{letter.origin}{'/' if '#' in letter.origin else '#'}{number}{'-' if name else ''}{name}"
        yield from _attachment(part, where, file, depth)


def _attachment(part: Message, origin: str, file: str, depth: int) -> Iterator[Gathered]:
    if part.get_content_type() == "message/rfc822" and depth < _DEEPEST:
        data = _attached_letter(part)
        if data is not None:
            yield from _with_attachments(_letter(data, origin), file, depth + 1)
            return
    kind = _REPORTS.get(part.get_content_type()) or _REPORTS.get(Path(_file_name(part)).suffix.lower())
    content = _content(part) if kind else None
    if kind is None or content is None:
        yield Skipped(origin=file, kind=_OTHERS, count=1)
    elif not content[0].strip():
        yield FailedCapture(origin=origin, reason="the attachment is empty: save it from the letter again")
    else:
        data, charset = content
        yield Capture(data=data, origin=origin, media_type=kind, declared_charset=charset)


def _attached_letter(part: Message) -> bytes | None:
    """The bytes of a letter that is attached, None where it cannot be written down again."""
    try:
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else None
    except _MALFORMED:
        return None


def _content(part: Message) -> tuple[bytes, str | None] | None:
    """The bytes of a part and the charset it names, None where there are none."""
    try:
        data = part.get_payload(decode=True)
    except _MALFORMED:
        return None
    try:
        charset = part.get_content_charset()
    except _MALFORMED:
        charset = None
    return (data, charset) if isinstance(data, bytes) else None


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a letter that hold something, an attached letter as one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inner = [one for one in part.get_payload() if isinstance(one, Message)]
            waiting.extend(reversed(inner))
        else:
            yield part


def _is_text(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html") and not _is_attached(part)


def _is_attached(part: Message) -> bool:
    """Whether a part stands beside the letter's text: said to be attached, named, or no text at all."""
    heads = [str(part.get(name, "")) for name in ("Content-Disposition", "Content-Type")]
    named = heads[0].strip().casefold().startswith("attachment") or any(map(_NAMED.search, heads))
    return named or part.get_content_maintype() not in ("text", "multipart")


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except _MALFORMED:
        return ""
