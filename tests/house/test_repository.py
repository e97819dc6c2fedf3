"""The repository speaks of Holdfire alone, and its tables keep their promises."""

import csv
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLES = sorted((ROOT / "holdfire" / "lexicon" / "data").rglob("*.csv"))
TEXT_SUFFIXES = {".py", ".md", ".toml", ".yaml", ".csv", ".json", ".html", ".css", ".js", ".txt", ".cfg", ""}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_no_file_names_a_path_of_somebodys_machine() -> None:
    pattern = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|Users)/\w")
    guilty = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked()
        if path.suffix in TEXT_SUFFIXES and "captures" not in path.parts and path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert guilty == []


@pytest.mark.parametrize("table", TABLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_entry_of_a_table_has_a_test_sentence(table: Path) -> None:
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert rows
    assert "example" in rows[0], "every table of words has a column of test sentences"
    assert [number for number, row in enumerate(rows, 2) if not row["example"].strip()] == []
