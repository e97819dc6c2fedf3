"""Borrowings: what a report has from another in its own words, on an outlet's word or as a translation."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from sys import intern
from typing import NamedTuple

from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.outlet import Outlet
from holdfire.model.reading import Reading
from holdfire.model.report import Report
from holdfire.model.story import CopyKind, Descent
from holdfire.reconciling.act_families import HAPPENINGS
from holdfire.reconciling.known_things import things_in_order
from holdfire.reconciling.order import LONG_AFTER, published_first
from holdfire.reconciling.words import fold

MOSTLY = 0.5
"""Share of its happenings that a report must tell on another outlet's word to be sourced from it."""
TRANSLATED_WITHIN = timedelta(days=2)
FEWEST_THINGS, SAME_ORDER = 8, 0.7
"""How many known things two reports in two languages must name, and what share of the longer list must come
in the same order, for the later to be a translation: two correspondents choose and order facts otherwise."""


_WHOM_IT_WAS_TOLD = re.compile(r"[^.,;:\n\"“”»]{0,60}")
"""What stands behind a speaker, to the next mark: "told Northern Wire on Monday"."""


def quoted_outlet(claimant: ActorRef | None, report: Report, case: Case) -> Outlet | None:
    """The outlet that is given for a telling ("Northern Wire reported", "the official Northern Wire agency",
    "residents told Northern Wire"); None where the words fit none, or more than one, or only its own."""
    if claimant is None or claimant.actor is not None:
        return None
    return _outlet_in(claimant.name, case) or _told_to(claimant, report, case)


def _told_to(claimant: ActorRef, report: Report, case: Case) -> Outlet | None:
    """The other outlet that the claimant spoke to."""
    if claimant.span is None:
        return None
    behind = _WHOM_IT_WAS_TOLD.match(report.text, claimant.span.end)
    outlet = _outlet_in(behind.group(), case) if behind else None
    return outlet if outlet and outlet.id != report.outlet else None


def _outlet_in(text: str, case: Case) -> Outlet | None:
    """The only outlet that the words name."""
    words = f" {fold(text)} "
    named = {
        outlet.id: outlet
        for outlet in case.outlets
        if any(f" {fold(name)} " in words for name in (outlet.name, *outlet.aka))
    }
    return next(iter(named.values())) if len(named) == 1 else None


def sourced(reading: Reading, case: Case) -> Descent | None:
    """That a report tells most of what happened on the word of one other outlet; None where it does not."""
    told = [mention for mention in reading.mentions if mention.act in HAPPENINGS]
    given = [
        outlet.id for mention in told if (outlet := quoted_outlet(mention.claimant, reading.report, case))
    ]
    for outlet_id in dict.fromkeys(given):
        share = given.count(outlet_id) / len(told)
        if share >= MOSTLY and outlet_id != reading.report.outlet:
            return Descent(
                copy=reading.report.id,
                original=outlet_id,
                kind=CopyKind.SOURCED,
                score=round(share, 4),
                reason=f"tells it on the word of {outlet_id}",
            )
    return None


class Named(NamedTuple):
    """A report with what it names in order, its language, and when it was published, before which others."""

    order: tuple[datetime, int, str]
    language: str
    things: tuple[str, ...]

    @property
    def at(self) -> datetime:
        """When it was published."""
        return self.order[0]

    @property
    def report(self) -> str:
        """Its id."""
        return self.order[-1]

    @classmethod
    def of(cls, reading: Reading) -> "Named | None":
        """What a report names; None where that or its language and time do not show whether it is a
        translation."""
        things = tuple(map(intern, things_in_order(reading)))
        order, language = published_first(reading.report), reading.report.language
        if language is None or order[0] == LONG_AFTER or len(things) < FEWEST_THINGS:
            return None
        return cls(order, language, things)


def translated(reports: Iterable[Named]) -> Iterator[Descent]:
    """Reports that name what an earlier one in another language names, in its order."""
    by_language: dict[str, list[Named]] = defaultdict(list)
    for copy in sorted(reports):
        others = [known for other, known in by_language.items() if other != copy.language]
        best = max(
            (
                (in_one_order(item.things, copy.things), item.report)
                for known in others
                for item in _lately(known, copy.at)
            ),
            default=(0.0, ""),
        )
        if best[0] >= SAME_ORDER:
            yield Descent(
                copy=copy.report,
                original=best[1],
                kind=CopyKind.TRANSLATION,
                score=round(best[0], 4),
                reason="names the same actors, places, numbers and days in the same order",
            )
        by_language[copy.language].append(copy)


def _lately(known: Sequence[Named], at: datetime) -> Sequence[Named]:
    return known[bisect_left(known, at - TRANSLATED_WITHIN, key=lambda item: item.at) :]


def in_one_order(left: Sequence[str], right: Sequence[str]) -> float:
    """The share of the longer list that both have in the same order (longest common subsequence)."""
    before = [0] * (len(right) + 1)
    for one in left:
        row = [0]
        for place, other in enumerate(right):
            row.append(before[place] + 1 if one == other else max(before[place + 1], row[place]))
        before = row
    return before[-1] / max(len(left), len(right), 1)
