"""Incidents: those selected, as a table, on a map, along a timeline, with the numbers of the selection."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.act import Act
from holdfire.model.errors import UnknownIdError
from holdfire.model.finding import Outcome
from holdfire.model.incident import AttributionState, EvidenceState, WorkState
from holdfire.model.page import IncidentOrder
from holdfire.showing.page_incidents import DRAWN, IncidentRow, incident_row, table_of
from holdfire.showing.place_map import Spot, draw_map
from holdfire.showing.teller import Teller
from holdfire.showing.timeline import draw_stretch
from holdfire.showing.workbench.selection import IncidentsAsked, Look, counted, selected

A_PAGE = 50
"""Rows of a page of the table."""
MOST_DRAWN = 200
"""Incidents that one map or timeline draws; a selection of more is drawn page by page."""

NOT_HELD = "not held against the terms"

SIDES: Mapping[str, tuple[str, type[StrEnum]]] = {
    "outcome": ("Finding", Outcome),
    "evidence": ("Evidence", EvidenceState),
    "attribution": ("Attribution", AttributionState),
    "act": ("Act", Act),
}
"""What the numbers of a selection are by: how each is called, and of which kind it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that may be asked for."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterShown:
    """A field of the form: `name` of what is asked, and its choices."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to the same selection otherwise, or to a part of it; `here` where this page is it."""

    label: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How many of the selection have a value; `href` leads to them, None where none but they can be asked
    for."""

    label: str
    count: int
    href: str | None
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersOf:
    """The numbers of a selection by one of its sides, the largest first."""

    label: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """`total` incidents are selected, `first` to `last` shown. `asked` is what was asked, `in_words` the same
    for a reader; `without` are ways to the selection with one filter less. `drawing` is an SVG, None in the
    table and where nothing can be drawn; `left_out` says what it leaves out. `partial` where the words asked
    for stand so often that only the newest passages with them were looked through."""

    asked: IncidentsAsked
    in_words: tuple[Way, ...]
    everything: str
    total: int
    partial: bool
    first: int
    last: int
    filters: tuple[FilterShown, ...]
    looks: tuple[Way, ...]
    sorts: tuple[Way, ...]
    numbers: tuple[NumbersOf, ...]
    rows: tuple[IncidentRow, ...]
    drawing: str | None
    left_out: tuple[str, ...]
    zone: str
    before: str | None
    after: str | None


def incidents(teller: Teller, asked: IncidentsAsked) -> Incidents:
    """The incidents selected. Raises UnknownIdError for an actor or a place that the case does not know, and
    for a page that the selection does not have."""
    most = A_PAGE if asked.view is Look.TABLE else MOST_DRAWN
    wanted = asked.wanted(teller.clock.zone)
    skip = (asked.page - 1) * most
    found = selected(teller, wanted, skip, most)
    if asked.page < 1 or (asked.page > 1 and not found.items):
        raise UnknownIdError(f"the selection has no page {asked.page}; its {found.total} begin at page 1")
    in_table = asked.view is Look.TABLE
    if in_table:
        teller.dossier.view.recall(list(dict.fromkeys(each.accounts[0].report for each in found.items)))
    rows = tuple(
        incident_row(teller, incident, skip + place, quoted=in_table)
        for place, incident in enumerate(found.items, start=1)
    )
    drawing, left_out = _drawing(teller, asked, rows)
    return Incidents(
        asked=asked,
        in_words=tuple(_in_words(teller, asked)),
        everything=IncidentsAsked(view=asked.view, sort=asked.sort).href(),
        total=found.total,
        partial=bool(asked.words) and not teller.dossier.view.holds_all_with(asked.words or ""),
        first=skip + 1 if rows else 0,
        last=skip + len(rows),
        filters=_filters(teller, asked),
        looks=tuple(_looks(asked)),
        sorts=tuple(_sorts(teller, asked)),
        numbers=_numbers(teller, asked, counted(teller, wanted)),
        rows=rows,
        drawing=drawing,
        left_out=left_out,
        zone=teller.clock.zone_at(teller.dossier.cut_off),
        before=asked.href(page=asked.page - 1) if asked.page > 1 else None,
        after=asked.href(page=asked.page + 1) if skip + len(rows) < found.total else None,
    )


def _drawing(
    teller: Teller, asked: IncidentsAsked, rows: tuple[IncidentRow, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """The drawing asked for, and sentences of what it leaves out."""
    if asked.view is Look.TABLE:
        return None, ()
    kept = tuple(row for row in rows if table_of(teller, teller.dossier.incidents[row.id]) in DRAWN)
    drawing, told = (
        draw_stretch(teller, kept)
        if asked.view is Look.TIMELINE
        else draw_map(teller, kept, lambda spot: _at_place(asked, spot))
    )
    undrawn = len(rows) - len(kept)
    words = teller.say("Not drawn: {count} that nobody says happened, or that are words.", count=undrawn)
    return drawing, tuple(filter(None, (told, words if undrawn else "")))


def _at_place(asked: IncidentsAsked, spot: Spot) -> str:
    """The way to the one incident of a place, or to all those of the selection that are said to be there."""
    if len(spot.rows) == 1:
        return spot.rows[0].href
    return asked.href(place=spot.place.id, view=Look.TABLE)


def _looks(asked: IncidentsAsked) -> Iterator[Way]:
    labels = {Look.TABLE: "Table", Look.MAP: "Map", Look.TIMELINE: "Timeline"}
    for look, label in labels.items():
        yield Way(label=label, href=asked.href(view=look), here=asked.view is look)


def _sorts(teller: Teller, asked: IncidentsAsked) -> Iterator[Way]:
    for sort in IncidentOrder:
        yield Way(label=teller.words.of(sort), href=asked.href(sort=sort), here=asked.sort is sort)


def _in_words(teller: Teller, asked: IncidentsAsked) -> Iterator[Way]:
    """Each filter that is set, with the way to the selection without it."""
    case = teller.dossier.case
    place = case.place(asked.place) if asked.place else None
    told = {
        "words": asked.words and f"“{asked.words}”",
        "actor": teller.actor(asked.actor) if asked.actor else None,
        "place": (place.name if place else asked.place),
        "act": asked.act and teller.words.of(asked.act),
        "outcome": asked.outcome and teller.words.of(asked.outcome),
        "evidence": asked.evidence and teller.words.of(asked.evidence),
        "attribution": asked.attribution and teller.words.of(asked.attribution),
        "work": asked.work and teller.words.of(asked.work),
        "since": asked.since and f"{teller.clock.day(asked.since)} →",
        "until": asked.until and f"→ {teller.clock.day(asked.until)}",
    }
    for name, label in told.items():
        if label:
            yield Way(label=label, href=asked.href(**{name: None}))


def _filters(teller: Teller, asked: IncidentsAsked) -> tuple[FilterShown, ...]:
    case = teller.dossier.case
    named: dict[str, tuple[str, list[tuple[str, str]]]] = {
        "actor": ("Actor", sorted(((actor.id, actor.name) for actor in case.actors), key=_by_label)),
        "place": ("Place", sorted(((place.id, place.name) for place in case.places), key=_by_label)),
        "act": ("Act", [(act.value, teller.words.of(act)) for act in Act]),
        "outcome": ("Finding", [(each.value, teller.words.of(each)) for each in Outcome]),
        "evidence": ("Evidence", [(each.value, teller.words.of(each)) for each in EvidenceState]),
        "attribution": ("Attribution", [(each.value, teller.words.of(each)) for each in AttributionState]),
        "work": ("Work", [(each.value, teller.words.of(each)) for each in WorkState]),
    }
    return tuple(
        FilterShown(
            name=name,
            label=label,
            choices=tuple(
                Choice(value=value, label=words, chosen=value == getattr(asked, name))
                for value, words in choices
            ),
        )
        for name, (label, choices) in named.items()
    )


def _by_label(choice: tuple[str, str]) -> str:
    return choice[1].casefold()


def _numbers(
    teller: Teller, asked: IncidentsAsked, counts: Mapping[str, Mapping[str, int]]
) -> tuple[NumbersOf, ...]:
    return tuple(
        NumbersOf(label=label, numbers=tuple(_numbers_of(teller, asked, name, kind, counts[name])))
        for name, (label, kind) in SIDES.items()
    )


def _numbers_of(
    teller: Teller, asked: IncidentsAsked, name: str, kind: type[StrEnum], counts: Mapping[str, int]
) -> Iterator[Number]:
    for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield Number(
            label=teller.words.of(kind(value)) if value else NOT_HELD,
            count=count,
            href=asked.href(**{name: kind(value)}) if value else None,
            here=getattr(asked, name) == value,
        )
