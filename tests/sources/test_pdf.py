"""PDF files: taken in as they are; a file that only bears the name is told."""

from pathlib import Path

from holdfire.model.capture import Capture, FailedCapture, MediaType
from holdfire.sources.files import MAX_BYTES
from holdfire.sources.gather import gather


def test_a_pdf_is_a_capture_with_its_bytes_unchanged(tmp_path: Path) -> None:
    data = b"%PDF-1.4\n%\xff\xff\n..."
    (tmp_path / "a.PDF").write_bytes(data)
    assert list(gather([tmp_path])) == [Capture(data=data, origin="a.PDF", media_type=MediaType.PDF)]


def test_a_file_that_is_no_pdf_whatever_its_name_says_is_told(tmp_path: Path) -> None:
    for name, data in {"a.pdf": b"<html>", "b.pdf": b"", "c.pdf": b"\x89PNG"}.items():
        (tmp_path / name).write_bytes(data)
    reasons = [one.reason for one in gather([tmp_path]) if isinstance(one, FailedCapture)]
    assert [reason.partition(":")[0] for reason in reasons] == [
        "the file is not a PDF, as its name says",
        "the file is empty",
        "the file is not a PDF, as its name says",
    ]


def test_a_pdf_under_another_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.4")
    (found,) = gather([tmp_path])
    assert isinstance(found, FailedCapture)
    assert "is a PDF" in found.reason


def test_a_pdf_too_large_is_told_without_being_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    (found,) = gather([tmp_path])
    assert isinstance(found, FailedCapture)
    assert found.size == MAX_BYTES + 1
