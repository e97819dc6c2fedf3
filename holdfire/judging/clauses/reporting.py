"""The clause that makes someone report: to whom, first by when, how often."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import FLAG, ID, LENGTH, MOMENT, PARTIES, SOURCE_FIELD, TEXT, WITHIN
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.oversight import Reporting

REPORTING = ClauseKind(
    key="reporting",
    into="reporting",
    about="who reports to whom, by when and how often",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="owners", kind=PARTIES, about="whose duty it is", required=True),
        Field(key="toward", kind=PARTIES, about="to whom"),
        Field(key="by", kind=MOMENT, about="the first report, by when", into="due"),
        Field(key="within", kind=WITHIN, about="or how long after an event"),
        Field(key="every", kind=LENGTH, about="how often after that"),
        Field(key="public", kind=FLAG, about="whether it is published; absent: not said"),
        Field(key="reported", kind=TEXT, about="how far it is done, as a person entered it, with the source"),
        SOURCE_FIELD,
    ),
    make=lambda values: Reporting(**values),
)
