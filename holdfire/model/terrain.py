"""Terrain: the domains, lines and zones an agreement draws."""

from dataclasses import dataclass
from enum import StrEnum

from holdfire.model.instrument import Provenance
from holdfire.model.when import When


class Domain(StrEnum):
    """Where forces act."""

    LAND = "land"
    AIR = "air"
    SEA = "sea"
    CYBER = "cyber"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of contact, withdrawal or demarcation as of a day; `geometry` is a GeoJSON LineString or
    MultiLineString (longitude, latitude), `parties` those for whom it counts (empty: for all)."""

    id: str
    text: str
    source: Provenance
    parties: tuple[str, ...] = ()
    as_of: When | None = None
    geometry: str | None = None


class ZoneKind(StrEnum):
    """What a zone is for."""

    BUFFER = "buffer"
    DEMILITARISED = "demilitarised"
    SECURITY = "security"
    CORRIDOR = "corridor"
    ASSEMBLY = "assembly"
    RESTRICTED = "restricted"  # some weapons or acts are barred from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A stretch of ground with rules of its own: the ids of `places` in it, a GeoJSON `geometry` (Polygon or
    MultiPolygon), or all within `width_km` of line `line` on either side, whichever is given. `weapons`
    and `from_calibre_mm` say what is barred from it, `parties` to whom."""

    id: str
    kind: ZoneKind
    text: str
    source: Provenance
    places: tuple[str, ...] = ()
    geometry: str | None = None
    line: str | None = None
    width_km: float | None = None
    parties: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    from_calibre_mm: int | None = None
    since: When | None = None
    until: When | None = None
