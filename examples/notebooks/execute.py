"""Runs the cells of a notebook in order and writes what they give into it: execute.py NOTEBOOK.ipynb"""

import ast
import contextlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Cell = dict[str, Any]


def executed(notebook: Cell, folder: Path) -> Iterator[Cell]:
    """Each cell with its outputs, run in a folder as one session; whatever a cell raises comes through."""
    names: dict[str, object] = {"__name__": "__main__"}
    number = 0
    with contextlib.chdir(folder):
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code":
                yield cell
                continue
            number += 1
            yield cell | {
                "execution_count": number,
                "outputs": list(outputs("".join(cell["source"]), names, number)),
            }


def outputs(source: str, names: dict[str, object], number: int) -> Iterator[Cell]:
    """What a cell prints, and the value of its last line where that is an expression."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "<cell>", "exec"), names)
        value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if last else None
    if printed.getvalue():
        yield {"output_type": "stream", "name": "stdout", "text": lines(printed.getvalue())}
    if value is not None:
        data = {"text/plain": lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = lines(value._repr_html_())
        yield {"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": data}


def lines(text: str) -> list[str]:
    """A text as notebooks keep it."""
    return text.splitlines(keepends=True)


def main(path: Path) -> None:
    """Runs a notebook in its own folder, and writes it back with its outputs."""
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = list(executed(notebook, path.parent))
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
