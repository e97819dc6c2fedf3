"""What a person entered of a duty: a number and a moment before a colon, then how it is known."""

import re
from dataclasses import dataclass

from holdfire.judging.moments import read_moment
from holdfire.model.errors import CaseError
from holdfire.model.when import When

SCORES = range(4)
"""Kroc PAM's scale: 0 not initiated, 1 minimal, 2 intermediate, 3 full."""

_ENTRY = re.compile(
    r"(?P<number>\d[\d,]*)?(?:(?:^| )on (?P<moment>\d{4}-\d{2}(?:-\d{2}(?: \d{2}:\d{2} \S+)?)?))?: .+",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """ "3 on 2016-03-05: all lists handed over (envoy)": `number` is a score, or how many; `at` the moment it
    speaks of. Both are None where the words alone are given."""

    text: str
    number: int | None = None
    at: When | None = None

    @property
    def score(self) -> int | None:
        """The number where it is one of the scale from 0 to 3."""
        return self.number if self.number in SCORES else None


def read_entry(text: str | None, zone: str) -> Entry | None:
    """The entry these words make; a day in them is one of `zone` (IANA). None where nothing was entered."""
    if text is None:
        return None
    match = _ENTRY.fullmatch(text.strip())
    if match is None:
        return Entry(text=text)
    number = int(match["number"].replace(",", "")) if match["number"] else None
    return Entry(text=text, number=number, at=_moment(match["moment"], zone))


def _moment(text: str | None, zone: str) -> When | None:
    """The moment, None for words that name none: a person's entry is never refused for its form."""
    try:
        return read_moment(text, zone) if text else None
    except CaseError:
        return None
