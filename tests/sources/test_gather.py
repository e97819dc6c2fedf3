"""Gathering: a stable order, nothing lost silently, a reason that says what to do."""

from pathlib import Path

from holdfire.model.capture import Capture, FailedCapture, MediaType
from holdfire.sources.files import MAX_BYTES
from holdfire.sources.gather import gather


def _write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def _captures(*paths: Path) -> list[Capture]:
    return [found for found in gather(paths) if isinstance(found, Capture)]


def _failures(*paths: Path) -> dict[str, str]:
    return {found.origin: found.reason for found in gather(paths) if isinstance(found, FailedCapture)}


def test_a_folder_is_walked_in_order_of_name_whatever_order_it_was_written_in(tmp_path: Path) -> None:
    _write(tmp_path, {"b.txt": b"two", "c/a.html": b"<p>three", "a.txt": b"one", "c.txt": b"four"})
    assert [capture.origin for capture in _captures(tmp_path)] == ["a.txt", "b.txt", "c/a.html", "c.txt"]


def test_the_kind_of_a_file_is_told_by_its_ending_in_any_case(tmp_path: Path) -> None:
    _write(
        tmp_path,
        {"a.HTM": b"<p>x", "b.xhtml": b"<p>x", "c.TXT": b"x", "d.ndjson": b'{"id": "1", "text": "x"}'},
    )
    kinds = [capture.media_type for capture in _captures(tmp_path)]
    assert kinds == [MediaType.HTML, MediaType.HTML, MediaType.TEXT, MediaType.ITEM]


def test_the_bytes_come_unchanged(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\xff"
    _write(tmp_path, {"a.txt": data})
    assert _captures(tmp_path)[0].data == data


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    _write(tmp_path, {".hidden.txt": b"x", ".git/a.txt": b"x", "a.txt": b"x"})
    assert [found.origin for found in gather([tmp_path])] == ["a.txt"]


def test_a_file_given_itself_is_read_under_its_name(tmp_path: Path) -> None:
    _write(tmp_path, {"deep/a.txt": b"x"})
    assert [capture.origin for capture in _captures(tmp_path / "deep" / "a.txt")] == ["a.txt"]


def test_the_same_bytes_in_two_files_come_twice(tmp_path: Path) -> None:
    _write(tmp_path, {"a.txt": b"same", "b.txt": b"same"})
    first, second = _captures(tmp_path)
    assert first.sha256 == second.sha256
    assert first.origin != second.origin


def test_what_cannot_be_taken_in_is_told_with_a_reason(tmp_path: Path) -> None:
    files = {
        "empty.txt": b" \n",
        "paper.docx": b"x",
        "scan.html": b"%PDF-1.4 ...",
        "noise.txt": bytes(range(32)) * 99,
    }
    failures = _failures(_write(tmp_path, files))
    assert "capture the page again" in failures["empty.txt"]
    assert ".docx" in failures["paper.docx"]
    assert ".html" in failures["paper.docx"]
    assert "a PDF" in failures["scan.html"]
    assert "binary data" in failures["noise.txt"]


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "check the path" in _failures(tmp_path / "gone.txt")[str(tmp_path / "gone.txt")]


def test_a_file_that_is_too_large_is_told_without_being_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    path.chmod(0)
    (found,) = gather([tmp_path])
    assert isinstance(found, FailedCapture)
    assert "split it" in found.reason
    assert found.size == MAX_BYTES + 1
    assert found.sha256 is None


def test_a_dangling_link_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert list(_failures(tmp_path)) == ["a.txt"]


def test_text_in_utf_16_is_not_taken_for_binary_data(tmp_path: Path) -> None:
    text = "The truce held.\n" * 50
    _write(tmp_path, {"a.txt": text.encode("utf-16"), "b.txt": text.encode("utf-16-le")})
    assert len(_captures(tmp_path)) == 2
