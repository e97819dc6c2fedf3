"""Statements as one TEI P5 document: a critical apparatus in parallel segmentation, for edition tools.

TEI P5 Guidelines, chapter 12, "Critical Apparatus", section 12.2.3, "The Parallel Segmentation Method".
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from holdfire.model.case import Case
from holdfire.model.report import Report
from holdfire.model.statement import Rendering, Statement
from holdfire.showing.segments import Segment, by_language, segments

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_ID, _LANG, _SPACE = "xml:id", "xml:lang", "xml:space"
_UNDETERMINED = "und"  # BCP 47 for a language that is not known
_MINOR, _TRANSPOSITION = "minor", "transposition"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML 1.0 document may hold (section 2.2); a replacement character stands for each."""
_CATEGORIES = {
    "divergence": "What is said differs: a name, a number, a date, a negation or a modality.",
    "mere-wording": "The words differ; nothing shows that what is said does.",
}
_PRACTICE = (
    "A witness is one rendering of a statement, as one report gives it; taken in order, the readings that "
    "name it are its words to the last character. The type of an app is that of the entry of the apparatus "
    "it rests on: wording, name, number, date, negation, modality, omission or addition; minor where the "
    "apparatus has none (small words, inflections, letter case, marks, spaces); transposition where a "
    "witness has words of the lemma in another place. Such a reading names that place in corresp, and stands "
    "in both: without these words in the one and with them in the other, since links that cross have no "
    "other form in parallel segmentation. Renderings in several languages are readings of one app of the "
    "type language, which holds those of each language collated, and are not collated with one another."
)


def tei(statements: Iterable[Statement], reports: Mapping[str, Report], case: Case) -> Iterator[str]:
    """The lines of the document: witnesses of all statements in the header, each statement a division."""
    held = tuple(statements)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<TEI xmlns="{NAMESPACE}" xml:lang="{case.language}">'
    yield _written(_header(held, reports, case))
    yield "<text><body>"
    for statement in held:
        yield _written(_division(statement))
    if not held:
        yield "<p>No statement is on record.</p>"
    yield "</body></text>"
    yield "</TEI>"


def _written(element: Element) -> str:
    """A carriage return is written as a reference: a parser would make a line feed of the sign itself."""
    return tostring(element, encoding="unicode").replace("\r", "&#13;")


def _header(statements: Iterable[Statement], reports: Mapping[str, Report], case: Case) -> Element:
    header = Element("teiHeader")
    described = SubElement(header, "fileDesc")
    _told(SubElement(described, "titleStmt"), "title", f"{case.name}: statements in all their renderings")
    _told(SubElement(described, "publicationStmt"), "p", "Exported from a record kept with Holdfire.")
    source = SubElement(described, "sourceDesc")
    lists = [_witnesses(statement, reports, case) for statement in statements]
    if lists:
        SubElement(source, "listWit").extend(lists)
    else:
        _told(source, "p", "No statement is on record.")
    encoding = SubElement(header, "encodingDesc")
    _told(SubElement(SubElement(encoding, "editorialDecl"), "segmentation"), "p", _PRACTICE)
    taxonomy = SubElement(SubElement(encoding, "classDecl"), "taxonomy", {_ID: "differences"})
    for name, words in _CATEGORIES.items():
        _told(SubElement(taxonomy, "category", {_ID: name}), "catDesc", words)
    SubElement(encoding, "variantEncoding", {"method": "parallel-segmentation", "location": "internal"})
    return header


def _told(parent: Element, tag: str, words: str, attributes: Mapping[str, str] | None = None) -> Element:
    child = SubElement(parent, tag, {name: _clean(value) for name, value in (attributes or {}).items()})
    child.text = _clean(words)
    return child


def _clean(words: str) -> str:
    return _NO_XML.sub("\ufffd", words)


def _witnesses(statement: Statement, reports: Mapping[str, Report], case: Case) -> Element:
    listed = Element("listWit", {_ID: f"{statement.id}-witnesses"})
    _told(listed, "head", statement.speaker_name)
    for rendering in statement.renderings:
        witness = SubElement(
            listed, "witness", {_ID: _witness_id(statement, rendering), "n": rendering.siglum}
        )
        report = reports.get(rendering.report)
        if report is not None:
            _source(SubElement(witness, "bibl"), report, case)
        fit = SubElement(witness, "note", {"type": "fit"})
        fit.text = rendering.fit.value
    return listed


def _source(source: Element, report: Report, case: Case) -> None:
    """Outlet, headline, date of publication, address and capture of a report."""
    outlet = case.outlet(report.outlet) if report.outlet else None
    if report.outlet:
        _told(source, "publisher", outlet.name if outlet else report.outlet)
    _told(source, "title", report.title, {_LANG: report.language or _UNDETERMINED})
    if report.published:
        bounds = {"notBefore": report.published.earliest, "notAfter": report.published.latest}
        known = {name: moment.isoformat() for name, moment in bounds.items() if moment is not None}
        exact = known.get("notBefore")
        if exact is not None and exact == known.get("notAfter"):
            known = {"when": exact}
        _told(source, "date", report.published.wall, known)
    if report.url:
        _told(source, "idno", report.url, {"type": "url"})
    _told(source, "idno", report.id, {"type": "report"})
    _told(source, "idno", report.capture, {"type": "capture-sha256"})


def _witness_id(statement: Statement, rendering: Rendering) -> str:
    return f"{statement.id}-{rendering.siglum}"


def _division(statement: Statement) -> Element:
    division = Element("div", {_ID: statement.id, "type": "statement"})
    _told(division, "head", f"{statement.speaker_name}: {statement.modality.value}")
    groups = by_language(statement)
    block = SubElement(division, "ab", {_LANG: _language(groups[0]), _SPACE: "preserve"})
    whole = (
        SubElement(block, "app", {"type": "language", "ana": "#mere-wording"}) if len(groups) > 1 else None
    )
    for number, renderings in enumerate(groups):
        place = block
        if whole is not None:
            witnesses = " ".join(f"#{_witness_id(statement, rendering)}" for rendering in renderings)
            place = SubElement(
                whole, "rdg" if number else "lem", {"wit": witnesses, _LANG: _language(renderings)}
            )
        held = segments(renderings, () if number else statement.apparatus)
        _fill(place, f"{statement.id}-{number + 1}", held, statement)
    return division


def _language(renderings: Sequence[Rendering]) -> str:
    return renderings[0].language or _UNDETERMINED


def _fill(block: Element, prefix: str, held: Iterable[Segment], statement: Statement) -> None:
    """What all have as running text, what differs as an app each."""
    last: Element | None = None
    for number, segment in enumerate(held):
        if not segment.is_shared:
            last = _app(block, prefix, number, segment, statement)
        elif last is None:
            block.text = _clean(segment.base)
        else:
            last.tail = _clean(segment.base)


def _app(block: Element, prefix: str, number: int, segment: Segment, statement: Statement) -> Element:
    entry = segment.gravest
    kind = entry.kind.value if entry else _TRANSPOSITION if segment.moved else _MINOR
    ana = "#divergence" if entry and entry.diverges else "#mere-wording"
    app = SubElement(block, "app", {_ID: f"{prefix}-app{number}", "type": kind, "ana": ana})
    groups: dict[tuple[str, int | None], list[str]] = {}
    for siglum, words in segment.readings.items():
        groups.setdefault((words, segment.moved.get(siglum)), []).append(f"#{statement.id}-{siglum}")
    for place, ((words, elsewhere), witnesses) in enumerate(groups.items()):
        reading = _told(app, "rdg" if place else "lem", words, {"wit": " ".join(witnesses)})
        if elsewhere is not None:
            reading.set("type", _TRANSPOSITION)
            reading.set("corresp", f"#{prefix}-app{elsewhere}")
    return app
