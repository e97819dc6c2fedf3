"""`python -m benchmarks`: speed beside peers and growth, written to benchmarks/results.md."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from benchmarks import joining, judging, reading, record, whole
from benchmarks.measure import machine
from holdfire.lexicon.casebook import read_case
from holdfire.model.case import Case

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria-2016"
RESULTS = Path(__file__).with_name("results.md")
INTRODUCTION = """# Speed

Written by `make bench`. Processor time of one process on one core, medians of three rounds after one that
warms up, own work and the peer's in turn on the same input; the texts are made up (`benchmarks/made_up.py`),
and dense: three sentences of five tell an act. `--articles` measures news of your own besides ("given").
Ratios tell more than the figures of one machine. The peers spaCy, dateparser,
scikit-learn and datasketch are no dependencies: `pip install -e .[bench]` brings them. CollateX is an outside
program, measured with its start where a `collatex` is found.
"""


LOAD = "\n# The workbench under load\n"
"""Begins the part of the page that `python -m benchmarks.load` gives; it is measured apart, and kept."""

RECORD = """The record: processor time, that of a server among it; ten quotations a report. The times by the
clock, and with them the wait for the disk, are of a machine of two cores that had much else to do. Of a
question to SQLite, half of the answers come within the first figure, 95 of 100 within the second.

| the record | all, or half of the answers | each, or 95 of 100 |
|---|---|---|"""


def example_case() -> Case:
    """The case of the Syrian example."""
    names = ("holdfire.yaml", "actors.yaml", "outlets.yaml", "places.yaml")
    return read_case({name: (EXAMPLE / name).read_text(encoding="utf-8") for name in names})


def results(articles: Sequence[str], reports: int, kept: int) -> str:
    """All that is measured, as a page of Markdown."""
    case = example_case()
    return "\n".join(
        (
            INTRODUCTION,
            f"Machine: {machine()}. Measured {datetime.now(UTC):%d %B %Y}.",
            "",
            "| what | a second | peer | a second | ours / peer |",
            "|---|---|---|---|---|",
            *reading.figures(case, articles),
            *joining.beside_peers(case),
            "",
            "| growth | reports a second | time for each report, relative to the smallest |",
            "|---|---|---|",
            *joining.growth(case, [*joining.SIZES, *([reports] if reports else [])]),
            *joining.runs(EXAMPLE),
            "",
            *whole.HEAD,
            *whole.rows(reports // 4 or whole.SIZE),
            "",
            "| parts of joining | a second | each |",
            "|---|---|---|",
            *joining.parts(case),
            *joining.adding(case, reports or max(joining.SIZES)),
            "",
            "| judging | seconds |",
            "|---|---|",
            *judging.figures(),
            "",
            RECORD,
            *record.figures(case, kept),
            "",
        )
    )


@click.command()
@click.option(
    "--articles",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='News of your own to measure besides: JSON Lines with a "text" each.',
)
@click.option("--reports", type=int, default=0, help="Reconcile so many reports besides (100000 takes long).")
@click.option("--kept", type=int, default=20_000, help="Keep so many reports in a record.")
def main(articles: Path | None, reports: int, kept: int) -> None:
    """Measure, write the page of results, and print it."""
    lines = articles.read_text(encoding="utf-8").splitlines() if articles else []
    _, load, served = RESULTS.read_text(encoding="utf-8").partition(LOAD)
    page = results([json.loads(line)["text"] for line in lines], reports, kept) + load + served
    RESULTS.write_text(page, encoding="utf-8")
    click.echo(page)


if __name__ == "__main__":
    main()
