"""The numbers behind the status: rates with their intervals, day by day, by whom, and the rules."""

from dataclasses import dataclass

from holdfire.model.measure import Facts
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
    counted, what is told only outside the panel and how many reports were read; `harm` ranges by source;
    `rules` what each asks, what was measured, whether it fits."""

    table: NumbersTable
    panel: str
    days: tuple[Row, ...]
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
    return NumbersShown(
        table=lines.numbers(facts),
        panel=lines.panel(facts),
        days=tuple(
            (teller.clock.moment(day.last), str(day.counted), str(day.outside), str(day.reports))
            for day in facts.days[-DAYS_SHOWN:]
        ),
        sources=_sources(facts),
        harm=lines.harm(facts.harm),
        rules=lines.rules(facts),
        compared=facts.baseline is not None,
    )


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
