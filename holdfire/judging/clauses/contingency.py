"""The clause, in the text or outside it, that says what is to follow if the truce fails."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, FLAG, ID, SOURCE_FIELD, TEXT, TEXTS
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.trigger import Contingency

CONTINGENCY = ClauseKind(
    key="contingencies",
    into="contingencies",
    about='what is said to follow if it fails, such as a "Plan B"',
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="names", kind=TEXTS, about="what people call it", required=True),
        Field(key="text", kind=TEXT, about="what it is, in plain words", required=True),
        Field(key="owner", kind=ACTORS, about="whose contingency it is"),
        Field(key="announced_by", kind=ACTORS, about="who announced it"),
        Field(key="denied_by", kind=ACTORS, about="who says there is none"),
        Field(key="in_text", kind=FLAG, about="true where the agreement's text holds it"),
        SOURCE_FIELD,
    ),
    make=lambda values: Contingency(**values),
)
