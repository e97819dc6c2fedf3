"""How another text of the agreement has a duty: other words, another deadline, another quantity."""

from collections.abc import Mapping
from typing import Any

from holdfire.judging.clauses.field import Field, FieldKind, list_kind, read_fields, schema_of
from holdfire.judging.clauses.fields import MOMENT, NUMBER, TEXT, WITHIN, reference_kind
from holdfire.judging.clauses.kind import Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.duty import OtherDuty

DEADLINE = (
    Field(key="by", kind=MOMENT, about="the moment or day by which, that day included"),
    Field(key="before", kind=MOMENT, about="the moment or day before which, that day not included"),
    Field(key="within", kind=WITHIN, about="or how long after an event"),
)

FIELDS = (
    Field(key="text", kind=reference_kind("texts"), about="which text, by its id", required=True),
    Field(key="wording", kind=TEXT, about="the duty as that text has it, in plain words", required=True),
    *DEADLINE,
    Field(key="quantity", kind=NUMBER, about="how much, where it is another"),
)


def check_deadline(page: Page, path: Where, values: Values) -> None:
    """Refuses more than one deadline."""
    told = [field.key for field in DEADLINE if field.key in values]
    if len(told) > 1:
        page.refuse(
            path,
            f"{' and '.join(told)} together",
            "one of them: `by` a day includes it, `before` does not, `within` counts from an event",
        )


def with_deadline(values: Values) -> Values:
    """The values with `by` or `before` as the model has them."""
    by, before = values.pop("by", None), values.pop("before", None)
    return {**values, "due": by or before, "inclusive": before is None}


def _read(page: Page, path: Where, given: Mapping[str, Any]) -> OtherDuty | None:
    values = read_fields(FIELDS, page, path, given)
    check_deadline(page, path, values)
    return OtherDuty(**with_deadline(values)) if {"text", "wording"} <= values.keys() else None


OTHER_DUTIES = list_kind(
    FieldKind(schema=schema_of(FIELDS, "the duty in another text"), read=_read, types=(dict,))
)
