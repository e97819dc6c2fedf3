"""Incidents as an own table of events, one row an account: what was imported comes out as it came in."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time
from zoneinfo import ZoneInfo

from holdfire.lexicon.event_tables import NEEDED, columns_of
from holdfire.model.actor import ActorRef
from holdfire.model.case import Case
from holdfire.model.count import Count
from holdfire.model.csv_text import guarded, listed, written
from holdfire.model.decision import RESTORED, DecisionKind
from holdfire.model.incident import Account, Incident
from holdfire.model.listing import TableKind
from holdfire.model.mention import Mention
from holdfire.model.place import PlaceRef
from holdfire.model.reading import Reading
from holdfire.model.when import Precision, When
from holdfire.record.view import View

Cells = Mapping[str, str]
"""A row by the names of its columns; columns that hold nothing are left out."""


def incident_table(view: View) -> Iterator[str]:
    """The lines of a table that `holdfire import` reads: the rows of own tables as they were imported, and a
    row for every other account of an incident, under the id an own table gave the incident, else under the
    record's. Rows that were withdrawn are left out. A cell that a spreadsheet would run as a formula stands
    behind an apostrophe, which importing takes away again."""
    case, readings = view.case(), view.readings()
    withdrawn = _withdrawn(view)
    own = [
        row
        for reading in readings
        if (row := reading.report.row) and row.kind is TableKind.OWN and reading.report.id not in withdrawn
    ]
    rows: list[Cells] = [dict(row.cells) for row in sorted(own, key=lambda row: (row.key, row.cells))]
    by_report = {reading.report.id: reading for reading in readings}
    for incident in view.reconciled().incidents:
        rows += _told(incident, by_report, case)
    yield from lines_of(rows)


def lines_of(rows: Iterable[Cells]) -> Iterator[str]:
    """A heading with every column that holds something, the known ones first, and the rows."""
    kept = list(rows)
    used = dict.fromkeys(name for row in kept for name, value in row.items() if value)
    columns = columns_of(TableKind.OWN)
    known = [column.name for column in columns if column.name in used or column.status == NEEDED]
    names = [*known, *(name for name in used if name not in known)]
    yield written([guarded(name) for name in names])
    for row in kept:
        yield written([guarded(row.get(name, "")) for name in names])


def _withdrawn(view: View) -> frozenset[str]:
    last = {
        decision.target: decision.value
        for decision in view.standing().settled
        if decision.kind is DecisionKind.RETRACT_REPORT
    }
    return frozenset(report for report, value in last.items() if value != RESTORED)


def _told(incident: Incident, readings: Mapping[str, Reading], case: Case) -> Iterator[Cells]:
    """A row for each account that no own table tells."""
    mentions = {
        mention.id: mention for account in incident.accounts for mention in readings[account.report].mentions
    }
    listings = [mentions[account.mention].listing for account in incident.accounts]
    rows = [readings[account.report].report.row for account in incident.accounts]
    own = [
        listing
        for listing, row in zip(listings, rows, strict=True)
        if listing and row and row.kind is TableKind.OWN
    ]
    named = {"incident_id": own[0].event, "table": own[0].table} if own else {"incident_id": incident.id}
    for account, row in zip(incident.accounts, rows, strict=True):
        if row is None or row.kind is not TableKind.OWN:
            kept = {f"{row.table}:{name}": value for name, value in row.cells} if row else {}
            reading = readings[account.report]
            told = {**named, **_account(account, mentions[account.mention], reading, case), **kept}
            yield {name: value for name, value in told.items() if value}


def _account(account: Account, mention: Mention, reading: Reading, case: Case) -> Cells:
    published = reading.report.published
    return {
        **_when(account.when),
        **_place(account.place, case),
        "act": mention.act,
        "means": mention.means.text if mention.means else "",
        "modality": mention.modality,
        "actor": _names(account.actors),
        "target": _names(account.targets),
        **_harm(account.harm),
        "source": listed([account.claimant.name if account.claimant else account.outlet or ""]),
        "reported": _instant(published.earliest) if published and published.earliest else "",
        "url": reading.report.url or "",
        "language": reading.report.language or "",
        "note": mention.clause.text,
    }


def _when(when: When | None) -> Cells:
    """A day of a zone as that day; anything else from instant to instant."""
    if when is None or when.earliest is None:
        return {}
    if when.precision is Precision.DAY and when.zone:
        first = when.earliest.astimezone(ZoneInfo(when.zone))
        if first.time() == time():
            return {"date": first.date().isoformat(), "zone": when.zone}
    last = _instant(when.latest) if when.latest and when.latest != when.earliest else ""
    return {"date": _instant(when.earliest), "end_date": last}


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _place(ref: PlaceRef | None, case: Case) -> Cells:
    if ref is None:
        return {}
    place = ref.given or (case.place(ref.place) if ref.place else None)
    if place is None:
        return {"place": ref.name}
    return {
        "place": place.name,
        "latitude": "" if place.lat is None else str(place.lat),
        "longitude": "" if place.lon is None else str(place.lon),
        "radius_km": f"{place.radius_km:g}",
        "area": place.within or "",
        "country": place.country or "",
    }


def _names(refs: Iterable[ActorRef]) -> str:
    return listed(ref.actor or ref.name for ref in refs)


def _harm(counts: Iterable[Count]) -> Cells:
    """The first count of the killed and the first of the injured: other figures stand in other accounts."""
    cells: dict[str, str] = {}
    for column, what in (("killed", "killed"), ("injured", "wounded")):
        count = next((count for count in counts if count.what == what), None)
        if count:
            cells[f"{column}_low"] = f"{count.low}+" if count.high is None else str(count.low)
            cells[f"{column}_high"] = str(count.high) if count.high not in (None, count.low) else ""
            cells["harmed"] = cells.get("harmed") or count.who or ""
    return cells
