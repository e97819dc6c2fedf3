"""The clause that says when the agreement is to be looked at again."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import MOMENT, SOURCE_FIELD, TEXT, WITHIN
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.truce_life import ReviewPoint

REVIEW = ClauseKind(
    key="review",
    into="review",
    about="when it is to be looked at again",
    fields=(
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="at", kind=MOMENT, about="when"),
        Field(key="within", kind=WITHIN, about="or how long after an event"),
        SOURCE_FIELD,
    ),
    make=lambda values: ReviewPoint(**values),
)
