"""How joining and recording grow with the number of reports."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from shutil import copytree
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.made_up import article, item
from benchmarks.many import readings, texts
from benchmarks.measure import alone, seconds
from holdfire.config import read_config
from holdfire.model.case import Case
from holdfire.pipeline import run
from holdfire.reconciling.apparatus import apparatus
from holdfire.reconciling.divergences import divergences
from holdfire.reconciling.features import SAME_MATTER
from holdfire.reconciling.reconcile import reconcile
from holdfire.reconciling.shelf import Shelf

SIZES = (250, 1000, 4000)
SHELVED = 2000
WITNESSES = 12
WINDOWED, ADDED = 50_000, 50
RUN_SIZES = (100, 400)
NOW = datetime(2016, 3, 1, tzinfo=UTC)


def growth(case: Case, sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """Reconciling: processor time for each report, relative to the smallest set."""
    made = readings(max(sizes), case)
    first = None
    for size in sizes:
        taken = seconds(lambda size=size: reconcile(made[:size], case)) / size
        first = first or taken
        yield f"| reconciling {size} reports | {1 / taken:,.0f} | {taken / first:.2f} |"


def parts(case: Case) -> Iterator[str]:
    """What joining is made of: texts made ready to be compared, and renderings collated."""
    made = [(text, "en") for text in texts(SHELVED, case)]
    length = sum(len(text.split()) for text, _ in made) / len(made)
    shelved = alone(lambda: Shelf(made, learning=True)) / SHELVED
    yield f"| vectorising a report of {length:.0f} words | {1 / shelved:,.0f} | {1000 * shelved:.2f} ms |"
    base, *others = (_rendered(seed) for seed in range(WITNESSES))
    pair = alone(lambda: [divergences(base, other, "en") for other in others]) / len(others)
    yield f"| collating two renderings | {1 / pair:,.0f} | {1000 * pair:.2f} ms |"
    witnesses = {chr(ord("A") + place): text for place, text in enumerate(others)}
    once = seconds(lambda: apparatus(base, witnesses, "en"))
    yield f"| an apparatus of {WITNESSES} renderings | {1 / once:,.0f} | {1000 * once:.1f} ms |"


def _rendered(seed: int) -> str:
    """One utterance of some thirty words as one of many outlets gives it: a word in eight another."""
    random, words = Random(seed), article(1, words=30).split()
    return " ".join(word if random.random() > 0.125 else random.choice(words) for word in words)


def adding(case: Case, size: int) -> Iterator[str]:
    """Setting one report behind so many and finding what it may be of one matter with in the days before it:
    the part of adding a report that grows with the record."""
    *made, last = [(text, "en") for text in texts(size + 1, case)]
    shelf = Shelf(made, learning=True)
    since = max(0, size - WINDOWED)
    shelf.before(size - 1, floor=0.02, most=30, since=since)
    times = [seconds(lambda: _add(shelf, last, since)) for _ in range(ADDED)]
    yield f"| looking up one more in {size} | {1 / median(times):,.0f} | {1000 * median(times):.1f} ms |"


def _add(shelf: Shelf, text: tuple[str, str], since: int) -> object:
    shelf.add(*text)
    place = len(shelf.items) - 1
    near = [other for other, _ in shelf.before(place, floor=0.02, most=30, since=since)]
    return [SAME_MATTER.score(pair) for pair in shelf.pairs(place, near)]


def runs(example: Path, sizes: Sequence[int] = RUN_SIZES) -> Iterator[str]:
    """A whole run of so many captures (read, joined, judged, recorded), and a second that finds nothing
    new."""
    first = None
    for size in sizes:
        with TemporaryDirectory() as folder:
            case = Path(folder) / "case"
            copytree(example, case)
            lines = b"\n".join(item(seed) for seed in range(size))
            (case / "captures" / "made-up.jsonl").write_bytes(lines)
            once, again = (seconds(lambda case=case: _run(case)) for _ in range(2))
        first = first or once / size
        yield f"| a run of {size} captures | {size / once:,.0f} | {once / size / first:.2f} |"
        yield f"| the same again, nothing new | {size / again:,.0f} | {again / once:.2f} of the first run |"


def _run(folder: Path) -> object:
    return run(read_config(folder, {}), now=NOW, by="benchmark", progress=_silent)


def _silent(stage: str, done: int, total: int | None = None) -> None:
    """Tells nobody how far the run has come."""
    del stage, done, total
