"""A case in one file, `.holdfire.zip`: its files, every row as a line of JSON, and the vault's bytes.

Any program that opens zip archives shows what is in it:

    case/...                  the case's files as they are
    rows/TABLE.jsonl          a table of the record, a row a line, in order of its key
    vault/ab/abcd...          the bytes of a capture under their SHA-256, as they came
    holdfire.json             what made it, the head of the chain, the SHA-256 of each case file and table
"""

import json
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import Connection

from holdfire.model.errors import NewerRecordError, RecordError
from holdfire.record.batches import batches
from holdfire.record.chain import last_link, stored_rows
from holdfire.record.copying import Row, vault_of
from holdfire.record.schema import metadata
from holdfire.record.vault import Vault

FORMAT = 1
MANIFEST = "holdfire.json"
CASE, ROWS, VAULT = "case", "rows", "vault"

_LIKE_ROWS = re.compile(rf"{ROWS}/([a-z_]+)\.jsonl")
_LIKE_VAULT = re.compile(rf"{VAULT}/[0-9a-f]{{2}}/([0-9a-f]{{64}})")
_DRIVE = re.compile(r"[A-Za-z]:")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a pack says of itself: `head` of the chain, the SHA-256 of each of its `files`, and the captures
    whose bytes the vault could not give when it was made."""

    version: str
    head: str
    files: Mapping[str, str]
    lacking: tuple[str, ...] = ()


def write_pack(
    path: Path, connection: Connection, vault: Vault, files: Iterable[tuple[str, Path]], version: str
) -> Manifest:
    """Packs the one state of the record that `connection` sees, with the case's files by name. Equal cases
    give equal packs."""
    digests: dict[str, str] = {}
    lacking: list[str] = []
    with ZipFile(path, "w", ZIP_DEFLATED, strict_timestamps=False) as pack:
        for name, file in files:
            with file.open("rb") as read:
                digests[f"{CASE}/{name}"] = _write(
                    pack, f"{CASE}/{name}", iter(lambda: read.read(_CHUNK), b"")
                )
        for name, table in metadata.tables.items():
            lines = (_as_line(row) for row in stored_rows(connection, table))
            digests[f"{ROWS}/{name}.jsonl"] = _write(pack, f"{ROWS}/{name}.jsonl", lines)
        for name, data in vault_of(connection, vault, lacking):
            _write(pack, f"{VAULT}/{name[:2]}/{name}", (data,))
        manifest = Manifest(
            version=version, head=last_link(connection)[1], files=digests, lacking=tuple(lacking)
        )
        told = {
            "format": FORMAT,
            "holdfire": version,
            "head": manifest.head,
            "files": digests,
            "lacking": lacking,
        }
        _write(pack, MANIFEST, (json.dumps(told, indent=1, ensure_ascii=False).encode(),))
    return manifest


def _write(pack: ZipFile, name: str, chunks: Iterable[bytes]) -> str:
    digest = sha256()
    entry = ZipInfo(name)  # without a date: equal cases give equal packs
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    with pack.open(entry, "w", force_zip64=True) as written:
        for chunk in chunks:
            digest.update(chunk)
            written.write(chunk)
    return digest.hexdigest()


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as read:
        while chunk := read.read(_CHUNK):
            yield chunk


def _as_line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


@dataclass(slots=True)
class Pack:
    """An opened pack. Everything read from it is checked; what is damaged is named."""

    path: Path
    archive: ZipFile
    manifest: Manifest
    _names: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self._names = frozenset(self.archive.namelist())
        for name in sorted(self._names):
            if not _may_be_taken_out(name):
                raise RecordError(f"{self.path} holds {name!r}, which no pack of Holdfire does; refused")
        missing = sorted(self.manifest.files.keys() - self._names)
        if missing:
            raise RecordError(f"{self.path} is damaged: {missing[0]} is missing; use another backup")

    def steps(self) -> frozenset[int]:
        """The numbers of the migrations that the packed record had taken."""
        return frozenset(_number(row["number"]) for row in self.rows("steps"))

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table; none where the packed record had no such table. Raises RecordError, at the
        latest after the last, where they are not as they were packed."""
        name = f"{ROWS}/{table}.jsonl"
        if name not in self._names:
            return
        digest = sha256()
        with self._entry(name) as lines:
            for line in lines:
                digest.update(line)
                yield self._row(name, line)
        self._check(name, digest.hexdigest())

    def write_case_files(self, folder: Path) -> None:
        """Writes the case's files into a folder. Raises RecordError for one not as it was packed."""
        for name in sorted(self._names):
            if not name.startswith(f"{CASE}/"):
                continue
            target = folder.joinpath(*PurePosixPath(name).parts[1:])
            target.parent.mkdir(parents=True, exist_ok=True)
            with self._entry(name) as packed, target.open("wb") as written:
                shutil.copyfileobj(packed, written, _CHUNK)
            digest = sha256()
            for chunk in _chunks(target):
                digest.update(chunk)
            self._check(name, digest.hexdigest())

    def fill_vault(self, vault: Vault) -> frozenset[str]:
        """Puts the bytes of every capture into a vault; their names. Raises RecordError for bytes that are
        not what their name says."""
        kept = set()
        names = (match for name in sorted(self._names) if (match := _LIKE_VAULT.fullmatch(name)))
        for some in batches(names):
            with vault.batch() as batch:
                for match in some:
                    with self._entry(match[0]) as packed:
                        data = packed.read()
                    if batch.put(data) != match[1]:
                        raise RecordError(
                            f"{self.path} is damaged: {match[0]} holds other bytes; use another backup"
                        )
                    kept.add(match[1])
        return frozenset(kept)

    def _row(self, name: str, line: bytes) -> Row:
        try:
            row: Row = json.loads(line)
        except ValueError as error:
            raise RecordError(f"{self.path} is damaged: {name} ({error}); use another backup") from error
        return row

    def _check(self, name: str, digest: str) -> None:
        if self.manifest.files.get(name) != digest:
            raise RecordError(f"{self.path} is damaged: {name} is not as it was packed; use another backup")

    @contextmanager
    def _entry(self, name: str) -> Iterator[IO[bytes]]:
        with _told_as_damage(self.path, name), self.archive.open(name) as packed:
            yield packed


@contextmanager
def opened_pack(path: Path) -> Iterator[Pack]:
    """The pack in a file. Raises RecordError where it is none or damaged, NewerRecordError where a newer
    Holdfire made it in a way this one does not know."""
    with _told_as_damage(path, "the archive"), ZipFile(path) as archive:
        if MANIFEST not in archive.namelist():
            raise RecordError(f"{path} is no pack of Holdfire: it has no {MANIFEST}")
        with _told_as_damage(path, MANIFEST):
            manifest = _manifest(path, archive.read(MANIFEST))
        yield Pack(path, archive, manifest)


def _manifest(path: Path, data: bytes) -> Manifest:
    try:
        told = json.loads(data)
        if told["format"] > FORMAT:
            raise NewerRecordError(f"{path} was packed by Holdfire {told['holdfire']}; open it with that one")
        return Manifest(
            version=told["holdfire"],
            head=told["head"],
            files=dict(told["files"]),
            lacking=tuple(told["lacking"]),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{path} is damaged: {MANIFEST} ({error}); use another backup") from error


def _may_be_taken_out(name: str) -> bool:
    """Whether an entry is one that a pack holds, and stays within the folder it is written to."""
    if name == MANIFEST or _LIKE_ROWS.fullmatch(name) or _LIKE_VAULT.fullmatch(name):
        return True
    parts = name.split("/")
    return (
        len(parts) > 1
        and parts[0] == CASE
        and not any(part in {"", ".", ".."} or _DRIVE.match(part) for part in parts)
        and "\\" not in name
        and "\0" not in name
    )


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise RecordError(f"the pack is damaged: {value!r} is no number of a step; use another backup")
    return value


@contextmanager
def _told_as_damage(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise RecordError(f"there is no {error.filename}") from error
    except (BadZipFile, EOFError, zlib.error, NotImplementedError) as error:
        raise RecordError(f"{path} is damaged: {what} ({error}); use another backup") from error
