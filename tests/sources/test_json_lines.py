"""JSON Lines: each line one capture, each bad line one failure with its number."""

import json
from pathlib import Path

import pytest

from holdfire.model.capture import Capture, FailedCapture
from holdfire.sources.json_lines import read_json_lines


def _read(folder: Path, data: bytes) -> list[Capture | FailedCapture]:
    path = folder / "items.jsonl"
    path.write_bytes(data)
    return list(read_json_lines(path, "items.jsonl"))


def test_each_line_is_a_capture_with_its_number(tmp_path: Path) -> None:
    lines = [json.dumps({"id": str(number), "text": "The truce held."}).encode() for number in (1, 2)]
    found = _read(tmp_path, lines[0] + b"\r\n\n" + lines[1])
    assert [(one.origin, one.data) for one in found if isinstance(one, Capture)] == [
        ("items.jsonl#1", lines[0]),
        ("items.jsonl#3", lines[1]),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "x"}', "id is missing"),
        (b'{"id": "1"}', "text is missing"),
        (b'{"id": 7, "text": "x"}', "id is 7"),
        (b'{"id": "1", "text": "  "}', "text is '  '"),
        (b"[1, 2]", "not an object"),
        (b'{"id": "1", ', "not JSON"),
        (b'{"id": "1", "text": "\xff"}', "not UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_bad_line_is_a_failure_and_the_next_is_read(tmp_path: Path, line: bytes, reason: str) -> None:
    bad, good = _read(tmp_path, line + b'\n{"id": "1", "text": "x"}')
    assert isinstance(bad, FailedCapture)
    assert bad.origin == "items.jsonl#1"
    assert reason in bad.reason
    assert isinstance(good, Capture)


def test_a_byte_order_mark_before_the_first_line_does_no_harm(tmp_path: Path) -> None:
    (found,) = _read(tmp_path, b'\xef\xbb\xbf{"id": "1", "text": "x"}\n')
    assert isinstance(found, Capture)
