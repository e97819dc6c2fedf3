"""The map: places of incidents with how far each may be off, and no lines of control."""

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, radians
from xml.etree.ElementTree import Element

from holdfire.model.place import Place
from holdfire.model.tiles import Tiles
from holdfire.showing.drawings import LETTER_WIDTH, MARKS, Drawing, closed
from holdfire.showing.land import Box, middle_of, outlines_in
from holdfire.showing.page_incidents import IncidentRow
from holdfire.showing.projections import Mercator, Projection
from holdfire.showing.teller import Teller

WIDTH = 720.0
FOOT = 30.0
SHORTEST, TALLEST = 360.0, 760.0
WIDEST_KM = 120.0
"""A place known no better than this is named below the map instead of drawn."""
LEAST_SPAN = 1.2
"""Degrees a map covers at least: no finer view is offered than a region."""
LEAST_SHARE = 0.03
"""The share of the map a country must take to be named."""
MOST_NUMBERED = 12
"""Incidents of one place that its label numbers; more are counted."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right and bottom of what is already drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the map and the incidents said to have happened there."""

    place: Place
    lon: float
    lat: float
    rows: tuple[IncidentRow, ...]


def first_incident_of(spot: Spot) -> str:
    """Where a spot of the bulletin's map leads."""
    return spot.rows[0].href


def draw_map(
    teller: Teller,
    rows: tuple[IncidentRow, ...],
    way: Callable[[Spot], str] = first_incident_of,
) -> tuple[str | None, str]:
    """The map of these incidents as SVG and a sentence of what it leaves out; no map where fewer than two
    places can be drawn. `way` says where a spot leads."""
    spots, off = _spots(teller, rows)
    told = (
        teller.say(
            "Not on the map, because no place, only a wide area or a place abroad is told: {numbers}.",
            numbers=_numbers(off),
        )
        if off
        else ""
    )
    if len(spots) < 2:
        nothing = teller.say("No map: fewer than two places of incidents are known closely enough.")
        return None, f"{nothing} {told}".strip()
    return _drawn(teller, spots, off, way), told


def draw_places_of(teller: Teller, row: IncidentRow, way: Callable[[Spot], str]) -> str | None:
    """The places of one incident as SVG, None where none is known closely enough to be drawn."""
    spots, off = _spots(teller, (row,))
    return _drawn(teller, spots, off, way) if spots else None


def _drawn(teller: Teller, spots: list[Spot], off: list[int], way: Callable[[Spot], str]) -> str:
    """The map; tiles lie over its outlines, which show where one does not come."""
    tiles = teller.tiles
    box, across = _box(spots)
    projection = Mercator(box=box, across=across) if tiles else Projection(box=box, across=across)
    drawing = Drawing(
        name="map",
        title=teller.say("Places of incidents"),
        description=_description(teller, spots, off),
        width=WIDTH,
        height=projection.height + FOOT,
    )
    drawing.rect((0, 0), (WIDTH, projection.height), "sea")
    _draw_land(drawing, projection)
    if tiles and isinstance(projection, Mercator):
        _draw_tiles(drawing, projection, tiles)
    _draw_spots(drawing, projection, spots, way)
    drawing.rect((0, projection.height), (WIDTH, FOOT), "foot")
    drawing.legend((6, projection.height + 20), teller.marks)
    return drawing.svg()


def _spots(teller: Teller, rows: tuple[IncidentRow, ...]) -> tuple[list[Spot], list[int]]:
    """Places that can be drawn, and the numbers of incidents that have none."""
    at: dict[str, list[IncidentRow]] = {}
    off: list[int] = []
    incidents = [teller.dossier.incidents[row.id] for row in rows]
    given = (ref.given for incident in incidents for ref in incident.places if ref.given)
    places = {place.id: place for place in teller.dossier.case.with_places(given).places}
    for row, incident in zip(rows, incidents, strict=True):
        ids = dict.fromkeys(ref.place for ref in incident.places if ref.place)
        known = [
            place_id
            for place_id in ids
            if (place := places.get(place_id)) and _can_be_drawn(place, teller.dossier.case.country)
        ]
        for place_id in known:
            at.setdefault(place_id, []).append(row)
        if not known:
            off.append(row.number)
    spots = [
        Spot(place=place, lon=place.lon, lat=place.lat, rows=tuple(found))
        for place_id, found in at.items()
        if (place := places[place_id]).lat is not None and place.lon is not None
    ]
    return sorted(spots, key=lambda spot: -spot.place.radius_km), off


def _can_be_drawn(place: Place, country: str | None) -> bool:
    """Whether a place is known closely enough and lies in the country of the case."""
    abroad = bool(country and place.country and place.country != country)
    return place.lat is not None and place.radius_km <= WIDEST_KM and not abroad


def _box(spots: list[Spot]) -> tuple[Box, float]:
    """A box round all places with room to read the labels, not flatter or taller than a page holds, and units
    a degree of longitude in it."""
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    middle = (south + north) / 2
    squeeze = cos(radians(middle))
    wide = max(east - west, LEAST_SPAN) * 1.5
    tall = max(north - south, LEAST_SPAN * squeeze) * 1.25
    height = tall / squeeze / wide * WIDTH
    if height > TALLEST:
        wide *= height / TALLEST
    elif height < SHORTEST:
        tall *= SHORTEST / height
    box = Box(
        west=(west + east - wide) / 2,
        east=(west + east + wide) / 2,
        south=middle - tall / 2,
        north=middle + tall / 2,
    )
    return box, WIDTH / wide


def _draw_land(drawing: Drawing, projection: Projection) -> None:
    """Countries cut a little outside the drawing, so that the cut itself is not seen."""
    box, edge = projection.box, 0.2
    wider = Box(west=box.west - edge, south=box.south - edge, east=box.east + edge, north=box.north + edge)
    group = drawing.group("land-group")
    for outline in outlines_in(wider):
        rings = (tuple(projection.point(*point) for point in ring) for ring in outline.rings)
        drawing.path("".join(closed(ring) for ring in rings), "land", group)


def _draw_tiles(drawing: Drawing, projection: Mercator, tiles: Tiles) -> None:
    group = drawing.group("tiles")
    group.set("aria-hidden", "true")
    for href, corner, side in projection.tiles(tiles):
        drawing.image(corner, side, href, group)


def _name_countries(drawing: Drawing, projection: Projection, taken: list[Rectangle]) -> None:
    """Each country's name in the middle of what is seen of it, where that much is seen."""
    group = drawing.group("countries")
    box = projection.box
    whole = (box.east - box.west) * (box.north - box.south)
    for outline in outlines_in(box):
        area, lon, lat = max(middle_of(ring) for ring in outline.rings)
        half = len(outline.name) * LETTER_WIDTH * 0.8
        if area < whole * LEAST_SHARE:
            continue
        x, y = projection.point(lon, lat)
        x = min(max(x, half), WIDTH - half)
        taken.append((x - half, y - 10, x + half, y + 3))
        drawing.text((x, y), outline.name, "country", group)


def _draw_spots(
    drawing: Drawing, projection: Projection, spots: list[Spot], way: Callable[[Spot], str]
) -> None:
    """Circles of uncertainty first, so that no mark is hidden; then marks and labels."""
    circles = drawing.group("circles")
    for spot in spots:
        radius = projection.length(spot.place.radius_km, spot.lat)
        drawing.circle(projection.point(spot.lon, spot.lat), radius, "uncertainty", circles)
    group = drawing.group("spots")
    taken: list[Rectangle] = []
    _name_countries(drawing, projection, taken)
    for spot in spots:
        x, y = projection.point(spot.lon, spot.lat)
        taken.append((x - 7, y - 7, x + 7, y + 7))
    for spot in spots:
        link = drawing.link(way(spot), _told(spot), parent=group)
        _draw_spot(drawing, projection, spot, taken, link)


def _draw_spot(
    drawing: Drawing,
    projection: Projection,
    spot: Spot,
    taken: list[Rectangle],
    link: Element,
) -> None:
    x, y = projection.point(spot.lon, spot.lat)
    kinds = [kind for kind in MARKS if any(row.mark == kind for row in spot.rows)]
    label = _label(spot)
    for place, kind in enumerate(kinds):
        drawing.mark(kind, (x + 11 * place - 5.5 * (len(kinds) - 1), y), 6, link)
    half = 5.5 * len(kinds) + 4
    width = len(label) * LETTER_WIDTH
    room = (projection.height, half, width)
    corner = _free_corner((x, y), room, taken)
    taken.append((corner[0], corner[1] - 10, corner[0] + width, corner[1] + 2))
    if corner[1] != y + 4:
        nearest = min(max(x, corner[0]), corner[0] + width)
        drawing.line((x, y), (nearest, corner[1] - (10 if corner[1] > y else -2)), "leader", link)
    drawing.text(corner, label, "label place", link)


def _label(spot: Spot) -> str:
    """A place and the incidents there: their numbers, or how many they are; how far off it may be where the
    one incident bears no number."""
    if not spot.rows[0].number:
        return f"{spot.place.name}, ± {spot.place.radius_km:g} km"
    many = len(spot.rows) > MOST_NUMBERED
    told = f"{len(spot.rows)} incidents" if many else _numbers([row.number for row in spot.rows])
    return f"{spot.place.name}: {told}"


def _told(spot: Spot) -> str:
    numbers = _numbers([row.number for row in spot.rows])
    if numbers == "0":
        return _label(spot)
    return f"{spot.place.name}: {numbers} (may be off by {spot.place.radius_km:g} km)"


def _free_corner(
    centre: tuple[float, float],
    room: tuple[float, float, float],
    taken: list[Rectangle],
) -> tuple[float, float]:
    """Where a label may begin without lying on another; to the right where every place is taken."""
    (x, y), (height, half, width) = centre, room
    tries = [(x + half, y + 4), (x - half - width, y + 4), (x - width / 2, y - 11), (x - width / 2, y + 19)]
    sides = (x + half + 8, x - half - 8 - width)
    tries += [(left, y + 4 + step) for step in (-13, 13, -26, 26, -39, 39, -52, 52) for left in sides]
    for left, foot in tries:
        inside = left >= 0 and left + width <= WIDTH and 10 <= foot <= height - 2
        meets = any(
            left < other[2] and left + width > other[0] and foot - 10 < other[3] and foot + 2 > other[1]
            for other in taken
        )
        if inside and not meets:
            return left, foot
    return tries[0]


def _numbers(numbers: list[int]) -> str:
    return ", ".join(str(number) for number in sorted(numbers))


def _description(teller: Teller, spots: list[Spot], off: list[int]) -> str:
    told = "; ".join(f"{spot.place.name}: {_numbers([row.number for row in spot.rows])}" for spot in spots)
    missing = " " + teller.say("Not on the map: {numbers}.", numbers=_numbers(off)) if off else ""
    numbers = teller.say("Numbers are those of the tables.")
    circles = teller.say("Dashed circles show how far a point may be off. The map shows no lines of control.")
    return f"{numbers} {told}.{missing} {circles}"
