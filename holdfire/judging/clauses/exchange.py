"""The clause that exchanges persons or things: who hands over how many, by what calendar."""

from collections.abc import Mapping
from typing import Any

from holdfire.judging.clauses.field import Field, FieldKind, list_kind, read_fields, schema_of
from holdfire.judging.clauses.fields import ACTS, ID, MOMENT, NUMBER, PARTIES, SOURCE_FIELD, TEXT, WITHIN
from holdfire.judging.clauses.kind import ClauseKind, Values
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.duty import Exchange, ExchangeStep

STEP_FIELDS = (
    Field(key="count", kind=NUMBER, about="how many", required=True),
    Field(key="by", kind=MOMENT, about="by when", into="due"),
    Field(key="within", kind=WITHIN, about="or how long after an event"),
)


def _step(page: Page, path: Where, given: Mapping[str, Any]) -> ExchangeStep | None:
    values = read_fields(STEP_FIELDS, page, path, given)
    return ExchangeStep(**values) if "count" in values else None


def _check(page: Page, path: Where, values: Values) -> None:
    """A calendar must add up to the whole."""
    steps, count = values.get("steps", ()), values.get("count")
    told = sum(step.count for step in steps)
    if steps and count is not None and told != count:
        page.refuse((*path, "steps"), f"steps of {told} for a count of {count}", "steps that add up to it")


STEPS = list_kind(FieldKind(schema=schema_of(STEP_FIELDS, "how many by when"), read=_step, types=(dict,)))

EXCHANGE = ClauseKind(
    key="exchanges",
    into="exchanges",
    about="persons or things handed over by one side for those of the other",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the clause in plain words", required=True),
        Field(key="giver", kind=PARTIES, about="who hands over", required=True),
        Field(key="receiver", kind=PARTIES, about="to whom", required=True),
        Field(key="of_what", kind=TEXT, about="whom or what, such as hostages"),
        Field(key="count", kind=NUMBER, about="how many in all"),
        Field(key="ratio", kind=TEXT, about="for how many of the other side's, in plain words"),
        Field(key="steps", kind=STEPS, about="how many by when"),
        Field(key="fulfilled_by", kind=ACTS, about="codes of the acts that show it done"),
        Field(key="reported", kind=TEXT, about="how far it is done, as a person entered it, with the source"),
        SOURCE_FIELD,
    ),
    make=lambda values: Exchange(**values),
    check=_check,
)
