"""Reads a letter: subject, sender and day, and its text with quoted replies and footers told apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses

from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind
from holdfire.reading.pages.encodings import decode
from holdfire.reading.pages.page import read_page
from holdfire.reading.pages.page_data import PageData, Stamp
from holdfire.reading.pages.paragraphs import Paragraph
from holdfire.reading.pages.plain import read_plain

_SIGNATURE = re.compile(r"--\s?|[_=]{20,}")
"""Begins a signature (RFC 3676, 4.3) or the footer of a mailing list."""
_LONGEST_FOOTER = 12
_REPLY_LINE = re.compile(r"(?s)(?=.*(?:@|\d[:.]\d\d|\b\d{4}\b)).{8,200}:\s*")
"""Before a quoted reply: who wrote it and when, ended by a colon."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_MALFORMED = (LookupError, MessageError, RecursionError, TypeError, ValueError)
"""What the standard library raises for heads that break the rules of mail."""
_NAMED = re.compile(r"(?i)(?:^|;)\s*(?:file)?name\*?\d*\*?\s*=")
_SIGN = re.compile(r"[^\W_]")
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter as read: subject, sender and date as its first lines, then its text."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    data: PageData
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Written:
    """The text of a letter while it is put together."""

    text: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = ()

    def add(self, text: str, paragraphs: Sequence[Paragraph]) -> None:
        """Adds a stretch of text after an empty line, with the paragraphs that stand in it."""
        between = "\n\n" if self.text else ""
        start = len(self.text) + len(between)
        self.text += between + text
        moved = (replace(one, start=one.start + start, end=one.end + start) for one in paragraphs)
        self.paragraphs += tuple(moved)


def read_mail(data: bytes) -> Letter:
    """The text of a letter with its paragraphs.

    The plain text is read where there is one, else the HTML. The text is decoded and otherwise unchanged;
    the lines of subject, sender and date are put before it. Raises CaptureError where there is no text.
    """
    try:
        message = message_from_bytes(data)
        bodies = tuple(_bodies(message))
        written = _Written()
        _write_head(written, message)
        for body in bodies:
            _write_body(written, body)
    except _MALFORMED as error:
        raise CaptureError("the letter cannot be taken apart: save its text on its own") from error
    if not any(one.mark is None and not one.heading for one in written.paragraphs):
        raise CaptureError("the letter has no text: look at what is attached to it")
    return Letter(text=written.text, paragraphs=written.paragraphs, data=_data(message), notes=written.notes)


def _write_head(written: _Written, message: Message) -> None:
    for name in ("Subject", "From", "Date"):
        line = _header(message, name)
        if not line:
            continue
        is_subject = name == "Subject"
        mark = None if is_subject else BlockKind.BYLINE
        own = Paragraph(start=0, end=len(line), text=line, mark=mark, heading=int(is_subject))
        written.add(line, (own,))


def _write_body(written: _Written, part: Message) -> None:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return
    is_page = part.get_content_type() == "text/html"
    decoded = decode(raw, declared=_charset(part), markup=is_page)
    written.notes += decoded.notes
    if not is_page:
        written.add(decoded.text, tuple(_plain(decoded.text)))
        return
    page = read_page(decoded.text)
    written.notes += page.notes
    written.add(page.text, page.paragraphs)


def _bodies(message: Message) -> Iterator[Message]:
    """The parts that are the letter's text. Of alternatives the plain one, unless it is empty."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() != "multipart" or not part.is_multipart():
            if _is_text(part):
                yield part
            continue
        parts = [one for one in part.get_payload() if isinstance(one, Message)]
        if part.get_content_subtype() == "alternative":
            parts = _preferred(parts)
        waiting.extend(reversed(parts))


def _preferred(parts: Sequence[Message]) -> list[Message]:
    """The alternative to read: plain text with something in it, else a page, else the last one."""
    plain = [one for one in parts if one.get_content_type() == "text/plain" and _has_words(one)]
    pages = [one for one in parts if one.get_content_type() == "text/html"]
    return [*plain, *pages, *reversed(parts)][:1]


def _is_text(part: Message) -> bool:
    """Whether a part is text of the letter itself: not said to be attached, and without a file name."""
    heads = [str(part.get(name, "")) for name in ("Content-Disposition", "Content-Type")]
    attached = heads[0].strip().casefold().startswith("attachment") or any(map(_NAMED.search, heads))
    return part.get_content_type() in ("text/plain", "text/html") and not attached


def _charset(part: Message) -> str | None:
    try:
        return part.get_content_charset()
    except _MALFORMED:
        return None


def _has_words(part: Message) -> bool:
    raw = part.get_payload(decode=True)
    return isinstance(raw, bytes) and bool(raw.strip())


def _plain(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a plain body; quoted replies and what follows a signature line are furniture."""
    stretches = list(_stretches(text))
    for place, (start, end, quoted) in enumerate(stretches):
        found = [
            replace(
                one,
                start=one.start + start,
                end=one.end + start,
                mark=BlockKind.NAVIGATION if quoted or not _SIGN.search(one.text) else None,
            )
            for one in read_plain(text[start:end])
        ]
        before_reply = place + 1 < len(stretches) and stretches[place + 1][2] and not quoted
        if found and before_reply and _REPLY_LINE.fullmatch(found[-1].text):
            found[-1] = replace(found[-1], mark=BlockKind.NAVIGATION)
        yield from found


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each run of lines, and whether they are quoted or stand below the signature line."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group()]
    foot = _foot(text, lines)
    begin, quoted = 0, False
    for place, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        now = place >= foot or line.startswith(">") or (quoted and not line)
        if now != quoted and start > begin:
            yield begin, start, quoted
            begin = start
        quoted = now
    if lines:
        yield begin, len(text), quoted


def _foot(text: str, lines: Sequence[tuple[int, int]]) -> int:
    """Which line begins the signature or footer: the last that may, if not too much stands below it."""
    for place in range(len(lines) - 1, -1, -1):
        line = text[slice(*lines[place])].rstrip("\r\n")
        if _SIGNATURE.fullmatch(line):
            is_signature = line.startswith("--")
            below = sum(bool(text[slice(*span)].strip()) for span in lines[place + 1 :])
            return place if is_signature or below <= _LONGEST_FOOTER else len(lines)
    return len(lines)


def _data(message: Message) -> PageData:
    """What the head of the letter says: subject, sender, list, day and language."""
    senders = getaddresses([_header(message, name) for name in ("From", "Sender")])
    names, addresses = [name for name, _ in senders if name], [address for _, address in senders]
    listed = _header(message, "List-Id")
    list_name, _, list_address = listed.partition("<")
    hosts = [address.rpartition("@")[2] for address in addresses] + [list_address.strip(" >")]
    day = _header(message, "Date")
    return PageData(
        titles=tuple(filter(None, (_header(message, "Subject"),))),
        sites=tuple(name.strip(' "') for name in (*names, list_name) if name.strip(' "')),
        senders=tuple(dict.fromkeys(filter(None, hosts))),
        published=(Stamp(raw=day, giver="Date header"),) if day else (),
        language=_header(message, "Content-Language").split(",")[0].strip() or None,
    )


def _header(message: Message, name: str) -> str:
    """A header in plain words on one line, "" where there is none; words in charsets that nobody knows
    stay as they were sent."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        words = str(make_header(decode_header(raw)))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        words = str(raw)
    return _WHITE.sub(" ", words.encode("utf-8", "replace").decode("utf-8").replace("\0", "")).strip()
