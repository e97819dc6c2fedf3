"""The clause that says when and where it was signed or adopted."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import MOMENT, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.truce_life import Signature

SIGNATURE = ClauseKind(
    key="signature",
    into="signature",
    about="when and where it was signed or adopted",
    fields=(
        Field(key="at", kind=MOMENT, about="when", required=True),
        Field(key="place", kind=TEXT, about="where, in words"),
        SOURCE_FIELD,
    ),
    make=lambda values: Signature(**values),
    many=False,
)
