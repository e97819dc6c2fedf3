"""The clause that sets up a body to watch, and says how far it may judge."""

from functools import partial

from holdfire.judging.clauses.field import Field, choice_kind
from holdfire.judging.clauses.fields import ACTOR, ACTORS, MOMENT, SOURCE_FIELD, TEXT, TEXTS
from holdfire.judging.clauses.kind import ClauseKind, check_order
from holdfire.model.finding import TestName
from holdfire.model.oversight import Mandate, Monitor, MonitorKind

MONITOR = ClauseKind(
    key="monitors",
    into="monitors",
    about="who watches, with what powers, and how far that body may judge",
    fields=(
        Field(key="actor", kind=ACTOR, about="which body", required=True),
        Field(key="kind", kind=choice_kind(MonitorKind), about="who it is made of", required=True),
        Field(key="mandate", kind=choice_kind(Mandate), about="how far it may judge", required=True),
        Field(key="text", kind=TEXT, about="its work in plain words"),
        Field(key="members", kind=ACTORS, about="who sits in it"),
        Field(key="powers", kind=TEXTS, about="what it may do"),
        Field(key="access", kind=TEXT, about="where it may go"),
        Field(key="from", kind=MOMENT, about="since when", into="since"),
        Field(key="to", kind=MOMENT, about="until when", into="until"),
        SOURCE_FIELD,
    ),
    make=lambda values: Monitor(**values),
    check=partial(check_order, first="since", second="until"),
    bears_on=(TestName.RULING,),
)
