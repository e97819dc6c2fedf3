"""How much was read of late: without enough of it, silence means nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from holdfire.judging.wording import count_words, stretch_words
from holdfire.model.case import Case
from holdfire.model.reading import Reading

RECENT = timedelta(hours=72)
"""The window in which a status looks for breaches and a coverage for reports (daily reports look 72 h ahead
and back)."""

LEAST_REPORTS, LEAST_PUBLISHERS = 3, 2
"""Below either, what the reports do not tell says nothing about what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Reports published in the window before now, and how many publishers they come from."""

    reports: int
    publishers: int
    undated: int

    @property
    def thin(self) -> bool:
        """Whether too little was read for silence to mean anything."""
        return self.reports < LEAST_REPORTS or self.publishers < LEAST_PUBLISHERS

    @property
    def words(self) -> str:
        """The caution that goes with every status."""
        undated = f"; {count_words(self.undated, 'report')} without a date" if self.undated else ""
        return (
            f"This rests on {count_words(self.reports, 'report')} of "
            f"{count_words(self.publishers, 'publisher')} in the last {stretch_words(RECENT)}{undated}; "
            "what nobody reported is not seen."
        )


def coverage_of(readings: Sequence[Reading], case: Case, now: datetime) -> Coverage:
    """The coverage of the 72 hours before `now` (UTC). Rows of tables of events are no news that was read."""
    readings = [reading for reading in readings if reading.report.row is None]
    publishers = {outlet.id: outlet.publisher for outlet in case.outlets}
    recent = [reading.report for reading in readings if _published(reading, now)]
    return Coverage(
        reports=len(recent),
        publishers=len(
            {publishers.get(report.outlet or "", report.outlet or report.id) for report in recent}
        ),
        undated=sum(reading.report.published is None for reading in readings),
    )


def _published(reading: Reading, now: datetime) -> bool:
    when = reading.report.published
    if when is None or when.earliest is None or when.latest is None:
        return False
    return when.earliest <= now and when.latest > now - RECENT
