"""Yes, no or unknown: Kleene's three-valued logic, in which what is unknown stays unknown."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """An answer; UNKNOWN is a value, not a gap."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: "Truth") -> "Truth":
        if self is Truth.NO or other is Truth.NO:
            return Truth.NO
        return Truth.YES if self is other is Truth.YES else Truth.UNKNOWN

    def __or__(self, other: "Truth") -> "Truth":
        if self is Truth.YES or other is Truth.YES:
            return Truth.YES
        return Truth.NO if self is other is Truth.NO else Truth.UNKNOWN

    def __invert__(self) -> "Truth":
        if self is Truth.UNKNOWN:
            return self
        return Truth.NO if self is Truth.YES else Truth.YES

    @classmethod
    def of(cls, fact: bool | None) -> "Truth":  # noqa: FBT001 - it translates a boolean
        """YES for True, NO for False, UNKNOWN for None."""
        return cls.UNKNOWN if fact is None else cls.YES if fact else cls.NO

    @classmethod
    def all(cls, answers: Iterable["Truth"]) -> "Truth":
        """NO if any is no, else UNKNOWN if any is unknown, else YES (also of nothing)."""
        whole = cls.YES
        for answer in answers:
            if answer is cls.NO:
                return answer
            if answer is cls.UNKNOWN:
                whole = answer
        return whole

    @classmethod
    def any(cls, answers: Iterable["Truth"]) -> "Truth":
        """YES if any is yes, else UNKNOWN if any is unknown, else NO (also of nothing)."""
        whole = cls.NO
        for answer in answers:
            if answer is cls.YES:
                return answer
            if answer is cls.UNKNOWN:
                whole = answer
        return whole
