"""Reads web archive collections (WACZ): ZIP files whose folder `archive` holds web archives."""

import struct
from collections.abc import Iterator
from io import SEEK_CUR, SEEK_END, BufferedReader, RawIOBase
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from holdfire.model.capture import FailedCapture, Gathered, Skipped
from holdfire.sources.warc import read_archive, reads_warc

_SUFFIX = ".wacz"
_FOLDER = "archive"
_MOST_FILES = 10_000
_MOST_TIMES = 200
_SMALL = 100 * 1024 * 1024
"""A file in a collection may unpack to this, or to _MOST_TIMES its packed size; web archives are packed
already and grow little."""
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_SIGNATURE = b"PK\x03\x04"


def reads_wacz(path: Path) -> bool:
    """Whether the name of the file says that it is a web archive collection."""
    return path.suffix.lower() == _SUFFIX


def read_wacz(path: Path, origin: str) -> Iterator[Gathered]:
    """The captures of every web archive in a collection, origin `file.wacz/archive/data.warc.gz#offset`.

    Nothing is unpacked to the disk. A collection with too many files, with a file whose name leads out of
    it, that stands in it twice, is encrypted or unpacks to many times its size is told as a failure.
    """
    try:
        with ZipFile(path) as collection:
            yield from _read_members(collection, path, origin)
    except (BadZipFile, OSError, NotImplementedError, struct.error, UnicodeDecodeError, ValueError) as error:
        reason = f"the collection is damaged or is no ZIP file ({error}): get it again"
        yield FailedCapture(origin=origin, reason=reason[:300])


def _read_members(collection: ZipFile, path: Path, origin: str) -> Iterator[Gathered]:
    members = [member for member in collection.infolist() if not member.filename.endswith("/")]
    if len(members) > _MOST_FILES:
        reason = f"the collection holds {len(members):,} files, more than {_MOST_FILES:,}: split it"
        yield FailedCapture(origin=origin, reason=reason)
        return
    archives = [member for member in members if reads_warc(PurePosixPath(member.filename))]
    seen: set[str] = set()
    for member in archives:
        where = f"{origin}/{member.filename}"
        fault = _fault(member, seen)
        seen.add(member.filename)
        if fault:
            yield FailedCapture(origin=where[:300], reason=fault, size=member.file_size)
        else:
            try:
                yield from _read_member(collection, path, member, where)
            except BadZipFile as error:
                yield FailedCapture(origin=where, reason=f"the file is damaged: {error}"[:300])
    if not archives:
        reason = "the collection holds no web archive: make it again with the tool that made it"
        yield FailedCapture(origin=origin, reason=reason)
    others = len(members) - len(archives)
    if others:
        yield Skipped(origin=origin, kind="lists and notes of the collection", count=others)


def _fault(member: ZipInfo, seen: set[str]) -> str | None:
    """Why a file of a collection is not read, None where it is."""
    name = PurePosixPath(member.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in member.filename or name.parts[:1] != (_FOLDER,):
        return "the file does not lie in the folder 'archive' of the collection and was left alone"
    if member.filename in seen:
        return "the collection holds two files of this name; the first was read"
    if member.flag_bits & 0x1:
        return "the file is encrypted: make the collection again without a password"
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "the file is compressed in a way that is not read: make the collection again"
    if member.file_size > max(_SMALL, _MOST_TIMES * member.compress_size):
        return f"the file unpacks to {member.file_size:,} bytes, {_MOST_TIMES} times its size or more"
    return None


def _read_member(collection: ZipFile, path: Path, member: ZipInfo, where: str) -> Iterator[Gathered]:
    """One web archive: read where it lies if it is stored as it is, else unpacked on the way, which allows
    no going back to earlier pages."""
    if member.compress_type == ZIP_STORED:
        yield from read_archive(lambda: _stored(path, member), where)
    else:
        yield from read_archive(lambda: collection.open(member), where, goes_back=False)


def _stored(path: Path, member: ZipInfo) -> IO[bytes]:
    """A file that is stored in a ZIP as it is, to be read in any order.

    Raises BadZipFile where its bytes are not where the ZIP says they are.
    """
    file = path.open("rb")
    file.seek(member.header_offset)
    header = file.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or header[:4] != _SIGNATURE:
        file.close()
        raise BadZipFile(f"{member.filename} is not where the list of files says")
    _, name, extra = _LOCAL_HEADER.unpack(header)
    start = member.header_offset + _LOCAL_HEADER.size + name + extra
    return BufferedReader(_Stretch(file, start, member.file_size))


class _Stretch(RawIOBase):
    """A stretch of a file as a file of its own."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        base = {SEEK_CUR: self._at, SEEK_END: self._size}.get(whence, 0)
        self._at = min(max(0, base + offset), self._size)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        self._file.seek(self._start + self._at)
        read = self._file.read(min(len(buffer), self._size - self._at))
        buffer[: len(read)] = read
        self._at += len(read)
        return len(read)

    def close(self) -> None:
        self._file.close()
        super().close()
