"""A kind of clause: the key it stands under, its fields, and how an entry becomes a term of the model."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from holdfire.judging.clauses.field import Field, read_fields, schema_of
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.finding import TestName

Values = dict[str, Any]
"""An entry's values under the model's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseKind:
    """`make` builds the term from an entry's values; `check`, where there is one, notes on the page what
    is wrong with the entry as a whole. `many` tells a list of entries from a single one; `bears_on` the
    tests of a finding that ask it; `into` the agreement's word for it."""

    key: str
    into: str
    about: str
    fields: tuple[Field, ...]
    make: Callable[[Values], Any]
    check: Callable[[Page, Where, Values], None] | None = None
    many: bool = True
    required: bool = False
    bears_on: tuple[TestName, ...] = ()

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of what stands under the key."""
        entry = schema_of(self.fields, self.about)
        return {"type": "array", "items": entry, "description": self.about} if self.many else entry

    def read(self, page: Page) -> Any:
        """The terms of this kind (a tuple, or the one); None for a single clause that could not be read."""
        if not self.many:
            return self._entry(page, (self.key,), page.entry(self.key))
        terms = (self._entry(page, path, entry) for path, entry in page.entries(self.key))
        return tuple(term for term in terms if term is not None)

    def _entry(self, page: Page, path: Where, entry: Mapping[str, Any]) -> Any:
        values = read_fields(self.fields, page, path, entry)
        if self.check:
            self.check(page, path, values)
        complete = all((field.into or field.key) in values for field in self.fields if field.required)
        return self.make(values) if complete else None


def check_order(page: Page, path: Where, values: Values, first: str, second: str) -> None:
    """Notes a fault where the moment `second` lies wholly before the moment `first`."""
    begins, ends = values.get(first), values.get(second)
    if begins and ends and ends.latest < begins.earliest:
        page.refuse(
            path, f"an end ({ends.wall}) before its beginning ({begins.wall})", "the end after the beginning"
        )
