"""Counts of one time two and two, with what of the difference is explained, and each claimant's over time."""

from collections.abc import Mapping
from dataclasses import dataclass

from holdfire.model.comparison import ClaimedCount, CountComparison, CountSeries
from holdfire.model.count import bounds_words
from holdfire.showing.moments import TimeShown
from holdfire.showing.teller import Passage, Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class CountShown:
    """One count: whose, how many, of what, in which window, with its notes and passages."""

    claimant: str
    number: str
    unit: str
    window: TimeShown | None
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonShown:
    """Two counts side by side, their ratio in words, why they may differ, and what stays unexplained."""

    smaller: CountShown
    larger: CountShown
    ratio: str
    explained: tuple[tuple[str, str], ...]
    left: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesShown:
    """One claimant's counts of one unit over time."""

    claimant: str
    unit: str
    counts: tuple[CountShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonsShown:
    """All comparisons, all series, and the notes on breakdowns by the id of a tally."""

    pairs: tuple[ComparisonShown, ...]
    series: tuple[SeriesShown, ...]
    notes: tuple[CountShown, ...]


def comparisons(teller: Teller) -> ComparisonsShown:
    """What the counts on record give when they are laid side by side."""
    judgement = teller.dossier.judgement
    if judgement is None:
        return ComparisonsShown(pairs=(), series=(), notes=())
    table = judgement.counts
    by_id = {count.id: count for count in table.counts}
    return ComparisonsShown(
        pairs=tuple(comparison_shown(teller, pair, by_id) for pair in table.comparisons),
        series=tuple(series_shown(teller, row, by_id) for row in table.series),
        notes=tuple(count_shown(teller, count) for count in table.counts if count.breakdown or count.outside),
    )


def count_shown(teller: Teller, count: ClaimedCount) -> CountShown:
    """A count as a reader sees it."""
    return CountShown(
        claimant=count.claimant,
        number=bounds_words(count.low, count.high),
        unit=count.unit,
        window=teller.when(count.window),
        notes=tuple(note for note in (count.breakdown, count.outside) if note),
        passages=teller.passages(count.citations),
    )


def ratio_words(pair: CountComparison) -> str:
    """ "123.5 times as many", "2 to 3 times as many", "at least 4 times as many", "the same number"."""
    low, high = pair.ratio_low, pair.ratio_high
    if low is None and high is None:
        return "no ratio: one of them is zero, or neither has a bound"
    if low is None or high is None:
        return f"at least {low:g} times as many" if low is not None else f"up to {high:g} times as many"
    if low == high:
        return "the same number" if low == 1 else f"{low:g} times as many"
    return f"{low:g} to {high:g} times as many"


def comparison_shown(
    teller: Teller, pair: CountComparison, by_id: Mapping[str, ClaimedCount]
) -> ComparisonShown:
    """Two counts of one time side by side."""
    return ComparisonShown(
        smaller=count_shown(teller, by_id[pair.smaller]),
        larger=count_shown(teller, by_id[pair.larger]),
        ratio=ratio_words(pair),
        explained=tuple((teller.words.of(reason.by), reason.text) for reason in pair.explained),
        left=pair.left,
    )


def series_shown(teller: Teller, row: CountSeries, by_id: Mapping[str, ClaimedCount]) -> SeriesShown:
    """The counts of one claimant in one unit over time."""
    counts = tuple(count_shown(teller, by_id[count]) for count in row.counts)
    return SeriesShown(claimant=row.claimant, unit=row.unit, counts=counts)
