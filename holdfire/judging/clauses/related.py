"""The clause that names instruments before, beside and after this one."""

from holdfire.judging.clauses.field import Field, choice_kind
from holdfire.judging.clauses.fields import ID, MOMENT, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.instrument import RelatedInstrument, Relation

RELATED = ClauseKind(
    key="related",
    into="related",
    about="instruments before, beside and after it",
    fields=(
        Field(key="name", kind=TEXT, about="what it is called", required=True),
        Field(
            key="relation",
            kind=choice_kind(Relation),
            about="what it is to this one",
            required=True,
        ),
        Field(key="agreement", kind=ID, about="its id, where a file holds it"),
        Field(key="at", kind=MOMENT, about="of when it is", into="dated"),
        Field(key="note", kind=TEXT, about="what is known of it"),
    ),
    make=lambda values: RelatedInstrument(**values),
)
