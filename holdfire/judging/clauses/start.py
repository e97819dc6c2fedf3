"""The clause that says when it starts: as the text has it, as planned, as it came about."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTORS, FLAG, MOMENT, SOURCE_FIELD
from holdfire.judging.clauses.kind import ClauseKind, Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.finding import TestName
from holdfire.model.truce_life import Start


def _check(page: Page, path: Where, _values: Values) -> None:
    told = {"stated", "scheduled", "actual"} & page.entry("start").keys()
    if page.entry("start") and not told:
        page.refuse(path, "no moment", "at least one of stated, scheduled, actual")


START = ClauseKind(
    key="start",
    into="start",
    about="when it starts: three moments that may differ",
    fields=(
        Field(key="stated", kind=MOMENT, about="when the text says it starts"),
        Field(key="scheduled", kind=MOMENT, about="when it was planned to start"),
        Field(key="actual", kind=MOMENT, about="when it came into effect"),
        Field(key="attested_by", kind=ACTORS, about="on whose word it came into effect"),
        Field(key="disputed", kind=FLAG, about="true where the parties differ about the start"),
        SOURCE_FIELD,
    ),
    make=lambda values: Start(**values),
    check=_check,
    many=False,
    required=True,
    bears_on=(TestName.TIME,),
)
