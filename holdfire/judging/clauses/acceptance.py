"""The clause that says how one joins: by when, whom one tells, who attests it."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, MOMENT, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.membership import Acceptance

ACCEPTANCE = ClauseKind(
    key="acceptance",
    into="acceptance",
    about="how one joins: by when, and whom one tells",
    fields=(
        Field(key="text", kind=TEXT, about="the procedure in plain words"),
        Field(key="deadline", kind=MOMENT, about="by when, that moment included"),
        Field(key="declared_to", kind=ACTORS, about="whom one tells"),
        Field(key="attested_by", kind=ACTORS, about="who attests that one has joined"),
        SOURCE_FIELD,
    ),
    make=lambda values: Acceptance(**values),
    many=False,
)
