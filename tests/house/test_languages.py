"""A language is a folder of tables, never an `if`: no code asks which language it is."""

import ast
from pathlib import Path

import pytest

from holdfire.lexicon.tables import Lexicon, languages

HOUSE = Path(__file__).parents[2] / "holdfire"
FILES = sorted(HOUSE.rglob("*.py"))
SCRIPT = ("sh", "zh", "fa", "tr", "pt", "he", "pl", "nl")
"""Codes of languages that have no folder yet, and must not come in as an `if` either."""
CODES = frozenset((*languages(), *SCRIPT))


def asked(node: ast.AST) -> list[str]:
    """The language codes that a comparison or a `case` holds."""
    if isinstance(node, ast.Compare):
        parts: list[ast.AST] = [node.left, *node.comparators]
    elif isinstance(node, ast.MatchValue):
        parts = [node.value]
    else:
        return []
    inner = [child for part in parts for child in ast.walk(part)]
    return [
        child.value
        for child in inner
        if isinstance(child, ast.Constant) and isinstance(child.value, str) and child.value in CODES
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_code_compares_with_a_language(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [(node.lineno, code) for node in ast.walk(tree) for code in asked(node)] == []  # type: ignore[attr-defined]


def test_a_comparison_with_a_language_would_be_found() -> None:
    tree = ast.parse('if language == "uk" or language in {"fr", "it"}:\n    pass')
    assert sorted(code for node in ast.walk(tree) for code in asked(node)) == ["fr", "it", "uk"]


@pytest.mark.parametrize("language", languages())
def test_a_language_that_has_times_has_all_tables_of_times(language: str) -> None:
    lexicon = Lexicon(language=language)
    tables = ("weekdays", "parts_of_day", "relative_days", "time_units", "time_words", "zones", "tense_cues")
    assert [table for table in tables if lexicon.has("months") and not lexicon.has(table)] == []
