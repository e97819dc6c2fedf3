"""How much was read, when and of whom: without enough of it, silence means nothing."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from holdfire.judging.lines import middle
from holdfire.judging.wording import count_words, stretch_words
from holdfire.model.case import Case
from holdfire.model.measure import Window
from holdfire.model.reading import Reading

RECENT = timedelta(hours=72)
"""The window in which a status looks for breaches and a coverage for reports (daily reports look 72 h ahead
and back)."""

LEAST_REPORTS, LEAST_PUBLISHERS = 3, 2
"""Below either, what the reports do not tell says nothing about what happened."""

_DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The reports read by `now` (UTC): when each was published, in that order, and of whom; how many bear no
    date."""

    now: datetime
    published: tuple[datetime, ...]
    publishers: tuple[str, ...]
    undated: int

    @property
    def recent(self) -> Window:
        """The last 72 hours."""
        return Window(first=self.now - RECENT, last=self.now)

    @property
    def thin(self) -> bool:
        """Whether too little was read of late for silence to mean anything."""
        return self.too_thin(self.recent)

    def too_thin(self, window: Window) -> bool:
        """Whether too little was read in a window for silence in it to mean anything."""
        read = self.read_in(window)
        return read.total() < LEAST_REPORTS or len(read) < LEAST_PUBLISHERS

    def read_in(self, window: Window) -> Counter[str]:
        """How many reports of each publisher were published in a window."""
        first = bisect_right(self.published, window.first)
        return Counter(self.publishers[first : bisect_right(self.published, window.last)])

    def number_in(self, window: Window) -> int:
        """How many reports were published in a window."""
        return bisect_right(self.published, window.last) - bisect_right(self.published, window.first)

    def days_unread(self, window: Window) -> tuple[datetime, ...]:
        """The ends of the 24-hour days, counted back from the end of a window, in which nothing was read; a
        part of a day at its beginning is left out."""
        ends = (window.last - _DAY * number for number in range(int(window.days)))
        return tuple(end for end in ends if not self.number_in(Window(first=end - _DAY, last=end)))

    @property
    def words(self) -> str:
        """The caution that goes with every status."""
        read = self.read_in(self.recent)
        undated = f"; {count_words(self.undated, 'report')} without a date" if self.undated else ""
        of_whom = f" of {count_words(len(read), 'publisher')}" if read else ""
        return (
            f"This rests on {count_words(read.total(), 'report')}{of_whom} in the last "
            f"{stretch_words(RECENT)}{undated}; what nobody reported is not seen."
        )


def coverage_of(readings: Sequence[Reading], publishers: Mapping[str, str], now: datetime) -> Coverage:
    """The coverage of readings published by `now` (UTC); `publishers` by report. Rows of tables of events are
    no news that was read."""
    readings = [reading for reading in readings if reading.report.row is None]
    dated = sorted(
        (at, publishers[reading.report.id])
        for reading in readings
        if (at := middle(reading.report.published)) is not None
    )
    known = [pair for pair in dated if pair[0] <= now]
    return Coverage(
        now=now,
        published=tuple(at for at, _ in known),
        publishers=tuple(publisher for _, publisher in known),
        undated=len(readings) - len(dated),
    )


def publishers_of(readings: Sequence[Reading], case: Case) -> dict[str, str]:
    """Who stands behind each report: its outlet's family where known, its outlet, else the report itself."""
    families = {outlet.id: outlet.publisher for outlet in case.outlets}
    reports = (reading.report for reading in readings)
    return {report.id: families.get(report.outlet or "", report.outlet or report.id) for report in reports}
