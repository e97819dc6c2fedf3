"""Reads a row of ACLED's event table, as its codebook has it."""

from dataclasses import dataclass

from holdfire.lexicon.event_tables import OWN_ACT, acled_acts
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.count import Count
from holdfire.model.listing import Listing, Row, TableKind
from holdfire.model.place import PlaceRef
from holdfire.model.when import Precision, When
from holdfire.reading.tables.cells import Cells
from holdfire.reading.tables.entry import Entry
from holdfire.reading.tables.parties import Who
from holdfire.reading.tables.places import Stated, Where
from holdfire.reading.tables.times import UnreadableTime, when_of

_PRECISION = {"1": None, "2": Precision.WEEK, "3": Precision.MONTH}
"""`time_precision`: the day is known; the week is (its middle is given); only the month is."""

_RADIUS_KM = {"1": 5.0, "2": 25.0, "3": 100.0}
"""`geo_precision`: the town is known; a part of a region near a town; a larger region. The codebook gives no
distances: these are about the reach of a town, a district and a province."""

_STANDS_FOR_WORDS = frozenset({3, 10, 12, 100})
"""Figures that coders also give where reports say "a few", "several", "dozens" or "hundreds"; as far as is
known, not checked against the codebook."""

_TIMESTAMP_DIGITS = 12
_STATE, _UNARMED = ("1", "state forces"), ("6", "7", "protesters", "civilians")
"""What `inter1` and `inter2` hold for state forces, and for those who do not fight, in all releases."""

NO_DIRECTION = "ACLED names {sides} without saying which of them did it to the other"


@dataclass(frozen=True, slots=True)
class _Sides:
    """Who did it, to whom, and what a reader must know of how that is told."""

    doers: tuple[ActorRef, ...]
    done_to: tuple[ActorRef, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class AcledTable:
    """Reads rows with the names of a case."""

    who: Who
    where: Where

    def entry(self, cells: Cells) -> Entry | None:
        """What the row says; None where a fault leaves nothing to say. Faults are noted in `cells`.

        `notes` are kept as text and read no further: they are the coder's words, not a report."""
        event = cells.needed("event_id_cnty")
        act = self._act(cells)
        when = self._when(cells)
        place = self._place(cells)
        harm = self._harm(cells)
        if cells.faults or act is None:
            return None
        row = Row(
            kind=TableKind.ACLED,
            table=TableKind.ACLED,
            event=event,
            cells=cells.all(),
            version=cells.value("timestamp").zfill(_TIMESTAMP_DIGITS) if cells.value("timestamp") else "",
        )
        sides = self._sides(cells, act)
        return Entry(
            row=row,
            listing=Listing(table=row.table, event=event),
            title=cells.by_name["event_id_cnty"].span,
            trigger=cells.by_name["sub_event_type"].span,
            act=act,
            modality=Modality.ALLEGED if cells.value("source") else Modality.ACTUAL,
            when=when,
            place=place,
            actors=sides.doers,
            targets=sides.done_to,
            harm=harm,
            sources=self.who.sources(cells.by_name.get("source")),
            language="en",
            notes=(sides.note,) if sides.note else (),
        )

    @staticmethod
    def _act(cells: Cells) -> Act | None:
        """The act of the codes; in a table that we wrote, the act it was."""
        own = cells.code(OWN_ACT, Act)
        if own is not None:
            return own
        kinds = (cells.needed("event_type"), cells.needed("sub_event_type"))
        act = acled_acts().get((kinds[0].casefold(), kinds[1].casefold()))
        if all(kinds) and act is None:
            known = sorted(sub for event, sub in acled_acts() if event == kinds[0].casefold())
            expected = ", ".join(known) or "an event type of the codebook with one of its sub-event types"
            cells.fault("sub_event_type", repr(f"{kinds[0]}: {kinds[1]}"), expected)
        return act

    def _when(self, cells: Cells) -> When | None:
        precision = cells.value("time_precision") or "1"
        if precision not in _PRECISION:
            cells.fault("time_precision", repr(precision), "1 (day), 2 (week) or 3 (month)")
            return None
        day = cells.needed("event_date")
        try:
            return when_of(day, "", None, self.who.case.zone, _PRECISION[precision]) if day else None
        except UnreadableTime as error:
            cells.fault("event_date", repr(day), str(error))
            return None

    def _place(self, cells: Cells) -> PlaceRef | None:
        lat, lon = cells.number("latitude", -90, 90), cells.number("longitude", -180, 180)
        precision = cells.value("geo_precision") or "1"
        if precision not in _RADIUS_KM:
            cells.fault("geo_precision", repr(precision), "1 (town), 2 (part of a region) or 3 (region)")
        cell = cells.by_name.get("location") or cells.by_name.get("latitude")
        if cell is None or precision not in _RADIUS_KM:
            return None
        both = lat is not None and lon is not None
        return self.where.place(
            Stated(
                span=cell.span,
                name=cells.value("location"),
                lat=lat if both else None,
                lon=lon if both else None,
                radius_km=_RADIUS_KM[precision],
                area=cells.value("admin1"),
                country=cells.value("country"),
                source=TableKind.ACLED,
            )
        )

    def _sides(self, cells: Cells, act: Act) -> _Sides:
        """Who did it and to whom. The order of ACLED's two actors tells nothing: a side alone did it; of two,
        it was not done by those who do not fight; whose side took ground the sub-event type tells; both
        fought in a clash. Of other pairs nothing is told. In a table that we wrote the first did it."""
        first, second = (self.who.named(cells.by_name.get(name)) for name in ("actor1", "actor2"))
        kinds = [cells.value(name).casefold() for name in ("inter1", "inter2")]
        if cells.heading.ours:
            return _Sides(first, second)
        if not (first and second):
            return _Sides(first or second, ())
        if act is Act.TERRITORY_TAKEN:
            state_did = cells.value("sub_event_type").casefold().startswith("government")
            states = [kind.startswith(_STATE) for kind in kinds]
            if states[0] != states[1]:
                return _Sides(first, second) if states[0] == state_did else _Sides(second, first)
        if act is Act.GROUND_ATTACK:
            return _Sides((*first, *second), ())
        fights = [not kind.startswith(_UNARMED) for kind in kinds]
        if fights[0] != fights[1]:
            return _Sides(first, second) if fights[0] else _Sides(second, first)
        sides = " and ".join(cells.value(name) for name in ("actor1", "actor2"))
        return _Sides((), (), NO_DIRECTION.format(sides=sides))

    @staticmethod
    def _harm(cells: Cells) -> tuple[Count, ...]:
        """The killed. Zero can mean that nothing is known, so that it says nothing here."""
        found = cells.number("fatalities", 0, 10_000_000)
        if not found:
            return ()
        dead = int(found)
        return (
            Count(
                low=dead,
                high=dead,
                what="killed",
                span=cells.by_name["fatalities"].span,
                rough=dead in _STANDS_FOR_WORDS,
                qualifier="may stand for a word such as several" if dead in _STANDS_FOR_WORDS else None,
            ),
        )
