"""Every cell of the notebooks runs, in order, and what they show was made by running them."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[1] / "examples" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(scope="module")
def execute() -> ModuleType:
    spec = spec_from_file_location("execute", FOLDER / "execute.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_runs_in_order_and_shows_what_it_showed_when_it_was_written(
    path: Path, execute: ModuleType
) -> None:
    written = json.loads(path.read_text(encoding="utf-8"))
    cells = list(execute.executed(written, path.parent))
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(code) > 5
    for cell, before in zip(cells, written["cells"], strict=True):
        assert shape(cell) == shape(before), "".join(cell["source"])


def shape(cell: dict) -> tuple[object, ...]:
    """What a cell gives, but not what it says: that follows the example, which may be read better one day."""
    return cell.get("execution_count"), tuple(output["output_type"] for output in cell.get("outputs", ()))


def test_a_cell_that_raises_is_not_passed_over(execute: ModuleType) -> None:
    broken = {"cells": [{"cell_type": "code", "source": ["1 / 0"]}]}
    with pytest.raises(ZeroDivisionError):
        list(execute.executed(broken, FOLDER))


def test_a_cell_gives_what_it_prints_and_its_last_value(execute: ModuleType) -> None:
    given = list(execute.outputs("print('one')\nx = 2\nx", {}, 1))
    assert given[0]["text"] == ["one\n"]
    assert given[1]["data"] == {"text/plain": ["2"]}
    assert list(execute.outputs("x = 2", {}, 1)) == []
