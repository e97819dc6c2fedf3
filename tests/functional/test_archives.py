"""Reports out of archives are the reports themselves: the same text, whichever way they came."""

import json
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipFile

from holdfire.config import read_config
from holdfire.open_case import viewing
from tests.functional.conftest import Holdfire
from tests.sources.archives import http, packed, record

PAGES = ("04-moscow-denies-plan-b.html", "15-kafr-hamra.html")


def archive_of(pages: Iterable[Path]) -> bytes:
    """The pages as a crawler keeps them, with what else a crawl holds."""
    answers = [
        record(http(page.read_bytes(), content_type="text/html"), uri=f"http://archive.example/{page.stem}")
        for page in pages
    ]
    request = record(b"GET / HTTP/1.1\r\n\r\n", kind="request")
    image = record(http(b"\x89PNG", content_type="image/png"), uri="http://archive.example/a.png")
    return packed(request, *answers, image, record(http(status="404 Not Found")))


def texts_of(path: Path, case: Path, holdfire: Holdfire) -> list[str]:
    result = holdfire("read", path, "--jsonl", "--case", case)
    assert result.exit_code == 0, result.output
    return [json.loads(line)["report"]["text"] for line in result.stdout.splitlines()]


def test_pages_of_a_web_archive_give_the_reports_of_the_pages(syria: Path, holdfire: Holdfire) -> None:
    pages = [syria / "captures" / name for name in PAGES]
    expected = [text for page in pages for text in texts_of(page, syria, holdfire)]
    archive = syria / "captures" / "crawl.warc.gz"
    archive.write_bytes(archive_of(pages))
    assert texts_of(archive, syria, holdfire) == expected
    with ZipFile(syria / "captures" / "crawl.wacz", "w") as collection:
        collection.writestr("archive/data.warc.gz", archive.read_bytes())
    assert texts_of(syria / "captures" / "crawl.wacz", syria, holdfire) == expected


def test_a_case_of_an_archive_alone_runs_and_tells_what_was_passed_over(
    syria: Path, holdfire: Holdfire, export
) -> None:
    captures = syria / "captures"
    archive = archive_of(captures / name for name in PAGES)
    for path in captures.iterdir():
        path.unlink()
    (captures / "crawl.warc.gz").write_bytes(archive)
    result = holdfire("run", syria)
    assert result.exit_code == 0, result.output
    told = " ".join(result.output.split())
    assert "2 captures seen, 2 read anew" in told
    assert "crawl.warc.gz: beside its reports: HTTP errors (1), images (1), requests (1)." in told
    assert "Could not be read" not in told
    assert export(syria, "statements")
    with viewing(read_config(syria, {})) as view:
        assert [(one.kind, one.count) for one in view.skipped()] == [
            ("HTTP errors", 1),
            ("images", 1),
            ("requests", 1),
        ]
    assert "nothing changed" in holdfire("run", syria).output


def test_an_archive_that_is_cut_off_gives_what_came_before_and_is_told(
    syria: Path, holdfire: Holdfire
) -> None:
    captures = syria / "captures"
    archive = archive_of(captures / name for name in PAGES)
    for path in captures.iterdir():
        path.unlink()
    (captures / "crawl.warc.gz").write_bytes(archive[: len(archive) * 2 // 3])
    result = holdfire("run", syria)
    assert result.exit_code == 0, result.output
    assert "1 read anew" in result.output
    assert "cut off" in " ".join(result.output.split())
