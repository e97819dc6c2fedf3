"""Web archives: every page a capture, what is lost told, what is passed over counted, little memory."""

import gzip
import tracemalloc
import zlib
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from holdfire.model.capture import Capture, FailedCapture, Gathered, MediaType, Skipped
from holdfire.sources.files import MAX_BYTES
from holdfire.sources.gather import gather
from holdfire.sources.warc import read_archive
from tests.sources.archives import PAGE, chunked, http, packed, record, sha1

SECOND = PAGE.replace(b"midnight", b"dawn")


def through(writer: type[BrotliWriter] | type[ZstdWriter]) -> bytes:
    """The page as this writer packs it."""
    buffer = BytesIO()
    packing = writer(buffer)
    packing.write(PAGE)
    packing.close()
    return buffer.getvalue()


def read(archive: bytes) -> list[Gathered]:
    return list(read_archive(lambda: BytesIO(archive), "a.warc.gz"))


def captures(archive: bytes) -> list[Capture]:
    return [one for one in read(archive) if isinstance(one, Capture)]


def failures(archive: bytes) -> list[FailedCapture]:
    return [one for one in read(archive) if isinstance(one, FailedCapture)]


def skipped(archive: bytes) -> dict[str, int]:
    return {one.kind: one.count for one in read(archive) if isinstance(one, Skipped)}


@pytest.mark.parametrize("name", ["a.warc", "A.WARC.GZ"])
def test_each_page_is_a_capture_with_its_address_charset_and_place(name: str, tmp_path: Path) -> None:
    first, second = record(http()), record(http(SECOND), uri="http://dispatch.example/2")
    pack = gzip.compress if name.endswith("GZ") else bytes
    (tmp_path / name).write_bytes(pack(first) + pack(second))
    one, two = gather([tmp_path])
    assert isinstance(one, Capture)
    assert isinstance(two, Capture)
    assert (one.data, one.url, one.declared_charset) == (PAGE, "http://dispatch.example/1", "utf-8")
    assert one.media_type is MediaType.HTML
    assert (one.origin, two.origin) == (f"{name}#0", f"{name}#{len(pack(first))}")
    assert two.data == SECOND


@pytest.mark.parametrize(
    ("content_type", "media_type"),
    [
        ("text/plain", MediaType.TEXT),
        ("application/xhtml+xml", MediaType.HTML),
        ("TEXT/HTML", MediaType.HTML),
        ("", MediaType.HTML),
    ],
)
def test_the_kind_is_what_the_header_says_or_the_first_signs_show(
    content_type: str, media_type: MediaType
) -> None:
    (found,) = captures(record(http(content_type=content_type)))
    assert found.media_type is media_type


def test_a_page_is_unpacked_from_what_it_was_sent_in() -> None:
    deflater = zlib.compressobj(wbits=-15)
    bare = deflater.compress(PAGE) + deflater.flush()
    answers = [
        http(chunked(PAGE), Transfer_Encoding="chunked"),
        http(gzip.compress(PAGE, mtime=0), Content_Encoding="gzip"),
        http(chunked(gzip.compress(PAGE, mtime=0)), Transfer_Encoding="chunked", Content_Encoding="gzip"),
        http(zlib.compress(PAGE), Content_Encoding="deflate"),
        http(bare, Content_Encoding="deflate"),
        http(through(BrotliWriter), Content_Encoding="br"),
        http(through(ZstdWriter), Content_Encoding="zstd"),
        http(PAGE, Content_Encoding="gzip", Transfer_Encoding="chunked"),  # unpacked by the crawler already
    ]
    assert [one.data for one in captures(packed(*map(record, answers)))] == [PAGE] * len(answers)


def test_pages_kept_without_http_are_read_too() -> None:
    archive = packed(
        record(PAGE, kind="resource", content_type="text/html; charset=koi8-r"),
        record(b"The guns fell silent.", kind="conversion", content_type="text/plain"),
    )
    one, two = captures(archive)
    assert (one.data, one.declared_charset, two.media_type) == (PAGE, "koi8-r", MediaType.TEXT)


def test_what_is_no_page_is_counted_by_kind() -> None:
    archive = packed(
        record(b"software: x\r\n", kind="warcinfo", content_type="application/warc-fields"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"x", kind="metadata"),
        record(http(status="301 Moved")),
        record(http(status="302 Found")),
        record(http(status="404 Not Found")),
        record(http(status="503 Busy")),
        record(http(b"\x89PNG", content_type="image/png")),
        record(http(b"a{}", content_type="text/css")),
        record(http(b"{}", content_type="application/json")),
        record(b"1.2.3.4", content_type="text/dns"),
        record(http(b"User-agent: *", content_type="text/plain"), uri="http://a.example/robots.txt"),
        record(b"x", kind="revisit", WARC_Payload_Digest="sha1:ABC"),
        record(http()),
    )
    assert skipped(archive) == {
        "notes of the archive": 2,
        "requests": 1,
        "redirects": 2,
        "HTTP errors": 2,
        "images": 1,
        "style sheets": 1,
        "other files": 1,
        "answers of other protocols": 1,
        "robots.txt files": 1,
        "revisits of pages not in the archive": 1,
    }
    assert len(captures(archive)) == 1
    assert failures(archive) == []


def test_a_revisit_gives_the_page_seen_before_under_its_own_address() -> None:
    digest = sha1(PAGE)
    first = gzip.compress(record(http(), WARC_Payload_Digest=digest))
    other = gzip.compress(record(http(SECOND), uri="http://dispatch.example/2"))
    by_digest = record(b"", kind="revisit", uri="http://dispatch.example/again", WARC_Payload_Digest=digest)
    by_address = record(
        http(b"", status="304 Not Modified"),
        kind="revisit",
        uri="http://dispatch.example/2",
        WARC_Refers_To_Target_URI="http://dispatch.example/2",
        WARC_Refers_To_Date="2016-02-29T09:00:00Z",
    )
    archive = first + other + packed(by_digest, by_address)
    found = captures(archive)
    assert [one.data for one in found] == [PAGE, SECOND, PAGE, SECOND]
    assert found[2].url == "http://dispatch.example/again"
    assert found[2].origin == f"a.warc.gz#{len(first + other)}"
    assert skipped(archive) == {}


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        (record(http(b"")), "without a body"),
        (record(http(), WARC_Payload_Digest=sha1(b"other")), "digest differs"),
        (record(http(), WARC_Block_Digest=sha1(b"other")), "digest differs"),
        (record(http(b"\x1f\x8bnot gzip", Content_Encoding="gzip")), "cannot be unpacked"),
        (record(http(Content_Encoding="rot13")), "'rot13'"),
        (record(http(chunked(PAGE)[:-60], Transfer_Encoding="chunked")), "cannot be unpacked"),
        (record(b"no answer at all"), "no HTTP answer"),
    ],
)
def test_a_page_that_is_lost_is_a_failure_with_its_place_and_the_next_is_read(
    one: bytes, reason: str
) -> None:
    archive = packed(record(http(SECOND)), one, record(http()))
    (failure,) = failures(archive)
    assert reason in failure.reason
    assert failure.origin == f"a.warc.gz#{len(packed(record(http(SECOND))))}"
    assert [found.data for found in captures(archive)] == [SECOND, PAGE]


@pytest.mark.parametrize("digested", [PAGE, gzip.compress(PAGE, mtime=0)])
def test_a_digest_may_be_of_the_page_as_sent_or_unpacked(digested: bytes) -> None:
    answer = http(gzip.compress(PAGE, mtime=0), Content_Encoding="gzip")
    archive = record(answer, WARC_Payload_Digest=sha1(digested), WARC_Block_Digest=sha1(answer))
    assert [one.data for one in captures(archive)] == [PAGE]


def test_a_page_the_crawler_cut_short_is_read_and_told() -> None:
    for archive in (
        record(http(), WARC_Truncated="length"),
        record(http(Content_Length=str(len(PAGE) + 100))),
    ):
        (found,) = captures(archive)
        (failure,) = failures(archive)
        assert found.data == PAGE
        assert failure.sha256 == found.sha256
        assert "was read" in failure.reason


def test_a_page_that_unpacks_to_a_bomb_is_refused() -> None:
    bomb = gzip.compress(bytes(MAX_BYTES + 1), 9)
    (failure,) = failures(packed(record(http(bomb, Content_Encoding="gzip")), record(http())))
    assert "unpacks to more than" in failure.reason


def test_a_page_too_long_is_told_and_passed_over() -> None:
    archive = record(http(bytes(MAX_BYTES + 1), content_type="text/html")) + record(http())
    (failure,) = failures(archive)
    assert "was passed over" in failure.reason
    assert len(captures(archive)) == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_an_archive_cut_anywhere_gives_every_whole_page_before_the_cut_and_tells_of_the_cut(pack) -> None:
    pieces = [pack(record(http(PAGE))), pack(record(http(SECOND)))]
    whole, ends = b"".join(pieces), (len(pieces[0]), len(pieces[0] + pieces[1]))
    for cut in range(len(whole) + 1):
        found = read(whole[:cut])
        data = [one.data for one in found if isinstance(one, Capture)]
        complete = sum(cut >= end for end in ends)
        assert data[:complete] == [PAGE, SECOND][:complete]
        assert data == [PAGE, SECOND][: len(data)]
        told = [one for one in found if isinstance(one, FailedCapture)]
        if cut in ends:
            assert told == []
        elif len(data) <= complete:
            assert told


@pytest.mark.parametrize("kind", ["request", "response"])
def test_a_cut_inside_a_record_names_its_place(kind: str) -> None:
    first = record(http())
    (failure,) = failures(first + record(http(SECOND), kind=kind)[:-80])
    assert failure.origin == f"a.warc.gz#{len(first)}"
    assert "cut off" in failure.reason


def test_an_archive_compressed_in_one_piece_is_read_and_its_end_checked() -> None:
    archive = gzip.compress(record(http()) + record(http(SECOND)) + record(http()))
    found = captures(archive)
    assert [one.data for one in found] == [PAGE, SECOND, PAGE]
    assert len({one.origin for one in found}) == 3
    assert failures(archive) == []
    assert len(failures(archive[:-30])) == 1


@pytest.mark.parametrize(
    "archive", [b"", b"not an archive", b"<html>", gzip.compress(b"nothing", mtime=0), bytes(5000)]
)
def test_a_file_that_is_no_archive_is_told(archive: bytes) -> None:
    (found,) = read(archive)
    assert isinstance(found, FailedCapture)
    assert found.origin == "a.warc.gz"


@given(st.binary(max_size=300), st.booleans())
def test_whatever_follows_a_whole_record_it_was_read_and_nothing_breaks(junk: bytes, zipped: bool) -> None:
    first = record(http())
    assert captures((gzip.compress(first, mtime=0) if zipped else first) + junk)[0].data == PAGE


@given(st.data())
def test_damage_anywhere_breaks_nothing(data: st.DataObject) -> None:
    archive = bytearray(
        packed(record(http(chunked(PAGE), Transfer_Encoding="chunked")), record(http(SECOND)))
    )
    for place in data.draw(st.lists(st.integers(0, len(archive) - 1), min_size=1, max_size=6)):
        archive[place] = data.draw(st.integers(0, 255))
    assert Counter(type(one) for one in read(bytes(archive)))


def test_a_longer_archive_takes_no_more_memory(tmp_path: Path) -> None:
    def peak(times: int) -> int:
        path = tmp_path / f"{times}.warc"
        with path.open("wb") as file:
            for number in range(times):
                page = PAGE + b"<p>%d</p>" % number + b"x" * 20_000
                file.write(
                    record(http(page), uri=f"http://a.example/{number}", WARC_Payload_Digest=sha1(page))
                )
        tracemalloc.start()
        number = sum(isinstance(one, Capture) for one in gather([path]))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert number == times
        return used

    peak(5)  # what is loaded on first use
    assert peak(2500) < peak(50) + 1_500_000  # 2,450 pages more hold 49 MB
