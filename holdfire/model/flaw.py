"""A flaw: something in a record that is not as it was written, with what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """`id` names the one thing that is wrong (a row by its table and key, a capture by its SHA-256),
    `found` says what is wrong with it, `remedy` what a person can do."""

    id: str
    found: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.id}: {self.found}; {self.remedy}"
