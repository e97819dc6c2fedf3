"""The clause that says what, once it has come about, moves the matter on."""

from collections.abc import Mapping
from typing import Any

from holdfire.judging.clauses.field import Field, FieldKind, choice_kind, list_kind, read_fields, schema_of
from holdfire.judging.clauses.fields import (
    ACTORS,
    ACTS,
    DURATION,
    FLAG,
    ID,
    IDS,
    LENGTH,
    MOMENT,
    NUMBER,
    PARTIES,
    QUANTITY,
    SOURCE_FIELD,
    TEXT,
    TEXTS,
    reference_kind,
)
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.incident import EvidenceState
from holdfire.model.trigger import Condition, Trigger, TriggerKind

RESPONSIBLE = Field(key="responsible", kind=PARTIES, about="by whom; absent: by anyone")
OF_ACTS = Field(key="acts", kind=ACTS, about="of which acts; absent: of any")
CALM = Field(key="calm", kind=DURATION, about="once met, cleared after so long without another")
UNTIL_NOW = "in how long a stretch before it; absent: ever"

CONDITION_FIELDS: Mapping[TriggerKind, tuple[Field, ...]] = {
    TriggerKind.OBLIGATION_OVERDUE: (
        Field(key="obligations", kind=IDS, about="ids of the obligations, any of which", required=True),
    ),
    TriggerKind.APPARENT_BREACHES: (
        Field(key="count", kind=NUMBER, about="how many apparent breaches", required=True),
        Field(key="within", kind=DURATION, about="in how long a stretch", into="window", required=True),
        Field(key="clears_at", kind=QUANTITY, about="once met, cleared when so many or fewer are left in it"),
        CALM,
        RESPONSIBLE,
        OF_ACTS,
    ),
    TriggerKind.CALM: (
        Field(key="length", kind=LENGTH, about="how long a calm", required=True),
        Field(key="from", kind=MOMENT, about="from when it counts; absent: from the start", into="since"),
        Field(key="responsible", kind=PARTIES, about="whose breaches break it; absent: anyone's"),
        Field(key="acts", kind=ACTS, about="which acts break it; absent: any apparent breach"),
    ),
    TriggerKind.SEVERE_EVENT: (
        Field(key="killed", kind=NUMBER, about="at least so many killed in one incident"),
        Field(key="protected", kind=FLAG, about="true: on those whom the text protects"),
        CALM,
        RESPONSIBLE,
        OF_ACTS,
    ),
    TriggerKind.STATEMENT_BY_AUTHORITY: (
        Field(key="speakers", kind=ACTORS, about="whose word it is", required=True),
        Field(key="says", kind=TEXTS, about="act codes, or words to be found in what is said", required=True),
    ),
    TriggerKind.DATE_PASSED_WITHOUT: (
        Field(key="date", kind=MOMENT, about="the date", required=True),
        Field(key="acts", kind=ACTS, about="acts, any of which should have come about", required=True),
        Field(key="within", kind=DURATION, about=UNTIL_NOW, into="window"),
    ),
    TriggerKind.PRECONDITION_MISSED: (
        Field(
            key="preconditions",
            kind=list_kind(reference_kind("preconditions")),
            about="ids of the preconditions, any of which",
            required=True,
        ),
    ),
    TriggerKind.LAPSE_WITHOUT_RENEWAL: (Field(key="within", kind=DURATION, about=UNTIL_NOW, into="window"),),
    TriggerKind.NOTICE_OF_TERMINATION: (
        Field(key="speakers", kind=ACTORS, about="who may give notice", required=True),
    ),
    TriggerKind.TALLY: (
        Field(key="claimants", kind=ACTORS, about="whose count it is", required=True),
        Field(key="count", kind=NUMBER, about="how many by that count", required=True),
        Field(key="unit", kind=TEXT, about="of what, in the claimant's words; absent: of anything"),
        Field(key="within", kind=DURATION, about="how lately counted; absent: ever", into="window"),
    ),
    TriggerKind.POLITICAL_JUDGEMENT: (
        Field(key="speakers", kind=ACTORS, about="whose judgement it is", required=True),
    ),
}


def _read(page: Page, path: Where, given: Mapping[str, Any]) -> Condition | None:
    for kind, fields in CONDITION_FIELDS.items():
        entry = given.get(kind.value)
        if isinstance(entry, dict):
            where = (*path, kind.value)
            condition = Condition(kind=kind, **read_fields(fields, page, where, entry))
            _check(page, where, condition)
            return condition
    return None


def _check(page: Page, path: Where, condition: Condition) -> None:
    """What the fields of a condition must be beside one another."""
    if condition.clears_at is not None and condition.clears_at >= condition.count:
        found = f"{condition.clears_at}, and it is met at {condition.count}"
        page.refuse((*path, "clears_at"), found, f"a number below count, so from 0 to {condition.count - 1}")
    severe = condition.kind is TriggerKind.SEVERE_EVENT
    if severe and condition.killed is None and not condition.protected:
        page.refuse(path, "nothing that makes it severe", "killed: a number, or protected: true, or both")
    if condition.protected and not page.entries("protections"):
        page.refuse(
            (*path, "protected"), "true, and the file protects nobody", "an entry under protections first"
        )
    if condition.kind is TriggerKind.LAPSE_WITHOUT_RENEWAL and page.entry("ending").get("silent"):
        page.refuse(path, "an ending that is silent", "at or length under ending, or another condition")


CONDITION = FieldKind(
    schema={
        "type": "object",
        "properties": {
            kind.value: schema_of(fields, kind.value.replace("_", " "))
            for kind, fields in CONDITION_FIELDS.items()
        },
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
        "description": "one of " + ", ".join(kind.value for kind in TriggerKind),
    },
    read=_read,
    types=(dict,),
)

TRIGGER = ClauseKind(
    key="triggers",
    into="triggers",
    about="what, once it has come about, moves the matter on",
    fields=(
        Field(key="id", kind=ID, about="the clause's own id", required=True),
        Field(key="text", kind=TEXT, about="the trigger in plain words", required=True),
        Field(key="when", kind=CONDITION, about="the condition", into="condition", required=True),
        Field(key="floor", kind=choice_kind(EvidenceState), about="the least evidence that counts as fact"),
        Field(key="owner", kind=ACTORS, about="whose trigger it is"),
        Field(key="confirmed_by", kind=ACTORS, about="who may declare it met"),
        Field(key="consequence", kind=TEXT, about="what is to follow"),
        Field(key="contingency", kind=ID, about="the contingency it opens, by id"),
        Field(
            key="suspends",
            kind=list_kind(reference_kind("obligations")),
            about="the obligations that then need not be kept, by id",
        ),
        Field(key="in_text", kind=FLAG, about="false where it stands outside the agreement's text"),
        SOURCE_FIELD,
    ),
    make=lambda values: Trigger(**values),
)
