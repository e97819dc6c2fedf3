"""The clause that allows acts which would else be forbidden, to someone, against someone."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTS, FLAG, ID, PARTIES, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.agreement import Permission
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
        SOURCE_FIELD,
    ),
    make=lambda values: Permission(**values),
    bears_on=(TestName.EXCEPTION,),
)
