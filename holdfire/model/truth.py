"""Yes, no or unknown: Kleene's three-valued logic, in which what is unknown stays unknown."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Truth(StrEnum):
    """An answer; UNKNOWN is a value, not a gap."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: "Truth") -> "Truth":
        if self is NO or other is NO:
            return NO
        return YES if self is other is YES else UNKNOWN

    def __or__(self, other: "Truth") -> "Truth":
        if self is YES or other is YES:
            return YES
        return NO if self is other is NO else UNKNOWN

    def __invert__(self) -> "Truth":
        if self is UNKNOWN:
            return self
        return NO if self is YES else YES

    @classmethod
    def of(cls, fact: bool | None) -> "Truth":  # noqa: FBT001 - it translates a boolean
        """YES for True, NO for False, UNKNOWN for None."""
        return UNKNOWN if fact is None else YES if fact else NO

    @classmethod
    def all(cls, answers: Iterable["Truth"]) -> "Truth":
        """NO if any is no, else UNKNOWN if any is unknown, else YES (also of nothing)."""
        whole = YES
        for answer in answers:
            if answer is NO:
                return answer
            if answer is UNKNOWN:
                whole = answer
        return whole

    @classmethod
    def any(cls, answers: Iterable["Truth"]) -> "Truth":
        """YES if any is yes, else UNKNOWN if any is unknown, else NO (also of nothing)."""
        whole = NO
        for answer in answers:
            if answer is YES:
                return answer
            if answer is UNKNOWN:
                whole = answer
        return whole


YES: Final = Truth.YES
NO: Final = Truth.NO
UNKNOWN: Final = Truth.UNKNOWN
"""The three by themselves: a member of an enum is slow to look up in Python 3.11, and judging asks often."""
