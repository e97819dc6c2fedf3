"""The clause that allows acts which would else be forbidden, to someone, against someone."""

from functools import partial

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTS, FLAG, ID, MOMENT, PARTIES, SOURCE_FIELD, TEXT, ZONES
from holdfire.judging.clauses.kind import ClauseKind, check_order
from holdfire.judging.clauses.other_reading import OTHER_READINGS
from holdfire.model.ban import Permission
from holdfire.model.finding import TestName

PERMISSION = ClauseKind(
    key="permissions",
    into="permissions",
    about="acts that may be done all the same",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="acts", kind=ACTS, about="codes of the acts it allows", required=True),
        Field(key="holders", kind=PARTIES, about="who may; absent: every party"),
        Field(
            key="against",
            kind=PARTIES,
            about="against whom, `excluded` for everyone excluded; absent: anyone",
        ),
        Field(key="standard", kind=TEXT, about="the standard it must meet, such as proportionate"),
        Field(key="self_defence", kind=FLAG, about="true for the right of self-defence"),
        Field(key="condition", kind=TEXT, about="the condition on which it holds"),
        Field(key="from", kind=MOMENT, about="since when, where not from the start", into="since"),
        Field(key="to", kind=MOMENT, about="until when, where not to the end", into="until"),
        Field(key="zones", kind=ZONES, about="the zones in which it holds; absent: everywhere"),
        Field(key="other_readings", kind=OTHER_READINGS, about="how other texts of the agreement have it"),
        SOURCE_FIELD,
    ),
    make=lambda values: Permission(**values),
    check=partial(check_order, first="since", second="until"),
    bears_on=(TestName.EXCEPTION,),
)
