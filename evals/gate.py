"""The gate: what is measured on our own labelled data may rise, and sinks only with a flag."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from evals.tasks import (
    attribution,
    counts,
    events,
    harm,
    incidents,
    main_text,
    names,
    news,
    reports,
    statements,
    stories,
    tallies,
    times,
    unreal,
)

GOLD = Path(__file__).parent / "gold"
FLOORS = Path(__file__).parent / "floors.json"

SCORES: Mapping[str, Callable[[Path], dict[str, float]]] = {
    "acts": news.score_acts,
    "attribution": attribution.score,
    "attribution_ru": attribution.score,
    "counts": counts.score,
    "events": events.score,
    "harm": harm.score,
    "incidents": incidents.score,
    "main_text": main_text.score,
    "names": names.score,
    "news": news.score,
    "reports": reports.score,
    "statements": statements.score,
    "stories": stories.score,
    "phrases": times.score,
    "tallies": tallies.score,
    "times": times.score,
    "two_clocks": times.score_clocks,
    "unreal": unreal.score,
}

NOISE = 0.005
"""How far below its floor a figure may lie: half of what one label in a hundred moves."""


class RegressionError(RuntimeError):
    """A floor would sink, or labels changed, and nobody allowed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Figures by `task.measure`, and the digest of each task's labels."""

    figures: Mapping[str, float]
    labels: Mapping[str, str]


def measure(folder: Path = GOLD) -> Measured:
    """Scores every task on its labelled set in `folder`."""
    figures: dict[str, float] = {}
    labels: dict[str, str] = {}
    for task, score in SCORES.items():
        gold = folder / task if (folder / task).is_dir() else folder / f"{task}.jsonl"
        labels[task] = digest_of(gold)
        figures |= {f"{task}.{name}": round(value, 4) for name, value in score(gold).items()}
    return Measured(figures=figures, labels=labels)


def digest_of(gold: Path) -> str:
    """SHA-256 of a task's labels: of the file, or of the names and digests of the files in a folder."""
    if gold.is_file():
        return sha256(gold.read_bytes()).hexdigest()
    files = sorted(path for path in gold.iterdir() if path.suffix in (".txt", ".yaml"))
    listed = (f"{path.name} {digest_of(path)}\n" for path in files)
    return sha256("".join(listed).encode()).hexdigest()


def check_floors(measured: Measured, floors: Path) -> list[str]:
    """What is wrong: a figure under its floor, a floor with no figure, labels that were not pinned."""
    pinned = _read(floors)
    complaints = [
        f"{task}: the labels changed since the floors were pinned; pin them anew"
        for task, digest in measured.labels.items()
        if pinned.labels.get(task) != digest
    ]
    for name, floor in pinned.figures.items():
        figure = measured.figures.get(name)
        if figure is None:
            complaints.append(f"{name}: no longer measured, its floor is {floor:.3f}")
        elif figure < floor - NOISE:
            complaints.append(f"{name}: {figure:.3f} is under its floor of {floor:.3f}")
    return complaints


def pin_floors(measured: Measured, floors: Path, *, allow_regression: bool) -> None:
    """Writes the measured figures as floors.

    Raises RegressionError where a floor would sink or labels changed and `allow_regression` is not set.
    """
    complaints = check_floors(measured, floors) if floors.is_file() else []
    if complaints and not allow_regression:
        raise RegressionError("; ".join(complaints))
    pinned = _read(floors).figures if floors.is_file() and not allow_regression else {}
    figures = {name: max(figure, pinned.get(name, 0.0)) for name, figure in measured.figures.items()}
    written = msgspec.json.encode(Measured(figures=figures, labels=measured.labels))
    floors.write_bytes(msgspec.json.format(written, indent=2) + b"\n")


def _read(floors: Path) -> Measured:
    return msgspec.json.decode(floors.read_bytes(), type=Measured)
