"""Web archive collections: their archives read where they lie, everything odd about the ZIP refused."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import Capture, FailedCapture, Gathered, Skipped
from holdfire.sources.gather import gather
from holdfire.sources.wacz import read_wacz
from tests.sources.archives import PAGE, http, packed, record, sha1

ARCHIVE = packed(
    record(http(), WARC_Payload_Digest=sha1(PAGE)),
    record(b"", kind="revisit", uri="http://dispatch.example/2", WARC_Payload_Digest=sha1(PAGE)),
)
NOTES = {"datapackage.json": b"{}", "pages/pages.jsonl": b"{}", "indexes/index.cdx": b""}


def collection(files: dict[str, bytes], how: int = ZIP_STORED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", how) as written:
        for name, data in files.items():
            written.writestr(ZipInfo(name), data, how)
    return buffer.getvalue()


def read(folder: Path, data: bytes) -> list[Gathered]:
    (folder / "case.wacz").write_bytes(data)
    return list(gather([folder / "case.wacz"]))


@pytest.mark.parametrize("name", ["archive/data.warc.gz", "archive/data.warc"])
def test_the_archives_of_a_collection_are_read_and_its_notes_counted(name: str, tmp_path: Path) -> None:
    first, again, notes = read(tmp_path, collection({**NOTES, name: ARCHIVE}))
    assert isinstance(first, Capture)
    assert (first.data, first.origin) == (PAGE, f"case.wacz/{name}#0")
    assert isinstance(again, Capture)
    assert (again.data, again.url) == (PAGE, "http://dispatch.example/2")
    assert notes == Skipped(origin="case.wacz", kind="lists and notes of the collection", count=3)


def test_a_compressed_archive_is_read_on_the_way_and_its_revisits_counted(tmp_path: Path) -> None:
    first, revisits = read(tmp_path, collection({"archive/data.warc.gz": ARCHIVE}, ZIP_DEFLATED))
    assert isinstance(first, Capture)
    assert first.data == PAGE
    assert isinstance(revisits, Skipped)


def test_an_archive_cut_off_inside_a_collection_is_told(tmp_path: Path) -> None:
    for how in (ZIP_STORED, ZIP_DEFLATED):
        found = read(tmp_path, collection({"archive/a.warc.gz": ARCHIVE[:-40]}, how))
        assert any(isinstance(one, FailedCapture) and "cut off" in one.reason for one in found)


@pytest.mark.parametrize(
    "name",
    ["../a.warc.gz", "archive/../../a.warc.gz", "/archive/a.warc.gz", "archive\\..\\a.warc.gz", "a.warc.gz"],
)
def test_a_file_whose_name_leads_elsewhere_is_left_alone(name: str, tmp_path: Path) -> None:
    (found,) = read(tmp_path, collection({name: ARCHIVE}))
    assert isinstance(found, FailedCapture)
    assert "was left alone" in found.reason


def test_damage_in_a_compressed_archive_is_told_with_its_place_and_the_next_archive_is_read(
    tmp_path: Path,
) -> None:
    data = collection({"archive/a.warc": record(http()) * 9, "archive/b.warc": ARCHIVE}, ZIP_DEFLATED)
    harmed = data[:120] + bytes(40) + data[160:]
    found = read(tmp_path, harmed)
    assert any(isinstance(one, FailedCapture) and "a.warc" in one.origin for one in found)
    assert any(isinstance(one, Capture) and "b.warc" in one.origin for one in found)


def test_a_bomb_is_left_alone(tmp_path: Path) -> None:
    (found,) = read(tmp_path, collection({"archive/a.warc": bytes(101 * 1024 * 1024)}, ZIP_DEFLATED))
    assert isinstance(found, FailedCapture)
    assert "unpacks to 105,906,176 bytes" in found.reason


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_of_one_name_the_second_is_told(tmp_path: Path) -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as written:
        written.writestr("archive/a.warc.gz", ARCHIVE)
        written.writestr("archive/a.warc.gz", ARCHIVE)
    found = read(tmp_path, buffer.getvalue())
    assert [type(one) for one in found] == [Capture, Capture, FailedCapture]


def test_an_encrypted_archive_is_told(tmp_path: Path) -> None:
    data = bytearray(collection({"archive/a.warc.gz": ARCHIVE}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (found,) = read(tmp_path, bytes(data))
    assert isinstance(found, FailedCapture)
    assert "encrypted" in found.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "no ZIP file"), (b"PK\x03\x04", "no ZIP file"), (collection(NOTES), "holds no web archive")],
)
def test_what_is_no_collection_is_told(data: bytes, reason: str, tmp_path: Path) -> None:
    assert any(isinstance(one, FailedCapture) and reason in one.reason for one in read(tmp_path, data))


FILES = {**NOTES, "archive/data.warc.gz": ARCHIVE}
WHOLE, PRESSED = collection(FILES), collection(FILES, ZIP_DEFLATED)


@pytest.mark.parametrize("whole", [WHOLE, PRESSED], ids=["stored", "compressed"])
@given(damage=st.lists(st.tuples(st.integers(0, 900), st.integers(0, 255)), min_size=1, max_size=5))
def test_damage_anywhere_breaks_nothing(tmp_path_factory, whole: bytes, damage) -> None:
    data = bytearray(whole)
    for place, value in damage:
        data[place % len(data)] = value
    path = tmp_path_factory.getbasetemp() / "damaged.wacz"
    path.write_bytes(data)
    assert list(read_wacz(path, "damaged.wacz"))


def test_a_collection_cut_anywhere_breaks_nothing(tmp_path: Path) -> None:
    for cut in range(0, len(WHOLE), 7):
        assert any(isinstance(one, FailedCapture) for one in read(tmp_path, WHOLE[:cut]))
