"""A case on the desk: its record kept open, and what the last run wrote read once for all who ask."""

from datetime import datetime
from threading import Lock

from holdfire.config import SERVER, read_config
from holdfire.model.decision import Decision
from holdfire.model.summary import RunSummary
from holdfire.model.supposition import Consequences, Wishes
from holdfire.open_case import OpenCase
from holdfire.pipeline import Progress, run, scales, suppose
from holdfire.showing.addresses import InWorkbench
from holdfire.showing.dossier import Dossier
from holdfire.showing.teller import Teller
from holdfire.showing.workplace import RunTold
from holdfire.web.runner import Runner

MOST_WEIGHED = 3000
"""Findings up to which the record is held ready to weigh decisions: about 100 MB, and 10 ms a decision."""


class Desk:
    """One case of the workbench. Many threads ask it at once."""

    def __init__(self, name: str, case: OpenCase) -> None:
        """`name` is the first part of the case's addresses."""
        self.name = name
        self.case = case
        self.runner = Runner()
        self._lock = Lock()
        self._run = 0
        self._read: Dossier | None = None

    def teller(self, now: datetime, as_of: datetime | None = None, *, told_in: str | None = None) -> Teller:
        """The record as of a moment (None: now), told for the workbench in a language (None: the case's).
        What only a run changes is read once a run; decisions are always those of this moment."""
        view, tiles = self.case.view(as_of), self.case.config.tiles
        if as_of is not None:
            return Teller(Dossier(view, as_of), addresses=InWorkbench(), told_in=told_in, tiles=tiles)
        with self._lock:
            if self._read is None or self._run != view.last_run:
                self._read, self._run = Dossier(view, now), view.last_run
                self._read.prepare()
            read = self._read.on(view, now)
            return Teller(read, addresses=InWorkbench(), workplace=self, told_in=told_in, tiles=tiles)

    def edition(self, teller: Teller, now: datetime) -> str:
        """A short text that changes with whatever pages of this case show at `now`."""
        return f"{teller.dossier.view.edition(now)} {self.runner.told()} {teller.tiles}"

    @property
    def weighs(self) -> bool:
        """Whether the record is small enough to be held ready, so that decisions can be weighed."""
        read = self._read
        if read is None or read.judgement is None:
            return False
        return read.once.get("judged", lambda: _judged(read)) <= MOST_WEIGHED

    def would_change(self, decision: Decision) -> Consequences | None:
        """What a decision would change, None where only a run can tell, or the record is too large."""
        read = self._read
        if read is None or not self.weighs:
            return None
        return read.once.get("scales", lambda: scales(self.case.config, read.view))(decision)

    def suppose(self, wishes: Wishes) -> Consequences:
        """What would follow if it were as wished. Raises CaseError where a wish is not understood."""
        return suppose(self.case.config, wishes)

    def start_run(self, now: datetime, by: str) -> None:
        """Runs the case in the background, with its files as they stand now. Raises ConflictError where a
        run goes on."""

        def work(progress: Progress) -> RunSummary:
            config = self.case.config
            config = read_config(config.folder, {SERVER: config.server or ""})
            done = run(config, now=now, by=by, progress=progress)
            self.case.config = config
            return done

        self.runner.start(work, now, by)

    def last_run(self) -> RunTold | None:
        """The run last started from here, None where none was."""
        return self.runner.told()


def _judged(read: Dossier) -> int:
    """How many incidents were held against the terms."""
    return sum(each.count for each in read.view.counts() if each.outcome)
