"""What exports tell of an incident in one row: when, where, how many died, on whose word, in whose words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.incident import Incident
from holdfire.model.reading import Reading
from holdfire.record.view import View
from holdfire.showing.points import Point, points_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An incident beside what it rests on. `killed_low` is the lowest figure of any account and `killed_high`
    the highest (None: none is told, or no upper bound): nothing is averaged. `sources` are who tells it,
    `texts` the clauses that do, `urls` where they were published, `zone` whose days are meant."""

    incident: Incident
    points: tuple[Point, ...]
    sources: tuple[str, ...]
    texts: tuple[str, ...]
    urls: tuple[str, ...]
    zone: str
    killed_low: int | None = None
    killed_high: int | None = None

    @property
    def first(self) -> datetime | None:
        """The earliest it may have begun, in UTC."""
        return self.incident.when.earliest if self.incident.when else None

    @property
    def last(self) -> datetime | None:
        """The latest it may have ended, in UTC."""
        return self.incident.when.latest if self.incident.when else None

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day it may have been, where it happened; None where a side is open."""
        if self.first is None or self.last is None:
            return None
        last = max(self.first, self.last - timedelta(microseconds=1))
        zone = ZoneInfo(self.zone)
        return self.first.astimezone(zone).date(), last.astimezone(zone).date()

    @property
    def point(self) -> Point | None:
        """The one place it has; None where accounts give none or several."""
        return self.points[0] if len(self.points) == 1 else None


def facts_of(view: View, coarsen_km: float) -> Iterator[Facts]:
    """Every incident of a view, in the record's order."""
    case = view.case()
    readings = {reading.report.id: reading for reading in view.readings()}
    for incident in view.reconciled().incidents:
        yield facts(incident, case, readings, coarsen_km)


def facts(incident: Incident, case: Case, readings: Mapping[str, Reading], coarsen_km: float = 0) -> Facts:
    """What the exports tell of one incident."""
    reports = [readings[account.report] for account in incident.accounts if account.report in readings]
    clauses = {mention.id: mention.clause.text for reading in reports for mention in reading.mentions}
    killed = [
        count
        for account in incident.accounts
        for count in account.harm
        if count.what == "killed" and not count.background
    ]
    highs = [count.high for count in killed]
    return Facts(
        incident=incident,
        points=points_of(incident, case, coarsen_km),
        sources=_once(a.claimant.name if a.claimant else a.outlet or "" for a in incident.accounts),
        texts=_once(clauses.get(account.mention, "") for account in incident.accounts),
        zone=(incident.when and incident.when.zone) or case.zone or "UTC",
        urls=_once(reading.report.url or "" for reading in reports),
        killed_low=min((count.low for count in killed), default=None),
        killed_high=None
        if None in highs
        else max((high for high in highs if high is not None), default=None),
    )


def names_of(refs: Iterable[ActorRef]) -> tuple[str, ...]:
    """The names to print, each once."""
    return _once(ref.name for ref in refs)


def instant(moment: datetime | None) -> str | None:
    """A moment as ISO 8601 in UTC."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, words)))
