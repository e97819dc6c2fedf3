"""Page clocks whose offset runs into the day of the month: "11:40 GMT +419 August 2014"."""

from dataclasses import replace

from holdfire.reading.moments.calendar_words import DAYS_IN_LONGEST_MONTH, read_date
from holdfire.reading.moments.clock import read_clock
from holdfire.reading.moments.said_date import SaidDate
from holdfire.reading.moments.said_time import Phrase
from holdfire.reading.moments.time_words import TimeWords
from holdfire.reading.moments.zones import SaidZone, read_zone
from holdfire.reading.word_stream import Words, digits_at, is_at

PAGE_CLOCK_REACH = 12
"""Within how many words a page clock has its plus."""


def read_page_clock(words: Words, at: int, book: TimeWords) -> Phrase | None:
    """ "11:40 GMT +419 August 2014": a page clock whose offset runs into the day of the month."""
    if "+" not in [word.key for word in words[at : at + PAGE_CLOCK_REACH]]:
        return None
    clock = read_clock(words, at, book)
    if not clock or not is_at(words, clock[1] + 1, "+"):
        return None
    run_on = digits_at(words, clock[1] + 2, 2, 3)
    zone = read_zone(words, clock[1], book)
    if run_on is None or not zone:
        return None
    digits = str(run_on)
    day = int(digits[1:])
    date = read_date(words, clock[1] + 3, book) or _rest_of_date(words, clock[1] + 3, book, day)
    if not date or not 1 <= day <= DAYS_IN_LONGEST_MONTH:
        return None
    offset = SaidZone(words=f"GMT+{digits[0]}", readings=(f"+0{digits[0]}:00",))
    return Phrase(start=at, end=date[1], clock=clock[0], zone=offset, date=replace(date[0], day=day))


def _rest_of_date(words: Words, at: int, book: TimeWords, day: int) -> tuple[SaidDate, int] | None:
    month = book.months.longest(words, at)
    return (SaidDate(day=day, month=month[0].number), month[1]) if month else None
