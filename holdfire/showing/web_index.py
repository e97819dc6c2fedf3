"""The index of a web archive: a line for each record in it, in order of address, packed in blocks."""

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_BLOCK = 1000
"""Lines in a block; one who looks for an address unpacks one."""

_ADDRESS = re.compile(
    r"https?://(?:[^/?#@]*@)?(?:www\d*\.)?(?P<host>\[[^\]]*\]|[^/?#:]*)(?::(?P<port>\d*))?"
    r"(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?"
)
_USUAL_PORTS = ("", "80", "443")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record stands in an archive: so many bytes from `offset` of the file, packed."""

    url: str
    at: datetime
    media_type: str
    sha256: str
    file: str
    offset: int
    length: int

    @property
    def line(self) -> str:
        """The place as a line of CDXJ."""
        told = {
            "url": self.url,
            "mime": self.media_type,
            "status": "200",
            "digest": f"sha256:{self.sha256}",
            "length": str(self.length),
            "offset": str(self.offset),
            "filename": self.file,
        }
        return f"{sort_key(self.url)} {self.at:%Y%m%d%H%M%S} {json.dumps(told)}\n"


def sort_key(url: str) -> str:
    """An address with its host turned around, so that those of one site stand together:
    `http://www.dispatch.example/a?c&b` gives `example,dispatch)/a?b&c`. Other addresses stay as they are."""
    found = _ADDRESS.match(url.lower())
    if found is None:
        return url
    host = ",".join(reversed(found["host"].split(".")))
    port = "" if (found["port"] or "") in _USUAL_PORTS else f":{found['port']}"
    query = "?" + "&".join(sorted(found["query"].split("&"))) if found["query"] else ""
    return f"{host}{port}){found['path'] or '/'}{query}"


def packed_index(places: Iterable[Place], name: str) -> tuple[bytes, bytes]:
    """The index, to be kept in a file of this name, and the list of its blocks (`cdxj-gzip-1.0`)."""
    lines = sorted(place.line.encode() for place in places)
    head = {"format": "cdxj-gzip-1.0", "filename": name}
    packed, blocks = b"", [f"!meta 0 {json.dumps(head)}\n".encode()]
    for first in range(0, len(lines), _BLOCK):
        block = gzip.compress(b"".join(lines[first : first + _BLOCK]), mtime=0)
        told = {"offset": len(packed), "length": len(block), "filename": name}
        begins = b" ".join(lines[first].split(b" ")[:2])
        blocks.append(begins + f" {json.dumps(told)}\n".encode())
        packed += block
    return packed, b"".join(blocks)
