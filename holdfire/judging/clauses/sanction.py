"""The clause that says what may follow a breach."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.oversight import Sanction

SANCTION = ClauseKind(
    key="sanctions",
    into="sanctions",
    about="what may follow a breach, and who decides it",
    fields=(
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="decided_by", kind=ACTORS, about="who decides it"),
        Field(key="upon", kind=TEXT, about="upon what, in plain words"),
        SOURCE_FIELD,
    ),
    make=lambda values: Sanction(**values),
)
