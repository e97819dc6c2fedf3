"""Reads texts of a language as the pairs of text and expectation of these tests need it."""

from datetime import date

from holdfire.model.report import BlockKind
from holdfire.reading.moments.times import Reference, find_times
from holdfire.reading.pages.datelines import Dateline, find_dateline
from holdfire.reading.sentences import Sentence, sentences_of, split
from holdfire.reading.speech.quotations import find_quotations
from tests.reading.laying import lay, texts
from tests.reading.quoting import report_of

WEDNESDAY = date(2016, 2, 24)
DAMASCUS = "Asia/Damascus"

Moment = tuple[str, str, str]
"""The words of a time, and its first and last minute in UTC: ("samedi", "02-26 22:00", "02-27 21:59")."""
Parts = dict[BlockKind, list[str]]


def sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of one paragraph."""
    return tuple(text[start:end] for start, end in split(text, language))


def moments(text: str, language: str) -> list[Moment]:
    """The times of a paragraph read on Wednesday 24 February 2016 in Damascus; lengths without a place in
    time are left out."""
    parts = [
        Sentence(start=start, end=end, kind=BlockKind.BODY, paragraph=0)
        for start, end in split(text, language)
    ]
    found = find_times(text, parts, Reference(date=WEDNESDAY, zone=DAMASCUS), language)
    return [
        (time.span.text, f"{time.when.earliest:%m-%d %H:%M}", f"{time.when.latest:%m-%d %H:%M}")
        for time in found
        if time.when and time.when.earliest and time.when.latest
    ]


def zone_of(text: str, language: str) -> str | None:
    """The zone in which the first time of a paragraph is read."""
    found = find_times(
        text,
        (Sentence(start=0, end=len(text), kind=BlockKind.BODY, paragraph=0),),
        Reference(date=WEDNESDAY, zone=DAMASCUS),
        language,
    )
    return found[0].when.zone if found and found[0].when else None


def dateline(text: str, language: str) -> Dateline | None:
    """The dateline a paragraph begins with."""
    return find_dateline(text, language)


def laid(text: str) -> Parts:
    """The paragraphs of a page of text by their kinds."""
    report, _ = lay(text)
    return {kind: found for kind in BlockKind if (found := texts(report, kind))}


Said = tuple[str | None, str, str, tuple[str, ...]]
"""A quotation: its speaker, kind, modality, and the words said."""


def said(text: str, language: str) -> list[Said]:
    """The quotations of a paragraph."""
    report = report_of(text, language=language)
    return [
        (
            found.speaker.name if found.speaker else None,
            found.kind.value,
            found.modality.value,
            tuple(span.text for span in found.contents),
        )
        for found in find_quotations(report, sentences_of(report), ())
    ]
