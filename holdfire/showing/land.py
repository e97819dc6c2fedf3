"""Outlines of land for the map: country borders from a TopoJSON atlas, cut to a box."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share any point."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The rings of a country that reach into a box, cut to it."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


def outlines_in(box: Box) -> tuple[Outline, ...]:
    """The countries that reach into a box, in the atlas' order (1:50m, Natural Earth)."""
    outlines = []
    for name, boxed in _countries():
        cut = (_cut(ring, box) for ring, around in boxed if around.meets(box))
        rings = tuple(ring for ring in cut if len(ring) > 2)
        if rings:
            outlines.append(Outline(name=name, rings=rings))
    return tuple(outlines)


def middle_of(ring: Sequence[Point]) -> tuple[float, float, float]:
    """The area of a ring in square degrees and its centroid (shoelace formula): area, lon, lat."""
    doubled = lon = lat = 0.0
    for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
        cross = x1 * y2 - x2 * y1
        doubled += cross
        lon += (x1 + x2) * cross
        lat += (y1 + y2) * cross
    if doubled == 0:
        return 0.0, ring[0][0], ring[0][1]
    return abs(doubled) / 2, lon / (3 * doubled), lat / (3 * doubled)


@cache
def _countries() -> tuple[tuple[str, tuple[tuple[list[Point], Box], ...]], ...]:
    """Every country of the atlas with its rings, each with the box round it."""
    atlas = _atlas()
    return tuple(
        (geometry["properties"]["name"], tuple((ring, _box_of(ring)) for ring in _rings(geometry, atlas)))
        for geometry in atlas["objects"]["countries"]["geometries"]
    )


def _box_of(ring: Sequence[Point]) -> Box:
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return Box(west=min(lons), south=min(lats), east=max(lons), north=max(lats))


def _atlas() -> dict[str, Any]:
    """The atlas with its arcs in degrees: TopoJSON stores each as quantised steps from the one before."""
    path = files("holdfire.showing") / "static" / "vendor" / "world-atlas" / "countries-50m.json"
    atlas: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    (scale_x, scale_y), (shift_x, shift_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs: list[list[Point]] = []
    for steps in atlas["arcs"]:
        x = y = 0
        arc = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            arc.append((x * scale_x + shift_x, y * scale_y + shift_y))
        arcs.append(arc)
    atlas["arcs"] = arcs
    return atlas


def _rings(geometry: dict[str, Any], atlas: dict[str, Any]) -> Iterator[list[Point]]:
    """The rings of a Polygon or MultiPolygon; an arc numbered ~n is arc n walked backwards."""
    if geometry["type"] not in {"Polygon", "MultiPolygon"}:
        return
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        for numbers in polygon:
            ring: list[Point] = []
            for number in numbers:
                arc = atlas["arcs"][number] if number >= 0 else atlas["arcs"][~number][::-1]
                ring.extend(arc[1:] if ring else arc)
            yield ring


def _cut(ring: Sequence[Point], box: Box) -> tuple[Point, ...]:
    """A ring cut to a box, one side after the other (Sutherland and Hodgman 1974)."""
    points: Sequence[Point] = ring
    for axis, limit, keeps_below in (
        (0, box.west, False),
        (0, box.east, True),
        (1, box.south, False),
        (1, box.north, True),
    ):
        if not points:
            break
        points = tuple(_cut_side(points, axis, limit, keeps_below=keeps_below))
    return tuple(points)


def _cut_side(points: Sequence[Point], axis: int, limit: float, *, keeps_below: bool) -> Iterable[Point]:
    def inside(point: Point) -> bool:
        return point[axis] <= limit if keeps_below else point[axis] >= limit

    for before, after in pairwise((points[-1], *points)):
        if inside(before) != inside(after):
            share = (limit - before[axis]) / (after[axis] - before[axis])
            yield (
                before[0] + share * (after[0] - before[0]),
                before[1] + share * (after[1] - before[1]),
            )
        if inside(after):
            yield after
