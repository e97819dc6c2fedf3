"""Map tiles: pictures of a map that a server of the users' own gives, square by square."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Where tiles are asked for. `address` holds `{z}`, `{x}` and `{y}` (XYZ tiles of Web Mercator, counted
    from the north-west) and is one of a server, or a path on the workbench's own host; `attribution` is
    whose map they show; `finest` the greatest `z` that the server has."""

    address: str
    attribution: str
    finest: int = 18

    @property
    def origin(self) -> str | None:
        """The server they come from, None where it is the workbench's own host."""
        if self.address.startswith("/"):
            return None
        return "/".join(self.address.split("/")[:3])

    def at(self, z: int, x: int, y: int) -> str:
        """The address of one tile."""
        return self.address.replace("{z}", str(z)).replace("{x}", str(x)).replace("{y}", str(y))
