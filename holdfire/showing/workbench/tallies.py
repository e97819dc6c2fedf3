"""Tallies: who counts how many of what, claimants side by side over time, and why two counts may differ."""

from dataclasses import dataclass, replace

from holdfire.model.comparison import ClaimedCount
from holdfire.model.count import bounds_words
from holdfire.showing.moments import TimeShown
from holdfire.showing.page_comparisons import ComparisonShown, SeriesShown, comparison_shown, series_shown
from holdfire.showing.page_tallies import TallyShown, tally_shown
from holdfire.showing.teller import Passage, Teller
from holdfire.showing.workbench.paged import LINES, Paging, lines_asked, of_page, paging
from holdfire.showing.workbench.tally_chart import draw_tallies

MOST = 30
"""So many comparisons of two counts are shown with a page of counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalliesAsked:
    """`tally` is the id of a count in one report: the page that holds it is given; `claimant` asks for what
    one claimant counts."""

    tally: str = ""
    claimant: str = ""
    skip: int = 0
    most: int = LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """A count as its claimant gives it, in all passages that give it. `tallies` are the ids under which the
    reports' own counts are linked to; `actor` is the claimant's id where the case knows it."""

    id: str
    tallies: tuple[str, ...]
    claimant: str
    actor: str | None
    number: str
    unit: str
    window: TimeShown | None
    accused: str
    parts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalliesPage:
    """A page of counts with their drawing, the comparisons and series that they stand in, and the count that
    was asked for where its window has not begun by the cut-off. `told` says what is drawn, and what not."""

    claimant: str
    claimants: tuple[str, ...]
    lines: tuple[CountLine, ...]
    paging: Paging
    chart: str
    told: str
    pairs: tuple[ComparisonShown, ...]
    unlisted_pairs: int
    series: tuple[SeriesShown, ...]
    not_begun: TallyShown | None


def tallies(teller: Teller, asked: TalliesAsked) -> TalliesPage:
    """Counts by the start of their window, then by claimant."""
    judgement = teller.dossier.judgement
    every = judgement.counts.counts if judgement else ()
    taken = [count for count in every if asked.claimant in ("", count.claimant)]
    place = next((at for at, count in enumerate(taken) if asked.tally in count.tallies), None)
    if place is not None:
        asked = replace(asked, skip=place // lines_asked(asked) * asked.most)
    shown = paging(asked, len(taken))
    counts = tuple(of_page(taken, shown))
    ids = {count.id for count in counts}
    table = judgement.counts if judgement else None
    pairs = [pair for pair in table.comparisons if {pair.smaller, pair.larger} & ids] if table else []
    series = [row for row in table.series if ids & set(row.counts)] if table else []
    by_id = {count.id: count for count in every}
    chart, told = draw_tallies(teller, counts)
    return TalliesPage(
        claimant=asked.claimant,
        claimants=tuple(sorted({count.claimant for count in every}, key=str.casefold)),
        lines=tuple(_line(teller, count) for count in counts),
        paging=shown,
        chart=chart,
        told=told,
        pairs=tuple(comparison_shown(teller, pair, by_id) for pair in pairs[:MOST]),
        unlisted_pairs=len(pairs[MOST:]),
        series=tuple(series_shown(teller, row, by_id) for row in series[:MOST]),
        not_begun=_not_begun(teller, asked.tally) if asked.tally and place is None else None,
    )


def _line(teller: Teller, count: ClaimedCount) -> CountLine:
    return CountLine(
        id=count.id,
        tallies=count.tallies,
        claimant=count.claimant,
        actor=count.actor,
        number=bounds_words(count.low, count.high),
        unit=count.unit,
        window=teller.when(count.window),
        accused=", ".join(count.accused),
        parts=tuple((part.label, bounds_words(part.count.low, part.count.high)) for part in count.parts),
        notes=tuple(note for note in (count.breakdown, count.outside) if note),
        passages=teller.passages(count.citations),
    )


def _not_begun(teller: Teller, tally_id: str) -> TallyShown | None:
    tally = teller.dossier.tallies.get(tally_id)
    return tally_shown(teller, tally) if tally else None
