"""Tells the lines of a report's head that say who made it, where and when, from its titles."""

import re

from holdfire.model.report import BlockKind
from holdfire.reading.pages.date_lines import Day, filling_words, find_days
from holdfire.reading.pages.datelines import is_dateline
from holdfire.reading.pages.furniture import Furniture

_LONGEST_LINE = 120
_CREDIT_WORDS = 12
_LABELLED_WORDS = 8
_PARTS = ",/|·•–—:.(["
_TIME_OF_DAY = re.compile(r"\d{1,2}[:.]\d\d|\d+")
_RANGE = re.compile(r"\d\s*[-–—]\s*$")
_ISSUE_YEAR = re.compile(r"[,/|·–—]\s*(?:[^\W\d_]+\s)?(?:19|20)\d\d$")


def head_kind(text: str, language: str | None, furniture: Furniture) -> BlockKind | None:
    """The kind of a line below the headline that says who made the report or when, None for another.

    A dateline by itself; a byline: a line that a label opens ("Text: ...", "Compiled ..."), or one with a
    day parted from its other words ("Valley Voice, Orvel, 5 May 2024"; "5 May 2024, by Ann").
    """
    if len(text) > _LONGEST_LINE:
        return None
    if is_dateline(text, language):
        return BlockKind.DATELINE
    return BlockKind.BYLINE if is_credit(text, language, furniture) else None


def is_credit(text: str, language: str | None, furniture: Furniture) -> bool:
    """Whether a short line says who made the report or when."""
    words = len(text.split())
    if len(text) > _LONGEST_LINE or words > _CREDIT_WORDS:
        return False
    labels = ("byline", "published", "updated", "source")
    labelled = any(furniture.label_length(name, text) for name in labels)
    if labelled and (words <= _LABELLED_WORDS or find_days(text, language)):
        return True
    day = next(iter(find_days(text, language)), None)
    if day is None:
        return _ISSUE_YEAR.search(text) is not None
    return _stands_apart(text, day, language)


def _stands_apart(text: str, day: Day, language: str | None) -> bool:
    """Whether a day begins or ends a line and a sign parts it from the line's other words. The second day
    of a range ("21-27 July") is when something happened, not when the report was made."""
    before, after = text[: day.start], text[day.end :]
    if _RANGE.search(before):
        return False
    before = _without_filling(before, language)
    after = _without_filling(_TIME_OF_DAY.sub("", after), language).strip(" ,.)]")
    if not before.strip():
        return not after or text[day.end : day.end + 2].strip()[:1] in tuple(_PARTS)
    return not after and before.rstrip()[-1] in _PARTS


def _without_filling(words: str, language: str | None) -> str:
    """Words without those at their end that only stand beside a day (weekdays, "at")."""
    rest = words.rstrip()
    while rest and rest.split()[-1].strip(",.").casefold() in filling_words(language):
        rest = rest[: len(rest) - len(rest.split()[-1])].rstrip()
    return rest
