"""Harm by source: who tells of how many killed, wounded or held, each as the range it is, on one scale."""

from dataclasses import dataclass

from holdfire.model.count import Count
from holdfire.model.incident import Incident
from holdfire.showing.page_incidents import whose_word
from holdfire.showing.teller import Teller, amount

WIDTH = 100.0
ROOM = 0.85
"""The share of the scale that the highest number told takes; an open range goes on to the end of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmTold:
    """A range that sources give; `low` and `high` stand on a scale of 0 to 100, `open` where no upper bound
    is told. `hedge` are words like "about"; `background` an earlier toll that no single event did."""

    amount: str
    whose: str
    hedge: str
    sources: tuple[str, ...]
    low: float
    high: float
    open: bool
    background: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmTable:
    """All that is told of one sort of harm, side by side; nothing is added up or averaged."""

    what: str
    told: tuple[HarmTold, ...]


def harm_by_source(teller: Teller, incident: Incident) -> tuple[HarmTable, ...]:
    """The harm that accounts tell of, by what it is."""
    sources: dict[str, dict[Count, dict[str, None]]] = {}
    for account in incident.accounts:
        for count in account.harm:
            of_count = sources.setdefault(count.what, {})
            same = next((known for known in of_count if _says_the_same(known, count)), count)
            of_count.setdefault(same, {})[whose_word(teller, account)] = None
    return tuple(
        HarmTable(what=what, told=_on_a_scale({count: tuple(by) for count, by in told.items()}))
        for what, told in sources.items()
    )


def _says_the_same(one: Count, other: Count) -> bool:
    return (one.low, one.high, one.who, one.background, one.qualifier) == (
        other.low,
        other.high,
        other.who,
        other.background,
        other.qualifier,
    )


def _on_a_scale(told: dict[Count, tuple[str, ...]]) -> tuple[HarmTold, ...]:
    most = max((count.high or count.low for count in told), default=0) or 1
    unit = WIDTH * ROOM / most
    return tuple(
        HarmTold(
            amount=amount(count),
            whose=count.who or "",
            hedge=count.qualifier or "",
            sources=sources,
            low=round(count.low * unit, 1),
            high=WIDTH if count.high is None else round(count.high * unit, 1),
            open=count.high is None,
            background=count.background,
        )
        for count, sources in told.items()
    )
