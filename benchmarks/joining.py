"""How joining and recording grow with the number of reports."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from shutil import copytree
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from benchmarks.made_up import article, item
from benchmarks.many import readings, texts
from benchmarks.measure import alone, in_turn, row, seconds
from benchmarks.peers import (
    COLLATEX,
    collated,
    edits,
    has_datasketch,
    has_sklearn,
    min_hashes,
    weighed,
)
from holdfire.config import read_config
from holdfire.model.case import Case
from holdfire.pipeline import run
from holdfire.reconciling.apparatus import apparatus
from holdfire.reconciling.copies import bare_words
from holdfire.reconciling.desk import Arrival, Desk
from holdfire.reconciling.divergences import divergences
from holdfire.reconciling.features import SAME_WORDS
from holdfire.reconciling.order import anchor_order, published_at
from holdfire.reconciling.reconcile import reconcile
from holdfire.reconciling.shelf import Shelf
from holdfire.reconciling.shingles import hashed, shingles, signature

SIZES = (1000, 4000)
SHELVED = 2000
WITNESSES = 12
SIGNED = 500
WINDOWED, ADDED = 50_000, 200
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


def beside_peers(case: Case) -> Iterator[str]:
    """Parts of joining beside what others do with the same texts."""
    made = texts(SHELVED, case)
    yield _beside(
        "texts weighed by words, letters and names",
        SHELVED,
        lambda: Shelf([(text, "en") for text in made], learning=True),
        ("scikit-learn, TF-IDF of words and letters", (lambda: weighed(made)) if has_sklearn else None),
    )
    words = [bare_words(text) for text in made[:SIGNED]]
    sets = [[" ".join(run).encode() for run in sorted(shingles(text))] for text in words]
    yield _beside(
        "signatures to find copies by",
        SIGNED,
        lambda: [signature(hashed(text)) for text in words],
        ("datasketch, MinHash of ready shingles", (lambda: min_hashes(sets)) if has_datasketch else None),
    )
    base, *others = (_rendered(seed) for seed in range(WITNESSES))
    split = [text.split() for text in others]
    by_others: tuple[tuple[str, Callable[[], object] | None], ...] = (
        ("rapidfuzz, edits of words", lambda: [edits(base.split(), other) for other in split]),
        ("CollateX", (lambda: [collated((base, other)) for other in others]) if COLLATEX else None),
    )
    for peer in by_others:
        yield _beside(
            "two renderings collated",
            len(others),
            lambda: [divergences(base, other, "en") for other in others],
            peer,
        )


def _beside(
    what: str, many: int, own: Callable[[], object], peer: tuple[str, Callable[[], object] | None]
) -> str:
    """A line of the table; the peer's work is None where it is not installed."""
    name, theirs = peer
    if theirs is None:
        return row(what, many / alone(own), name)
    ours, others = in_turn(own, theirs)
    return row(what, many / ours, name, many / others)


def adding(case: Case, size: int) -> Iterator[str]:
    """One report more behind so many, each day A_DAY: its text made ready, compared with those of the days
    before it, and its neighbourhood of stories drawn anew; and its quotations looked up among those of the
    week before it. Medians of ADDED, one after another."""
    (*made,) = sorted(readings(size + ADDED, case), key=lambda item: anchor_order(item.report))
    desk, said = Desk(), Shelf()
    arrivals = [
        Arrival(item.report.id, item.report.text, item.report.language, published_at(item.report))
        for item in made
    ]
    desk.add(arrivals[:size])
    quoted = [[(held.words, "en") for held in item.quotations] for item in made]
    said.extend([text for held in quoted[:size] for text in held])
    week = sum(len(held) for held in quoted[max(0, size - WINDOWED) : size])
    _look_up(said, quoted[size - 1], week)
    times = [seconds(lambda item=item: desk.add([item])) for item in arrivals[size:]]
    yield f"| adding one more to the stories of {size} | {1 / median(times):,.0f} | {_ms(times)} |"
    times = [seconds(lambda held=held: _look_up(said, held, week)) for held in quoted[size:]]
    yield f"| looking its quotations up among {week} | {1 / median(times):,.0f} | {_ms(times)} |"


def _ms(times: Sequence[float]) -> str:
    return f"{1000 * median(times):.1f} ms, nine in ten within {1000 * quantiles(times, n=10)[-1]:.1f}"


def _look_up(said: Shelf, quoted: Sequence[tuple[str, str | None]], week: int) -> None:
    """What each of the quotations of a report is most like, and how surely they are one utterance."""
    first = len(said)
    said.extend(quoted)
    for place in range(first, len(said)):
        near = said.before(place, floor=0.25, most=150, since=max(0, first - week), until=first)
        for pair in said.pairs(place, near.places[:12]):
            SAME_WORDS.score(pair)


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
