"""The clause that sets the ladder of disputes, the lowest rung first."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, FLAG, LENGTH, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.finding import TestName
from holdfire.model.oversight import DisputeStep

DISPUTES = ClauseKind(
    key="disputes",
    into="disputes",
    about="the ladder of disputes, the lowest rung first",
    fields=(
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="body", kind=ACTORS, about="before whom"),
        Field(key="takes", kind=LENGTH, about="how long it may take"),
        Field(key="binding", kind=FLAG, about="true where what comes of it binds"),
        SOURCE_FIELD,
    ),
    make=lambda values: DisputeStep(**values),
    bears_on=(TestName.RULING,),
)
