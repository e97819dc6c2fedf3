"""A case on the desk: its record kept open, and what the last run wrote read once for all who ask."""

from concurrent.futures import Future, ThreadPoolExecutor
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
from holdfire.showing.workbench.ready import make_ready
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
        self._read: Dossier | None = None
        self._ahead = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead")
        self._reading: Future[None] | None = None

    def teller(self, now: datetime, as_of: datetime | None = None, *, told_in: str | None = None) -> Teller:
        """The record as of a moment (None: now), told for the workbench in a language (None: the case's).
        What only a run changes is read once a run; decisions are always those of this moment. A large record
        is told as the run before left it until the last run has been read."""
        tiles = self.case.config.tiles
        if as_of is not None:
            read = Dossier(self.case.view(as_of), as_of)
            return Teller(read, addresses=InWorkbench(), told_in=told_in, tiles=tiles)
        read = self._dossier(now)
        return Teller(read, addresses=InWorkbench(), workplace=self, told_in=told_in, tiles=tiles)

    def prepare(self, now: datetime) -> None:
        """Makes now what takes long after a run, so that nobody waits for it who asks for a page."""
        make_ready(self.teller(now))

    def _dossier(self, now: datetime) -> Dossier:
        """What the last run wrote, read by whoever asks first; of a large record read in the background, and
        until then what the run before wrote."""
        view = self.case.view()
        with self._lock:
            read = self._read
            if read is not None and read.view.last_run != view.last_run and _judged(read) > MOST_WEIGHED:
                self._read_in_background(now)
                return read.on(self.case.view(run=read.view.last_run), now)
            if read is None or read.view.last_run != view.last_run:
                self._read = read = Dossier(view, now)
                read.prepare()
            return read.on(view, now)

    def _read_in_background(self, now: datetime) -> None:
        """Has the last run read, where that does not go on. Raises what went wrong the last time, once."""
        over = self._reading
        if over is None:
            self._reading = self._ahead.submit(self._read_ahead, now)
        elif over.done():
            self._reading = None
            over.result()

    def _read_ahead(self, now: datetime) -> None:
        """Reads what the last run wrote, and shows it once all that takes long is made."""
        read = Dossier(self.case.view(), now)
        read.prepare()
        make_ready(Teller(read, addresses=InWorkbench(), workplace=self))
        with self._lock:
            self._read, self._reading = read, None

    def edition(self, teller: Teller, now: datetime) -> str:
        """A short text that changes with whatever pages of this case show at `now`."""
        return f"{teller.dossier.view.edition(now)} {self.runner.told()} {teller.tiles}"

    @property
    def weighs(self) -> bool:
        """Whether the record is small enough to be held ready, so that decisions can be weighed."""
        read = self._read
        if read is None or read.judgement is None:
            return False
        return _judged(read) <= MOST_WEIGHED

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
    return read.once.get("judged", lambda: sum(each.count for each in read.view.counts() if each.outcome))
