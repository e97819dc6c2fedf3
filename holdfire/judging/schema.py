"""The JSON Schema of an agreement file, made from the kinds of clause; run to publish it."""

import json
import sys
from typing import Any

from holdfire.judging.clauses.field import Field, choice_kind, schema_of, text_kind
from holdfire.judging.clauses.fields import ACTORS, DOMAINS, FLAG, ID, MOMENT, PLACES, TEXT, TEXTS
from holdfire.judging.clauses.kinds import CLAUSE_KINDS
from holdfire.model.agreement import AgreementClass, AgreementKind
from holdfire.model.instrument import TextStatus
from holdfire.model.truce_life import DayCount

DIGEST = text_kind("64 hexadecimal digits", "^[0-9a-f]{64}$")

TEXT_FIELDS = (
    Field(key="id", kind=ID, about="the id by which sources cite it", required=True),
    Field(key="document", kind=TEXT, about="its title", required=True),
    Field(key="url", kind=TEXT, about="where it can be read"),
    Field(key="checked", kind=FLAG, about="whether the file's author read the document itself"),
    Field(key="language", kind=TEXT, about="the language it is in, such as en"),
    Field(key="status", kind=choice_kind(TextStatus), about="official, leaked, a translation, a summary"),
    Field(key="dated", kind=MOMENT, about="of when it is"),
    Field(key="sha256", kind=DIGEST, about="the SHA-256 of the document's bytes"),
)
"""A document the agreement stands in, named once and cited by its id."""

HEAD_FIELDS = (
    Field(key="id", kind=ID, about="the agreement's own id", required=True),
    Field(key="name", kind=TEXT, about="what it is called", required=True),
    Field(key="aliases", kind=TEXTS, about="what else it is called"),
    Field(key="kind", kind=choice_kind(AgreementKind), about="who made it", required=True),
    Field(
        key="class",
        kind=choice_kind(AgreementClass),
        about="how far it goes",
        into="agreement_class",
        required=True,
    ),
    Field(key="zone", kind=TEXT, about="the IANA time zone its days and `local` mean", required=True),
    Field(key="area", kind=PLACES, about="the places it covers; absent: the whole country of the case"),
    Field(key="outside", kind=PLACES, about="places in that area which it does not cover"),
    Field(key="domains", kind=DOMAINS, about="land, air, sea, cyber, abroad; absent: all"),
    Field(
        key="day_count",
        kind=choice_kind(DayCount),
        about="how days after an event are counted: its own day is day 1, the next day is, or by 24 hours",
    ),
    Field(key="monitoring", kind=TEXT, about="who watches, and how, in plain words"),
    Field(key="who_may_judge", kind=ACTORS, about="who may rule on an allegation"),
    Field(key="interpreted_by", kind=ACTORS, about="who has the last word on what it means"),
)
"""What is said of the agreement as a whole."""


def agreement_schema() -> dict[str, Any]:
    """The schema (JSON Schema 2020-12) that an agreement file must fit before its meaning is checked."""
    schema = schema_of(HEAD_FIELDS, "an agreement as data: who is bound to what, since when, where")
    schema["properties"]["texts"] = {
        "type": "array",
        "items": schema_of(TEXT_FIELDS, "a document the agreement stands in"),
        "description": "the documents it stands in, cited by sources by their ids",
    }
    for kind in CLAUSE_KINDS:
        schema["properties"][kind.key] = kind.schema
    schema["required"] += [kind.key for kind in CLAUSE_KINDS if kind.required]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A ceasefire agreement",
        **schema,
    }


def published() -> str:
    """The text of agreement.schema.json."""
    return json.dumps(agreement_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(published())
