"""The house keeps its measure: files, functions, parameters, and one broad except in all."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

HOUSE = Path(__file__).parents[2] / "holdfire"
FILES = sorted(HOUSE.rglob("*.py"))

FILE_LINES, FUNCTION_LINES, PARAMETERS = 400, 60, 7
MEDIAN_FILE_LINES, NINTH_DECILE_FUNCTION_LINES = 120, 30

EXCEPTIONS: dict[str, str] = {}
"""`path` or `path:function` -> why it may be larger. This list may only shrink."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "misc", "common", "base"}


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def functions() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)}:{node.name}", node


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring: explaining must cost nothing."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    ):
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def test_no_file_is_longer_than_a_reader_takes_in() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: n for name, n in lengths.items() if n > FILE_LINES and name not in EXCEPTIONS} == {}
    with_code = [n for name, n in lengths.items() if not name.endswith("__init__.py")]
    assert median(with_code) <= MEDIAN_FILE_LINES


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = {name: length(node) for name, node in functions()}
    assert {name: n for name, n in lengths.items() if n > FUNCTION_LINES and name not in EXCEPTIONS} == {}
    assert sorted(lengths.values())[int(len(lengths) * 0.9)] <= NINTH_DECILE_FUNCTION_LINES


def test_no_function_takes_more_than_seven_parameters() -> None:
    counts = {
        name: len(node.args.args)
        + len(node.args.kwonlyargs)
        - (node.args.args[:1] != [] and node.args.args[0].arg == "self")
        for name, node in functions()
    }
    assert {name: n for name, n in counts.items() if n > PARAMETERS and name not in EXCEPTIONS} == {}


def test_one_broad_except_in_the_project() -> None:
    broad = [
        name_of(path)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (
            node.type is None
            or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"})
        )
    ]
    assert broad == ["pipeline.py"]


def test_no_import_hides_inside_a_function_or_behind_type_checking() -> None:
    hidden = [
        name
        for name, node in functions()
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == []
    assert [name_of(path) for path in FILES if "TYPE_CHECKING" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_tells_its_purpose_in_its_first_line(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.splitlines()[0].endswith((".", ":", "?"))


def test_a_front_page_holds_one_sentence_and_nothing_else() -> None:
    for path in HOUSE.rglob("__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        allowed = 4 if path.parent == HOUSE else 1  # the top one also holds the version and the Python door
        assert len(body) == allowed, name_of(path)


def test_there_is_no_drawer() -> None:
    assert [name_of(path) for path in FILES if path.stem in FORBIDDEN_NAMES] == []


def test_the_list_of_exceptions_names_only_what_exists() -> None:
    known = {name_of(path) for path in FILES} | {name for name, _ in functions()}
    assert set(EXCEPTIONS) <= known
