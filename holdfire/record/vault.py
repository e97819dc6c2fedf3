"""The vault: bytes as they came, named by their SHA-256, written whole or not at all, checked when read."""

import os
import re
import zlib
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from holdfire.model.errors import VaultError

_NAME = re.compile(r"[0-9a-f]{64}")
_PACKED = ".zlib"
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
        name = sha256(data).hexdigest()
        if self._is_sound(name):
            return name
        try:
            self._write(name, data)
        except OSError as error:
            raise VaultError(
                f"{name} cannot be written to the vault: {error}; make room, or have its folder opened "
                "to you, then run again"
            ) from error
        self.get(name)
        return name

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

    def _is_sound(self, name: str) -> bool:
        try:
            self.get(name)
        except VaultError:
            return False
        return True

    def _paths(self, name: str) -> tuple[Path, Path]:
        plain = self._folder / name[:2] / name
        return plain, plain.with_name(name + _PACKED)

    def _write(self, name: str, data: bytes) -> None:
        packed = zlib.compress(data)
        worth_it = len(packed) < len(data) * _WORTH_PACKING
        plain_path, packed_path = self._paths(name)
        path, other = (packed_path, plain_path) if worth_it else (plain_path, packed_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
            try:
                part.write(packed if worth_it else data)
                part.flush()
                os.fsync(part.fileno())
            except OSError:
                Path(part.name).unlink(missing_ok=True)
                raise
        Path(part.name).replace(path)
        other.unlink(missing_ok=True)
        _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system lets folders be flushed."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
