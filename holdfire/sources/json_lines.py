"""Reads JSON Lines files of reports: one line, one capture."""

import json
from collections.abc import Iterator
from pathlib import Path

from holdfire.model.capture import Capture, FailedCapture, MediaType
from holdfire.sources.files import bytes_of

_SUFFIXES = (".jsonl", ".ndjson")
_NEEDED = ("id", "text")


def reads_json_lines(path: Path) -> bool:
    """Whether the name of the file says that it holds JSON Lines."""
    return path.suffix.lower() in _SUFFIXES


def read_json_lines(path: Path, origin: str) -> Iterator[Capture | FailedCapture]:
    """A capture for each line that is a report, a FailedCapture for each that is not.

    A report is an object with at least `id` and `text`, both strings with something in them; its origin
    is `file.jsonl#12`, lines counted from 1. Blank lines are passed over.
    """
    data = bytes_of(path, origin)
    if isinstance(data, FailedCapture):
        yield data
        return
    for number, line in enumerate(data.split(b"\n"), start=1):
        stripped = line.strip().removeprefix(b"\xef\xbb\xbf")
        if stripped:
            yield _of_line(stripped, f"{origin}#{number}")


def _of_line(line: bytes, origin: str) -> Capture | FailedCapture:
    fault = _fault(line)
    if fault:
        return FailedCapture(origin=origin, reason=fault, size=len(line))
    return Capture(data=line, origin=origin, media_type=MediaType.ITEM)


def _fault(line: bytes) -> str | None:
    """What keeps a line from being a report, None where nothing does."""
    try:
        item = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"the line is not UTF-8 (byte {error.start + 1}): JSON Lines are written in UTF-8"
    except json.JSONDecodeError as error:
        return f"the line is not JSON ({error.msg} at column {error.colno}): write one object a line"
    except RecursionError:
        return "the line is nested too deeply: write one flat object a line"
    if not isinstance(item, dict):
        return f"the line is a JSON {type(item).__name__}, not an object with id and text"
    for key in _NEEDED:
        value = item.get(key)
        if not isinstance(value, str) or not value.strip():
            found = f"{key} is {value!r}"[:80] if key in item else f"{key} is missing"
            return f"{found}: every line needs an id and a text, both strings with something in them"
    return None
