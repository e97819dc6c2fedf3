"""Files that somebody sent, kept apart by their SHA-256 until an editor releases them to the captures."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO
from unicodedata import category, normalize

from holdfire.model.errors import UnknownIdError
from holdfire.web.refusals import TooLargeError

LONGEST_NAME = 100
"""Bytes of a file's name; file systems take 255, and something may be added."""

_NOT_IN_NAMES = frozenset('<>:"/\\|?*')
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that waits. `name` is the one it was sent under, made safe; `at` is ISO 8601 in UTC."""

    sha256: str
    name: str
    size: int
    by: str
    at: str


class Quarantine:
    """The folder of what was sent, beside the folder of captures. Nothing in either is ever overwritten."""

    def __init__(self, folder: Path, captures: Path) -> None:
        self._folder, self._captures = folder, captures

    def keep(self, sent: BinaryIO, name: str, most: int, by: str, now: datetime) -> Upload:
        """Keeps what was sent. Bytes that wait here already keep their first name. Raises TooLargeError where
        there are more than `most`."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        hashed, size = sha256(), 0
        with NamedTemporaryFile(dir=self._folder, prefix=".coming-") as coming:
            while chunk := sent.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise TooLargeError(f"more than {most:,} bytes were sent; nothing was kept")
                hashed.update(chunk)
                coming.write(chunk)
            coming.flush()
            digest = hashed.hexdigest()
            upload = Upload(sha256=digest, name=safe_name(name), size=size, by=by, at=now.isoformat())
            with suppress(FileExistsError):
                os.link(coming.name, self._folder / digest)
                self._about(digest).write_text(json.dumps(asdict(upload)), encoding="utf-8")
        return self.waiting_one(digest)

    def waiting(self) -> Iterator[Upload]:
        """What waits, the first sent first."""
        found = (self._read(path) for path in self._folder.glob("*.json"))
        yield from sorted(found, key=lambda upload: (upload.at, upload.sha256))

    def waiting_one(self, digest: str) -> Upload:
        """One that waits. Raises UnknownIdError where none of that SHA-256 does."""
        if len(digest) == 64 and set(digest) <= set("0123456789abcdef") and self._about(digest).is_file():
            return self._read(self._about(digest))
        raise UnknownIdError(f"no file of SHA-256 {digest[:64]} waits here; load the page again")

    def release(self, digest: str) -> str:
        """Puts a file among the captures, for the next run, under a name free there; gives the name."""
        upload = self.waiting_one(digest)
        content = (self._folder / digest).read_bytes()
        name = self._put(content, upload)
        self._gone(digest)
        return name

    def discard(self, digest: str) -> None:
        """Takes a file away."""
        self.waiting_one(digest)
        self._gone(digest)

    def _put(self, content: bytes, upload: Upload) -> str:
        self._captures.mkdir(exist_ok=True)
        path = Path(upload.name)
        for name in (upload.name, f"{path.stem}-{upload.sha256[:16]}{path.suffix}"):
            try:
                with (self._captures / name).open("xb") as file:
                    file.write(content)
            except FileExistsError:
                continue
            return name
        return name  # the same bytes were released before: their own name is taken by themselves

    def _gone(self, digest: str) -> None:
        self._about(digest).unlink()
        (self._folder / digest).unlink(missing_ok=True)

    def _about(self, digest: str) -> Path:
        return self._folder / f"{digest}.json"

    def _read(self, path: Path) -> Upload:
        return Upload(**json.loads(path.read_text(encoding="utf-8")))


def safe_name(name: str) -> str:
    """The name a file was sent under, without its folders, signs that mean something to a system, hidden
    letters, and dots at its ends; `capture` where nothing is left."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(
        sign for sign in normalize("NFC", last) if category(sign)[0] != "C" and sign not in _NOT_IN_NAMES
    ).strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    if not dot or len(suffix) > 10:
        stem, dot, suffix = kept, "", ""
    room = LONGEST_NAME - len((dot + suffix).encode())
    stem = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return (stem or "capture") + dot + suffix
