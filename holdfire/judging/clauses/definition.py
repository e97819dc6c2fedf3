"""The clause that says what the text means by a term."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTS, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.finding import TestName
from holdfire.model.instrument import Definition

DEFINITION = ClauseKind(
    key="definitions",
    into="definitions",
    about="what the text means by a term",
    fields=(
        Field(key="term", kind=TEXT, about="the term, such as offensive", required=True),
        Field(key="text", kind=TEXT, about="what it means, in plain words", required=True),
        Field(key="acts", kind=ACTS, about="codes of the acts that fall under it"),
        SOURCE_FIELD,
    ),
    make=lambda values: Definition(**values),
    bears_on=(TestName.ACT,),
)
