"""Labelled reports: blocks, comments, quotations and their speakers, read as the pipeline reads them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.marked import Marked, MarkedQuotation, letters, parse
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.model.quotation import Quotation, QuotationKind
from holdfire.model.reading import Reading
from holdfire.model.report import EVIDENCE, BlockKind
from holdfire.model.span import Span
from holdfire.reading.read import Reader

PAGE_ENDING = ".html.txt"
IN_MARKS = frozenset({QuotationKind.DIRECT, QuotationKind.MIXED})

AGREEMENT = 0.5
"""Share of signs two contents must have in common, of all that either has, to be one utterance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A labelled report and its reading: `at` leads from an offset in the marked report's text to the
    offset of the same sign in the text of the reading; a sign that was not read is not in it."""

    marked: Marked
    reading: Reading
    at: Mapping[int, int]
    page: bool

    def signs(self, spans: Iterable[Span]) -> frozenset[int]:
        """Where the signs of labelled spans stand in the reading's text."""
        return frozenset(
            self.at[offset]
            for span in spans
            for offset, _ in letters(self.marked.text, span.start, span.end, page=self.page)
            if offset in self.at
        )

    def read_signs(self, spans: Iterable[Span]) -> frozenset[int]:
        """Where the signs of spans of the reading stand, white space left out."""
        text = self.reading.report.text
        return frozenset(at for span in spans for at in range(span.start, span.end) if not text[at].isspace())


def score(folder: Path) -> dict[str, float]:
    """The figures below for the developed ("dev.") and the held-out part ("held."), each between 0 and 1.

    `blocks`: signs in a block of the right kind. `evidence kept`, `evidence clean`: labelled evidence that is
    read as evidence, and signs read as evidence that are. `headline`: headlines whole and alone.
    `comment authors`, `comment replies`: comments whose author, and whose being an answer to whom, is right.
    `direct f1`: direct words that meet labelled words. `direct speaker f1`: direct words whose speaker holds
    the labelled name. `relations f1`: utterances of all kinds of the right speaker whose words agree by half.
    """
    reader = Reader(Case(name="labelled reports"))
    counts: dict[str, Counter[str]] = {"dev": Counter(), "held": Counter()}
    for path in sorted(folder.glob("*.txt")):
        counts[part_of(path.name)].update(_counted(compare(path, reader)))
    return {
        f"{part}.{name}": figure for part, counted in counts.items() for name, figure in _figures(counted)
    }


def part_of(name: str) -> str:
    """`held` for a file with an even number, else `dev`."""
    return "dev" if int(name[:3]) % 2 else "held"


def compare(path: Path, reader: Reader) -> _Compared:
    """One labelled report beside what the reader makes of it."""
    page = path.name.endswith(PAGE_ENDING)
    marked = parse(path.read_text(encoding="utf-8"), page=page)
    capture = Capture(
        data=marked.text.encode(), origin=path.name, media_type=MediaType.HTML if page else MediaType.TEXT
    )
    reading = reader.read(capture)
    return _Compared(marked=marked, reading=reading, at=_found_again(marked, reading, page=page), page=page)


def _found_again(marked: Marked, reading: Reading, *, page: bool) -> dict[int, int]:
    """Finds each labelled block's signs in the reading's text, in order, whatever the white space."""
    text = reading.report.text
    places = [at for at, sign in enumerate(text) if not sign.isspace()]
    squeezed = "".join(text[at] for at in places)
    found: dict[int, int] = {}
    reached = 0
    for block in marked.blocks:
        signs = list(letters(marked.text, block.span.start, block.span.end, page=page))
        begin = squeezed.find("".join(sign for _, sign in signs), reached)
        if begin < 0:
            continue
        reached = begin + len(signs)
        found.update((offset, places[begin + n]) for n, (offset, _) in enumerate(signs))
    return found


def _counted(compared: _Compared) -> Counter[str]:
    counts: Counter[str] = Counter()
    counts.update(_block_counts(compared))
    counts.update(_comment_counts(compared))
    counts.update(_direct_counts(compared))
    counts.update(_relation_counts(compared))
    return counts


def _block_counts(compared: _Compared) -> Counter[str]:
    report, counts = compared.reading.report, Counter[str]()
    read = {at: block.kind for block in report.blocks for at in range(block.start, block.end)}
    evidence: set[int] = set()
    for block in compared.marked.blocks:
        for offset, _ in letters(compared.marked.text, block.span.start, block.span.end, page=compared.page):
            at = compared.at.get(offset)
            kind = None if at is None else read.get(at)
            counts["signs"] += 1
            counts["signs right"] += kind is block.kind
            if block.kind in EVIDENCE:
                counts["evidence"] += 1
                counts["evidence kept"] += kind in EVIDENCE
                if at is not None:
                    evidence.add(at)
    taken = {at for at, kind in read.items() if kind in EVIDENCE and not report.text[at].isspace()}
    counts["taken"], counts["taken right"] = len(taken), len(taken & evidence)
    labelled = [block.span for block in compared.marked.blocks if block.kind is BlockKind.HEADLINE]
    counts["headlines"] += 1
    headline = [report.headline] if report.headline else []
    counts["headlines right"] += compared.signs(labelled) == compared.read_signs(headline)
    return counts


def _comment_counts(compared: _Compared) -> Counter[str]:
    counts: Counter[str] = Counter()
    for block in compared.marked.blocks:
        if block.kind is not BlockKind.COMMENT:
            continue
        signs = compared.signs([block.span])
        comment = next(
            (one for one in compared.reading.comments if compared.read_signs([one.span]) & signs), None
        )
        counts["comments"] += 1
        counts["comment authors"] += comment is not None and comment.author == block.author
        counts["comment replies"] += comment is not None and comment.reply_to == block.reply_to
    return counts


def _direct_counts(compared: _Compared) -> Counter[str]:
    """Direct words, stretch by stretch: found, labelled, and meeting; and those with the right speaker."""
    labelled = [one for one in compared.marked.quotations if one.kind in IN_MARKS]
    found = [one for one in compared.reading.quotations if one.kind in IN_MARKS]
    counts: Counter[str] = Counter()
    for label in labelled:
        if label.kind is not QuotationKind.DIRECT:
            continue
        for span in label.contents:
            match = _closest(compared.signs([span]), [compared.read_signs(one.contents) for one in found])
            counts["direct labelled"] += 1
            counts["direct recalled"] += match is not None
            counts["direct named"] += bool(label.names)
            counts["speakers recalled"] += match is not None and _names(label, found[match])
    for one in found:
        if one.kind is not QuotationKind.DIRECT:
            continue
        for span in one.contents:
            match = _closest(
                compared.read_signs([span]), [compared.signs(label.contents) for label in labelled]
            )
            counts["direct found"] += 1
            counts["direct precise"] += match is not None
            counts["direct spoken"] += one.speaker is not None
            counts["speakers precise"] += match is not None and _names(labelled[match], one)
    return counts


def _relation_counts(compared: _Compared) -> Counter[str]:
    left = list(compared.reading.quotations)
    counts = Counter({"relations labelled": len(compared.marked.quotations), "relations found": len(left)})
    for label in compared.marked.quotations:
        signs = compared.signs(label.contents)
        match = next((one for one in left if _agree(compared, label, signs, one)), None)
        if match is not None:
            left.remove(match)
            counts["relations right"] += 1
    return counts


def _agree(compared: _Compared, label: MarkedQuotation, signs: frozenset[int], found: Quotation) -> bool:
    """Whether the words agree by half, and the speaker's words meet or the name is the labelled one."""
    read = compared.read_signs(found.contents)
    if len(signs & read) < AGREEMENT * len(signs | read) or not signs:
        return False
    if not label.names and label.speaker is None:
        return found.speaker is None
    if _names(label, found):
        return True
    spoken = found.speaker.span if found.speaker else None
    return bool(label.speaker and spoken and compared.signs([label.speaker]) & compared.read_signs([spoken]))


def _closest(signs: frozenset[int], others: Sequence[frozenset[int]]) -> int | None:
    """The index of the stretch that shares most signs with these; None where none shares any."""
    shared = [len(signs & other) for other in others]
    best = max(range(len(shared)), key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] else None


def _names(label: MarkedQuotation, found: Quotation) -> bool:
    """Whether the speaker that was read, as resolved or as written, holds a labelled name as whole words."""
    if found.speaker is None:
        return False
    written = found.speaker.span.text if found.speaker.span else ""
    words = _words(f"{found.speaker.name} | {written}")
    return any(f" {_words(name)} " in f" {words} " for name in label.names)


def _words(text: str) -> str:
    """The words of a name in small letters, a blank between; a possessive counts as the word itself."""
    signs = text.casefold().replace("’", "'").replace("'s ", " ").replace(".", "")
    return " ".join("".join(sign if sign.isalnum() or sign == "'" else " " for sign in signs).split())


def _figures(counts: Counter[str]) -> Iterator[tuple[str, float]]:
    yield "blocks", _ratio(counts["signs right"], counts["signs"])
    yield "evidence kept", _ratio(counts["evidence kept"], counts["evidence"])
    yield "evidence clean", _ratio(counts["taken right"], counts["taken"])
    yield "headline", _ratio(counts["headlines right"], counts["headlines"])
    yield "comment authors", _ratio(counts["comment authors"], counts["comments"])
    yield "comment replies", _ratio(counts["comment replies"], counts["comments"])
    yield (
        "direct f1",
        _f1(
            _ratio(counts["direct precise"], counts["direct found"]),
            _ratio(counts["direct recalled"], counts["direct labelled"]),
        ),
    )
    yield (
        "direct speaker f1",
        _f1(
            _ratio(counts["speakers precise"], counts["direct spoken"]),
            _ratio(counts["speakers recalled"], counts["direct named"]),
        ),
    )
    right = counts["relations right"]
    yield (
        "relations f1",
        _ratio(2 * right, counts["relations labelled"] + counts["relations found"]),
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
