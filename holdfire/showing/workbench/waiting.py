"""What waits for the next run: decisions that the derived lines do not follow yet."""

from dataclasses import dataclass

from holdfire.showing.teller import Teller
from holdfire.showing.workbench.decisions_told import OF_LOCKS
from holdfire.showing.workplace import RunState, RunTold


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many `decisions` came after the last run, the last of them by whom (`last`), and the run last
    started from here."""

    decisions: int
    last: str | None
    run: RunTold | None


def waiting(teller: Teller) -> Waiting:
    """What waits at this moment. A run that changed nothing leaves no trace on record, but is known here."""
    run = teller.workplace.last_run() if teller.workplace else None
    moments = [each.at for each in teller.dossier.runs[-1:]]
    moments += [run.started] if run and run.state is RunState.DONE else []
    if not moments:
        return Waiting(decisions=0, last=None, run=run)
    waits = teller.dossier.view.last_decisions(max(moments), without=OF_LOCKS, most=1)
    return Waiting(decisions=waits.total, last=waits.items[0].by if waits.items else None, run=run)
