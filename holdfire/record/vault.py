"""The vault: bytes as they came, named by their SHA-256, written whole or not at all, checked when read."""

import os
import re
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from holdfire.model.errors import VaultError

_NAME = re.compile(r"[0-9a-f]{64}")
_OWNER_ALONE = 0o600
"""Nobody but who runs Holdfire reads captures from the vault: they may name people."""
_PACKED = ".zlib"
_PART = ".part"
_AT_ONCE = 16  # files flushed at once: a disk makes many last with one of its own flushes
_WORTH_PACKING = 0.9  # kept plain unless a tenth is saved: pictures and archives do not shrink


class Vault:
    """A folder of bytes. `ab/abcd...` holds them plain, `ab/abcd....zlib` compressed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keeps bytes, flushed to the disk and read back; returns their hexadecimal SHA-256.

        Bytes already there are checked, and written anew where they have gone bad. Raises VaultError where
        they cannot be written or do not read back as they were.
        """
        with self.batch() as batch:
            return batch.put(data)

    @contextmanager
    def batch(self) -> Iterator["Batch"]:
        """Keeps many bytes with one wait for the disk: they are there when the block ends. Where it ends by
        an error, what was not settled is not kept. Raises VaultError as `put` does."""
        batch = Batch(self, self._folder)
        try:
            yield batch
            batch.settle()
        finally:
            batch.drop()

    def get(self, name: str) -> bytes:
        """The bytes of this SHA-256. Raises VaultError where they are missing or no longer what it says."""
        if not _NAME.fullmatch(name):
            raise VaultError(f"{name!r} is no SHA-256: 64 hexadecimal digits were expected")
        plain, packed = self._paths(name)
        try:
            data = zlib.decompress(packed.read_bytes()) if packed.exists() else plain.read_bytes()
        except FileNotFoundError as error:
            raise VaultError(f"{name} is not in the vault {self._folder}") from error
        except (OSError, zlib.error) as error:
            raise VaultError(f"{name} cannot be read from the vault: {error}") from error
        if sha256(data).hexdigest() != name:
            raise VaultError(f"the vault's file {name} holds other bytes than its name says; it was changed")
        return data

    def has(self, name: str) -> bool:
        """Whether it holds these bytes, as they should be."""
        if not any(path.exists() for path in self._paths(name)):
            return False
        try:
            self.get(name)
        except VaultError:
            return False
        return True

    def _paths(self, name: str) -> tuple[Path, Path]:
        plain = self._folder / name[:2] / name
        return plain, plain.with_name(name + _PACKED)


class Batch:
    """Bytes on their way into a vault: written beside their places, and put into them by `settle`, which
    waits for the disk once for all."""

    def __init__(self, vault: Vault, folder: Path) -> None:
        self._vault, self._folder = vault, folder
        self._mark = token_hex(8)  # so that two who write the same bytes at once write two parts
        self._parts: dict[str, Path] = {}
        self._new_folders: set[Path] = set()

    def put(self, data: bytes) -> str:
        """Takes bytes; returns their hexadecimal SHA-256. Raises VaultError where they cannot be written."""
        name = sha256(data).hexdigest()
        if name not in self._parts and not self._vault.has(name):
            with _told_as_vault_error(name):
                self._write(name, data)
        return name

    def settle(self) -> None:
        """Flushes all that was taken to the disk, moves each into its place, and reads it back. Raises
        VaultError where one of them cannot be written or does not read back as it was."""
        with ThreadPoolExecutor(_AT_ONCE) as hands:
            for _ in hands.map(_flush_part, self._parts, self._parts.values()):
                pass
            folders = self._new_folders | {part.parent for part in self._parts.values()}
            for name, part in self._parts.items():
                with _told_as_vault_error(name):
                    self._move(name, part)
            with _told_as_vault_error(str(self._folder)):
                for _ in hands.map(_flush_folder, folders):
                    pass
        for name in self._parts:
            self._vault.get(name)
        self._parts, self._new_folders = {}, set()

    def drop(self) -> None:
        """Forgets what was not settled."""
        for part in self._parts.values():
            part.unlink(missing_ok=True)

    def _write(self, name: str, data: bytes) -> None:
        packed = zlib.compress(data)
        worth_it = len(packed) < len(data) * _WORTH_PACKING
        folder = self._folder / name[:2]
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            self._new_folders.add(self._folder)
        part = folder / f".{name}.{self._mark}{_PACKED if worth_it else ''}{_PART}"
        alone = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ALONE)
        with os.fdopen(alone, "wb") as written:
            self._parts[name] = part
            written.write(packed if worth_it else data)

    def _move(self, name: str, part: Path) -> None:
        plain = part.with_name(name)
        packed = plain.with_name(name + _PACKED)
        path, other = (packed, plain) if part.name.endswith(_PACKED + _PART) else (plain, packed)
        part.replace(path)
        other.unlink(missing_ok=True)


@contextmanager
def _told_as_vault_error(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise VaultError(
            f"{name} cannot be written to the vault: {error}; make room, or have its folder opened to you, "
            "then run again"
        ) from error


def _flush_part(name: str, part: Path) -> None:
    with _told_as_vault_error(name), part.open("rb+") as written:
        os.fsync(written.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system lets folders be flushed."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
