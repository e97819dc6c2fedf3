"""The clause that says plainly what the text does not say."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.finding import TestName
from holdfire.model.truce_life import Silence

SILENCE = ClauseKind(
    key="silence",
    into="silences",
    about="what the text does not say",
    fields=(
        Field(key="about", kind=TEXT, about="the matter it is silent on", required=True),
        Field(key="note", kind=TEXT, about="what is known of it all the same"),
    ),
    make=lambda values: Silence(**values),
    bears_on=(TestName.ACT,),
)
