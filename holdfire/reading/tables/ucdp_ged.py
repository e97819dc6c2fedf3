"""Reads a row of UCDP's Georeferenced Event Dataset, as its codebook has it."""

from dataclasses import dataclass

from holdfire.lexicon.event_tables import OWN_ACT
from holdfire.model.act import Act, Modality
from holdfire.model.actor import ActorRef
from holdfire.model.count import Count, Harmed
from holdfire.model.listing import Listing, Row, TableKind
from holdfire.model.place import PlaceRef
from holdfire.model.when import When
from holdfire.reading.tables.cells import Cells
from holdfire.reading.tables.entry import Entry
from holdfire.reading.tables.parties import Who
from holdfire.reading.tables.places import Stated, Where
from holdfire.reading.tables.times import UnreadableTime, spanning, when_of

_VIOLENCE = frozenset({"1", "2", "3"})
"""`type_of_violence`: state-based, non-state, one-sided."""

_ONE_SIDED = "3"

_RADIUS_KM = {"1": 5.0, "2": 25.0, "3": 50.0, "4": 150.0, "5": 150.0, "6": 500.0, "7": 500.0}
"""`where_prec`: exact; within about 25 km; second-order and first-order province; a vague stretch of land;
the country; international waters or airspace. From 3 on the codebook gives no distance: these are about
the reach of such an area."""

NO_DIRECTION = "UCDP names {sides} as the sides that fought, not which of them did it to the other"

_MOST = 100_000_000


@dataclass(frozen=True, slots=True)
class GedTable:
    """Reads rows with the names of a case."""

    who: Who
    where: Where

    def entry(self, cells: Cells) -> Entry | None:
        """What the row says; None where a fault leaves nothing to say. Faults are noted in `cells`.

        The dataset does not code by what means people were killed. Of one-sided violence the first side did
        it to the second; of fighting it is not told which side attacked. In a table that we wrote the act
        stands behind, and the first side did it."""
        event = cells.needed("id")
        violence = cells.needed("type_of_violence")
        if violence and violence not in _VIOLENCE:
            cells.fault("type_of_violence", repr(violence), "1 (state-based), 2 (non-state) or 3 (one-sided)")
        act = cells.code(OWN_ACT, Act) or Act.ATTACK_UNSPECIFIED
        when, place, harm = self._when(cells), self._place(cells), _harm(cells)
        if cells.faults:
            return None
        first, second = (self.who.named(cells.by_name.get(name)) for name in ("side_a", "side_b"))
        row = Row(kind=TableKind.UCDP_GED, table=TableKind.UCDP_GED, event=event, cells=cells.all())
        sources = self._sources(cells)
        sides = " and ".join(cells.value(name) for name in ("side_a", "side_b"))
        directed = violence == _ONE_SIDED or cells.heading.ours
        return Entry(
            row=row,
            listing=Listing(table=row.table, event=event),
            title=cells.by_name["id"].span,
            trigger=cells.by_name["type_of_violence"].span,
            act=act,
            modality=Modality.ALLEGED if sources else Modality.ACTUAL,
            when=when,
            place=place,
            actors=first if directed else (),
            targets=second if directed else (),
            harm=harm,
            sources=sources,
            language="en",
            notes=() if directed else (NO_DIRECTION.format(sides=sides),),
        )

    def _sources(self, cells: Cells) -> tuple[ActorRef, ...]:
        """`source_original` is whom the information comes from; the publishers in `source_office` only carry
        it, and stand in where nobody is named."""
        original = self.who.sources(cells.by_name.get("source_original"))
        return original or self.who.sources(cells.by_name.get("source_office"))

    def _when(self, cells: Cells) -> When | None:
        """From the first to the last day; `date_prec` says how they were come by and is kept with the row."""
        days = [cells.needed(name) for name in ("date_start", "date_end")]
        found: list[When] = []
        for name, day in zip(("date_start", "date_end"), days, strict=True):
            try:
                if day:
                    found.append(when_of(day, "", None, self.who.case.zone))
            except UnreadableTime as error:
                cells.fault(name, repr(day), str(error))
        if len(found) < len(days):
            return None
        if (found[0].earliest, found[0].latest) == (found[1].earliest, found[1].latest):
            return found[0]
        try:
            return spanning(found[0], found[1])
        except UnreadableTime as error:
            cells.fault("date_end", repr(days[1]), str(error))
            return None

    def _place(self, cells: Cells) -> PlaceRef | None:
        lat, lon = cells.number("latitude", -90, 90), cells.number("longitude", -180, 180)
        precision = cells.value("where_prec") or "1"
        if precision not in _RADIUS_KM:
            cells.fault("where_prec", repr(precision), "a number from 1 (exact) to 7 (international waters)")
            return None
        named = [name for name in ("where_coordinates", "latitude", "adm_2", "adm_1") if cells.value(name)]
        if not named:
            return None
        both = lat is not None and lon is not None
        return self.where.place(
            Stated(
                span=cells.by_name[named[0]].span,
                name=_plain(cells.value("where_coordinates")),
                lat=lat if both else None,
                lon=lon if both else None,
                radius_km=_RADIUS_KM[precision],
                area=_plain(cells.value("adm_1")),
                country=cells.value("country"),
                source=TableKind.UCDP_GED,
            )
        )


def _plain(name: str) -> str:
    """A name without what the dataset puts behind it ("Arda town", "Valley province")."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in _LABELS else name


_LABELS = frozenset(
    {"town", "village", "city", "province", "governorate", "district", "oblast", "state", "region"}
)


def _harm(cells: Cells) -> tuple[Count, ...]:
    """The dead: `low` to `high` are the lowest and highest figures to be trusted, `best` lies between; and
    the civilians among them as counted."""
    low, best, high = (cells.number(name, 0, _MOST) for name in ("low", "best", "high"))
    if low is None or best is None or high is None:
        return ()
    if not low <= best <= high:
        cells.fault("best", repr(cells.value("best")), f"a number from low ({low:g}) to high ({high:g})")
        return ()
    counts = [
        Count(
            low=int(low),
            high=int(high),
            what="killed",
            span=cells.by_name["best"].span,
            qualifier=f"best estimate {best:.0f}",
        )
    ]
    civilians = cells.number("deaths_civilians", 0, _MOST)
    if civilians:
        counts.append(
            Count(
                low=int(civilians),
                high=int(civilians),
                what="killed",
                span=cells.by_name["deaths_civilians"].span,
                who="civilians",
                category=Harmed.CIVILIAN,
            )
        )
    return tuple(counts)
