"""Keeps what was fetched as files of a captures folder: each whole or not there at all."""

import json
import os
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

_HASH_SIGNS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a server told of a page: the address it came from, and the charset it named."""

    url: str | None = None
    charset: str | None = None


def keep(folder: Path, day: date, data: bytes, suffix: str, told: Told | None = None) -> Path:
    """Writes bytes to a file of the folder named by day and hash, `2016-02-27-1f2e...`, and gives its path.

    What the server told stands beside it in a hidden file of the same name. The same bytes on the same day
    give the same file. Raises OSError where nothing can be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{day.isoformat()}-{sha256(data).hexdigest()[:_HASH_SIGNS]}{suffix}"
    if told:
        said = {"url": told.url, "charset": told.charset}
        write_whole(_beside(path), json.dumps(said, sort_keys=True).encode("utf-8"))
    write_whole(path, data)
    return path


def told_of(path: Path) -> Told:
    """What the server told of a kept page; nothing where it was not fetched by Holdfire."""
    try:
        said = json.loads(_beside(path).read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return Told()
    if not isinstance(said, dict):
        return Told()
    url, charset = said.get("url"), said.get("charset")
    return Told(
        url=url if isinstance(url, str) else None, charset=charset if isinstance(charset, str) else None
    )


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that a reader finds the old bytes or the new, never a part. Raises OSError."""
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part = Path(file.name)
    part.chmod(0o644)
    part.replace(path)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.told.json")
