"""The clause that leaves an actor, or everyone on an outside list, without the agreement's protection."""

from collections.abc import Mapping
from typing import Any

from holdfire.judging.clauses.field import Field, FieldKind, list_kind, read_fields, schema_of
from holdfire.judging.clauses.fields import ACTOR, FLAG, MOMENT, SOURCE_FIELD, TEXT
from holdfire.judging.clauses.kind import ClauseKind, Values, check_order
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.finding import TestName
from holdfire.model.membership import Exclusion, Listed

LISTED_FIELDS = (
    Field(key="actor", kind=ACTOR, about="who", required=True),
    Field(key="from", kind=MOMENT, about="since when it stood on the list", into="since"),
    Field(key="to", kind=MOMENT, about="until when", into="until"),
)


def _listed(page: Page, path: Where, given: str | Mapping[str, Any]) -> Listed | None:
    if isinstance(given, str):
        return Listed(actor=ACTOR.read(page, path, given))
    values = read_fields(LISTED_FIELDS, page, path, given)
    check_order(page, path, values, "since", "until")
    return Listed(**values) if "actor" in values else None


LISTED = list_kind(
    FieldKind(
        schema={"anyOf": [dict(ACTOR.schema), schema_of(LISTED_FIELDS, "an actor on the list")]},
        read=_listed,
        types=(str, dict),
    )
)


def _check(page: Page, path: Where, values: Values) -> None:
    if ("actor" in values) == ("outside_list" in values):
        found = "both actor and outside_list" if "actor" in values else "neither actor nor outside_list"
        page.refuse(path, found, "one of the two: an actor by name, or an outside list")
    check_order(page, path, values, "since", "until")


EXCLUSION = ClauseKind(
    key="exclusions",
    into="exclusions",
    about="whom the agreement does not protect, by name or by an outside list",
    fields=(
        Field(key="actor", kind=ACTOR, about="who is excluded by name"),
        Field(key="outside_list", kind=TEXT, about="the list, kept by someone else, that excludes"),
        Field(
            key="listed",
            kind=LISTED,
            about="the case's actors known to be on the list, each by its id or with the time it stood there",
        ),
        Field(key="dynamic", kind=FLAG, about="true where the list may change after the agreement"),
        Field(key="from", kind=MOMENT, about="since when it is excluded", into="since"),
        Field(key="to", kind=MOMENT, about="until when", into="until"),
        SOURCE_FIELD,
    ),
    make=lambda values: Exclusion(**values),
    check=_check,
    bears_on=(TestName.ACTOR, TestName.TARGET),
)
