"""The clause that says what must be so before the agreement takes effect."""

from holdfire.judging.clauses.field import Field, choice_kind
from holdfire.judging.clauses.fields import ID, MOMENT, PARTIES, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.truce_life import Precondition
from holdfire.model.truth import Truth

TRUTH = choice_kind(Truth)

PRECONDITION = ClauseKind(
    key="preconditions",
    into="preconditions",
    about="what must be so before it takes effect",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the condition in plain words", required=True),
        Field(key="owners", kind=PARTIES, about="whose part it is"),
        Field(key="by", kind=MOMENT, about="by when", into="due"),
        Field(key="met", kind=TRUTH, about="yes, no or unknown"),
        Field(key="reported", kind=TEXT, about="how that is known, as a person entered it, with the source"),
        SOURCE_FIELD,
    ),
    make=lambda values: Precondition(**values),
)
