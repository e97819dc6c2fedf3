"""The clause that leaves an actor, or everyone on an outside list, without the agreement's protection."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import ACTOR, ACTORS, FLAG, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind, Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.agreement import Exclusion
from holdfire.model.finding import TestName


def _check(page: Page, path: Where, values: Values) -> None:
    if ("actor" in values) == ("outside_list" in values):
        found = "both actor and outside_list" if "actor" in values else "neither actor nor outside_list"
        page.refuse(path, found, "one of the two: an actor by name, or an outside list")


EXCLUSION = ClauseKind(
    key="exclusions",
    into="exclusions",
    about="whom the agreement does not protect, by name or by an outside list",
    fields=(
        Field(key="actor", kind=ACTOR, about="who is excluded by name"),
        Field(key="outside_list", kind=TEXT, about="the list, kept by someone else, that excludes"),
        Field(key="listed", kind=ACTORS, about="the case's actors known to be on the list"),
        Field(key="dynamic", kind=FLAG, about="true where the list may change after the agreement"),
        SOURCE_FIELD,
    ),
    make=lambda values: Exclusion(**values),
    check=_check,
    bears_on=(TestName.ACTOR, TestName.TARGET),
)
