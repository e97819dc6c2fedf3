"""`python -m evals predict TASK --in IN --out OUT` and `python -m evals gate`."""

from pathlib import Path

import click
import msgspec

from evals.gate import FLOORS, check_floors, measure, pin_floors
from evals.tasks import alignment, attribution, collation, copies, events, grouping, names, times

TASKS = {
    "alignment": alignment.predict,
    "attribution": attribution.predict,
    "collation": collation.predict,
    "copies": copies.predict,
    "events": events.predict,
    "grouping": grouping.predict,
    "names": names.predict,
    "times": times.predict,
}


@click.group()
def main() -> None:
    """Measures Holdfire."""


@main.command("predict")
@click.argument("task", type=click.Choice(sorted(TASKS)))
@click.option("--in", "source", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--out", "target", type=click.Path(path_type=Path), required=True)
def predict(task: str, source: Path, target: Path) -> None:
    """Answer a task with the functions the pipeline calls, one JSON object a line."""
    with target.open("wb") as out:
        for answer in TASKS[task](source):
            out.write(msgspec.json.encode(answer) + b"\n")


@main.command("gate")
@click.option("--pin", is_flag=True, help="Raise the floors to what is measured now.")
@click.option(
    "--allow-regression", is_flag=True, help="With --pin: also lower floors, and accept changed labels."
)
def gate(*, pin: bool, allow_regression: bool) -> None:
    """Score our own labelled data against the floors in evals/floors.json; fail where one is not reached."""
    measured = measure()
    for name, figure in measured.figures.items():
        click.echo(f"{name:<48} {figure:.3f}")
    if pin:
        pin_floors(measured, FLOORS, allow_regression=allow_regression)
        click.echo(f"Pinned {len(measured.figures)} floors.")
        return
    complaints = check_floors(measured, FLOORS)
    for complaint in complaints:
        click.echo(complaint, err=True)
    raise SystemExit(1 if complaints else 0)


main()
