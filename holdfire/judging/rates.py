"""Rates as agreements give them: "600 trucks a day", "2 flights a week", "every 30 days"."""

import re
from datetime import timedelta

from holdfire.model.duty import Rate

_UNITS = {
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(weeks=1),
    "fortnight": timedelta(weeks=2),
    "month": timedelta(days=30),
}
"""A month is taken as 30 days: what is owed each month is compared over windows of that length."""

_NAMES = "|".join(_UNITS)
_SO_MANY_A = re.compile(
    r"(?P<count>\d[\d,]*)(?: (?P<unit>[^\d,;]+?))? (?:a|an|per|each|every) "
    rf"(?:(?P<number>\d+) )?(?P<per>{_NAMES})s?"
)
_EVERY = re.compile(rf"every (?:(?P<number>\d+) )?(?P<per>{_NAMES})s?")
_WORDS = {"daily": timedelta(days=1), "weekly": timedelta(weeks=1), "monthly": timedelta(days=30)}


def read_rate(text: str) -> Rate:
    """The rate these words give: a number of units in a stretch of time, or once in it; without numbers the
    words alone ("at once and sustained")."""
    words = text.strip().casefold()
    if words in _WORDS:
        return Rate(text=text, count=1, per=_WORDS[words])
    match = _SO_MANY_A.fullmatch(words)
    if match:
        count = int(match["count"].replace(",", ""))
        return Rate(text=text, count=count, unit=match["unit"], per=_stretch(match))
    match = _EVERY.fullmatch(words)
    return Rate(text=text, count=1, per=_stretch(match)) if match else Rate(text=text)


def _stretch(match: re.Match[str]) -> timedelta:
    return _UNITS[match["per"]] * int(match["number"] or 1)
