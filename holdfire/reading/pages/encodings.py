"""Turns the bytes of a capture into characters, and says how it knew which."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from holdfire.model.errors import CaptureError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"""(?i)<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w.:-]+)"""
)
_META_REACH = 4096
_TEXT_CODECS = re.compile(
    r"(?:utf-(?:8|16|32)(?:-[lb]e)?|iso8859-\d+|cp(?:125\d|866|874|932|949|950)|koi8-[rut]|mac-\w+|gb\w+|big5\w*"
    r"|euc_\w+|shift_jis\w*|hz|tis-620)"
)
_READ_AS = {"ascii": "cp1252", "iso8859-1": "cp1252"}  # as browsers do: WHATWG Encoding Standard, 4.2
_SINGLE_BYTE = ("cp1251", "koi8-r", "cp1256", "cp1252", "cp1250", "cp1253", "cp1254", "cp1255", "cp866")
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]*[^\x00-\x7f\W\d_][^\W\d_]*")
_ODD_SIGNS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x80-\x84\x86-\x9f\u2500-\u259f\ufffd]")
_PLAUSIBLE = 0.08
_BROKEN_SHARE = 0.05
"""UTF-8 with so many broken bytes to its whole characters beyond ASCII is still UTF-8: text of another
encoding all but never makes whole ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters of a capture, the encoding they were read in, and what a reader should know of it.

    A byte order mark is a signature, not a character: it is not part of `text`. Line ends stay as they are.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None, markup: bool = False) -> Decoded:
    """The text of `data`: by its byte order mark, as UTF-8 if it is valid UTF-8, in the charset that the
    transport (`declared`) or the page's own `<meta>` (`markup`) names if that reads well, else as detected.

    Raises CaptureError where the bytes are empty or are no text in any encoding tried.
    """
    if not data.strip():
        raise CaptureError("the capture is empty: capture the page again")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _whole(data[len(bom) :], encoding, ())
    wide = _wide_encoding(data)
    if wide:
        return _whole(data, wide, ())
    named, notes = _named(data, declared, markup)
    try:
        return _checked(data.decode("utf-8"), "utf-8", notes + _wrongly_named(named, "utf-8"))
    except UnicodeDecodeError as error:
        fault = error
    if fault.reason == "unexpected end of data" and not data[: fault.start].isascii():
        return _whole(data, "utf-8", notes)
    mended = _mended(data, notes)
    if mended:
        return mended
    return _single_byte(data, named, notes)


def _whole(data: bytes, encoding: str, notes: tuple[str, ...]) -> Decoded:
    """Decodes in an encoding that is certain; an incomplete last character is left out and noted."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        left = len(data) - error.start
        if left > 3:
            raise CaptureError(
                f"the capture is not {encoding}, as it says, from byte {error.start + 1} on: capture it again"
            ) from error
        text = data[: error.start].decode(encoding)
        notes = (
            *notes,
            f"the capture is cut off: its last {left} bytes are an incomplete character and were left out",
        )
    return _checked(text, encoding, notes)


def _checked(text: str, encoding: str, notes: tuple[str, ...]) -> Decoded:
    if not text.strip():
        raise CaptureError("the capture is empty: capture the page again")
    if len(_ODD_SIGNS.findall(text)) > 0.1 * len(text):
        raise CaptureError("the capture is binary data, not text: save the report as HTML or plain text")
    return Decoded(text=text, encoding=encoding, notes=notes)


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows in nulls that stand at every other place."""
    head = data[:_SAMPLE]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < 0.1 * len(head) or min(even, odd) > 0.02 * len(head):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _named(data: bytes, declared: str | None, markup: bool) -> tuple[str | None, tuple[str, ...]]:  # noqa: FBT001
    """The codec that the transport or the page names, and a note where nobody knows that name."""
    meta = _META.search(data, 0, _META_REACH) if markup else None
    names = [declared, meta.group(1).decode("ascii", "replace") if meta else None]
    notes: list[str] = []
    for name in filter(None, names):
        try:
            codec = codecs.lookup(name.strip()).name
        except (LookupError, ValueError):
            codec = ""
        codec = _READ_AS.get(codec, codec)
        if _TEXT_CODECS.fullmatch(codec):
            return codec, tuple(notes)
        notes.append(f"the charset {name!r} that was declared is not known")
    return None, tuple(notes)


def _wrongly_named(named: str | None, read_as: str) -> tuple[str, ...]:
    if named in (None, read_as, "cp1252"):
        return ()
    return (f"the charset declared was {named}, but the capture reads as {read_as}",)


def _mended(data: bytes, notes: tuple[str, ...]) -> Decoded | None:
    """UTF-8 with a few broken bytes; None where so many are broken that it is another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(sign > "\x7f" for sign in text) - broken
    if broken > _BROKEN_SHARE * whole:
        return None
    return _checked(text, "utf-8", (*notes, f"{broken} broken bytes stand as U+FFFD"))


def _single_byte(data: bytes, named: str | None, notes: tuple[str, ...]) -> Decoded:
    """Tries the charset named, then the detected one, then the usual ones, and takes the first that
    reads plausibly; the least odd where none does."""
    best: tuple[float, str, str] | None = None
    for encoding in dict.fromkeys(filter(None, (named, *_detected(data), *_SINGLE_BYTE))):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        odd = oddness(text)
        if best is None or odd < best[0]:
            best = (odd, encoding, text)
        if encoding == named and odd <= _PLAUSIBLE:
            break
    if best is None or best[0] > 0.5:
        raise CaptureError("the capture is in no encoding that could be told: save it again as UTF-8")
    return _checked(best[2], best[1], notes + _wrongly_named(named, best[1]))


def _detected(data: bytes) -> tuple[str, ...]:
    lines = (line for line in data.splitlines() if not line.isascii())
    sample = b"\n".join(lines)[:_SAMPLE]
    found = from_bytes(sample, cp_isolation=list(_SINGLE_BYTE)).best()
    return (codecs.lookup(found.encoding).name,) if found else ()


def oddness(text: str) -> float:
    """How odd the words beyond ASCII look, 0 to 1: capitals after small letters, two scripts in one
    word, accented letters in a row, control signs. Text read in the wrong charset is odd throughout."""
    words = _WORD.findall(text[: 20 * _SAMPLE])
    signs = len(_ODD_SIGNS.findall(text[: 20 * _SAMPLE]))
    if not words:
        return 1.0 if signs else 0.0
    odd = sum(map(_is_odd, words))
    return min(1.0, (odd + signs) / len(words))


def _is_odd(word: str) -> bool:
    beyond = sum(letter > "\x7f" for letter in word)
    latin = sum(letter < "\u0250" for letter in word)
    if 0 < latin < len(word):
        return True
    if latin:
        return beyond > 2 and beyond > 0.5 * len(word)
    return word[1:] != word[1:].lower() and word != word.upper()
