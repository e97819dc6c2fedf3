"""What the workbench can do beside reading: weigh a decision, suppose otherwise, run the case."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from holdfire.model.decision import Decision
from holdfire.model.supposition import Consequences, Wishes


class RunState(StrEnum):
    """How far a run has come that was started from the workbench."""

    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunTold:
    """A run started from the workbench, by whom and when (UTC): its `stage` with so many `done` of `total`
    (None: not known); once it is over, `said` is what it brought, or why it failed."""

    by: str
    started: datetime
    state: RunState
    stage: str = ""
    done: int = 0
    total: int | None = None
    said: str = ""


class Workplace(Protocol):
    """Where the pages of one case are told."""

    def would_change(self, decision: Decision) -> Consequences | None:
        """What a decision would change, None where only a run can tell, or the record is too large to be
        held ready."""

    @property
    def weighs(self) -> bool:
        """Whether the record is held ready, so that decisions can be weighed."""

    def suppose(self, wishes: Wishes) -> Consequences:
        """What would follow if it were as wished. Raises CaseError where a wish is not understood."""

    def last_run(self) -> RunTold | None:
        """The run last started from here, None where none was."""
