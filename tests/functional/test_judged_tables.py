"""Sixty incidents written as tables: imported and judged as a user does, held against their labels."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.functional.conftest import EXAMPLES, Holdfire

GOLD = Path(__file__).parents[2] / "evals" / "gold" / "judged"
CASES = {
    "syria-2016": EXAMPLES / "syria-2016",
    "lebanon-2024": EXAMPLES / "agreements" / "lebanon-2024",
    "gaza-2025": EXAMPLES / "agreements" / "gaza-2025",
}


def labels(case: str) -> dict[str, Mapping[str, Any]]:
    lines = (GOLD / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return {label["id"]: label for label in map(json.loads, lines) if label["case"] == case}


def answers(line: Mapping[str, Any], tests: Mapping[str, str]) -> dict[str, str]:
    return {test: line["tests"][test]["answer"] for test in tests}


@pytest.mark.parametrize("case", CASES)
def test_every_incident_of_a_table_is_judged_as_its_label_has_it(
    case: str, tmp_path: Path, holdfire: Holdfire
) -> None:
    folder = tmp_path / case
    shutil.copytree(CASES[case], folder, ignore=shutil.ignore_patterns("captures", "record.db*", "bulletin"))
    result = holdfire("import", GOLD / f"{case}.csv", "--case", folder)
    assert result.exit_code == 0, result.output
    printed = holdfire("judge", folder, "--jsonl").stdout
    lines = {name: line for line in map(json.loads, printed.splitlines()) for name in line["imported"]}
    expected = labels(case)
    assert {name: line["outcome"] for name, line in lines.items()} == {
        name: label["outcome"] for name, label in expected.items()
    }
    assert {name: answers(lines[name], label["tests"]) for name, label in expected.items()} == {
        name: label["tests"] for name, label in expected.items()
    }
    assert all(line["why"] for line in lines.values() if line["outcome"] is None)
