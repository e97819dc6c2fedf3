"""Coverage as Today shows it: how much was read of each side of late, and on each of the last days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.model.measure import Facts, SourceRead
from holdfire.showing.teller import Teller

DAYS_SHOWN = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRead:
    """The publishers of one side: reports read of late and in the baseline, how many publishers were read of
    late, and those that were read before and are silent of late."""

    side: str
    recent: int
    baseline: int
    publishers: int
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRead:
    """24 hours up to `last`: reports read (`share` of the most on a day, 0 to 100), incidents counted
    from the panel, and those that only sources outside it tell."""

    last: str
    reports: int
    share: int
    counted: int
    outside: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageToday:
    """`recent` and `baseline` say which times are meant, the latter None where there is none; `undated`
    reports bear no date."""

    recent: str
    baseline: str | None
    sides: tuple[SideRead, ...]
    days: tuple[DayRead, ...]
    undated: int


def coverage_today(teller: Teller) -> CoverageToday | None:
    """What was read of late; None where nothing was counted yet."""
    judgement = teller.dossier.judgement
    facts = judgement.status.facts if judgement else None
    if facts is None:
        return None
    baseline = facts.baseline
    return CoverageToday(
        recent=teller.clock.stretch(facts.recent.first, facts.recent.last),
        baseline=teller.clock.stretch(baseline.first, baseline.last) if baseline else None,
        sides=_sides(teller, facts.sources),
        days=_days(teller, facts),
        undated=facts.undated_reports,
    )


def _sides(teller: Teller, sources: Iterable[SourceRead]) -> tuple[SideRead, ...]:
    camps = _camps(teller)
    of_side: dict[str, list[SourceRead]] = {}
    for source in sources:
        of_side.setdefault(camps.get(source.source, ""), []).append(source)
    shown = (
        SideRead(
            side=teller.actor(side) if side else teller.say("no side known"),
            recent=sum(source.recent for source in found),
            baseline=sum(source.baseline for source in found),
            publishers=sum(source.recent > 0 for source in found),
            silent=tuple(source.name for source in found if not source.recent),
        )
        for side, found in of_side.items()
    )
    return tuple(sorted(shown, key=lambda row: (-row.recent, row.side)))


def _camps(teller: Teller) -> Mapping[str, str]:
    """The side of each publisher, by the family or the outlet that it is counted as."""
    outlets = [outlet for outlet in teller.dossier.case.outlets if outlet.affiliation]
    families = {outlet.family: outlet.affiliation or "" for outlet in outlets if outlet.family}
    return families | {outlet.id: outlet.affiliation or "" for outlet in outlets}


def _days(teller: Teller, facts: Facts) -> tuple[DayRead, ...]:
    days = facts.days[-DAYS_SHOWN:]
    most = max((day.reports for day in days), default=0)
    return tuple(
        DayRead(
            last=teller.clock.moment(day.last),
            reports=day.reports,
            share=round(100 * day.reports / most) if most else 0,
            counted=day.counted,
            outside=day.outside,
        )
        for day in days
    )
