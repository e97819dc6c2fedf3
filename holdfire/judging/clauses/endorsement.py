"""The clause that keeps who took the agreement up."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTOR, FLAG, MOMENT, SOURCE_FIELD
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.instrument import Endorsement

ENDORSEMENT = ClauseKind(
    key="endorsements",
    into="endorsements",
    about="who took the agreement up",
    fields=(
        Field(key="body", kind=ACTOR, about="which body", required=True),
        Field(key="at", kind=MOMENT, about="when"),
        Field(key="binding", kind=FLAG, about="whether that binds; absent: not said"),
        SOURCE_FIELD,
    ),
    make=lambda values: Endorsement(**values),
)
