"""The API keeps its own document: whatever is asked, it answers as the document says and never breaks."""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zlib import crc32

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from holdfire.config import read_config
from holdfire.open_case import OpenCase
from holdfire.web.api import FORM_TOKEN
from holdfire.web.app import workbench
from holdfire.web.desk import Desk

LONG = "HOLDFIRE_LONG"
"""Set for a run by hand that asks each address many times, with new questions each time."""

EXAMPLES = 300 if os.environ.get(LONG) else 4
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@dataclass(frozen=True)
class Served:
    """The workbench over a case of its own, the token of its seat, and ids that the record holds by the
    first word of the addresses that ask for them."""

    app: Starlette
    form_token: str
    ids: Mapping[str, Sequence[str]]


@pytest.fixture(scope="module")
def served(desk_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("contract") / "syria-2016"
    shutil.copytree(desk_case, folder)
    with OpenCase(read_config(folder, os.environ)) as case:
        view, now = case.view(), datetime.now(UTC)
        record = view.reconciled()
        app = workbench({"syria-2016": Desk("syria-2016", case)}, lambda: now, "ada")
        ids = {
            "incidents": [incident.id for incident in record.incidents],
            "statements": [statement.id for statement in record.statements],
            "stories": [story.id for story in record.stories],
            "reports": [report.id for report in view.reports()],
            "captures": [capture.sha256 for capture in view.captures()],
            "actors": [actor.id for actor in view.case().actors],
            "agreement": [clause.id for clause in view.agreement().prohibitions],
        }
        with TestClient(app, base_url="http://127.0.0.1") as client:
            yield Served(app, client.get("/api/seat").json()["form_token"], ids)


@pytest.fixture(scope="module")
def document(served: Served) -> OpenApiSchema:
    return schemathesis.openapi.from_asgi("/api/openapi.json", answering(served.app))


def answering(app: ASGIApp) -> ASGIApp:
    """What a server makes of an application: an error nobody foresaw is an answer of 500, no more."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(Exception):
            await app(scope, receive, send)

    return answer


def test_every_address_answers_as_its_document_says(document: OpenApiSchema, served: Served) -> None:
    broken = []
    for result in document.get_all_operations():
        operation = result.ok()
        try:
            answers = ask(operation, served)
        except (FailureGroup, AssertionError) as error:
            broken.append(f"{operation.label}: {told(error)}")
            continue
        if operation.method == "get" and 200 not in answers:
            broken.append(f"{operation.label}: was never asked what it answers, only {sorted(answers)}")
    assert not broken, "\n".join(broken)


def ask(operation: APIOperation, served: Served) -> set[int]:
    """Asks an address many things, most of them about ids and moments that are on record, and gives every
    status it answered with."""
    answers = set()
    known = next((served.ids[part] for part in operation.path.split("/") if part in served.ids), ())

    @given(case=operation.as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=not os.environ.get(LONG),
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.explicit, Phase.generate],
    )
    def asked(case: schemathesis.Case) -> None:
        for name, value in case.path_parameters.items():
            drawn = crc32(repr(value).encode())
            if name == "moment" and drawn % 4:
                case.path_parameters[name] = "now"
            elif name != "case" and known and drawn % 4:
                case.path_parameters[name] = known[drawn % len(known)]
        answer = case.call_and_validate(checks=CHECKS, headers={FORM_TOKEN: served.form_token})
        answers.add(answer.status_code)

    asked()
    return answers


def told(error: BaseException) -> str:
    """What failed, and how to ask it again."""
    parts = getattr(error, "exceptions", ())
    return f"{error} {'; '.join(map(str, parts))}"


def test_a_document_that_promises_otherwise_is_found_to_be_broken(served: Served) -> None:
    document = TestClient(served.app, base_url="http://127.0.0.1").get("/api/openapi.json").json()
    document["components"]["schemas"]["Asking"]["properties"]["role"] = {"type": "integer"}
    broken = schemathesis.openapi.from_dict(document)
    broken.app = answering(served.app)
    with pytest.raises(FailureGroup):
        ask(broken["/api/seat"]["GET"], served)
