"""Weekdays as news writes them: Monday, last Friday, Sat., Tuesday of this week."""

from holdfire.reading.moments.said_date import SaidWeekday
from holdfire.reading.moments.time_words import NamedNumber, TimeWords
from holdfire.reading.word_stream import Words, is_at

_NEARNESS_AFTER = {
    "last_week": "last_week",
    "next_week": "next_week",
    "this_week": "this_week",
    "past_after": "past",
    "coming_after": "coming",
}
"""The roles of words after a weekday's name, and what they say of it."""


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
