"""A case on the desk: its record kept open, and what the last run wrote read once for all who ask."""

from datetime import datetime
from threading import Lock

from holdfire.open_case import OpenCase
from holdfire.showing.addresses import InWorkbench
from holdfire.showing.dossier import Dossier
from holdfire.showing.teller import Teller


class Desk:
    """One case of the workbench. Many threads ask it at once."""

    def __init__(self, name: str, case: OpenCase) -> None:
        """`name` is the first part of the case's addresses."""
        self.name = name
        self.case = case
        self._lock = Lock()
        self._run = 0
        self._read: Dossier | None = None

    def teller(self, now: datetime, as_of: datetime | None = None) -> Teller:
        """The record as of a moment (None: now), told for the workbench. What only a run changes is read once
        a run; decisions are always those of this moment."""
        view = self.case.view(as_of)
        if as_of is not None:
            return Teller(Dossier(view, now), addresses=InWorkbench())
        with self._lock:
            if self._read is None or self._run != view.last_run:
                self._read, self._run = Dossier(view, now), view.last_run
                self._read.prepare()
            return Teller(self._read.on(view), addresses=InWorkbench())
