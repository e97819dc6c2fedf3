"""The passages beneath statements and incidents as W3C Web Annotations."""

from collections.abc import Iterable, Iterator, Mapping

from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.statement import Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""So many characters before and after a quotation tell it from others of the same words."""

Annotation = Mapping[str, object]


def annotations_of_statements(
    statements: Iterable[Statement], readings: Mapping[str, Reading]
) -> Iterator[Annotation]:
    """An annotation for every stretch of every rendering, of the speaker and the statement."""
    for statement in statements:
        for rendering in statement.renderings:
            reading = readings[rendering.report]
            quotation = next(q for q in reading.quotations if q.id == rendering.quotation)
            about = {"statement": statement.id, "speaker": statement.speaker_name, "siglum": rendering.siglum}
            for number, content in enumerate(quotation.contents, 1):
                yield _annotation(f"{quotation.id}:{number}", about, reading.report, content)


def annotations_of_incidents(
    incidents: Iterable[Incident], readings: Mapping[str, Reading]
) -> Iterator[Annotation]:
    """An annotation for the clause of every account, of the act and the incident."""
    for incident in incidents:
        for account in incident.accounts:
            reading = readings[account.report]
            mention = next(m for m in reading.mentions if m.id == account.mention)
            about = {"incident": incident.id, "act": mention.act, "modality": mention.modality}
            yield _annotation(mention.id, about, reading.report, mention.clause)


def _annotation(found: str, about: Mapping[str, str], report: Report, span: Span) -> Annotation:
    text = report.text
    return {
        "@context": CONTEXT,
        "id": f"urn:holdfire:{found}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": f"{name}: {value}"}
            for name, value in about.items()
        ],
        "target": {
            "source": f"urn:sha256:{report.capture}",
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": text[max(0, span.start - AROUND) : span.start],
                    "suffix": text[span.end : span.end + AROUND],
                },
            ],
        },
    }
