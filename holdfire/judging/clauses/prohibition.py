"""The clause that forbids acts to someone, toward someone."""

from functools import partial

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import (
    ACTS,
    DOMAINS,
    ID,
    MOMENT,
    PARTIES,
    PHASE,
    SOURCE_FIELD,
    TEXT,
    TEXTS,
    ZONES,
)
from holdfire.judging.clauses.kind import ClauseKind, check_order
from holdfire.judging.clauses.other_reading import OTHER_READINGS, QUANTIFIER
from holdfire.model.ban import Prohibition
from holdfire.model.finding import TestName

PROHIBITION = ClauseKind(
    key="prohibitions",
    into="prohibitions",
    about="acts that may not be done",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="acts", kind=ACTS, about="codes of the acts it forbids", required=True),
        Field(key="binds", kind=PARTIES, about="whom it binds; absent: every party"),
        Field(key="toward", kind=PARTIES, about="toward whom; absent: every party"),
        Field(key="quantifier", kind=QUANTIFIER, about="any act, or offensive ones only"),
        Field(key="from", kind=MOMENT, about="since when, where not from the start", into="since"),
        Field(key="to", kind=MOMENT, about="until when, where not to the end", into="until"),
        Field(key="phase", kind=PHASE, about="the phase in which it holds; absent: in all"),
        Field(key="zones", kind=ZONES, about="the zones in which it holds; absent: everywhere"),
        Field(key="domains", kind=DOMAINS, about="land, air, sea, cyber, abroad; absent: all"),
        Field(key="weapons", kind=TEXTS, about="with which weapons, in plain words; absent: with any"),
        Field(key="other_readings", kind=OTHER_READINGS, about="how other texts of the agreement have it"),
        SOURCE_FIELD,
    ),
    make=lambda values: Prohibition(**values),
    check=partial(check_order, first="since", second="until"),
    bears_on=(TestName.ACT,),
)
