"""The clause that says what, once it has come about, moves the matter on."""

from collections.abc import Mapping
from typing import Any

from holdfire.judging.clauses.field import Field, FieldKind, choice_kind, read_fields, schema_of
from holdfire.judging.clauses.fields import (
    ACTORS,
    ACTS,
    DURATION,
    FLAG,
    ID,
    IDS,
    MOMENT,
    NUMBER,
    PARTIES,
    SOURCE_FIELD,
    TEXT,
    TEXTS,
)
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.judging.clauses.page import Page
from holdfire.lexicon.hand_file import Where
from holdfire.model.incident import EvidenceState
from holdfire.model.trigger import Condition, Trigger, TriggerKind

CONDITION_FIELDS: Mapping[TriggerKind, tuple[Field, ...]] = {
    TriggerKind.OBLIGATION_OVERDUE: (
        Field(key="obligations", kind=IDS, about="ids of the obligations, any of which", required=True),
    ),
    TriggerKind.APPARENT_BREACHES: (
        Field(key="count", kind=NUMBER, about="how many apparent breaches", required=True),
        Field(key="within", kind=DURATION, about="in how long a stretch", into="window", required=True),
        Field(key="responsible", kind=PARTIES, about="by whom; absent: by anyone"),
        Field(key="acts", kind=ACTS, about="of which acts; absent: of any"),
    ),
    TriggerKind.STATEMENT_BY_AUTHORITY: (
        Field(key="speakers", kind=ACTORS, about="whose word it is", required=True),
        Field(key="says", kind=TEXTS, about="act codes, or words to be found in what is said", required=True),
    ),
    TriggerKind.DATE_PASSED_WITHOUT: (
        Field(key="date", kind=MOMENT, about="the date", required=True),
        Field(key="acts", kind=ACTS, about="acts, any of which should have come about", required=True),
        Field(
            key="within",
            kind=DURATION,
            about="in how long a stretch before the date; absent: ever",
            into="window",
        ),
    ),
}


def _read(page: Page, path: Where, given: Mapping[str, Any]) -> Condition | None:
    for kind, fields in CONDITION_FIELDS.items():
        entry = given.get(kind.value)
        if isinstance(entry, dict):
            return Condition(kind=kind, **read_fields(fields, page, (*path, kind.value), entry))
    return None


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
        Field(key="in_text", kind=FLAG, about="false where it stands outside the agreement's text"),
        SOURCE_FIELD,
    ),
    make=lambda values: Trigger(**values),
)
