"""Counts of late against the baseline, by area and act, in one unit and from the same sources."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from holdfire.judging.change_point import LEAST_SIDE, strongest_change
from holdfire.judging.coverage import Coverage
from holdfire.judging.intervals import dispersion, rate, ratio
from holdfire.judging.lines import ACTS, Index, Lines
from holdfire.judging.windows import Windows
from holdfire.model.act import Act
from holdfire.model.measure import (
    GROUP_OF,
    ActGroup,
    DayTold,
    Measured,
    Rate,
    Shift,
    SourceRead,
    Unit,
    Window,
)

DAY = timedelta(hours=24)

MOST_DAYS = 365
"""Days that are looked at for a change; a truce that lasts longer is looked at in its last year."""

WHOLE = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What counts and from whom: `counted` are the lines of the unit, in order of time, `panel` are the
    publishers read both of late and in the baseline (without one: all read of late), `inside` whether, of
    each set of publishers, one is of the panel."""

    unit: Unit
    lines: Lines
    counted: Index
    panel: frozenset[str]
    inside: NDArray[np.bool_]
    windows: Windows
    dispersion: float = 1.0

    def within(self, window: Window) -> Index:
        """The counted lines of a window."""
        ends = (window.first.timestamp(), window.last.timestamp())
        first, last = np.searchsorted(self.lines.seconds[self.counted], ends, side="right").tolist()
        return self.counted[first:last]

    def split(self, index: Index) -> tuple[Index, Index]:
        """Those that one of the panel tells, and those told only outside it."""
        by_panel = self.inside[self.lines.table["sources"][index]]
        return index[by_panel], index[~by_panel]

    def daily(self, index: Index, window: Window) -> list[int]:
        """How many on each whole day of 24 hours of a window, counted back from its end, earliest first."""
        days = int(window.days)
        back = ((window.last.timestamp() - self.lines.seconds[index]) // DAY.total_seconds()).astype(int)
        counts: list[int] = np.bincount(back[back < days], minlength=days)[::-1].tolist()
        return counts


def count_for(lines: Lines, windows: Windows, forbidden: frozenset[Act], coverage: Coverage) -> Count:
    """What is counted: apparent breaches; where a window reaches out of the truce, where nothing can be one,
    incidents of `forbidden` acts in its area, whoever did them."""
    table = lines.table
    timed = lines.by(windows.recent.last)
    if windows.reach_out:
        chosen = timed[(table["placed"] & (table["rank"] > 0))[timed]]
        counted = lines.of_acts(chosen, forbidden) if forbidden else chosen[:0]
    else:
        counted = timed[table["breach"][timed]]
    panel = frozenset(coverage.read_in(windows.recent))
    if windows.baseline is not None:
        panel &= frozenset(coverage.read_in(windows.baseline))
    count = Count(
        unit=Unit.FORBIDDEN_ACTS if windows.reach_out else Unit.APPARENT_BREACHES,
        lines=lines,
        counted=counted,
        panel=panel,
        inside=lines.told_by_any(panel),
        windows=windows,
    )
    if windows.baseline is None:
        return count
    told = count.split(count.within(windows.baseline))[0]
    return replace(count, dispersion=dispersion(count.daily(told, windows.baseline)))


def measured(count: Count, names: Mapping[str, str]) -> dict[str, tuple[Measured, ...]]:
    """The whole, the areas and the groups of acts, under those words; areas and groups that have anything to
    count, the most of late first."""
    windows = count.windows
    recent, outside = (_tallied(some, count.lines) for some in count.split(count.within(windows.recent)))
    earlier = count.split(count.within(windows.baseline))[0] if windows.baseline else None
    baseline = _tallied(earlier, count.lines) if earlier is not None else None
    keys = {*recent, *outside, *(baseline or ())}
    rows: dict[str, list[Measured]] = {"whole": [], "areas": [], "groups": []}
    for sort, key in sorted(keys | {("whole", WHOLE)}):
        now = rate(recent[sort, key], windows.recent.days, count.dispersion)
        then = (
            rate(baseline[sort, key], windows.baseline.days, count.dispersion)
            if baseline is not None and windows.baseline
            else None
        )
        rows[sort].append(
            Measured(
                key=key,
                name=names.get(key, key),
                recent=now,
                baseline=then,
                ratio=ratio(now, then, count.dispersion) if then and count.panel else None,
                outside=outside[sort, key],
            )
        )
    return {sort: tuple(sorted(some, key=_most_of_late)) for sort, some in rows.items()}


def _most_of_late(row: Measured) -> tuple[int, int, str]:
    return -row.recent.count, -(row.baseline.count if row.baseline else 0), row.key


def _tallied(index: Index, lines: Lines) -> Counter[tuple[str, str]]:
    """How many of these lines in the whole, in each area and in each group of acts."""
    tallied = Counter({("whole", WHOLE): len(index)})
    for number, found in enumerate(np.bincount(lines.table["area"][index]).tolist()):
        tallied["areas", lines.areas[number]] += found
    for number, found in enumerate(np.bincount(lines.table["act"][index]).tolist()):
        tallied["groups", GROUP_OF.get(ACTS[number], ActGroup.NOT_TOLD).value] += found
    return +tallied


def days_of(count: Count, coverage: Coverage) -> tuple[DayTold, ...]:
    """The days of the truce up to now, the last MOST_DAYS of them at most."""
    last = count.windows.recent.last
    span = Window(first=max(count.windows.begins, last - DAY * MOST_DAYS), last=last)
    inside, outside = (count.daily(some, span) for some in count.split(count.within(span)))
    ends = [last - DAY * back for back in range(len(inside) - 1, -1, -1)]
    return tuple(
        DayTold(
            last=end,
            counted=told,
            outside=apart,
            reports=coverage.number_in(Window(first=end - DAY, last=end)),
        )
        for end, told, apart in zip(ends, inside, outside, strict=True)
    )


def shift_in(days: Sequence[DayTold], scatter: float) -> Shift | None:
    """The strongest change of the daily count, with the rates on both sides."""
    counts = [day.counted for day in days]
    change = strongest_change(counts)
    if change is None:
        return None
    before, after = counts[: change.after], counts[change.after :]
    assert len(before) >= LEAST_SIDE
    return Shift(
        at=days[change.after].last - DAY,
        before=_rate_of(before, scatter),
        after=_rate_of(after, scatter),
        chance=change.chance,
        tries=change.tries,
    )


def _rate_of(daily_counts: Sequence[int], scatter: float) -> Rate:
    return rate(sum(daily_counts), float(len(daily_counts)), scatter)


def sources_read(
    windows: Windows, panel: frozenset[str], coverage: Coverage, names: Mapping[str, str]
) -> tuple[SourceRead, ...]:
    """Every publisher read in one of the windows, those read most of late first."""
    recent = coverage.read_in(windows.recent)
    before = coverage.read_in(windows.baseline) if windows.baseline else Counter[str]()
    return tuple(
        SourceRead(
            source=source,
            name=names.get(source, source),
            recent=recent[source],
            baseline=before[source],
            in_panel=source in panel,
        )
        for source in sorted({*recent, *before}, key=lambda source: (-recent[source], source))
    )
