"""Dates as news writes them: 27 February 2016, Feb. 27-29, 09/03/2016, mid-March, the 27th."""

from dataclasses import replace

from holdfire.reading.moments.said_date import SaidDate, Share
from holdfire.reading.moments.time_words import DASHES, NamedNumber, TimeWords
from holdfire.reading.word_stream import Words, digits_at, is_at

DAYS_IN_LONGEST_MONTH = 31
MOST_LISTED = 5
"""Days that are listed before their month at most."""
YEARS = range(1900, 2100)
"""Years that four digits are read as; others are numbers of something."""


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


def _numeric(words: Words, at: int) -> tuple[SaidDate, int] | None:
    """ "09/03/2016", "9.3.16", "2016-03-09", "2016/03/09": day before month unless that cannot be."""
    if at + 4 >= len(words) or not all(words[at + n].glued for n in range(1, 5)):
        return None
    mark = words[at + 1].key
    runs_on = (at and words[at].glued and is_at(words, at - 1, mark)) or is_at(
        words, at + 5, mark, glued=True
    )
    if mark not in ("/", ".", "-") or words[at + 3].key != mark or (runs_on and not _ends(words, at + 5)):
        return None
    year = digits_at(words, at, 4, 4)
    if year in YEARS and mark != ".":
        date = _checked(digits_at(words, at + 4, 1, 2), digits_at(words, at + 2, 1, 2), year)
        return (date, at + 5) if date else None
    day, month = digits_at(words, at, 1, 2), digits_at(words, at + 2, 1, 2)
    year = _year_of(words, at + 4, mark)
    if day is None or month is None or year not in YEARS:
        return None
    date = _checked(day, month, year) or _checked(month, day, year)
    if not date:
        return None
    both_orders = day <= 12 and month <= 12 and day != month and mark == "/"
    return replace(date, swapped=both_orders), at + 5


def _ends(words: Words, at: int) -> bool:
    """Whether the mark at word `at` ends a sentence and goes on with no number."""
    return is_at(words, at, ".") and not (at + 1 < len(words) and words[at + 1].glued)


def _year_of(words: Words, at: int, mark: str) -> int | None:
    """The year that ends a date in figures; of two figures only after points and strokes."""
    short = digits_at(words, at, 2, 2) if mark != "-" else None
    return 2000 + short if short is not None else digits_at(words, at, 4, 4)


def _checked(day: int | None, month: int | None, year: int | None) -> SaidDate | None:
    if day is None or month is None or not 1 <= month <= 12 or not 1 <= day <= DAYS_IN_LONGEST_MONTH:
        return None
    return SaidDate(day=day, month=month, year=year)


def _day_first(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "27 February 2016", "27th of February", "27-29 February", "3 and 4 March", "12-Mar-2016",
    "the 5th of this month" """
    found = _day(words, at, book)
    if not found:
        return None
    day, stop = found
    last_day = None
    if stop < len(words) and words[stop].key in DASHES and (closing := _day(words, stop + 1, book)):
        last_day, stop = closing
    elif not after_between(words, at, book):
        listed = _listed_days(words, stop, book)
        if listed and not _runs(day, listed[0]):  # the other days are read by themselves
            month = _month_of_day(words, listed[1], book)
            return (_dated(words, month, book, day=day)[0], stop) if month else None
        last_day, stop = (listed[0][-1], listed[1]) if listed else (None, stop)
    step = _month_step(words, book.role("of_noun").stop(words, stop) or stop, book)
    if step:
        return SaidDate(day=day, last_day=last_day, month_step=step[0]), step[1]
    month = _month_of_day(words, stop, book)
    return _dated(words, month, book, day=day, last_day=last_day) if month else None


def after_between(words: Words, at: int, book: TimeWords) -> bool:
    """Whether "between", or "between the", stands before word `at`."""
    article = book.role("the").ends_before(words, at, 1)
    return book.role("between").ends_before(words, at - article)


def _listed_days(words: Words, at: int, book: TimeWords) -> tuple[list[int], int] | None:
    """The days after the first in "3, 4 and 5 March"."""
    days: list[int] = []
    while len(days) < MOST_LISTED:
        comma = at + is_at(words, at, ",")
        last = book.role("span_and").stop(words, comma)
        found = _day(words, last or comma, book) if last or comma > at else None
        if not found:
            return None
        days.append(found[0])
        at = found[1]
        if last:
            return days, at
    return None


def _runs(day: int, others: list[int]) -> bool:
    return others == list(range(day + 1, day + 1 + len(others)))


def _month_of_day(words: Words, at: int, book: TimeWords) -> tuple[NamedNumber, int] | None:
    glued = at + (at < len(words) and words[at].glued and words[at].key in DASHES)
    return _month(words, book.role("of_noun").stop(words, at) or glued, book)


def _month_step(words: Words, at: int, book: TimeWords) -> tuple[int, int] | None:
    for role, step in (("this_month", 0), ("last_month", -1), ("next_month", 1)):
        stop = book.role(role).stop(words, at)
        if stop:
            return step, stop
    return None


def _dated(
    words: Words,
    month: tuple[NamedNumber, int],
    book: TimeWords,
    *,
    day: int | None = None,
    last_day: int | None = None,
    stretch: str | None = None,
) -> tuple[SaidDate, int]:
    """The date in this month, with the year that follows it."""
    glued = is_at(words, month[1], "-", glued=True)
    year, stop = _year(words, month[1] + glued, book)
    step = None
    if year is None:
        stop = month[1]
        of_year = book.role("of_noun").stop(words, stop) or stop
        for role, steps in (("this_year", 0), ("last_year", -1), ("next_year", 1)):
            said = book.role(role).stop(words, of_year)
            if said:
                step, stop = steps, said
    date = SaidDate(
        day=day, last_day=last_day, month=month[0].number, year=year, year_step=step, stretch=stretch
    )
    return date, stop


def _month_first(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "February 27, 2016", "Feb. 27-29", "March the 5th", "March 3 through 7", "March 2016" """
    month = _month(words, at, book)
    if not month:
        return None
    name, stop = month
    if digits_at(words, book.role("year_lead").stop(words, stop) or stop, 4, 4) in YEARS:
        year, stop = _year(words, stop, book)
        return SaidDate(month=name.number, year=year), stop
    the = book.role("the").stop(words, stop)
    day = _day(words, the or stop, book)
    if not day or _is_a_larger_number(words, day[1]) or (the and day[1] == the + 1 and words[the].digits):
        return None
    last_day, stop = None, day[1]
    if stop < len(words) and words[stop].key in DASHES:
        closing = _day(words, stop + 1, book)
        if closing and not _month(words, closing[1], book):
            last_day, stop = closing
    else:
        last_day, stop = _closing_day(words, day, book) or (None, stop)
    date, stop = _dated(words, (name, stop), book, day=day[0], last_day=last_day)
    return date, stop


def _closing_day(words: Words, day: tuple[int, int], book: TimeWords) -> tuple[int, int] | None:
    """ "7" in "March 3 through 7", "4" in "March 3 and 4": a later day that counts nothing."""
    lead = book.role("span_to").stop(words, day[1]) or book.role("span_and").stop(words, day[1])
    found = _day(words, lead, book) if lead else None
    if not found or found[0] <= day[0] or _is_a_larger_number(words, found[1]):
        return None
    year = _year(words, found[1], book)[0]
    ends = found[1] >= len(words) or not (words[found[1]].text[0].isalnum() or words[found[1]].key in "%:")
    ends = ends or book.role("the").stop(words, found[1]) is not None or _is_a_name(words, found[1])
    return found if ends or year is not None else None


def _is_a_name(words: Words, at: int) -> bool:
    return words[at].text[0].isupper() and any(letter.islower() for letter in words[at].text)


def _stretch(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "mid-March", "the end of March 2016", "the first week of March", "early 2016", "the first ten days of
    March", "the second half of last year" """
    share = _share(words, at, book)
    found = book.stretches.longest(words, at)
    if not found and not share:
        return None
    stretch, stop = (None, share[1]) if share else found or (None, at)
    if is_at(words, stop, "-", glued=True):
        stop += 1
    said, stop = _month_or_year(words, stop, book) or (None, stop)
    return (replace(said, stretch=stretch, share=share[0] if share else None), stop) if said else None


def _month_or_year(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """What a stretch is of: a month, a year, or "last year"."""
    month = _month(words, at, book)
    if month:
        return _dated(words, month, book)
    for role, step in (("this_year", 0), ("last_year", -1), ("next_year", 1)):
        stop = book.role(role).stop(words, at)
        if stop:
            return SaidDate(year_step=step), stop
    by_month = _month_step(words, at, book)
    if by_month:
        return SaidDate(month_step=by_month[0]), by_month[1]
    year = digits_at(words, at, 4, 4)
    return (SaidDate(year=year), at + 1) if year in YEARS else None


def _share(words: Words, at: int, book: TimeWords) -> tuple[Share, int] | None:
    """ "first ten days of", "last two weeks of" """
    first = book.role("first_of").stop(words, at)
    lead = first or book.role("last_of").stop(words, at)
    if lead is None:
        return None
    digits = digits_at(words, lead, 1, 2)
    number, after = (digits, lead + 1) if digits else book.numbers.longest(words, lead) or (0, lead)
    unit = book.units.longest(words, after) if number else None
    of = book.role("of_noun").stop(words, unit[1]) if unit else None
    if not unit or not of or unit[0] not in ("day", "week", "month"):
        return None
    return Share(number=number, unit=unit[0], at_end=first is None), of


def _lone_month(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "in March", "between March and May": it needs the word before it, or a date it reaches from or to."""
    month = _month(words, at, book)
    if not month or month[0].abbreviated:
        return None
    date, stop = _dated(words, month, book)
    led = book.role("month_lead").ends_before(words, at)
    if led or date.year_step is not None or _reaches_back(words, at, book):
        return date, stop
    return (date, stop) if _reaches_on(words, at, stop, book) else None


def _reaches_back(words: Words, at: int, book: TimeWords) -> bool:
    """Whether "to" or "and" ties word `at` to a month or a year before it."""
    tie = at - 1
    while tie > 1 and book.role("join").stop(words, tie) == tie + 1:
        tie -= 1
    tied = any(book.role(role).stop(words, tie) == tie + 1 for role in ("span_to", "span_and"))
    if tie < 1 or not tied:
        return False
    return digits_at(words, tie - 1, 4, 4) in YEARS or _month(words, tie - 1, book) is not None


def _reaches_on(words: Words, at: int, stop: int, book: TimeWords) -> bool:
    """Whether "between" or "from" before word `at` is answered by a later month or date."""
    between = after_between(words, at, book)
    if not between and not book.role("year_from").ends_before(words, at):
        return False
    tie = book.role("span_and" if between else "span_to").stop(words, stop)
    if tie is None:
        return False
    tie = book.role("the").stop(words, tie) or tie
    return any(read(words, tie, book) for read in (_month, _day_first, _stretch))


def _lone_number(words: Words, at: int, book: TimeWords) -> tuple[SaidDate, int] | None:
    """ "in 2015", "on the 27th": each needs the word before it; "from 2015 to 2017" one of the other year."""
    year = digits_at(words, at, 4, 4)
    if year in YEARS and _is_a_year(words, at, book):
        return SaidDate(year=year), book.role("year_tail").stop(words, at + 1) or at + 1
    day = digits_at(words, at, 1, 2)
    suffix = _suffix(words, at + 1, book)
    if day and day <= DAYS_IN_LONGEST_MONTH and suffix and book.role("the").ends_before(words, at, 1):
        return (SaidDate(day=day), suffix) if book.role("day_lead").ends_before(words, at - 1) else None
    return None


def _is_a_year(words: Words, at: int, book: TimeWords) -> bool:
    """Whether the words around four digits make a year of them."""
    if any(book.role(role).ends_before(words, at) for role in ("in", "since", "year_within")):
        return True
    for other, lead in ((at + 2, at), (at - 2, at - 2)):
        tie = min(at, other) + 1
        between = after_between(words, lead, book)
        led = between or any(book.role(role).ends_before(words, lead) for role in ("year_from", "in"))
        tied = any(book.role(role).stop(words, tie) == tie + 1 for role in ("span_to", "span_and"))
        if other >= 0 and led and tied and digits_at(words, other, 4, 4) in YEARS:
            return True
    return False


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
