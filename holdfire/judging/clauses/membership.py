"""The clause that says who stands in the agreement, in what role, from when to when."""

from functools import partial

from holdfire.judging.clauses.field import Field, choice_kind
from holdfire.judging.clauses.fields import ACTOR, ACTORS, FLAG, MOMENT, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind, check_order
from holdfire.model.finding import TestName
from holdfire.model.membership import Membership, PartyRole, Standing

MEMBERSHIP = ClauseKind(
    key="parties",
    into="memberships",
    about="who stands in the agreement, in what role, from when to when",
    fields=(
        Field(key="actor", kind=ACTOR, about="who", required=True),
        Field(key="role", kind=choice_kind(PartyRole), about="in what capacity", required=True),
        Field(key="standing", kind=choice_kind(Standing), about="where the actor stands", required=True),
        Field(key="from", kind=MOMENT, about="since when", into="since"),
        Field(key="to", kind=MOMENT, about="until when", into="until"),
        Field(key="declared_to", kind=ACTORS, about="whom the actor told"),
        Field(key="condition", kind=TEXT, about="the condition the actor put"),
        Field(key="also_belligerent", kind=FLAG, about="true for a guarantor whose forces fight"),
        Field(key="undertakes_for", kind=ACTORS, about="those it bound with itself"),
        Field(key="obliged_via", kind=ACTOR, about="the party through which one who signed nothing is bound"),
        Field(key="signatory", kind=TEXT, about="who signed"),
        Field(key="capacity", kind=TEXT, about="in what capacity"),
        SOURCE_FIELD,
    ),
    make=lambda values: Membership(**values),
    check=partial(check_order, first="since", second="until"),
    bears_on=(TestName.ACTOR, TestName.TARGET),
)
