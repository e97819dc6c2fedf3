"""Today: is it in force, is it holding, on whose word, what changed, what falls due, how near is Plan B."""

from dataclasses import dataclass

from holdfire.showing.page_status import ChangesShown, HeadShown, changes, head
from holdfire.showing.teller import Teller


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayAsked:
    """Nothing may be asked of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The answers first, then what changed."""

    head: HeadShown
    changes: ChangesShown


def today(teller: Teller, _asked: TodayAsked) -> Today:
    """The first page."""
    return Today(head=head(teller), changes=changes(teller))
