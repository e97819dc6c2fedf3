"""Reads web archives (WARC): one record after the other, each page in it a capture."""

import zlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path, PurePath
from typing import IO

from fastwarc.warc import ArchiveIterator, WarcRecord

from holdfire.model.capture import Capture, FailedCapture, Gathered, Skipped
from holdfire.sources.archived_pages import CutOffError, address, kind_of, pass_over, read_record

_GZIP = b"\x1f\x8b"
_GZIP_MEMBER = 16 + zlib.MAX_WBITS
_PIECE = 64 * 1024
_REMEMBERED = 4096
_DAMAGED = (OSError, EOFError, zlib.error)
"""What damaged bytes raise: in the archive itself, and in the collection it lies in."""
_SUFFIXES = (".warc", ".warc.gz")

Opener = Callable[[], IO[bytes]]
"""Opens an archive at its beginning, as often as it is asked."""


def reads_warc(path: PurePath) -> bool:
    """Whether the name of the file says that it is a web archive."""
    return path.name.lower().endswith(_SUFFIXES)


def read_warc(path: Path, origin: str) -> Iterator[Gathered]:
    """A capture for each page of a web archive, plain or gzip, and what of it was lost or passed over."""
    try:
        path.open("rb").close()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        yield FailedCapture(
            origin=origin, reason=f"the archive cannot be read ({reason}): check that you may open it"
        )
        return
    yield from read_archive(lambda: path.open("rb"), origin)


def read_archive(open_archive: Opener, origin: str, *, goes_back: bool = True) -> Iterator[Gathered]:
    """The captures of a web archive in its order, origin `file.warc.gz#offset`, then what was passed over,
    counted by kind.

    One record is in memory at a time. A page seen before (a revisit) is read once more from where it stood,
    if it is among the last 4,096 pages and the archive `goes_back`. An archive that is damaged or cut off is
    read as far as it goes; the failure says where it ends.
    """
    skipped: Counter[str] = Counter()
    with closing(open_archive()) as stream:
        walk = _Walk(stream, origin, open_archive if goes_back else None)
        for found in walk:
            if isinstance(found, Skipped):
                skipped[found.kind] += found.count
            else:
                yield found
    for kind, count in sorted(skipped.items()):
        yield Skipped(origin=origin, kind=kind, count=count)


class _Walk:
    """A walk over the records of one open archive."""

    def __init__(self, stream: IO[bytes], origin: str, open_again: Opener | None) -> None:
        self._stream = stream
        self._origin = origin
        self._open_again = open_again
        self._earlier = _Earlier()
        self._at = 0
        self._same_place = 0

    def __iter__(self) -> Iterator[Gathered]:
        """What each record gives; last, whether the archive broke off."""
        seen = False
        try:
            for record in ArchiveIterator(self._stream, parse_http=False):
                self._step(record.stream_pos, first=not seen)
                seen = True
                if "Content-Length" not in record.headers:
                    raise CutOffError(_HEADER_CUT_OFF)
                yield from self._read(record)
            fault = _broken_end(self._stream, self._at) if seen else _NO_RECORD
        except CutOffError as error:
            fault = str(error)
        except _DAMAGED as error:
            fault = f"the archive is damaged in or after this record ({error}), and what followed is lost"
        if fault:
            yield FailedCapture(origin=self._where() if seen else self._origin, reason=fault[:300])

    def _step(self, offset: int, *, first: bool) -> None:
        """Goes on to a record. Records of a file compressed in one piece have no places of their own and
        are told apart by their number."""
        self._same_place = self._same_place + 1 if offset == self._at and not first else 0
        self._at = offset

    def _where(self) -> str:
        return f"{self._origin}#{self._at}" + (f".{self._same_place}" if self._same_place else "")

    def _read(self, record: WarcRecord) -> Iterator[Gathered]:
        where = self._where()
        if kind_of(record) == "revisit":
            yield self._revisited(record, where)
            pass_over(record)
            return
        for found in read_record(record, self._origin, where):
            if isinstance(found, Capture):
                self._earlier.remember(record, self._at)
            yield found

    def _revisited(self, record: WarcRecord, where: str) -> Gathered:
        """The page a revisit names, read from where it stood before; counted where it is not to be had."""
        offset = self._earlier.find(record)
        if offset is not None and self._open_again is not None:
            page = _page_at(self._open_again, offset, self._origin)
            if page is not None:
                return replace(page, origin=where, url=address(record) or page.url)
        return Skipped(origin=self._origin, kind="revisits of pages not in the archive", count=1)


class _Earlier:
    """Where the last pages of an archive stand: by the digest of their payload, and by address and date."""

    def __init__(self) -> None:
        self._places: OrderedDict[str, int] = OrderedDict()

    def remember(self, record: WarcRecord, offset: int) -> None:
        """Keeps where a page stands and lets go of the oldest where there are too many."""
        digest = record.headers.get("WARC-Payload-Digest")
        if digest:
            self._keep(digest, offset)
        self._keep(f"{address(record)} {record.headers.get('WARC-Date')}", offset)

    def find(self, record: WarcRecord) -> int | None:
        """Where the page stands that a revisit says it is the same as, None where it is not known."""
        digest = record.headers.get("WARC-Payload-Digest") or ""
        uri = record.headers.get("WARC-Refers-To-Target-URI")
        date = record.headers.get("WARC-Refers-To-Date")
        return self._places.get(digest, self._places.get(f"{uri} {date}"))

    def _keep(self, name: str, offset: int) -> None:
        self._places[name] = offset
        if len(self._places) > 2 * _REMEMBERED:
            self._places.popitem(last=False)


def _page_at(open_archive: Opener, offset: int, origin: str) -> Capture | None:
    """The capture that the record at an offset gives, None where none can be read there."""
    try:
        with closing(open_archive()) as stream:
            stream.seek(offset)
            record = next(iter(ArchiveIterator(stream, parse_http=False)))
            found = read_record(record, origin, f"{origin}#{offset}")
            return next((one for one in found if isinstance(one, Capture)), None)
    except (*_DAMAGED, CutOffError, StopIteration):
        return None


def _broken_end(stream: IO[bytes], last: int) -> str | None:
    """Why a gzip archive that seemed to end after the record at `last` does not, None where it does.

    The reader stops without a word where the header of the next record cannot be unpacked any more. An
    archive that was compressed in one piece is looked at from its beginning.
    """
    for start in (last, 0):
        stream.seek(start)
        if stream.read(len(_GZIP)) == _GZIP:
            stream.seek(start)
            return None if _ends_whole(stream) else _CUT_OFF
    return None


def _ends_whole(stream: IO[bytes]) -> bool:
    """Whether what follows in a stream is whole gzip members to its end, padding with zeros aside."""
    packed = stream.read(_PIECE)
    while packed.strip(b"\0"):
        member = zlib.decompressobj(_GZIP_MEMBER)
        while not member.eof:
            if not packed:
                return False
            try:
                member.decompress(packed, 16 * _PIECE)
            except zlib.error:
                return False
            packed = member.unconsumed_tail or (b"" if member.eof else stream.read(_PIECE))
        packed = member.unused_data + stream.read(_PIECE)
    return True


_CUT_OFF = "the archive is cut off after this record, and what followed is lost: copy the archive again"
_HEADER_CUT_OFF = (
    "the archive is cut off in the head of this record, and what followed is lost: copy it again"
)
_NO_RECORD = "no record was found: the file is no web archive, or is cut off in its first record"
