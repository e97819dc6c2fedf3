"""The clause that draws a line."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import GEOMETRY, ID, MOMENT, PARTIES, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.model.finding import TestName
from holdfire.model.terrain import Line

LINE = ClauseKind(
    key="lines",
    into="lines",
    about="lines of contact, withdrawal or demarcation",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="parties", kind=PARTIES, about="for whom it counts; absent: for all"),
        Field(key="as_of", kind=MOMENT, about="the day whose line it is"),
        Field(key="geometry", kind=GEOMETRY, about="its course, a LineString or MultiLineString"),
        SOURCE_FIELD,
    ),
    make=lambda values: Line(**values),
    bears_on=(TestName.PLACE,),
)
