"""Counts of late against the baseline, by area and act, in one unit and from the same sources."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from holdfire.judging.change_point import LEAST_SIDE, strongest_change
from holdfire.judging.coverage import Coverage
from holdfire.judging.intervals import dispersion, rate, ratio
from holdfire.judging.lines import Judged, Lines
from holdfire.judging.windows import Windows
from holdfire.model.act import Act
from holdfire.model.finding import TestName
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
from holdfire.model.truth import Truth

DAY = timedelta(hours=24)

MOST_DAYS = 365
"""Days that are looked at for a change; a truce that lasts longer is looked at in its last year."""

WHOLE = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What counts and from whom: `counts` tells whether a line is of the unit, `panel` are the publishers
    read both of late and in the baseline (without one: all read of late)."""

    unit: Unit
    counts: Callable[[Judged], bool]
    panel: frozenset[str]
    windows: Windows
    dispersion: float

    def told_by_panel(self, line: Judged) -> bool:
        """Whether one of the panel tells it."""
        return not self.panel.isdisjoint(line.sources)


def count_for(lines: Lines, windows: Windows, forbidden: frozenset[Act], coverage: Coverage) -> Count:
    """What is counted: apparent breaches; where a window reaches out of the truce, where nothing can be one,
    incidents of `forbidden` acts in its area, whoever did them."""
    unit = Unit.FORBIDDEN_ACTS if windows.reach_out else Unit.APPARENT_BREACHES

    def is_forbidden(line: Judged) -> bool:
        return (
            line.incident.act in forbidden
            and line.incident.evidence.rank > 0
            and line.finding.answer(TestName.PLACE).answer is not Truth.NO
        )

    counts = is_forbidden if windows.reach_out else lambda line: line.is_breach
    read = coverage.read_in(windows.recent)
    panel = frozenset(read)
    scatter = 1.0
    if windows.baseline is not None:
        panel &= frozenset(coverage.read_in(windows.baseline))
        told = [
            line
            for line in lines.within(windows.baseline)
            if counts(line) and not panel.isdisjoint(line.sources)
        ]
        scatter = dispersion(daily(told, windows.baseline))
    return Count(unit=unit, counts=counts, panel=panel, windows=windows, dispersion=scatter)


def measured(lines: Lines, count: Count, names: Mapping[str, str]) -> dict[str, tuple[Measured, ...]]:
    """The whole, the areas and the groups of acts, under those words; areas and groups that have anything to
    count, the most of late first."""
    windows = count.windows
    recent, outside = _tallied(lines.within(windows.recent), count)
    baseline = _tallied(lines.within(windows.baseline), count)[0] if windows.baseline else None
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


_Tallied = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]


def _tallied(lines: Iterable[Judged], count: Count) -> _Tallied:
    """From the panel, and told only outside it: by the whole, the area and the group of acts."""
    inside: Counter[tuple[str, str]] = Counter()
    outside: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if count.counts(line):
            counted = inside if count.told_by_panel(line) else outside
            group = GROUP_OF.get(line.incident.act, ActGroup.NOT_TOLD)
            counted.update((("whole", WHOLE), ("areas", line.area), ("groups", group.value)))
    return inside, outside


def daily(lines: Sequence[Judged], window: Window) -> list[int]:
    """How many on each whole day of 24 hours of a window, counted back from its end, the earliest first."""
    counts = [0] * int(window.days)
    for line in lines:
        back = int((window.last - line.at) / DAY) if line.at else len(counts)
        if 0 <= back < len(counts):
            counts[-1 - back] += 1
    return counts


def days_of(lines: Lines, count: Count, coverage: Coverage) -> tuple[DayTold, ...]:
    """The days of the truce up to now, the last MOST_DAYS of them at most."""
    last = count.windows.recent.last
    span = Window(first=max(count.windows.begins, last - DAY * MOST_DAYS), last=last)
    counted = [line for line in lines.within(span) if count.counts(line)]
    inside = daily([line for line in counted if count.told_by_panel(line)], span)
    outside = daily([line for line in counted if not count.told_by_panel(line)], span)
    ends = [last - DAY * back for back in range(len(inside) - 1, -1, -1)]
    return tuple(
        DayTold(
            last=end,
            counted=told,
            outside=apart,
            reports=coverage.read_in(Window(first=end - DAY, last=end)).total(),
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
