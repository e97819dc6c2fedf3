"""The clause that sets up a hotline or a centre between sides."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.oversight import Liaison

LIAISON = ClauseKind(
    key="liaison",
    into="liaison",
    about="hotlines and centres between sides",
    fields=(
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="between", kind=ACTORS, about="between whom", required=True),
        SOURCE_FIELD,
    ),
    make=lambda values: Liaison(**values),
)
