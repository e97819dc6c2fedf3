"""The document of the API tells what the tables of pages and forms hold, and no more."""

from dataclasses import dataclass
from enum import StrEnum

import pytest
from jsonschema import Draft202012Validator

from holdfire.showing.teller import Teller
from holdfire.web.asked import MOST_NUMBER
from holdfire.web.form_at import FormAt
from holdfire.web.forms import FORMS
from holdfire.web.openapi import Schema, openapi
from holdfire.web.page_at import PageAt
from holdfire.web.pages import PAGES
from holdfire.web.roles import Role


class Sort(StrEnum):
    """How to sort."""

    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True, kw_only=True)
class BellsAsked:
    """What may be asked of bells."""

    tower: str
    sort: Sort | None = None
    skip: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bells:
    """What rang,
    and how often.

    Nobody counts."""

    rang: tuple[str, ...]
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RingAsked:
    """A bell is rung. And again."""

    tower: str
    times: int
    why: str | None = None


def bells(_teller: Teller, _asked: BellsAsked) -> Bells:
    return Bells(rang=())


PAGE = PageAt(
    name="bells", path="/towers/{tower}", asked=BellsAsked, gives=Bells, build=bells, about="What rang."
)
FORM = FormAt(
    name="ring",
    path="/towers/{tower}/ring",
    asked=RingAsked,
    do=lambda _desk, _seat, _now, _asked: "",
    role=Role.ANALYST,
)


@pytest.fixture(scope="module")
def document() -> Schema:
    return openapi((PAGE,), (FORM,), ("here",))


def test_a_page_stands_at_its_address_as_the_record_is_and_as_it_was(document: Schema) -> None:
    assert set(document["paths"]) == {
        "/api/seat",
        "/api/{case}/towers/{tower}",
        "/api/{case}/as-of/{moment}/towers/{tower}",
        "/api/{case}/towers/{tower}/ring",
    }


def test_what_may_be_asked_are_its_parameters_each_where_it_stands(document: Schema) -> None:
    asked = {
        each["name"]: each for each in document["paths"]["/api/{case}/towers/{tower}"]["get"]["parameters"]
    }
    assert {name: each["in"] for name, each in asked.items()} == {
        "case": "path",
        "tower": "path",
        "sort": "query",
        "skip": "query",
    }
    assert asked["case"]["schema"]["enum"] == ["here"]
    assert asked["sort"]["schema"] == {"$ref": "#/components/schemas/Sort"}
    assert asked["skip"]["schema"]["minimum"] == 0
    assert asked["skip"]["schema"]["maximum"] == MOST_NUMBER
    assert asked["skip"]["required"] is False


def test_a_form_is_sent_as_one_json_object_without_what_its_address_says(document: Schema) -> None:
    operation = document["paths"]["/api/{case}/towers/{tower}/ring"]["post"]
    body = operation["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["properties"]) == {"times", "why"}
    assert body["required"] == ["times"]
    assert body["additionalProperties"] is False
    assert operation["summary"] == "A bell is rung."
    assert "analyst" in operation["description"]
    assert "409" in operation["responses"]


def test_what_a_page_gives_is_its_dataclass_in_plain_words(document: Schema) -> None:
    answer = document["paths"]["/api/{case}/towers/{tower}"]["get"]["responses"]["200"]
    assert answer["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Bells"}
    assert document["components"]["schemas"]["Bells"]["description"] == (
        "What rang, and how often. Nobody counts."
    )


def test_the_real_document_names_every_page_and_every_form_and_all_its_references_lead_somewhere() -> None:
    real = openapi(PAGES, FORMS, ("here",))
    ids = {each["operationId"] for methods in real["paths"].values() for each in methods.values()}
    assert {page.name for page in PAGES} <= ids
    assert {f"do-{form.name}" for form in FORMS} <= ids
    assert real["openapi"] == "3.1.0"
    named = set(real["components"]["schemas"])
    assert {ref.rpartition("/")[2] for ref in references(real)} <= named
    for schema in real["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)


def test_no_two_pages_and_no_two_forms_have_one_name_or_one_address() -> None:
    for table in (PAGES, FORMS):
        for each in ("name", "path"):
            told = [getattr(item, each) for item in table]
            assert sorted(set(told)) == sorted(told)


def references(thing: object) -> set[str]:
    if isinstance(thing, dict):
        own = {thing["$ref"]} if isinstance(thing.get("$ref"), str) else set()
        return own.union(*(references(value) for value in thing.values()))
    if isinstance(thing, list | tuple):
        return set().union(*(references(value) for value in thing))
    return set()
