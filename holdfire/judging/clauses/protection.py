"""The clause that protects persons or objects whoever attacks them."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTOR_KINDS, ACTORS, ID, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind, Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.ban import Protection
from holdfire.model.finding import TestName


def _check(page: Page, path: Where, values: Values) -> None:
    if not values.get("actors") and not values.get("kinds"):
        page.refuse(path, "neither actors nor kinds", "who is protected: actors, kinds, or both")


PROTECTION = ClauseKind(
    key="protections",
    into="protections",
    about="persons and objects protected whoever attacks them",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="actors", kind=ACTORS, about="who is protected by name"),
        Field(key="kinds", kind=ACTOR_KINDS, about="kinds of actor that are protected, such as organisation"),
        SOURCE_FIELD,
    ),
    make=lambda values: Protection(**values),
    check=_check,
    bears_on=(TestName.TARGET,),
)
