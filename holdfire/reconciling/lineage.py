"""Lineage: which report goes back to which, and the origin its information is counted under."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

import numpy as np

from holdfire.model.case import Case
from holdfire.model.outlet import Outlet
from holdfire.model.reading import Reading
from holdfire.model.readings import Readings
from holdfire.model.report import Report
from holdfire.model.story import CopyKind, Descent
from holdfire.reconciling.borrowings import Named, sourced, translated
from holdfire.reconciling.copies import COPY_FLOOR, Wording, bare_words, copy_score
from holdfire.reconciling.order import published_first
from holdfire.reconciling.passages import evidence_text, sentences
from holdfire.reconciling.shingles import PERMUTATIONS, candidates, hashed, signature
from holdfire.reconciling.trees import Pair, pair_of

UNKNOWN_OUTLET = "unknown outlet"
EXACT = 0.99


@dataclass(frozen=True, slots=True)
class Lineage:
    """Descents by the copy's report id; of every report the outlet at the root of its descent (None where it
    is not known) and its origin: the publisher there, or UNKNOWN_OUTLET with the report's id."""

    descents: Mapping[str, Descent]
    roots: Mapping[str, str | None]
    origins: Mapping[str, str]

    def is_known(self, report: str) -> bool:
        """Whether the publisher at the root is known."""
        return not self.origins[report].startswith(UNKNOWN_OUTLET)


def lineage(readings: Readings, case: Case, apart: frozenset[Pair] = frozenset()) -> Lineage:
    """Finds copies by their words, reprints by their credits, translations, and what is told on another
    outlet's word; an original is the earlier report, of two at one time the longer. A pair in `apart` is
    never held for a copy; nor is a row of a table."""
    seen = _Seen(case, len(readings))
    for place, reading in enumerate(readings):
        seen.look(place, reading)
    descents = dict(seen.reprints)
    for descent in (*_copies(readings, seen, apart), *translated(seen.named), *seen.sourced):
        if pair_of(descent.copy, descent.original) not in apart:
            descents.setdefault(descent.copy, descent)
    roots = {report_id: _root(report_id, seen.outlets, descents) for report_id in seen.outlets}
    outlets = {report_id: outlet for report_id, (_, outlet) in roots.items()}
    origins = {report_id: _origin(*root, case) for report_id, root in roots.items()}
    return Lineage(descents, outlets, origins)


class _Seen:
    """What the lineage of all reports is found from, seen in one pass: their outlets; and of those that are
    no rows where they stand, their order, signatures, credits, what they name, on whose word they tell."""

    def __init__(self, case: Case, many: int) -> None:
        self._case = case
        self.outlets: dict[str, str | None] = {}
        self.reports: list[str] = []
        self.order: dict[str, tuple[datetime, int, str]] = {}
        self.signatures = np.zeros((many, PERMUTATIONS), np.uint64)
        self.reprints: dict[str, Descent] = {}
        self.named: list[Named] = []
        self.sourced: list[Descent] = []

    def look(self, place: int, reading: Reading) -> None:
        """Sees one more report."""
        report = reading.report
        self.outlets[report.id] = report.outlet
        self.reports.append(report.id)
        if report.row is not None:
            return
        self.order[report.id] = published_first(report)
        self.signatures[place] = signature(hashed(bare_words(evidence_text(report))))
        reprint, named, borrowed = (
            _reprint(report, self._case),
            Named.of(reading),
            sourced(reading, self._case),
        )
        if reprint:
            self.reprints[report.id] = reprint
        if named:
            self.named.append(named)
        if borrowed:
            self.sourced.append(borrowed)


def _copies(readings: Readings, seen: _Seen, apart: frozenset[Pair]) -> Iterator[Descent]:
    place_of = {report: place for place, report in enumerate(seen.reports)}

    @lru_cache(maxsize=1024)
    def wording(report_id: str) -> Wording:
        return Wording.of([span.text for span in sentences(readings[place_of[report_id]].report)])

    best: dict[str, tuple[float, str]] = {}
    found = candidates(seen.reports, seen.signatures)
    for pair in sorted(found, key=lambda pair: sorted(map(seen.order.__getitem__, pair))):
        # what was published at one time is at hand together
        if pair in apart:
            continue
        score = round(copy_score(wording(pair[0]), wording(pair[1])), 4)
        if score < COPY_FLOOR:
            continue
        original, copy = sorted(pair, key=seen.order.__getitem__)
        best[copy] = max(best.get(copy, (0.0, "")), (score, original))
    for copy, (score, original) in sorted(best.items()):
        same = wording(copy).words == wording(original).words
        yield Descent(
            copy=copy,
            original=original,
            kind=CopyKind.EXACT if same else CopyKind.NEAR,
            score=1.0 if same else min(score, EXACT),
            reason="the same words throughout" if same else "long stretches word for word the same",
        )


def _reprint(report: Report, case: Case) -> Descent | None:
    """That a report credits another publisher for its text; None where it does not."""
    own = case.outlet(report.outlet) if report.outlet else None
    for credit in report.credits:
        credited = outlet_named(credit, case)
        if not (credited and own and credited.publisher == own.publisher):
            return Descent(
                copy=report.id,
                original=credited.id if credited else credit,
                kind=CopyKind.WIRE_REPRINT,
                score=1.0,
                reason=f"credits {credit}",
            )
    return None


def outlet_named(name: str, case: Case) -> Outlet | None:
    """The outlet of this id, name or other name."""
    folded = name.casefold()
    for outlet in case.outlets:
        if folded in (known.casefold() for known in (outlet.id, outlet.name, *outlet.aka)):
            return outlet
    return None


def _root(
    report_id: str, outlet_of: Mapping[str, str | None], descents: Mapping[str, Descent]
) -> tuple[str, str | None]:
    """Follows the descent to its root, a report or an outlet, and that one's outlet; a circle ends where it
    began."""
    seen = {report_id}
    place = report_id
    while place in descents:
        above = descents[place].original
        if above in seen:
            break
        seen.add(above)
        place = above
    return place, outlet_of.get(place, place)


def _origin(place: str, outlet_id: str | None, case: Case) -> str:
    if outlet_id is None:
        return f"{UNKNOWN_OUTLET} of {place}"
    outlet = case.outlet(outlet_id)
    return outlet.publisher if outlet else outlet_id
