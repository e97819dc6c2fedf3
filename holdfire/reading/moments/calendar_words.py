"""Dates as news writes them: 27 February 2016, Feb. 27-29, 09/03/2016, mid-March, the 27th, Monday."""

from dataclasses import dataclass, replace

from holdfire.reading.moments.time_words import DASHES, NamedNumber, TimeWords
from holdfire.reading.word_stream import Words, digits_at, is_at

DAYS_IN_LONGEST_MONTH = 31
YEARS = range(1900, 2100)
"""Years that four digits are read as; others are numbers of something."""

_NEARNESS_AFTER = {
    "last_week": "last_week",
    "next_week": "next_week",
    "this_week": "this_week",
    "past_after": "past",
    "coming_after": "coming",
}
"""The roles of words after a weekday's name, and what they say of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDate:
    """A date as far as it is said; `last_day` closes "27-29 February"; `stretch` is "early", "mid",
    "late", "start" or "end" of a month or year; `swapped` holds the other order of "09/03/2016"."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    last_day: int | None = None
    stretch: str | None = None
    swapped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWeekday:
    """A weekday (Monday is 0); `nearness` is "past", "coming", "this", "last_week", "next_week",
    "this_week" or None."""

    number: int
    nearness: str | None = None


def read_date(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """A date at word `at`, and where it stops."""
    if at >= len(words):
        return None
    if words[at].digits:
        return _numeric(words, at) or _day_first(words, at, book) or _lone_number(words, at, book)
    return (
        _day_first(words, at, book)
        or _month_first(words, at, book)
        or _stretch(words, at, book)
        or _lone_month(words, at, book)
    )


def read_weekday(words: Words, at: int, book: TimeWords) -> tuple[SaidWeekday, int] | None:
    """A weekday at word `at` with what tells which one, and where it stops."""
    nearness, name_at = book.nearness.longest(words, at) or (None, at)
    found = book.weekdays.longest(words, name_at)
    if not found or not _is_a_weekday(words, name_at, found[1], found[0]):
        return None
    name, stop = found
    if name.abbreviated and is_at(words, stop, "."):
        stop += 1
    for role, meaning in _NEARNESS_AFTER.items():
        after = book.role(role).stop(words, stop)
        if after:
            nearness, stop = meaning, after
    return SaidWeekday(number=name.number, nearness=nearness), stop


def _is_a_weekday(words: Words, at: int, stop: int, name: NamedNumber) -> bool:
    """An abbreviation ("Sat", "Sun") is one only with a capital and before a mark or a number."""
    if not name.abbreviated:
        return True
    followed = stop >= len(words) or words[stop].key in (".", ",", ")") or words[stop].digits
    return words[at].text[0].isupper() and followed


def _numeric(words: Words, at: int) -> tuple[SaidDate, int] | None:
    """ "09/03/2016", "9.3.2016", "2016-03-09": day before month unless that cannot be."""
    if at + 4 >= len(words) or not all(words[at + n].glued for n in range(1, 5)):
        return None
    mark = words[at + 1].key
    runs_on = at and words[at].glued and is_at(words, at - 1, mark)
    if mark not in ("/", ".", "-") or words[at + 3].key != mark or runs_on:
        return None
    year = digits_at(words, at, 4, 4)
    if year in YEARS and mark == "-":
        date = _checked(digits_at(words, at + 4, 2, 2), digits_at(words, at + 2, 2, 2), year)
        return (date, at + 5) if date else None
    day, month = digits_at(words, at, 1, 2), digits_at(words, at + 2, 1, 2)
    year = digits_at(words, at + 4, 4, 4)
    if day is None or month is None or year not in YEARS:
        return None
    date = _checked(day, month, year) or _checked(month, day, year)
    if not date:
        return None
    both_orders = day <= 12 and month <= 12 and day != month and mark == "/"
    return replace(date, swapped=both_orders), at + 5


def _checked(day: int | None, month: int | None, year: int | None) -> SaidDate | None:
    if day is None or month is None or not 1 <= month <= 12 or not 1 <= day <= DAYS_IN_LONGEST_MONTH:
        return None
    return SaidDate(day=day, month=month, year=year)


def _day_first(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "27 February 2016", "27th of February", "27-29 February" """
    found = _day(words, at, book)
    if not found:
        return None
    day, stop = found
    last_day = None
    if stop < len(words) and words[stop].key in DASHES and (closing := _day(words, stop + 1, book)):
        last_day, stop = closing
    month = _month(words, book.role("of_noun").stop(words, stop) or stop, book)
    if not month:
        return None
    year, stop = _year(words, month[1], book)
    return SaidDate(day=day, last_day=last_day, month=month[0].number, year=year), stop


def _month_first(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "February 27, 2016", "Feb. 27-29", "March 2016" """
    month = _month(words, at, book)
    if not month:
        return None
    name, stop = month
    if digits_at(words, book.role("year_lead").stop(words, stop) or stop, 4, 4) in YEARS:
        year, stop = _year(words, stop, book)
        return SaidDate(month=name.number, year=year), stop
    day = _day(words, stop, book)
    if not day or _is_a_larger_number(words, day[1]):
        return None
    last_day, stop = None, day[1]
    if stop < len(words) and words[stop].key in DASHES:
        closing = _day(words, stop + 1, book)
        if closing and not _month(words, closing[1], book):
            last_day, stop = closing
    year, stop = _year(words, stop, book)
    return SaidDate(day=day[0], last_day=last_day, month=name.number, year=year), stop


def _stretch(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "mid-March", "the end of March 2016", "early 2016" """
    found = book.stretches.longest(words, at)
    if not found:
        return None
    stretch, stop = found
    if is_at(words, stop, "-", glued=True):
        stop += 1
    month = _month(words, stop, book)
    if month:
        year, stop = _year(words, month[1], book)
        return SaidDate(month=month[0].number, year=year, stretch=stretch), stop
    year = digits_at(words, stop, 4, 4)
    return (SaidDate(year=year, stretch=stretch), stop + 1) if year in YEARS else None


def _lone_month(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "in March": it needs the word before it."""
    month = _month(words, at, book)
    if month and not month[0].abbreviated and book.role("month_lead").ends_before(words, at):
        return SaidDate(month=month[0].number), month[1]
    return None


def _lone_number(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "in 2015", "on the 27th": each needs the word before it."""
    year = digits_at(words, at, 4, 4)
    if year in YEARS and any(book.role(role).ends_before(words, at) for role in ("in", "since")):
        return SaidDate(year=year), book.role("year_tail").stop(words, at + 1) or at + 1
    day = digits_at(words, at, 1, 2)
    suffix = _suffix(words, at + 1, book)
    if day and day <= DAYS_IN_LONGEST_MONTH and suffix and book.role("the").ends_before(words, at, 1):
        return (SaidDate(day=day), suffix) if book.role("day_lead").ends_before(words, at - 1) else None
    return None


def _day(words: Words, at: int, book: TimeWords) -> tuple[int, int] | None:
    day = digits_at(words, at, 1, 2)
    if day is not None:
        if at and words[at].glued and words[at - 1].key in (".", ":", ",", "+"):
            return None  # the end of a larger number or of a clock time
        stop = day_stop(words, at, book)
        return (day, stop) if 1 <= day <= DAYS_IN_LONGEST_MONTH else None
    return book.ordinals.longest(words, at)


def day_stop(words: Words, at: int, book: TimeWords) -> int:
    """Where the number of a day at word `at` stops, its ending included."""
    return _suffix(words, at + 1, book) or at + 1


def _suffix(words: Words, at: int, book: TimeWords) -> int | None:
    """Where the ending of a day's number stops ("27th", "1er", "27.")."""
    glued = at < len(words) and words[at].glued
    return book.role("day_suffix").stop(words, at) if glued else None


def _month(words: Words, at: int, book: TimeWords) -> tuple[NamedNumber, int] | None:
    """A month's name, with the same month's other name after a stroke or in brackets ("شباط/فبراير") passed
    over."""
    found = book.months.longest(words, at)
    if not found or (found[0].also_a_word and not words[at].text[0].isupper()):
        return None
    name, stop = found
    if name.abbreviated:
        stop += is_at(words, stop, ".")
    bracketed = is_at(words, stop, "(")
    other = book.months.longest(words, stop + 1) if bracketed or is_at(words, stop, "/") else None
    if other and other[0].number == name.number and (not bracketed or is_at(words, other[1], ")")):
        stop = other[1] + bracketed
    return name, stop


def _year(words: Words, at: int, book: TimeWords) -> tuple[int | None, int]:
    year_at = at + is_at(words, at, ",")
    year_at = book.role("year_lead").stop(words, year_at) or year_at
    year = digits_at(words, year_at, 4, 4)
    if year not in YEARS:
        return None, at
    return year, book.role("year_tail").stop(words, year_at + 1) or year_at + 1


def _is_a_larger_number(words: Words, at: int) -> bool:
    """Whether the number before goes on as "5,000" or "5.2"."""
    if at >= len(words):
        return False
    goes_on = words[at].glued and words[at].key in (",", ".", ":")
    return goes_on and at + 1 < len(words) and words[at + 1].glued and words[at + 1].digits
