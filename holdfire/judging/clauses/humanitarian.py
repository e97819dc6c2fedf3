"""The clause that gives aid its way: who owes access, by what standard, how much."""

from functools import partial

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTS, ID, MOMENT, PARTIES, RATE, SOURCE_FIELD, TEXT, TEXTS, ZONES
from holdfire.judging.clauses.kind import ClauseKind, check_order
from holdfire.model.duty import Humanitarian
from holdfire.model.finding import TestName

HUMANITARIAN = ClauseKind(
    key="humanitarian",
    into="humanitarian",
    about="aid that must pass, and by what standard",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="owners", kind=PARTIES, about="who owes it; absent: every party"),
        Field(key="toward", kind=PARTIES, about="to whom"),
        Field(key="standards", kind=TEXTS, about="how: rapid, safe, unhindered, sustained"),
        Field(key="zones", kind=ZONES, about="the corridors it goes through"),
        Field(key="rate", kind=RATE, about="how much, how often"),
        Field(key="fulfilled_by", kind=ACTS, about="codes of the acts that show it kept"),
        Field(key="hindered_by", kind=ACTS, about="codes of the acts that break it"),
        Field(key="from", kind=MOMENT, about="since when", into="since"),
        Field(key="to", kind=MOMENT, about="until when", into="until"),
        SOURCE_FIELD,
    ),
    make=lambda values: Humanitarian(**values),
    check=partial(check_order, first="since", second="until"),
    bears_on=(TestName.ACT,),
)
