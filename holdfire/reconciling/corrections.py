"""Corrections: a later report in which an outlet corrects its own figure or takes its report back."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from holdfire.lexicon.tables import Lexicon, Row
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.story import Story
from holdfire.reconciling.heads import Head
from holdfire.reconciling.order import LONG_AFTER
from holdfire.reconciling.passages import sentences
from holdfire.reconciling.words import fold

RETRACTS = "retracts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """That report `later` corrects report `earlier` of the same outlet: the count of `what`, or all of it
    where it `retracts`."""

    earlier: str
    later: str
    retracts: bool
    what: str | None
    in_words: str


def find_corrections(
    readings: Mapping[str, Reading], heads: Mapping[str, Head], stories: Sequence[Story], case: Case
) -> tuple[Correction, ...]:
    """Within a story, each later report of an outlet that says it corrects, held against earlier ones."""
    found: list[Correction] = []
    for story in stories:
        by_outlet: dict[str, list[Head]] = defaultdict(list)
        for head in (heads[report] for report in story.reports):
            if head.outlet and head.published != LONG_AFTER:
                known = case.outlet(head.outlet)
                by_outlet[known.publisher if known else head.outlet].append(head)
        for own in by_outlet.values():
            if len(own) > 1:
                in_order = sorted(own, key=lambda head: head.order)
                found += _of_one_outlet([readings[head.report] for head in in_order])
    return tuple(sorted(found, key=lambda item: (item.earlier, item.later, item.what or "")))


def _of_one_outlet(in_order: Sequence[Reading]) -> Iterator[Correction]:
    for place, later in enumerate(in_order):
        kind, passage = _cue(later.report)
        if kind is None:
            continue
        for earlier in in_order[:place]:
            if kind == RETRACTS:
                words = f"report {later.report.id} takes back report {earlier.report.id}: “{passage}”"
                yield Correction(
                    earlier=earlier.report.id, later=later.report.id, retracts=True, what=None, in_words=words
                )
            else:
                yield from _figures(earlier, later)


def _figures(earlier: Reading, later: Reading) -> Iterator[Correction]:
    """Counts of the same thing that no longer agree."""
    corrected: set[str] = set()
    for old in _harm(earlier):
        for new in _harm(later):
            what = fold(old.what)
            if what in corrected or fold(new.what) != what or old.agrees_with(new):
                continue
            corrected.add(what)
            yield Correction(
                earlier=earlier.report.id,
                later=later.report.id,
                retracts=False,
                what=what,
                in_words=f"its outlet later corrected “{old.span.text}” to “{new.span.text}”",
            )


def _harm(reading: Reading) -> tuple[Count, ...]:
    return tuple(count for mention in reading.mentions for count in mention.harm)


def _cue(report: Report) -> tuple[str | None, str]:
    """What kind of correction the report says it is, and the sentence that says so."""
    found: tuple[str | None, str] = (None, "")
    lowered = report.text.lower()
    if not any(words in lowered for words in _cue_words(report.language)):
        return found
    for span in sentences(report):
        kind = _kind_of(span.text, report.language)
        if kind == RETRACTS:
            return kind, span.text
        if kind and found[0] is None:
            found = (kind, span.text)
    return found


def _kind_of(sentence: str, language: str | None) -> str | None:
    for pattern, kind in _cues(language):
        if pattern.search(sentence):
            return kind
    return None


def _rows(language: str | None) -> tuple[Row, ...]:
    lexicon = Lexicon(language=language or "")
    return lexicon.table("correction_cues") if language and lexicon.has("correction_cues") else ()


@cache
def _cue_words(language: str | None) -> tuple[str, ...]:
    """Any of these stands in a report that corrects; most hold none."""
    return tuple(row["words"].lower() for row in _rows(language))


@cache
def _cues(language: str | None) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Retractions first: they are the graver."""
    ordered = sorted(_rows(language), key=lambda row: (row["kind"] != RETRACTS, row["words"]))
    return tuple(
        (re.compile(rf"\b{re.escape(row['words'])}\b", re.IGNORECASE), row["kind"]) for row in ordered
    )
