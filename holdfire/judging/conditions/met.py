"""What a condition comes to: met by what is alleged, met by what stands, how far, and since when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from holdfire.judging.hysteresis import Episode
from holdfire.model.span import Citation
from holdfire.model.status import Basis, Progress, Turn
from holdfire.model.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Both answers with the distance and reason in words, what was counted, and every time it was met or
    cleared."""

    by_allegations: Truth
    by_facts: Truth
    distance: str
    reason: str
    counted: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    progress: Progress | None = None
    history: tuple[Turn, ...] = ()


def turns(alleged: Iterable[Episode], shown: Iterable[Episode], detail: str = "") -> tuple[Turn, ...]:
    """The episodes of both kinds as one history, in order of time."""
    told = (*_turns(alleged, Basis.ALLEGATIONS, detail), *_turns(shown, Basis.FACTS, detail))
    return tuple(sorted(told, key=lambda turn: (turn.at, turn.basis)))


def _turns(episodes: Iterable[Episode], basis: Basis, detail: str) -> Iterator[Turn]:
    for episode in episodes:
        yield Turn(at=datetime.fromtimestamp(episode.met_at, UTC), met=True, basis=basis, detail=detail)
        if episode.cleared_at is not None:
            yield Turn(at=datetime.fromtimestamp(episode.cleared_at, UTC), met=False, basis=basis)


def once(at: datetime | None, alleged: Truth, shown: Truth) -> tuple[Turn, ...]:
    """The history of what is met at one moment and stays so."""
    if at is None:
        return ()
    held = ((Basis.ALLEGATIONS, alleged), (Basis.FACTS, shown))
    return tuple(Turn(at=at, met=True, basis=basis) for basis, answer in held if answer is Truth.YES)


def answer(sure: bool, possible: bool) -> Truth:  # noqa: FBT001 - it weighs two booleans
    """YES where it is met whatever is still open, UNKNOWN where it hangs on that."""
    return Truth.YES if sure else Truth.UNKNOWN if possible else Truth.NO
