"""What rates owe and what is reported of them, window by window, each claimant in a column of its own."""

from dataclasses import dataclass
from datetime import datetime

from holdfire.model.delivery import Gap, RateStatus, RateWindow
from holdfire.showing.teller import Link, Passage, Teller

MOST_WINDOWS = 14
"""So many of the latest windows with a report are shown at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredShown:
    """How much one claimant reports in a window, and what share of what is owed that is."""

    by: str
    amount: str
    share: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowShown:
    """A window with what is owed in it and every claimant's report, side by side."""

    stretch: str
    owed: int
    running: bool
    delivered: tuple[DeliveredShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateShown:
    """A rate: its latest windows with a report, those before, reports over several windows, and the
    stretches of which nobody reports."""

    duty: Link
    text: str
    unit: str
    elapsed: int
    unreported: int
    latest: tuple[WindowShown, ...]
    earlier: tuple[WindowShown, ...]
    wide: tuple[WindowShown, ...]
    gaps: tuple[str, ...]


def rates(teller: Teller) -> tuple[RateShown, ...]:
    """Every rate that has numbers, in the order of the agreement."""
    judgement = teller.dossier.judgement
    return tuple(_rate(teller, status) for status in (judgement.rates if judgement else ()))


def _rate(teller: Teller, status: RateStatus) -> RateShown:
    windows = tuple(_window(teller, window) for window in reversed(status.windows))
    return RateShown(
        duty=teller.term(status.duty),
        text=status.text,
        unit=status.unit or "",
        elapsed=status.elapsed,
        unreported=status.unreported,
        latest=windows[:MOST_WINDOWS],
        earlier=windows[MOST_WINDOWS:],
        wide=tuple(_window(teller, window) for window in status.wide),
        gaps=tuple(_gap(teller, gap) for gap in status.gaps),
    )


def _window(teller: Teller, window: RateWindow) -> WindowShown:
    return WindowShown(
        stretch=_stretch(teller, window.first, window.last),
        owed=window.owed,
        running=window.running,
        delivered=tuple(
            DeliveredShown(
                by=part.by,
                amount=part.number,
                share=part.percent(window.owed),
                passages=teller.passages(part.citations),
            )
            for part in window.delivered
        ),
    )


def _gap(teller: Teller, gap: Gap) -> str:
    return f"{_stretch(teller, gap.first, gap.last)} ({gap.windows})"


def _stretch(teller: Teller, first: datetime, last: datetime) -> str:
    return teller.clock.stretch(first, last)
