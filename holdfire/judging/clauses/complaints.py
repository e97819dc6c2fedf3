"""The clause that says how a breach is brought up."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, LENGTH, PARTIES, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.oversight import Complaints

COMPLAINTS = ClauseKind(
    key="complaints",
    into="complaints",
    about="how a breach is brought up",
    fields=(
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="who_may", kind=PARTIES, about="who may; absent: every party"),
        Field(key="toward", kind=ACTORS, about="to whom"),
        Field(key="within", kind=LENGTH, about="within what time after it"),
        SOURCE_FIELD,
    ),
    make=lambda values: Complaints(**values),
)
