"""The captures of a record as a web archive collection (WACZ 1.1.1), which web archive tools open."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from fastwarc.warc import WarcRecord, WarcRecordType

from holdfire import __version__
from holdfire.model.capture import ARCHIVED_AS, BY_ITS_BYTES, CaptureEntry
from holdfire.model.errors import CaseError, VaultError
from holdfire.record.view import View
from holdfire.showing.web_index import Place, packed_index

_ARCHIVE = "data.warc.gz"
_INDEX = "index.cdx.gz"
_SOFTWARE = f"holdfire {__version__}"
_CHARSET = re.compile(r"[\w.:+-]+", re.ASCII)


def write_web_archive(view: View, path: Path) -> tuple[str, ...]:
    """Writes every capture under the address it came from, with the moment it came on record; one without an
    address stands under its own hash. Equal records give equal files. Gives the captures whose bytes the
    vault could not give: all else is written. Raises CaseError where the file cannot be written."""
    part = path.with_name(f".{path.name}.part")
    records = _Records(view)
    try:
        with ZipFile(part, "w", ZIP_STORED) as zipped:
            collection = _Collection(zipped)
            collection.put(f"archive/{_ARCHIVE}", records)
            index, blocks = packed_index(records.places, _INDEX)
            collection.put(f"indexes/{_INDEX}", [index])
            collection.put("indexes/index.idx", [blocks])
            collection.put("pages/pages.jsonl", records.pages())
            collection.close(f"The captures of {view.case().name}")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CaseError(f"{path} cannot be written: {error.strerror or error}") from error
    return tuple(records.lacking)


@dataclass(slots=True)
class _Records:
    """The records of the archive in order, each packed by itself, the first of which tells of the archive as
    of the last run; once all are given, where they stand and what was lacking."""

    view: View
    places: list[Place] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[bytes]:
        record = _about_the_archive(self.view.runs()[-1].at)
        offset = len(record)
        yield record
        for entry, at in self.view.arrivals():
            try:
                data = self.view.bytes_of(entry.sha256)
            except VaultError:
                self.lacking.append(entry.sha256)
                continue
            record = _record(entry, at, data)
            self.places.append(
                Place(
                    url=_address(entry),
                    at=at.astimezone(UTC),
                    media_type=ARCHIVED_AS[entry.media_type],
                    sha256=entry.sha256,
                    file=_ARCHIVE,
                    offset=offset,
                    length=len(record),
                )
            )
            self.titles.append(entry.origin)
            offset += len(record)
            yield record

    def pages(self) -> Iterator[bytes]:
        """The list of pages, each by the name of what it came from."""
        yield _line({"format": "json-pages-1.0", "id": "pages", "title": "All captures"})
        for number, (place, title) in enumerate(zip(self.places, self.titles, strict=True), 1):
            yield _line({"id": str(number), "url": place.url, "ts": _stamp(place.at), "title": title})


@dataclass(slots=True)
class _Collection:
    """A collection being written, with the hash of each file in it."""

    zipped: ZipFile
    files: list[Mapping[str, object]] = field(default_factory=list)

    def put(self, path: str, chunks: Iterable[bytes]) -> str:
        """Writes a file as it is, uncompressed, so that it can be read where it lies; gives its hash."""
        digest, size = sha256(), 0
        entry = ZipInfo(path)  # without a date: equal records give equal files
        entry.external_attr = 0o644 << 16
        with self.zipped.open(entry, "w", force_zip64=True) as written:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                written.write(chunk)
        told = f"sha256:{digest.hexdigest()}"
        self.files.append({"name": path.rpartition("/")[2], "path": path, "hash": told, "bytes": size})
        return told

    def close(self, title: str) -> None:
        """Writes the list of the files, and the hash of that list."""
        package = {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": title,
            "software": _SOFTWARE,
            "resources": tuple(self.files),
        }
        told = self.put("datapackage.json", [json.dumps(package, indent=1).encode()])
        self.put("datapackage-digest.json", [_line({"path": "datapackage.json", "hash": told})])


def _record(entry: CaptureEntry, at: datetime, data: bytes) -> bytes:
    """A capture as a record of the kind `resource`: the bytes alone, without the answer they came in."""
    charset = entry.declared_charset
    named = f"; charset={charset}" if charset and _CHARSET.fullmatch(charset) else ""
    return _packed(
        WarcRecordType.resource,
        f"{entry.sha256} {entry.origin}",
        {
            "WARC-Date": _stamp(at),
            "WARC-Target-URI": _address(entry),
            "WARC-Payload-Digest": f"sha256:{entry.sha256}",
            "WARC-Block-Digest": f"sha256:{entry.sha256}",
            "Content-Type": ARCHIVED_AS[entry.media_type] + named,
        },
        data,
    )


def _about_the_archive(at: datetime) -> bytes:
    told = f"software: {_SOFTWARE}\r\nformat: WARC File Format 1.1\r\n"
    fields = {"WARC-Date": _stamp(at), "Content-Type": "application/warc-fields"}
    return _packed(WarcRecordType.warcinfo, told, fields, told.encode())


def _packed(kind: WarcRecordType, named: str, fields: Mapping[str, str], data: bytes) -> bytes:
    """A record packed by itself, its id made of what it is named by."""
    record = WarcRecord()
    record.init_headers(
        record_type=kind, record_urn=uuid5(NAMESPACE_URL, named).urn.removeprefix("urn:").encode()
    )
    for name, value in fields.items():
        record.headers[name] = value
    record.set_bytes_content(data)
    written = BytesIO()
    record.write(written)
    return gzip.compress(written.getvalue(), mtime=0)


def _address(entry: CaptureEntry) -> str:
    """Where a capture came from, without what no header may hold; for one without, its hash."""
    if not entry.url:
        return BY_ITS_BYTES + entry.sha256
    return "".join(sign if sign.isprintable() and sign not in " <>" else _escaped(sign) for sign in entry.url)


def _escaped(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "surrogatepass"))


def _stamp(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _line(told: Mapping[str, str]) -> bytes:
    return json.dumps(told).encode() + b"\n"
