"""`python -m benchmarks`: how reading compares with extracting the main text alone, and how joining grows."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import trafilatura

from benchmarks.made_up import item, page
from holdfire.lexicon.casebook import read_case
from holdfire.model.capture import Capture, MediaType
from holdfire.model.case import Case
from holdfire.reading.read import Reader
from holdfire.reconciling.reconcile import reconcile

EXAMPLE = Path(__file__).parents[1] / "examples" / "syria-2016"
PAGES, ROUNDS = 100, 5
SIZES = (250, 500, 1000, 2000)


def example_case() -> Case:
    names = ("holdfire.yaml", "actors.yaml", "outlets.yaml", "places.yaml")
    return read_case({name: (EXAMPLE / name).read_text(encoding="utf-8") for name in names})


def seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def compare_reading(case: Case) -> None:
    """Reading a page whole, against trafilatura extracting its main text, in turn, page for page."""
    reader = Reader(case)
    pages = [page(seed) for seed in range(PAGES)]
    captures = [Capture(data=data, origin="made up", media_type=MediaType.HTML) for data in pages]
    ratios = []
    for _ in range(ROUNDS):
        peer = seconds(lambda: [trafilatura.extract(data, fast=True) for data in pages])
        own = seconds(lambda: [reader.read(capture) for capture in captures])
        ratios.append(own / peer)
    print(
        f"reading a page whole / extracting its main text with trafilatura: "
        f"median {median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f})"
    )


def measure_growth(case: Case) -> None:
    """Reconciling 250 to 2,000 reports: time per report, relative to the smallest set."""
    reader = Reader(case)
    captures = [
        Capture(data=item(seed), origin=str(seed), media_type=MediaType.ITEM) for seed in range(max(SIZES))
    ]
    readings = [reader.read(capture) for capture in captures]
    first = None
    for size in SIZES:
        taken = seconds(lambda size=size: reconcile(readings[:size], case)) / size
        first = first or taken
        print(f"reconciling {size} reports: {taken / first:.2f} times the time per report of {SIZES[0]}")


if __name__ == "__main__":
    the_case = example_case()
    compare_reading(the_case)
    measure_growth(the_case)
