"""The numbers behind the status: rates with their intervals, day by day, by whom, and the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.model.count import bounds_words
from holdfire.model.measure import DayTold, Facts
from holdfire.showing.status_lines import NumbersTable, Row, StatusLines
from holdfire.showing.teller import Teller

DAYS_SHOWN = 28
"""Days that are listed one by one; all of them are in the export of the status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceShown:
    """How often a publisher was read of late and in the baseline; `standing` whether it is of the panel, or
    has gone silent, or is new."""

    name: str
    recent: int
    baseline: int
    standing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersShown:
    """All numbers of the status. `table` holds rates and ratios as ranges, `days` each day's end, what was
    counted, what is told only outside the panel and how many reports were read, for the days of an
    incident; `quiet` says how many had none; `harm` ranges by source;
    `rules` what each asks, what was measured, whether it fits."""

    table: NumbersTable
    panel: str
    days: tuple[Row, ...]
    quiet: str
    sources: tuple[SourceShown, ...]
    harm: tuple[str, ...]
    rules: tuple[Row, ...]
    compared: bool


def numbers(teller: Teller) -> NumbersShown | None:
    """The numbers; None where nothing was counted yet."""
    judgement = teller.dossier.judgement
    facts = judgement.status.facts if judgement else None
    if facts is None:
        return None
    lines = StatusLines(words=teller.words, clock=teller.clock)
    shown = facts.days[-DAYS_SHOWN:]
    told = [day for day in shown if day.counted or day.outside]
    return NumbersShown(
        table=lines.numbers(facts),
        panel=lines.panel(facts),
        days=tuple(
            (teller.clock.moment(day.last), str(day.counted), str(day.outside), str(day.reports))
            for day in told
        ),
        quiet=_quiet([day for day in shown if day not in told], further=bool(told)),
        sources=_sources(facts),
        harm=lines.harm(facts.harm),
        rules=lines.rules(facts),
        compared=facts.baseline is not None,
    )


def _quiet(days: Sequence[DayTold], *, further: bool) -> str:
    """How many days had no incident, and how much was read on them; empty where none had none."""
    if not days:
        return ""
    read = bounds_words(min(day.reports for day in days), max(day.reports for day in days))
    number = f"{len(days)} {'further ' if further else ''}day{'s' if len(days) != 1 else ''}"
    each = " on each" if len(days) != 1 else ""
    return f"No incident on {number}; reports read{each}: {read}."


def _sources(facts: Facts) -> tuple[SourceShown, ...]:
    compared = facts.baseline is not None
    return tuple(
        SourceShown(
            name=row.name,
            recent=row.recent,
            baseline=row.baseline,
            standing="of the panel"
            if row.in_panel
            else "new since the baseline"
            if row.recent and compared
            else "read before, silent of late",
        )
        for row in facts.sources
    )
