"""The pages about the agreement file describe every clause and field, and their examples can be read."""

import json
import re
from pathlib import Path

import pytest

from holdfire.judging.agreement_file import read_agreement
from holdfire.judging.clauses.kind import ClauseKind
from holdfire.judging.clauses.kinds import CLAUSE_KINDS
from holdfire.judging.schema import HEAD_FIELDS
from holdfire.lexicon.casebook import read_case
from holdfire.lexicon.hand_file import HandFile

ROOT = Path(__file__).parents[2]
HEADINGS = ["What it says", "Fields", "Example", "How it is used", "What is refused"]
WORLD = read_case(
    {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "examples/syria-2016").glob("*.yaml")}
)


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def example(text: str) -> str:
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1]


def test_the_complete_example_can_be_read() -> None:
    assert read_agreement(example(page("agreements")), "agreement.yaml", WORLD).obligations


def test_the_head_of_the_file_is_described_field_by_field() -> None:
    for field in HEAD_FIELDS:
        assert f"| `{field.key}` |" in page("agreements")


@pytest.mark.parametrize("kind", CLAUSE_KINDS, ids=lambda kind: kind.key)
def test_every_kind_of_clause_has_a_page_with_the_same_headings(kind: ClauseKind) -> None:
    text = page(f"clauses/{kind.key}")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS
    assert f"(clauses/{kind.key}.md)" in page("agreements")
    for field in kind.fields:
        assert f"| `{field.key}` | {'yes' if field.required else 'no'} | {field.about} |" in text


@pytest.mark.parametrize("kind", CLAUSE_KINDS, ids=lambda kind: kind.key)
def test_the_example_of_every_page_can_be_read(kind: ClauseKind) -> None:
    whole = HandFile.parse(example(page("agreements")), "agreement.yaml").data
    part = HandFile.parse(example(page(f"clauses/{kind.key}")), "agreement.yaml").data
    assert list(part) == [kind.key]
    if kind.key == "obligations":
        whole["triggers"] = []
    text = json.dumps({**whole, **part})
    assert read_agreement(text, "agreement.yaml", WORLD).id == whole["id"]
