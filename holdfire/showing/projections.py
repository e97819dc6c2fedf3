"""From degrees to the units of a drawing: plate carrée, or Web Mercator where map tiles lie beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import asinh, cos, floor, log2, pi, radians, tan

from holdfire.model.tiles import Tiles
from holdfire.showing.land import Box

KM_A_DEGREE = 111.32
TILE = 256.0
"""Pixels a tile is wide and tall."""
NORTHMOST = 85.0511
"""Degrees of latitude, north and south, at which Web Mercator ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """Plate carrée, true to scale at the middle latitude; `across` is units a degree of longitude."""

    box: Box
    across: float

    @property
    def height(self) -> float:
        """How tall the map is."""
        return (self.box.north - self.box.south) * self._down

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies."""
        return (lon - self.box.west) * self.across, (self.box.north - lat) * self._down

    def length(self, km: float, lat: float) -> float:  # noqa: ARG002 - one scale everywhere
        """How long so many kilometres are at a latitude."""
        return km / KM_A_DEGREE * self._down

    @property
    def _down(self) -> float:
        """Units a degree of latitude."""
        return self.across / cos(radians((self.box.south + self.box.north) / 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mercator(Projection):
    """Web Mercator, as tiles are drawn: the world is a square."""

    @property
    def height(self) -> float:
        """How tall the map is."""
        return self.point(self.box.west, self.box.south)[1]

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point lies."""
        return (lon - self.box.west) * self.across, self._down_to(lat) - self._down_to(self.box.north)

    def length(self, km: float, lat: float) -> float:
        """How long so many kilometres are at a latitude."""
        return km / KM_A_DEGREE * self.across / cos(radians(lat))

    @property
    def world(self) -> float:
        """How wide and tall the world is."""
        return 360 * self.across

    def _down_to(self, lat: float) -> float:
        """How far a latitude lies below the top of the world."""
        within = max(min(lat, NORTHMOST), -NORTHMOST)
        return self.world * (0.5 - asinh(tan(radians(within))) / (2 * pi))

    def tiles(self, tiles: Tiles) -> Iterator[tuple[str, tuple[float, float], float]]:
        """The tiles that lie beneath the map, each with its address, its upper left corner and its side: of
        the scale at which they are drawn about as large as they are."""
        z = max(min(round(log2(self.world / TILE)), tiles.finest), 0)
        side, last = self.world / 2**z, 2**z - 1
        left, top = (self.box.west + 180) * self.across, self._down_to(self.box.north)
        right, foot = left + (self.box.east - self.box.west) * self.across, top + self.height
        for y in range(max(floor(top / side), 0), min(floor(foot / side), last) + 1):
            for x in range(floor(left / side), floor(right / side) + 1):
                yield tiles.at(z, x % 2**z, y), (x * side - left, y * side - top), side
