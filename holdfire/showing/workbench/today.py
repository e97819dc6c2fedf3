"""Today: is it in force, is it holding, on whose word, what changed, what falls due, how near is Plan B."""

from dataclasses import dataclass

from holdfire.showing.page_calendar import SOON, EntryShown, ahead
from holdfire.showing.page_duties import TriggerShown, triggers
from holdfire.showing.page_numbers import NumbersShown, numbers
from holdfire.showing.page_status import HeadShown, head
from holdfire.showing.teller import Teller
from holdfire.showing.workbench.changed import LAST_RUN, Changed, changed
from holdfire.showing.workbench.coverage import CoverageToday, coverage_today
from holdfire.showing.workbench.pressing import Pressing, overdue

MOST_NAMED = 4
"""Passages and lines that are named for one reason; more are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayAsked:
    """`since` is the moment from which changes are told: a day of the case's zone, a moment with an offset,
    or `last run`."""

    since: str = LAST_RUN


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The answers first. `due` is what the calendar has within 72 hours, `overdue` the duties that are;
    `coverage` is None, like `numbers`, where nothing was counted yet."""

    head: HeadShown
    numbers: NumbersShown | None
    triggers: tuple[TriggerShown, ...]
    overdue: tuple[Pressing, ...]
    due: tuple[EntryShown, ...]
    changed: Changed
    coverage: CoverageToday | None


def today(teller: Teller, asked: TodayAsked) -> Today:
    """The first page. Raises AskedError where `since` is no moment."""
    return Today(
        head=head(teller, MOST_NAMED),
        numbers=numbers(teller),
        triggers=triggers(teller, MOST_NAMED),
        overdue=overdue(teller),
        due=ahead(teller, SOON),
        changed=changed(teller, asked.since),
        coverage=coverage_today(teller),
    )
