"""Reads one line of a JSON Lines file: a report whose text and particulars someone already parted."""

import json
import re
from dataclasses import dataclass

from holdfire.model.errors import CaptureError


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A report as a JSON Lines file gives it. All but `id` and `text` may be missing."""

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    zone: str | None = None


_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_OPTIONAL = ("published", "outlet", "url", "language", "zone")


def read_item(data: bytes) -> Item:
    """The report of a line. Raises CaptureError where the line is not an object with an id and a text,
    or a field of it is not a string."""
    try:
        found = json.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise CaptureError(f"the line is not JSON in UTF-8: {error}") from error
    if not isinstance(found, dict):
        raise CaptureError("the line is not a JSON object")
    for name in ("id", "text"):
        if not isinstance(found.get(name), str) or not found[name].strip():
            raise CaptureError(f"{name} is missing: every line needs an id and a text")
    for name in _OPTIONAL:
        if not isinstance(found.get(name), str | None):
            raise CaptureError(f"{name} is {found[name]!r}: expected a string")
    text = _LONE_SURROGATE.sub("\ufffd", found["text"])
    return Item(id=found["id"], text=text, **{name: found.get(name) or None for name in _OPTIONAL})
