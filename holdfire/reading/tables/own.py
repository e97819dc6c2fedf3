"""Reads a row of an own table of incidents, whose columns docs/import.md explains."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from holdfire.lexicon.event_tables import act_of
from holdfire.model.act import Act, Modality
from holdfire.model.count import Count, Harmed
from holdfire.model.incident import AttributionState, EvidenceState
from holdfire.model.listing import Listing, Row, TableKind
from holdfire.model.place import PlaceRef
from holdfire.model.when import Precision, When
from holdfire.reading.tables.cells import Cells
from holdfire.reading.tables.entry import Entry
from holdfire.reading.tables.parties import Who
from holdfire.reading.tables.places import Stated, Where, claims_of
from holdfire.reading.tables.times import PLAINLY, ZONES, UnreadableTime, spanning, when_of, zone_of

_COUNT = re.compile(
    r"(?P<rough>(?:about|around|some|nearly|almost|over|~|c\.)\s*)?(?P<least>at least\s+|>=?\s*)?(?P<low>\d+)"
    r"(?:\s*(?:-|–|—|to)\s*(?P<high>\d+)|(?P<more>\s*\+))?\Z",
    re.IGNORECASE,
)
_COUNTS = "a number such as 3, or 3-5, 3+ (at least) or about 50"
_CATEGORIES = {
    "civilian": Harmed.CIVILIAN,
    "child": Harmed.CHILD,
    "fighter": Harmed.COMBATANT,
    "soldier": Harmed.COMBATANT,
    "combatant": Harmed.COMBATANT,
    "aid": Harmed.AID,
    "medic": Harmed.MEDICAL,
}


@dataclass(frozen=True, slots=True)
class OwnTable:
    """Reads rows with the names of a case."""

    who: Who
    where: Where

    def entry(self, cells: Cells) -> Entry | None:
        """What the row says; None where a fault leaves nothing to say. Faults are noted in `cells`."""
        event = cells.needed("incident_id")
        act = self._act(cells)
        zone = self._zone(cells)
        when = self._when(cells, zone)
        row = Row(
            kind=TableKind.OWN,
            table=cells.value("table") or TableKind.OWN,
            event=event or "-",
            cells=cells.all(),
        )
        listing = self._listing(cells, row)
        sources = self.who.sources(cells.by_name.get("source"))
        place, harm = self._place(cells, row), self._harm(cells)
        published = self._moment(cells, ("reported", ""), zone)
        modality = cells.code("modality", Modality) or (Modality.ALLEGED if sources else Modality.ACTUAL)
        if cells.faults or act is None:
            return None
        on = _day_of(when)
        means = cells.by_name.get("means")
        return Entry(
            row=row,
            listing=listing,
            title=cells.by_name["incident_id"].span,
            trigger=cells.by_name["act"].span,
            act=act,
            modality=modality,
            when=when,
            place=place,
            actors=self.who.named(cells.by_name.get("actor"), on),
            targets=self.who.named(cells.by_name.get("target"), on),
            means=means.span if means else None,
            harm=harm,
            sources=sources,
            published=published,
            url=cells.value("url") or None,
            language=cells.value("language") or self.who.case.language,
        )

    @staticmethod
    def _act(cells: Cells) -> Act | None:
        words = cells.needed("act")
        act = act_of(words)
        if words and act is None:
            near = get_close_matches(words.casefold().replace(" ", "_"), [code.value for code in Act], n=1)
            meant = f" ({near[0]}?)" if near else ""
            cells.fault("act", repr(words), f"an act of the list in docs/import.md{meant}")
        return act

    @staticmethod
    def _zone(cells: Cells) -> str | None:
        words = cells.value("zone")
        zone = zone_of(words) if words else None
        if words and zone is None:
            cells.fault("zone", repr(words), ZONES)
        return zone

    def _when(self, cells: Cells, zone: str | None) -> When | None:
        precision = cells.code("time_precision", Precision)
        first = self._moment(cells, ("date", "time"), zone, precision)
        day = cells.value("end_date") or (cells.value("date") if cells.value("end_time") else "")
        if not day:
            return first
        if first is None:
            cells.fault("end_date", repr(day), "a first day as well, in the column date")
            return None
        last = self._moment(
            cells, ("end_date" if cells.value("end_date") else "date", "end_time"), zone, precision
        )
        try:
            return spanning(first, last) if last else None
        except UnreadableTime as error:
            cells.fault("end_date", repr(day), str(error))
            return None

    def _moment(
        self, cells: Cells, names: tuple[str, str], zone: str | None, precision: Precision | None = None
    ) -> When | None:
        day, clock = (cells.value(name) for name in names)
        if not day:
            if clock:
                cells.fault(names[0], "nothing", f"the day of that clock: {PLAINLY}")
            return None
        try:
            return when_of(day, clock, zone, self.who.case.zone, precision)
        except UnreadableTime as error:
            at_clock = clock and "clock such" in str(error)
            cells.fault(names[1] if at_clock else names[0], repr(clock if at_clock else day), str(error))
            return None

    def _place(self, cells: Cells, row: Row) -> PlaceRef | None:
        lat, lon = cells.number("latitude", -90, 90), cells.number("longitude", -180, 180)
        radius = cells.number("radius_km", 0, 1000)
        for given, lacking in (("latitude", "longitude"), ("longitude", "latitude")):
            if cells.value(given) and not cells.value(lacking):
                cells.fault(lacking, "nothing", f"the {lacking} that goes with the {given}")
        named = [cells.by_name[name] for name in ("place", "latitude", "area") if name in cells.by_name]
        if not named:
            return None
        holders = self.who.named(cells.by_name.get("held_by"))
        unknown = [ref.name for ref in holders if ref.actor is None]
        if unknown:
            cells.fault("held_by", repr(unknown[0]), "an id or name of actors.yaml")
        source = cells.value("held_by_source") or f"{row.table} {row.event}"
        stated = Stated(
            span=named[0].span,
            name=cells.value("place"),
            lat=lat,
            lon=lon,
            radius_km=radius,
            area=cells.value("area"),
            country=cells.value("country"),
            control=claims_of([ref.actor for ref in holders if ref.actor], source),
            source=row.table,
        )
        return self.where.place(stated)

    @staticmethod
    def _harm(cells: Cells) -> tuple[Count, ...]:
        who = cells.value("harmed") or None
        category = next(
            (found for word, found in _CATEGORIES.items() if who and word in who.casefold()), None
        )
        found = (
            _count(cells, f"{name}_low", f"{name}_high", what)
            for name, what in (("killed", "killed"), ("injured", "wounded"))
        )
        return tuple(
            Count(low=c.low, high=c.high, what=c.what, span=c.span, who=who, rough=c.rough, category=category)
            for c in found
            if c
        )

    def _listing(self, cells: Cells, row: Row) -> Listing:
        evidence = cells.code("evidence", EvidenceState)
        if evidence is EvidenceState.VERIFIED and not cells.value("evidence_by"):
            cells.fault(
                "evidence_by", "nothing", "who verified it: verified is a person's word, never a machine's"
            )
        ruling, ruled_by = cells.value("ruling") or None, cells.value("ruling_by") or None
        if (ruling is None) != (ruled_by is None):
            lacking = "ruling" if ruling is None else "ruling_by"
            cells.fault(lacking, "nothing", "both what was ruled and which body ruled it, or neither")
        origin = cells.by_name.get("origin")
        return Listing(
            table=row.table,
            event=row.event,
            origin=self.who.source(origin.whole) if origin else None,
            evidence=evidence,
            stated_by=cells.value("evidence_by") or None,
            attribution=cells.code("attribution", AttributionState),
            self_defence=cells.yes_or_no("self_defence"),
            offensive=cells.yes_or_no("offensive"),
            ruling=ruling,
            ruled_by=ruled_by,
        )


def _count(cells: Cells, low_name: str, high_name: str, what: str) -> Count | None:
    low, high = (_COUNT.match(cells.value(name)) for name in (low_name, high_name))
    for name, match in ((low_name, low), (high_name, high)):
        if cells.value(name) and match is None:
            cells.fault(name, repr(cells.value(name)), _COUNTS)
            return None
    first = low or high
    if first is None:
        return None
    cell = cells.by_name[low_name if low else high_name]
    least = int(first["low"]) if low else 0
    most = int(high["high"] or high["low"]) if high else int(first["high"] or least)
    if most < least:
        cells.fault(high_name, repr(cells.value(high_name)), f"no fewer than the fewest ({least})")
        return None
    open_ended = not high and (first["more"] or first["least"])
    return Count(
        low=least, high=None if open_ended else most, what=what, span=cell.span, rough=bool(first["rough"])
    )


def _day_of(when: When | None) -> date | None:
    if when is None or when.earliest is None:
        return None
    return when.earliest.astimezone(ZoneInfo(when.zone or "UTC")).date()
