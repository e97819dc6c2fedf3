"""How another text of the agreement has a clause: other words, other acts, any act or offensive ones only."""

from collections.abc import Mapping
from typing import Any

from holdfire.judging.clauses.field import Field, FieldKind, list_kind, read_fields, schema_of, word_kind
from holdfire.judging.clauses.fields import ACTS, TEXT, reference_kind
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.ban import OtherReading

QUANTIFIER = word_kind("any", "offensive")

FIELDS = (
    Field(key="text", kind=reference_kind("texts"), about="which text, by its id", required=True),
    Field(key="wording", kind=TEXT, about="the clause as that text has it, in plain words", required=True),
    Field(key="acts", kind=ACTS, about="codes of its acts, where they are others"),
    Field(key="quantifier", kind=QUANTIFIER, about="any act, or offensive ones only"),
)


def _read(page: Page, path: Where, given: Mapping[str, Any]) -> OtherReading | None:
    values = read_fields(FIELDS, page, path, given)
    return OtherReading(**values) if {"text", "wording"} <= values.keys() else None


OTHER_READINGS = list_kind(
    FieldKind(schema=schema_of(FIELDS, "the clause in another text"), read=_read, types=(dict,))
)
