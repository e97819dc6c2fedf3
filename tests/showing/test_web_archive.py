"""Captures go out as a web archive collection that says the truth of itself, and come back byte for byte."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.model.capture import Capture, CaptureEntry, MediaType, Skipped
from holdfire.model.case import Case
from holdfire.model.errors import VaultError
from holdfire.model.history import Run
from holdfire.showing.web_archive import write_web_archive
from holdfire.showing.web_index import Place, packed_index, sort_key
from holdfire.sources.gather import gather

CAME = datetime(2016, 2, 29, 9, 30, 15, tzinfo=UTC)


@dataclass
class Shelf:
    """What the writer asks of a view, held in memory."""

    captures: tuple[Capture, ...]
    gone: frozenset[str] = frozenset()

    def case(self) -> Case:
        return Case(name="Valley", zone="Asia/Damascus")

    def runs(self) -> tuple[Run, ...]:
        return (Run(number=1, at=CAME, by="a test", version="1", new_captures=len(self.captures)),)

    def arrivals(self) -> Iterator[tuple[CaptureEntry, datetime]]:
        for each in self.captures:
            entry = CaptureEntry(
                sha256=each.sha256,
                origin=each.origin,
                media_type=each.media_type,
                size=len(each.data),
                url=each.url,
                declared_charset=each.declared_charset,
            )
            yield entry, CAME

    def bytes_of(self, name: str) -> bytes:
        if name in self.gone:
            raise VaultError(f"{name} is not in the vault")
        return next(each.data for each in self.captures if each.sha256 == name)


CAPTURES = st.lists(
    st.builds(
        Capture,
        data=st.binary(min_size=1, max_size=200).filter(bytes.strip),
        origin=st.text(max_size=20),
        media_type=st.sampled_from(MediaType),
        url=st.one_of(
            st.none(),
            st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="<>"), max_size=20).map(
                lambda rest: f"https://dispatch.example/{rest}"
            ),
        ),
        declared_charset=st.sampled_from([None, "utf-8", "windows-1251"]),
    ),
    max_size=5,
).map(tuple)


def written(folder: Path, shelf: Shelf) -> Path:
    path = folder / "out.wacz"
    write_web_archive(shelf, path)  # type: ignore[arg-type]
    return path


def said(captures: tuple[Capture, ...]) -> list[tuple[object, ...]]:
    """All that a capture holds but where it came from."""
    return [(each.data, each.media_type, each.url, each.declared_charset) for each in captures]


@settings(deadline=None)
@given(CAPTURES)
def test_what_goes_out_is_read_back_byte_for_byte(
    tmp_path_factory: pytest.TempPathFactory, captures: tuple[Capture, ...]
) -> None:
    path = written(tmp_path_factory.mktemp("wacz"), Shelf(captures))
    found = list(gather([path]))
    assert said(tuple(each for each in found if isinstance(each, Capture))) == said(captures)
    assert {each.kind for each in found if isinstance(each, Skipped)} == {
        "lists and notes of the collection",
        "notes of the archive",
    }
    assert len(found) == len(captures) + 2, "no failure is among them"


@settings(deadline=None)
@given(CAPTURES)
def test_every_line_of_the_index_leads_to_the_record_it_names(
    tmp_path_factory: pytest.TempPathFactory, captures: tuple[Capture, ...]
) -> None:
    path = written(tmp_path_factory.mktemp("wacz"), Shelf(captures))
    with ZipFile(path) as zipped:
        archive = zipped.read("archive/data.warc.gz")
        lines = gzip.decompress(zipped.read("indexes/index.cdx.gz") or gzip.compress(b"")).splitlines()
        pages = [json.loads(line) for line in zipped.read("pages/pages.jsonl").splitlines()]
    assert lines == sorted(lines)
    digests = []
    for line in lines:
        key, moment, told = line.decode().split(" ", 2)
        place: dict[str, Any] = json.loads(told)
        assert (key, moment) == (sort_key(place["url"]), "20160229093015")
        start = int(place["offset"])
        record = gzip.decompress(archive[start : start + int(place["length"])])
        head, _, rest = record.partition(b"\r\n\r\n")
        assert f"WARC-Target-URI: {place['url']}\r\n".encode() in head
        assert b"WARC-Date: 2016-02-29T09:30:15Z\r\n" in head
        digests.append(place["digest"])
        held = sha256(rest.removesuffix(b"\r\n\r\n")).hexdigest()
        assert place["digest"] == f"sha256:{held}"
    assert sorted(digests) == sorted(f"sha256:{each.sha256}" for each in captures)
    assert [page["title"] for page in pages[1:]] == [each.origin for each in captures]


PAGE = Capture(
    data=b"<p>The guns fell silent.</p>",
    origin="page.html",
    media_type=MediaType.HTML,
    url="http://www.dispatch.example/1",
)


def test_the_collection_lists_its_files_with_their_hashes_and_proves_the_list(tmp_path: Path) -> None:
    with ZipFile(written(tmp_path, Shelf((PAGE,)))) as zipped:
        assert {entry.compress_type for entry in zipped.infolist()} == {ZIP_STORED}
        package = json.loads(zipped.read("datapackage.json"))
        assert package["wacz_version"] == "1.1.1"
        listed = {one["path"]: one for one in package["resources"]}
        assert listed.keys() == set(zipped.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        proof = json.loads(zipped.read("datapackage-digest.json"))
        for name, told in ((proof["path"], proof["hash"]), *((n, one["hash"]) for n, one in listed.items())):
            assert told == f"sha256:{sha256(zipped.read(name)).hexdigest()}"
        assert all(one["bytes"] == len(zipped.read(name)) for name, one in listed.items())


def test_equal_records_give_equal_files(tmp_path: Path) -> None:
    first = written(tmp_path, Shelf((PAGE,))).read_bytes()
    assert written(tmp_path, Shelf((PAGE,))).read_bytes() == first


def test_bytes_that_are_gone_are_told_and_all_others_written(tmp_path: Path) -> None:
    other = Capture(data=b"gone", origin="b.txt", media_type=MediaType.TEXT)
    shelf = Shelf((other, PAGE), gone=frozenset({other.sha256}))
    assert write_web_archive(shelf, tmp_path / "x.wacz") == (other.sha256,)  # type: ignore[arg-type]
    (found,) = [each for each in gather([tmp_path / "x.wacz"]) if isinstance(each, Capture)]
    assert found.data == PAGE.data


def test_an_address_that_would_break_a_header_cannot(tmp_path: Path) -> None:
    url = "http://dispatch.example/a b\r\nWARC-Type: request"
    odd = Capture(data=b"x", origin="a", media_type=MediaType.TEXT, url=url)
    (found,) = [each for each in gather([written(tmp_path, Shelf((odd,)))]) if isinstance(each, Capture)]
    assert found.url == "http://dispatch.example/a%20b%0D%0AWARC-Type:%20request"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Dispatch.example/A?c=1&b=2#x", "example,dispatch)/a?b=2&c=1"),
        ("https://dispatch.example", "example,dispatch)/"),
        ("https://u:p@dispatch.example:8443/x", "example,dispatch:8443)/x"),
        ("urn:sha256:AB", "urn:sha256:AB"),
    ],
)
def test_addresses_of_one_site_stand_together(url: str, key: str) -> None:
    assert sort_key(url) == key


def test_a_long_index_is_packed_in_blocks_each_to_be_found_by_its_first_line() -> None:
    places = [
        Place(
            url=f"http://a.example/{number:05}",
            at=CAME,
            media_type="text/html",
            sha256="0",
            file="data.warc.gz",
            offset=number,
            length=1,
        )
        for number in range(2500)
    ]
    packed, blocks = packed_index(places, "index.cdx.gz")
    head, *rest = blocks.decode().splitlines()
    assert head.startswith("!meta 0 ")
    assert len(rest) == 3
    for line in rest:
        key, moment, told = line.split(" ", 2)
        block = json.loads(told)
        unpacked = gzip.decompress(packed[block["offset"] : block["offset"] + block["length"]])
        assert unpacked.decode().startswith(f"{key} {moment} ")
