"""How far a point lies from a drawn line or outline, in kilometres: the one door to the geometry library."""

import json
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from holdfire.model.place import EARTH_RADIUS_KM

STEP_DEGREES = 0.1
"""Long edges are divided so often before they are projected (about 11 km), so that an edge drawn straight in
degrees stays where it was drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How a point lies to a shape: `inside` its outline (never for a line), and `km` to its nearest edge."""

    inside: bool
    km: float


def distance_from(geometry: str, lat: float, lon: float) -> Distance:
    """The distance of a point (degrees) from a GeoJSON shape, projected about the point itself: an azimuthal
    equidistant projection, in which every distance from the point is true."""
    local = shapely.transform(_shape(geometry), lambda corners: _projected(corners, lat, lon))
    origin = shapely.Point(0, 0)
    outlined = local.geom_type in {"Polygon", "MultiPolygon"}
    edge = local.boundary if outlined else local
    return Distance(inside=outlined and bool(local.covers(origin)), km=float(edge.distance(origin)))


@lru_cache(maxsize=1024)
def _shape(geometry: str) -> BaseGeometry:
    given = json.loads(geometry)
    shape = shapely.from_geojson(json.dumps({"type": given["type"], "coordinates": given["coordinates"]}))
    return shapely.segmentize(shape, STEP_DEGREES)


def _projected(corners: np.ndarray, lat: float, lon: float) -> np.ndarray:
    """Corners (longitude, latitude in degrees) as kilometres east and north of the point."""
    across = np.radians((corners[:, 0] - lon + 180) % 360 - 180)
    there, here = np.radians(corners[:, 1]), radians(lat)
    east = np.cos(there) * np.sin(across)
    north = cos(here) * np.sin(there) - np.sin(here) * np.cos(there) * np.cos(across)
    half = np.sin((there - here) / 2) ** 2 + np.cos(there) * cos(here) * np.sin(across / 2) ** 2
    arc = 2 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    bearing = np.arctan2(east, north)
    local: np.ndarray = EARTH_RADIUS_KM * arc[:, None] * np.column_stack((np.sin(bearing), np.cos(bearing)))
    return local
