"""Reads the text layer of a PDF page by page; a PDF of pictures has none and is told so."""

import logging
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from holdfire.model.errors import CaptureError
from holdfire.model.report import BlockKind
from holdfire.reading.pages.page_data import PageData
from holdfire.reading.pages.paragraphs import Paragraph

PAGE_BREAK = "\n\f\n"
MOST_PAGES = 500
MOST_DRAWING = 4 * 1024 * 1024
"""The drawing instructions of a page of text have some tens of kilobytes; megabytes are maps and drawings,
which take minutes to look through and hold no report."""

_MALFORMED = (
    PyPdfError,
    AssertionError,
    AttributeError,
    ArithmeticError,
    LookupError,
    NotImplementedError,
    RecursionError,
    struct.error,
    TypeError,
    ValueError,
    zlib.error,
)
"""What the reader of PDFs raises for bytes that break the format; it checks few of them itself."""

_LINE = re.compile(r"[^\n\f]+")
_UNICODE_FAULTS = re.compile(r"[\ud800-\udfff\x00]")
_BULLET = re.compile(r"\s*(?:[•·▪◦‣●○*–—-]|\(?\d{1,2}[.)])\s+")
_NUMBER = re.compile(r"\d+")
_FULL = 0.75
_FEWEST_LINES = 3
_ENDS = (".", "!", "?", "…", ":", ";", "”", '"', "»", ")", "؟", "。")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # faults of the file are told as notes and failures


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """The text layer of a PDF, PAGE_BREAK between its pages, and the paragraphs in it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    data: PageData
    notes: tuple[str, ...] = ()


def read_pdf(data: bytes) -> PdfText:
    """The text of a PDF as its text layer gives it: no word is joined, nothing is put in but page breaks.

    A paragraph is lines that fill the width of their column, up to one that does not; it never crosses a
    page. Raises CaptureError for a PDF that is encrypted, malformed, too long, or without a text layer.
    """
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise CaptureError("the PDF is encrypted: save it without a password")
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            raise CaptureError(f"the PDF has {pages:,} pages, more than {MOST_PAGES}: split it")
        texts, passed = _texts(reader.pages)
        title = reader.metadata.title if reader.metadata else None
    except DependencyError as error:
        raise CaptureError("the PDF is encrypted: print it to a new PDF, or save its text") from error
    except _MALFORMED as error:
        raise CaptureError(f"the PDF is malformed ({type(error).__name__}: {error})"[:200]) from error
    text = PAGE_BREAK.join(texts)
    if not any(map(str.isalpha, text)):
        raise CaptureError(
            "the PDF has no text layer; recognise its text and save that, or find the page itself"
        )
    titles = (" ".join(title.split()),) if isinstance(title, str) and title.strip() else ()
    return PdfText(
        text=text,
        paragraphs=tuple(_paragraphs(text)),
        data=PageData(titles=titles),
        notes=tuple(_notes(texts, passed)),
    )


def _texts(pages: Sequence[PageObject]) -> tuple[list[str], list[int]]:
    """The text of each page, "" for those passed over since they are drawings, and the numbers of those."""
    texts: list[str] = []
    passed: list[int] = []
    for number, page in enumerate(pages, 1):
        drawing = page.get_contents()
        if drawing is not None and len(drawing.get_data()) > MOST_DRAWING:
            passed.append(number)
            texts.append("")
        else:
            texts.append(_UNICODE_FAULTS.sub("\ufffd", page.extract_text()).replace("\f", " ").strip())
    return texts, passed


def _notes(texts: Sequence[str], passed: Sequence[int]) -> Iterator[str]:
    bare = [number for number, text in enumerate(texts, 1) if not text and number not in passed]
    if bare:
        yield f"pages without a text layer: {', '.join(map(str, bare[:20]))}; what they show was not read"
    if passed:
        yield f"pages passed over as large drawings: {', '.join(map(str, passed[:20]))}"


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text layer in order; running heads and page numbers stand alone, as furniture."""
    lines = [match.span() for match in _LINE.finditer(text) if match.group().strip()]
    running = _running(text, lines)
    width = _full_width([text[slice(*line)].strip() for line in lines if line not in running])
    group: list[tuple[int, int]] = []
    for line in lines:
        apart = not group or line in running or group[-1] in running
        if group and (apart or not _goes_on(text, group[-1], line, width)):
            yield _paragraph(text, group, running)
            group = []
        group.append(line)
    if group:
        yield _paragraph(text, group, running)


def _running(text: str, lines: Sequence[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """The lines at the top or foot of pages that most pages have, numbers aside, and bare page numbers."""
    pages = text.count("\f") + 1
    edges = [
        line
        for at, line in enumerate(lines)
        if at in (0, len(lines) - 1)
        or "\f" in text[lines[at - 1][1] : line[0]]
        or "\f" in text[line[1] : lines[at + 1][0]]
    ]
    keys = {line: _NUMBER.sub("0", text[slice(*line)].strip()) for line in edges}
    counted = Counter(keys.values())
    return frozenset(
        line
        for line, key in keys.items()
        if pages > 1 and (counted[key] > max(1, pages / 2) or not any(map(str.isalpha, key)))
    )


def _full_width(lines: Sequence[str]) -> float:
    """How many characters a line has that fills its column: three quarters of the longer lines' length."""
    lengths = sorted(map(len, lines))
    return _FULL * lengths[int(0.8 * len(lengths))] if len(lengths) >= _FEWEST_LINES else float("inf")


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int], width: float) -> bool:
    """Whether a line belongs to the paragraph of the one before it: that one was full, or broke off inside
    a sentence that this one goes on with."""
    if text.count("\n", before[1], line[0]) != 1 or _BULLET.match(text[slice(*line)]):
        return False
    above, below = text[slice(*before)].strip(), text[slice(*line)].strip()
    return len(above) >= width or (below[0].islower() and not above.endswith(_ENDS))


def _paragraph(text: str, lines: Sequence[tuple[int, int]], running: frozenset[tuple[int, int]]) -> Paragraph:
    words = text[lines[0][0] : lines[-1][1]]
    start = lines[0][0] + len(words) - len(words.lstrip())
    return Paragraph(
        start=start,
        end=start + len(words.strip()),
        text=words.strip(),
        mark=BlockKind.NAVIGATION if lines[0] in running else None,
        listed=_BULLET.match(words) is not None,
    )
