"""The clause that keeps what someone said of the truce's legal life: in force, suspended, over."""

from holdfire.judging.clauses.field import Field, choice_kind
from holdfire.judging.clauses.fields import ACTOR, FLAG, MOMENT, SOURCE_FIELD
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.finding import TestName
from holdfire.model.truce_life import ClaimedStatus, StatusClaim

STATUS_CLAIM = ClauseKind(
    key="status_claims",
    into="status_claims",
    about="what someone said of the truce's legal life; claims that clash stand side by side",
    fields=(
        Field(key="status", kind=choice_kind(ClaimedStatus), about="what was said", required=True),
        Field(key="claimant", kind=ACTOR, about="who said it", required=True),
        Field(key="at", kind=MOMENT, about="when it was said", required=True),
        Field(
            key="competent",
            kind=FLAG,
            about="whether the agreement gives the claimant that say; absent: it does not tell",
        ),
        SOURCE_FIELD,
    ),
    make=lambda values: StatusClaim(**values),
    bears_on=(TestName.TIME,),
)
