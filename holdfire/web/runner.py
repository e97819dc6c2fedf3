"""Runs a case in the background of the workbench, one run at a time, and tells how far it has come."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from holdfire.model.errors import ConflictError, HoldfireError
from holdfire.model.summary import RunSummary
from holdfire.pipeline import Progress
from holdfire.showing.workplace import RunState, RunTold


@dataclass(slots=True)
class _Started:
    """A run under way, or over."""

    told: RunTold
    ends: Future[RunSummary]


class Runner:
    """The runs of one case."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="run")
        self._last: _Started | None = None

    def start(self, work: Callable[[Progress], RunSummary], now: datetime, by: str) -> None:
        """Starts a run at a moment on behalf of `by`. Raises ConflictError where one goes on."""
        with self._lock:
            if self._last is not None and not self._last.ends.done():
                going_on = self._last.told
                since = going_on.started.isoformat(timespec="seconds")
                raise ConflictError(
                    f"a run goes on since {since}, started by {going_on.by}; wait until it is done"
                )
            told = RunTold(by=by, started=now, state=RunState.RUNNING)
            self._last = _Started(told, self._hand.submit(work, self._progress))

    def told(self) -> RunTold | None:
        """The last run, None where none was started from here."""
        started = self._last
        if started is None or not started.ends.done():
            return started.told if started else None
        failed = started.ends.exception()
        if failed is None:
            return replace(started.told, state=RunState.DONE, said=_brought(started.ends.result()))
        said = str(failed) if isinstance(failed, HoldfireError) else f"{type(failed).__name__}: {failed}"
        return replace(started.told, state=RunState.FAILED, said=said)

    def _progress(self, stage: str, done: int, total: int | None = None) -> None:
        started = self._last
        if started is not None:
            started.told = replace(started.told, stage=stage, done=done, total=total)


def _brought(summary: RunSummary) -> str:
    """What a run brought, in one line."""
    changed = "the record changed" if summary.changed else "nothing changed"
    failed = f", {len(summary.failures)} could not be read" if summary.failures else ""
    return f"{summary.captures} captures, {summary.read} read anew{failed}; {changed}"
