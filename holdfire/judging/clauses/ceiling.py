"""The clause that sets a ceiling of men or weapons."""

from functools import partial

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ID, MOMENT, NUMBER, PARTIES, QUANTITY, SOURCE_FIELD, TEXT, ZONES
from holdfire.judging.clauses.kind import ClauseKind, check_order
from holdfire.model.duty import Ceiling

CEILING = ClauseKind(
    key="ceilings",
    into="ceilings",
    about="how many men or weapons someone may have",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="of_what", kind=TEXT, about="of men or of which weapons", required=True),
        Field(key="at_most", kind=QUANTITY, about="how many at most; 0 bars them", required=True),
        Field(key="binds", kind=PARTIES, about="whom; absent: every party"),
        Field(key="zones", kind=ZONES, about="where; absent: everywhere"),
        Field(key="from_calibre_mm", kind=NUMBER, about="the calibre from which it counts"),
        Field(key="from", kind=MOMENT, about="since when", into="since"),
        Field(key="to", kind=MOMENT, about="until when", into="until"),
        Field(key="reported", kind=TEXT, about="how many there are, as a person entered it, with the source"),
        SOURCE_FIELD,
    ),
    make=lambda values: Ceiling(**values),
    check=partial(check_order, first="since", second="until"),
)
