"""The clause that sets a stage of the agreement: when it opens, how long it runs."""

from holdfire.judging.clauses.field import Field
from holdfire.judging.clauses.fields import FLAG, ID, LENGTH, MOMENT, SOURCE_FIELD, TEXT, event_kind
from holdfire.judging.clauses.kind import ClauseKind, Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.finding import TestName
from holdfire.model.truce_life import Phase

AFTER = event_kind("phases")


def _check(page: Page, path: Where, values: Values) -> None:
    if ("since" in values) == ("after" in values):
        found = "both from and after" if "since" in values else "neither from nor after"
        page.refuse(path, found, "one of the two: a moment, or the phase it follows (start: with the truce)")
    if values.get("after") == values.get("id"):
        page.refuse((*path, "after"), "the phase itself", "the phase before it, or start")


PHASE = ClauseKind(
    key="phases",
    into="phases",
    about="stages, each with its own time",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="from", kind=MOMENT, about="when it begins", into="since"),
        Field(key="after", kind=AFTER, about="the phase it follows, or start"),
        Field(key="length", kind=LENGTH, about="how long it runs"),
        Field(key="entry", kind=TEXT, about="the condition on which it opens"),
        Field(key="entered", kind=TEXT, about="that it was opened, as a person entered it, with the source"),
        Field(key="carries_on", kind=FLAG, about="true where the stage before goes on meanwhile"),
        SOURCE_FIELD,
    ),
    make=lambda values: Phase(**values),
    check=_check,
    bears_on=(TestName.TIME,),
)
