"""A date and a weekday as far as the words say them, before they are placed in a calendar."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """So many units ("day", "week", "month") at the start of a month or year, or at its end."""

    number: int
    unit: str
    at_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDate:
    """A date as far as it is said; `last_day` closes "27-29 February"; `stretch` is "early", "mid",
    "late", "start", "end" or another part of a month or year; `swapped` holds the other order of
    "09/03/2016". `year_step` and `month_step` count from the report's own: -1 is "last year"; `share` is that
    of "the first ten days of March"."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    last_day: int | None = None
    stretch: str | None = None
    swapped: bool = False
    year_step: int | None = None
    month_step: int | None = None
    share: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWeekday:
    """A weekday (Monday is 0); `nearness` is "past", "coming", "this", "last_week", "next_week",
    "this_week" or None."""

    number: int
    nearness: str | None = None
