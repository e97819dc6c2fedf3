"""Which day a phrase means: a stated date, or one counted from the report's day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from holdfire.model.case import Case
from holdfire.model.when import Precision
from holdfire.reading.moments.said_date import SaidDate, SaidWeekday, Share
from holdfire.reading.moments.said_time import Phrase
from holdfire.reading.moments.tense import Tense
from holdfire.reading.moments.truce_days import TruceDay

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

_STRETCH_DAYS = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "start": (1, 7),
    "end": (24, 31),
    "first_day": (1, 1),
    "last_day": (31, 31),
    "first_week": (1, 7),
    "second_week": (8, 14),
    "third_week": (15, 21),
    "fourth_week": (22, 28),
    "last_week_of": (25, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}
_STRETCH_MONTHS = {
    "early": (1, 4),
    "mid": (5, 8),
    "late": (9, 12),
    "start": (1, 2),
    "end": (11, 12),
    "first_half": (1, 6),
    "second_half": (7, 12),
    "first_quarter": (1, 3),
    "second_quarter": (4, 6),
    "third_quarter": (7, 9),
    "fourth_quarter": (10, 12),
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
}
"""Seasons are those of the north, where most of the world lives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From the first to the last day meant. `stated` whether the text names day and month, `full` whether
    the year too; `others` are other first days the words may mean; `note` says what was assumed."""

    first: date
    last: date
    precision: Precision
    stated: bool = False
    full: bool = False
    others: tuple[date, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDay:
    """No day can be given; `note` says why."""

    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """From where a phrase is read: the report's day, the last day the paragraph named, the tense, and the
    case, whose days may tell a year."""

    today: date | None
    day_before: date | None
    tense: Tense
    case: Case | None = None


NO_REPORT_DAY = "the report's own date is not known, so this cannot be placed"
NO_TRUCE = "counted from the day the truce began, which the case does not tell"
NO_YEAR = "no year is said and the report's own date is not known"


def days_of(phrase: Phrase, standpoint: Standpoint) -> Days | OpenDay:
    """The day or days the phrase means.

    Raises ValueError for a date the calendar does not have ("30 February") and OverflowError for one
    beyond its years.
    """
    if phrase.truce_day is None:
        return _day_named(phrase, standpoint)
    counted = _from_truce(phrase.truce_day, standpoint.case)
    if phrase.date is None and phrase.weekday is None and (phrase.relative is None or phrase.day_is_usual):
        return counted
    return _held_against(_day_named(phrase, standpoint), counted)


def _held_against(days: Days | OpenDay, counted: Days | OpenDay) -> Days | OpenDay:
    """ "Saturday, the first day of the truce": the day named stands; a count that does not fit is said."""
    if isinstance(days, OpenDay):
        return counted
    if isinstance(counted, OpenDay) or counted.first <= days.first <= counted.last:
        return days
    note = f"as counted from the start of the truce it would be {counted.first.isoformat()}"
    return replace(days, note="; ".join(filter(None, (days.note, note))))


def _day_named(phrase: Phrase, standpoint: Standpoint) -> Days | OpenDay:
    """The day that date, weekday or a word like "yesterday" means."""
    if phrase.date:
        return _from_date(_counted_out(phrase.date, standpoint), phrase.weekday, standpoint)
    if standpoint.today is None:
        return OpenDay(note=NO_REPORT_DAY)
    if phrase.weekday:
        return _from_weekday(phrase.weekday, standpoint.today, standpoint.tense)
    if phrase.relative:
        base = (standpoint.day_before if phrase.relative.from_day_before else None) or standpoint.today
        return _single(base + phrase.relative.days * DAY)
    return replace(
        _single(standpoint.day_before or standpoint.today),
        note="no day is said with it: taken as "
        + ("the day named before it" if standpoint.day_before else "the report's day"),
    )


def day_earlier(days: Days) -> Days:
    """The one day before the first of these: what "the eve of" and "overnight into" mean."""
    others = tuple(day - DAY for day in days.others)
    first = days.first - DAY
    return replace(days, first=first, last=first, others=others, precision=Precision.DAY)


def _from_truce(said: TruceDay, case: Case | None) -> Days | OpenDay:
    """A day counted from the one on which the case's agreement says the truce starts."""
    if case is None or case.truce_since is None:
        return OpenDay(note=NO_TRUCE)
    first = case.truce_since + said.days * DAY
    precision = {1: Precision.DAY, 7: Precision.WEEK}.get(said.length, Precision.MONTH)
    note = f"counted from {case.truce_since.isoformat()}, the day on which the truce of the case starts"
    return Days(first=first, last=first + (said.length - 1) * DAY, precision=precision, note=note)


def _counted_out(said: SaidDate, standpoint: Standpoint) -> SaidDate:
    """A date with the year of "last year" and the month of "this month", where the report's day is known."""
    today = standpoint.today
    if today is None:
        return said
    if said.month_step is not None:
        months = today.year * 12 + today.month - 1 + said.month_step
        return replace(said, month=months % 12 + 1, year=months // 12)
    return replace(said, year=today.year + said.year_step) if said.year_step is not None else said


def _single(day: date) -> Days:
    return Days(first=day, last=day, precision=Precision.DAY)


def _from_date(said: SaidDate, weekday: SaidWeekday | None, standpoint: Standpoint) -> Days | OpenDay:
    if said.year is None and standpoint.today is None:
        return _from_case(said, weekday, standpoint.case) or OpenDay(note=NO_YEAR)
    if said.month is None and said.day is None:
        return _year(said)
    if said.day is None:
        return _month(said, standpoint)
    if said.year is not None and said.month is not None:
        return _full(said, date(said.year, said.month, said.day), weekday)
    assert standpoint.today is not None
    day = _nearest(_candidates(said, standpoint.today), weekday, standpoint)
    return replace(_with_last_day(said, day), stated=said.month is not None, note=_mismatch(day, weekday))


def _from_case(said: SaidDate, weekday: SaidWeekday | None, case: Case | None) -> Days | None:
    """The only day of this name that the case is about."""
    if case is None or said.month is None or said.day is None:
        return None
    day = case.only_day(said.month, said.day)
    if day is None or _mismatch(day, weekday):
        return None
    note = f"no year is said; {day.year} is the only one in the days the case is about"
    return replace(_with_last_day(said, day), stated=True, note=note)


def _full(said: SaidDate, day: date, weekday: SaidWeekday | None) -> Days:
    others = (date(day.year, day.day, day.month),) if said.swapped else ()
    note = _mismatch(day, weekday)
    if others:
        note = f"read as day and month; as month and day it would be {others[0].isoformat()}"
    return replace(_with_last_day(said, day), stated=True, full=True, others=others, note=note)


def _with_last_day(said: SaidDate, day: date) -> Days:
    if said.last_day is None:
        return _single(day)
    last = day.replace(day=said.last_day)
    if last < day:
        raise ValueError(f"a range of days from {day} to {last}")
    return Days(first=day, last=last, precision=Precision.RANGE)


def _mismatch(day: date, weekday: SaidWeekday | None) -> str | None:
    if weekday is None or weekday.number == day.weekday():
        return None
    return f"{day.isoformat()} was a {day:%A}, not the weekday the text names"


def _candidates(said: SaidDate, today: date) -> list[date]:
    """The days of this name around the report's day: of the years around it, or of the months."""
    if said.month is not None:
        pairs = [(year, said.month) for year in range(today.year - 5, today.year + 6)]
    else:
        months = (today.year * 12 + today.month - 1 + step for step in (-2, -1, 0, 1, 2))
        pairs = [(month // 12, month % 12 + 1) for month in months]
    return list(_days_that_exist(pairs, said.day or 1))


def _days_that_exist(pairs: Iterable[tuple[int, int]], day: int) -> Iterable[date]:
    for year, month in pairs:
        if day <= _last_of_month(year, month).day:
            yield date(year, month, day)


def _nearest(days: list[date], weekday: SaidWeekday | None, standpoint: Standpoint) -> date:
    """The candidate nearest to the report's day, on the side the tense tells and on the weekday said."""
    today = standpoint.today
    assert today is not None
    fitting = [day for day in days if weekday and day.weekday() == weekday.number]
    if not fitting:
        fitting = [day for day in days if _on_the_side(day, today, standpoint.tense)]
    return min(fitting or days, key=lambda day: abs(day - today), default=today)


def _on_the_side(day: date, today: date, tense: Tense) -> bool:
    """A day's tolerance for zones; a past verb allows a near day ahead, a future one a day just gone."""
    if tense.ahead is None:
        return True
    return day >= today - 2 * DAY if tense.ahead else day <= today + 60 * DAY


def _year(said: SaidDate) -> Days:
    assert said.year is not None
    if said.share:
        return _of_share(said.share, date(said.year, 1, 1), date(said.year, 12, 31))
    first_month, last_month = _STRETCH_MONTHS.get(said.stretch or "", (1, 12))
    return Days(
        first=date(said.year, first_month, 1),
        last=_last_of_month(said.year, last_month),
        precision=Precision.YEAR if not said.stretch else Precision.RANGE,
        stated=True,
        full=True,
    )


def _month(said: SaidDate, standpoint: Standpoint) -> Days:
    assert said.month is not None
    year = said.year
    if year is None:
        assert standpoint.today is not None
        middle = replace(said, day=15, stretch=None)
        year = _nearest(_candidates(middle, standpoint.today), None, standpoint).year
    last = _last_of_month(year, said.month)
    if said.stretch == "end" and standpoint.tense.closes:
        return replace(_single(last), full=said.year is not None)
    if said.share:
        return replace(_of_share(said.share, last.replace(day=1), last), full=said.year is not None)
    first_day, last_day = _STRETCH_DAYS.get(said.stretch or "", (1, 31))
    return Days(
        first=last.replace(day=min(first_day, last.day)),
        last=last.replace(day=min(last_day, last.day)),
        precision=Precision.MONTH if not said.stretch else Precision.RANGE,
        full=said.year is not None,
    )


def _of_share(share: Share, first: date, last: date) -> Days:
    """ "The first ten days" or "the last two weeks" of the time from `first` to `last`, cut at its ends."""
    if share.unit == "month":
        months = min(max(share.number, 1), 12)
        opens = date(first.year, 13 - months, 1) if share.at_end else first
        closes = last if share.at_end else _last_of_month(first.year, months)
        return Days(first=opens, last=closes, precision=Precision.RANGE, stated=True, full=True)
    length = share.number * (WEEK if share.unit == "week" else DAY)
    opens = max(first, last + DAY - length) if share.at_end else first
    closes = last if share.at_end else min(last, first + length - DAY)
    return Days(first=opens, last=closes, precision=Precision.RANGE)


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def _from_weekday(said: SaidWeekday, today: date, tense: Tense) -> Days:
    back = today - ((today.weekday() - said.number) % 7) * DAY
    ahead = today + ((said.number - today.weekday()) % 7) * DAY
    monday = today - today.weekday() * DAY
    weeks = {"last_week": -WEEK, "this_week": timedelta(0), "next_week": WEEK}
    if said.nearness in weeks:
        return _single(monday + weeks[said.nearness] + said.number * DAY)
    if said.nearness == "past":
        return _single(back if back < today else back - WEEK)
    if said.nearness == "coming":
        return _single(ahead if ahead > today else ahead + WEEK)
    if tense.ahead or (said.nearness == "this" and tense.ahead is None):
        return _single(ahead)
    if tense.ahead is None and ahead != back:
        return replace(
            _single(back),
            others=(ahead,),
            note=f"nothing tells whether it lies ahead: taken as {back.isoformat()}, not {ahead.isoformat()}",
        )
    return _single(back)
