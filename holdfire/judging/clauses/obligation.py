"""The clause that lays a duty on someone: once by a date, before a date, or standing."""

from holdfire.judging.clauses.field import Field, list_kind
from holdfire.judging.clauses.fields import (
    ACTS,
    FLAG,
    ID,
    MOMENT,
    NUMBER,
    PARTIES,
    PHASE,
    RATE,
    SOURCE_FIELD,
    TEXT,
    ZONES,
    reference_kind,
)
from holdfire.judging.clauses.kind import ClauseKind, Values, check_order
from holdfire.judging.clauses.other_duty import DEADLINE, OTHER_DUTIES, check_deadline, with_deadline
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.duty import Obligation

DUTIES = list_kind(reference_kind("obligations"))


def _check(page: Page, path: Where, values: Values) -> None:
    check_deadline(page, path, values)
    for key in ("depends_on", "mutual_with"):
        if values.get("id") in values.get(key, ()):
            page.refuse((*path, key), "the obligation itself", "other obligations")
    check_order(page, path, values, "start", "by")
    check_order(page, path, values, "start", "before")


def _make(values: Values) -> Obligation:
    return Obligation(**with_deadline(values))


OBLIGATION = ClauseKind(
    key="obligations",
    into="obligations",
    about="duties to do something, once or standing",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the duty in plain words", required=True),
        Field(key="owners", kind=PARTIES, about="whose duty it is", required=True),
        Field(key="toward", kind=PARTIES, about="to whom it is owed"),
        Field(key="fulfilled_by", kind=ACTS, about="codes of the acts that show it done"),
        Field(key="from", kind=MOMENT, about="since when it runs", into="start"),
        *DEADLINE,
        Field(key="quantity", kind=NUMBER, about="how much"),
        Field(key="unit", kind=TEXT, about="of what"),
        Field(key="rate", kind=RATE, about="how much how often, such as 2 a week"),
        Field(key="depends_on", kind=DUTIES, about="obligations that must be done first"),
        Field(key="mutual_with", kind=DUTIES, about="duties of the other side that go hand in hand with it"),
        Field(key="phase", kind=PHASE, about="the phase in which it falls"),
        Field(key="zones", kind=ZONES, about="the zones it speaks of"),
        Field(key="best_efforts", kind=FLAG, about="true where only efforts are owed"),
        Field(key="reported", kind=TEXT, about="how far it is done, as a person entered it, with the source"),
        Field(key="other_readings", kind=OTHER_DUTIES, about="how other texts of the agreement have it"),
        SOURCE_FIELD,
    ),
    make=_make,
    check=_check,
)
