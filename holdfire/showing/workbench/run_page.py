"""The run last started from the workbench: how far it has come, and what it brought."""

from dataclasses import dataclass

from holdfire.showing.teller import Teller
from holdfire.showing.workbench.waiting import Waiting, waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAsked:
    """Nothing may be asked of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage:
    """What waits for a run, the run last started here, and when (in the case's zone)."""

    waiting: Waiting
    started: str | None


def run_page(teller: Teller, _asked: RunAsked) -> RunPage:
    """How far the run has come."""
    told = waiting(teller)
    return RunPage(waiting=told, started=teller.clock.moment(told.run.started) if told.run else None)
