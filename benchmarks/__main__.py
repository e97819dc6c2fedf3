"""`python -m benchmarks`: speed beside peers and growth, written to benchmarks/results.md."""

from datetime import UTC, datetime
from pathlib import Path

from benchmarks import joining, reading
from benchmarks.measure import machine
from holdfire.lexicon.casebook import read_case
from holdfire.model.case import Case

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria-2016"
RESULTS = Path(__file__).with_name("results.md")
INTRODUCTION = """# Speed

Written by `make bench`. Processor time of one process on one core, medians of three rounds after one that
warms up, own work and the peer's in turn on the same input; the texts are made up (`benchmarks/made_up.py`).
Ratios tell more than the figures of one machine. spaCy is no dependency: `pip install -e .[bench]` brings it.
"""


def example_case() -> Case:
    """The case of the Syrian example."""
    names = ("holdfire.yaml", "actors.yaml", "outlets.yaml", "places.yaml")
    return read_case({name: (EXAMPLE / name).read_text(encoding="utf-8") for name in names})


def results() -> str:
    """All that is measured, as a page of Markdown."""
    case = example_case()
    return "\n".join(
        (
            INTRODUCTION,
            f"Machine: {machine()}. Measured {datetime.now(UTC):%d %B %Y}.",
            "",
            "| what | a second | peer | a second | ours / peer |",
            "|---|---|---|---|---|",
            *reading.figures(case),
            "",
            "| growth | reports a second | time for each report, relative to the smallest |",
            "|---|---|---|",
            *joining.growth(case),
            *joining.runs(EXAMPLE),
            "",
        )
    )


if __name__ == "__main__":
    page = results()
    RESULTS.write_text(page, encoding="utf-8")
    print(page)
