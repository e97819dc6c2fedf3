"""The clause that keeps side letters and annexes that are known of and not known."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.instrument import Undisclosed

UNDISCLOSED = ClauseKind(
    key="undisclosed",
    into="undisclosed",
    about="side letters and annexes that are known of and not known",
    fields=(
        Field(key="text", kind=TEXT, about="what it is said to hold", required=True),
        Field(key="told_by", kind=ACTORS, about="who told of it"),
        SOURCE_FIELD,
    ),
    make=lambda values: Undisclosed(**values),
)
