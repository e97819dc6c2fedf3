"""Which days are compared with which: the last 72 hours, and a baseline that is stated with its reason."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from holdfire.judging.coverage import RECENT, Coverage
from holdfire.model.case import Case
from holdfire.model.measure import BaselineKind, Window

WEEKS = timedelta(weeks=4)
"""The length of a baseline, where the record reaches that far (weekly reports compare with four weeks)."""

LEAST = timedelta(days=7)
"""The least length of a baseline, and the least of its days on which something was read: a whole week, since
fighting and press follow the days of the week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """When the truce began, the days of late, those they are compared with (None: there are none yet), and
    why those. `over` is whether the truce had ended when the days of late did."""

    begins: datetime
    recent: Window
    baseline: Window | None
    kind: BaselineKind
    over: bool = False

    @property
    def reach_out(self) -> bool:
        """Whether some of these days lie outside the truce."""
        return self.over or (self.baseline is not None and self.baseline.first < self.begins)


def windows_of(begins: datetime, case: Case, coverage: Coverage, *, over: bool) -> Windows:
    """The windows of a truce that began at `begins`, before the moment of the coverage. The baseline: the
    days the case states; else up to four weeks before the truce; else its first four weeks; else the four
    weeks before the last 72 hours. Each only where it is over before these, lasts a week at least, and
    something was read on seven of its days."""
    now = coverage.now
    recent = Window(first=max(begins, now - RECENT), last=now)
    candidates = (
        (BaselineKind.STATED, _stated(case)),
        (BaselineKind.BEFORE_THE_TRUCE, _read_part(Window(first=begins - WEEKS, last=begins), coverage)),
        (BaselineKind.FIRST_WEEKS, Window(first=begins, last=begins + WEEKS)),
        (BaselineKind.WEEKS_BEFORE, Window(first=max(begins, recent.first - WEEKS), last=recent.first)),
    )
    for kind, window in candidates:
        if window is not None and window.last <= recent.first and _will_do(kind, window, coverage):
            return Windows(begins=begins, recent=recent, baseline=window, kind=kind, over=over)
    return Windows(begins=begins, recent=recent, baseline=None, kind=BaselineKind.NONE, over=over)


def _stated(case: Case) -> Window | None:
    """The days the case names, both included, in its zone."""
    if case.baseline is None:
        return None
    since, until = case.baseline
    zone = ZoneInfo(case.zone or "UTC")
    first, last = (
        datetime.combine(day, time(), zone).astimezone(ZoneInfo("UTC"))
        for day in (since, until + timedelta(days=1))
    )
    return Window(first=first, last=last)


def _read_part(window: Window, coverage: Coverage) -> Window | None:
    """The window from the first report in it on: before that the record does not reach."""
    first = next((at for at in coverage.published if window.first < at <= window.last), None)
    return Window(first=first, last=window.last) if first and first < window.last else None


def _will_do(kind: BaselineKind, window: Window, coverage: Coverage) -> bool:
    """Whether enough was read; what a person stated is taken as it is."""
    if kind is BaselineKind.STATED:
        return True
    read = int(window.days) - len(coverage.days_unread(window))
    return window.last - window.first >= LEAST and read >= LEAST.days
